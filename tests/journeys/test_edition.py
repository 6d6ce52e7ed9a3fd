"""From a draft to a published edition in a real browser: the city writes, one reviews, another publishes."""

import io
import json
import re

import pytest
from django.test import Client
from pypdf import PdfReader

from accounts.choices import Role
from cities.models import City
from core.search import search
from profiles.models import Figure, ProfileEdition
from tests.people import PASSWORD, official, secretary
from tests.reading import body

SECTION = "rights_services.housing"
ARABIC = "تتيح المدينة السكن المؤقت للوافدين الجدد عبر مكتب واحد."
WORD = "المؤقت"
NOTE = "Please say which year the second figure is of."


def signed_in(visit, live_site, email):
    window = visit()
    window.goto(f"{live_site}/en/accounts/login/")
    window.fill("[name=login]", email)
    window.fill("[name=password]", PASSWORD)
    window.locator("main form:has([name=password]) button[type=submit]").first.click()
    window.wait_for_url("**/account/")
    return window


def public_state() -> dict:
    """All that a reader could see of Turin's profile and its figures, and what she finds."""
    reader = Client()
    pages = ["/ar/cities/turin/profile/", "/en/cities/turin/", "/en/figures.csv?city=turin"]
    pages += ["/api/v1/figures/?city=turin", "/api/v1/cities/turin/profile/", "/sitemap.xml"]
    state = {address: without_tokens(body(reader.get(address))) for address in pages}
    state["paper"] = paper(reader, "/ar/cities/turin/profile/")
    state["found"] = [hit.path for hit in search(WORD, "ar", kind="profile").hits]
    return state


def without_tokens(text: str) -> str:
    return re.sub(r'nonce="[^"]*"', "", text)


def paper(reader, address) -> str:
    """The text of the newest edition's PDF."""
    number = ProfileEdition.objects.published().get(city__slug="turin").number
    content = body_bytes(reader.get(f"{address}{number}/profile.pdf"))
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def body_bytes(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


def step(window, live_site, name, *, note=""):
    """Take one step of the review by its page."""
    window.goto(f"{live_site}/en/my-city/turin/profile/{name}/")
    if note:
        window.fill("[name=note]", note)
    window.locator("main form.own-form button.button[type=submit]").first.click()
    window.wait_for_url("**/my-city/turin/profile/")


def change_figure(window, live_site, figure, value):
    window.goto(f"{live_site}/en/my-city/turin/profile/figures/{figure.thread}/")
    window.fill("[name=value]", value)
    window.get_by_role("button", name="Save in the draft").click()
    window.wait_for_url("**/profile/figures/**")


def answer_every_doubt(window, live_site):
    """The authors say why each figure that looks impossible is right."""
    for _attempt in range(30):
        window.goto(f"{live_site}/en/my-city/turin/profile/doubts/")
        empty = [box for box in window.locator("main textarea").all() if not box.input_value()]
        if not empty:
            return
        empty[0].fill("Checked with the statistics office.")
        empty[0].locator("xpath=ancestor::form").locator("button[type=submit]").first.click()
        window.wait_for_load_state()
    raise AssertionError("doubts without an answer are left")


@pytest.mark.django_db(transaction=True)
def test_an_edition_from_the_first_word_to_its_readers(live_site, visit):
    turin = City.objects.get(slug="turin")
    people = [official(Role.CITY_SUBMITTER, turin), secretary(Role.REVIEWER), secretary(Role.PUBLISHER)]
    author, reviewer, publisher = (signed_in(visit, live_site, person.email) for person in people)
    first_csv = body(Client().get("/en/cities/turin/profile/1/figures.csv"))
    before = public_state()

    # The author starts edition 2, changes three figures and writes one section in Arabic.
    author.goto(f"{live_site}/en/my-city/turin/profile/")
    author.get_by_role("button", name="Start edition 2").click()
    author.wait_for_url("**/my-city/turin/profile/")
    edition = ProfileEdition.objects.get(city=turin, number=2)
    codes = ["population", "long_term_permits", "citizenship_applications"]
    chosen = [
        Figure.objects.filter(edition=edition, indicator__code=code, breakdown=None).order_by("-value").first()
        for code in codes
    ]
    for figure, typed in zip(chosen, ["2 301 007", "41034", "٤٠٠١"], strict=True):
        change_figure(author, live_site, figure, typed)
    stored = [int(Figure.objects.get(pk=figure.pk).value) for figure in chosen]
    assert stored == [2301007, 41034, 4001]
    author.goto(f"{live_site}/en/my-city/turin/profile/chapters/{SECTION}/")
    author.fill("[name=body_ar]", ARABIC)
    author.get_by_role("button", name="Save in the draft").click()
    author.wait_for_selector("[data-saved]")
    answer_every_doubt(author, live_site)
    step(author, live_site, "submit")
    assert public_state() == before

    # The reviewer asks for a change; she answers it, and hands the edition in again.
    step(reviewer, live_site, "request-changes", note=NOTE)
    author.goto(f"{live_site}/en/my-city/turin/profile/")
    assert NOTE in author.inner_text("main")
    change_figure(author, live_site, chosen[1], "41035")
    answer_every_doubt(author, live_site)
    step(author, live_site, "submit")
    step(reviewer, live_site, "approve")
    assert public_state() == before

    # The publisher publishes: everything changes at that moment, and edition 1 stays what it was.
    step(publisher, live_site, "publish")
    after = public_state()
    assert ARABIC in after["/ar/cities/turin/profile/"]
    assert "2301007" in after["/en/figures.csv?city=turin"]
    assert any(row["value"].startswith("41035") for row in json.loads(after["/api/v1/figures/?city=turin"])["results"])
    assert after["/api/v1/cities/turin/profile/"] != before["/api/v1/cities/turin/profile/"]
    assert "/ar/cities/turin/profile/2/" in after["/sitemap.xml"]
    assert after["paper"] != before["paper"]
    assert "2,301,007" in after["paper"]
    assert (before["found"], after["found"]) == ([], ["cities/turin/profile/"])
    assert body(Client().get("/en/cities/turin/profile/1/figures.csv")) == first_csv
    older = Client().get("/ar/cities/turin/profile/1/")
    assert older.status_code == 200
    assert ARABIC not in body(older)
