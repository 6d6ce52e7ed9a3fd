"""A city records what it adapted from another; the case study shows its family tree."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.choices import Role
from accounts.models import User
from cities.models import City, CityContact
from core.errors import NotAllowed, Refused, Stale
from core.models import OutboxMessage
from library import actions
from library.family import family_of
from library.models import Adaptation, CaseStudy
from tests.borrowing import a_case, recorded
from tests.people import official
from tests.queries import queries_of
from tests.reading import body, read

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SECRET = "Zanzibarium"


def city(slug: str) -> City:
    return City.objects.get(slug=slug)


@pytest.fixture
def housing():
    return a_case("housing-in-lyon", city("lyon"), "Housing in Lyon")


@pytest.fixture
def editor():
    return official(Role.CITY_EDITOR, city("turin"))


@pytest.fixture
def submitter():
    return official(Role.CITY_SUBMITTER, city("turin"))


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def questions_for(study: CaseStudy) -> int:
    with CaptureQueriesContext(connection) as queries:
        family_of(study)
    return len(queries)


def published(study: CaseStudy, slug: str, **values) -> Adaptation:
    person = User.objects.filter(posts__city__slug=slug, posts__role=Role.CITY_SUBMITTER).first()
    person = person or official(Role.CITY_SUBMITTER, city(slug))
    row = recorded(study, city(slug), person, **values)
    return actions.publish_adaptation(row, by=person, version=row.version)


def test_an_editor_writes_a_submitter_publishes_and_the_city_of_origin_gets_one_mail(housing, editor, submitter):
    CityContact.objects.create(city=city("lyon"), email="housing@lyon.example")
    client = signed_in(editor)
    response = client.get("/en/case-studies/housing-in-lyon/adapt/")
    assert response.url == "/en/my-city/turin/adaptations/new/housing-in-lyon/"
    assert "A failure is as welcome as a success" in client.get(response.url).content.decode()
    words = {"version": "0", "progress": "given_up", "cost_band": "to_10", "kept_en": "The contract with owners."}
    saved = client.post(response.url, words)
    row = Adaptation.objects.get()
    assert saved.url == f"/en/my-city/turin/adaptations/{row.pk}/"
    assert client.get(response.url).url == saved.url, "the same is recorded once"
    assert client.post(f"{saved.url}publish/", {"version": row.version}).status_code == 403

    with pytest.raises(Refused, match="Say what did not work"):
        actions.publish_adaptation(row, by=submitter, version=row.version)
    actions.edit_adaptation(row, {"failure_en": "Owners feared the risk."}, by=editor, version=row.version)
    row.refresh_from_db()
    assert signed_in(submitter).post(f"{saved.url}publish/", {"version": row.version}).status_code == 302
    page = read(Client().get("/en/case-studies/housing-in-lyon/"))
    (branch,) = page.one("ul", cls="family").all("li")
    for words in ("Turin", "Given up by the city", "Owners feared the risk.", "The contract with owners."):
        assert words in branch.text
    (mail,) = OutboxMessage.objects.filter(key__startswith="adaptation-")
    assert (mail.to, "Turin" in mail.subject, "Housing in Lyon" in mail.text) == ("housing@lyon.example", True, True)
    assert "Housing in Lyon" in read(Client().get("/en/cities/turin/")).one("ul", cls="family").text


def test_a_city_borrows_from_another_once_and_tells_it_in_a_case_of_its_own(housing, editor):
    recorded(housing, city("turin"), editor)
    with pytest.raises(ValidationError, match="recorded this already"):
        recorded(housing, city("turin"), editor)
    with pytest.raises(ValidationError, match="own case study"):
        recorded(a_case("of-turin", city("turin")), city("turin"), editor)
    with pytest.raises(ValidationError, match="your own city"):
        recorded(a_case("of-lisbon", city("lisbon")), city("turin"), editor, told_in=housing)
    with pytest.raises(NotAllowed):
        recorded(housing, city("lisbon"), editor)


def test_a_draft_leaves_no_trace_and_what_is_taken_back_is_gone(housing, editor, submitter):
    own = a_case("told-in-turin", city("turin"), "Told in Turin")
    row = recorded(housing, city("turin"), editor, kept_en=SECRET)
    public = [
        *[
            "/en/case-studies/housing-in-lyon/",
            "/en/cities/turin/",
            "/en/adaptations.csv",
            "/en/adaptations.csv?city=turin",
        ],
        *["/api/v1/adaptations/", f"/api/v1/adaptations/{row.pk}/", "/api/v1/adaptations/?case=housing-in-lyon"],
    ]
    elsewhere = signed_in(official(Role.CITY_ADMIN, city("lyon")))
    for client in (Client(), elsewhere):
        assert [address for address in public if SECRET in body(client.get(address))] == []
    actions.publish_adaptation(row, by=submitter, version=row.version)
    assert [address for address in public if SECRET not in body(Client().get(address))] == ["/en/cities/turin/"]
    with pytest.raises(NotAllowed):
        actions.edit_adaptation(row, {"kept_en": "More."}, by=editor, version=row.version + 1)
    actions.edit_adaptation(row, {"told_in": own}, by=submitter, version=row.version + 1)
    own.editions.update(status="withdrawn", withdrawn_reason="Wrong.", withdrawn_at="2026-01-01T00:00:00Z")
    texts = [body(Client().get(address)) for address in public]
    assert not [text for text in texts if "told-in-turin" in text], "a case that is not public is not named"
    actions.withdraw_adaptation(row, by=submitter, reason="It was another project.", version=row.version + 2)
    assert [address for address in public if SECRET in body(Client().get(address))] == []


def test_the_tree_goes_down_to_those_who_borrowed_from_borrowers_and_up_to_the_first(housing):
    turin, tunis = a_case("turin-told", city("turin"), "Turin told"), a_case("tunis-told", city("tunis"), "Tunis told")
    published(housing, "turin", told_in=turin)
    published(turin, "tunis", told_in=tunis)
    published(tunis, "lisbon", progress="planned")
    published(housing, "vienna", progress="under_way")

    (first, second) = family_of(CaseStudy.objects.with_text().get(pk=housing.pk)).branches
    assert (str(first.title), [str(branch.title) for branch in first.branches]) == ("Turin told", ["Tunis told"])
    assert str(first.branches[0].branches[0].city) == "Lisbon"
    assert (str(second.city), second.badge.label, second.branches) == ("Vienna", "Under way", [])
    family = family_of(CaseStudy.objects.with_text().get(pk=tunis.pk))
    assert [str(origin.title) for origin in family.origins] == ["Turin told"]
    assert [str(origin.title) for origin in family.origins[0].origins] == ["Housing in Lyon"]
    page = read(Client().get("/ar/case-studies/housing-in-lyon/"))
    assert [len(tree.all("ul", cls="family")) for tree in page.all("ul", cls="family")] == [2, 1, 0]


def test_a_large_family_costs_as_many_queries_as_a_small_one(housing):
    published(housing, "turin", told_in=a_case("turin-told", city("turin")))
    study = CaseStudy.objects.with_text().get(pk=housing.pk)
    few = questions_for(study)
    for slug in ("tunis", "lisbon", "vienna", "rabat"):
        published(housing, slug, told_in=a_case(f"{slug}-told", city(slug)))
    assert questions_for(study) == few


def test_no_case_study_descends_from_itself(housing, submitter):
    turin, tunis = a_case("turin-told", city("turin")), a_case("tunis-told", city("tunis"))
    published(housing, "turin", told_in=turin)
    published(turin, "tunis", told_in=tunis)
    with pytest.raises(Refused, match="none descends from itself"):
        published(tunis, "lyon", told_in=housing)
    row = published(tunis, "lyon")
    lyon = User.objects.get(posts__city__slug="lyon")
    with pytest.raises(Refused, match="none descends from itself"):
        actions.edit_adaptation(row, {"told_in": housing}, by=lyon, version=row.version)


def test_a_circle_of_drafts_is_refused_to_the_last_who_publishes(housing, submitter):
    turin = a_case("turin-told", city("turin"))
    lyon = official(Role.CITY_SUBMITTER, city("lyon"))
    there = recorded(housing, city("turin"), submitter, told_in=turin)
    back = recorded(turin, city("lyon"), lyon, told_in=housing)
    actions.publish_adaptation(there, by=submitter, version=there.version)
    with pytest.raises(Refused, match="none descends from itself"):
        actions.publish_adaptation(back, by=lyon, version=back.version)


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_the_same_time_make_no_circle():
    housing, turin = a_case("housing-in-lyon", city("lyon")), a_case("turin-told", city("turin"))
    pairs = [(housing, "turin", turin), (turin, "lyon", housing)]
    drafts = []
    for study, slug, told in pairs:
        person = official(Role.CITY_SUBMITTER, city(slug))
        drafts.append((recorded(study, city(slug), person, told_in=told), person))

    def publish(draft):
        row, person = draft
        try:
            actions.publish_adaptation(row, by=person, version=row.version)
        except Refused:
            return "refused"
        finally:
            connection.close()
        return "published"

    with ThreadPoolExecutor(2) as crowd:
        assert sorted(crowd.map(publish, drafts)) == ["published", "refused"]


def test_who_records_for_no_city_is_told_so_before_her_words_are_read(housing, editor):
    post = {"content_type": "application/json"}
    reader = official(Role.CITY_READER, city("turin"))
    assert Client().post("/api/v1/adaptations/", {}, **post).status_code == 403
    assert signed_in(reader).post("/api/v1/adaptations/", {}, **post).status_code == 403
    assert signed_in(editor).post("/api/v1/adaptations/", {}, **post).status_code == 400


def test_over_the_api_nobody_overwrites_what_she_has_not_read(housing, editor, submitter):
    post = {"content_type": "application/json"}
    client = signed_in(editor)
    words = {"case_study": "housing-in-lyon", "city": "turin", "progress": "under_way", "changed_fr": "Le bail."}
    made = client.post("/api/v1/adaptations/", words, **post)
    assert (made.status_code, made.json()["status"], made.json()["changed"]) == (201, "draft", {"fr": "Le bail."})
    one, etag = f"/api/v1/adaptations/{made.json()['id']}/", made["ETag"]
    assert client.patch(one, {"months": 7}, **post).status_code == 428
    changed = client.patch(one, {"months": 7}, headers={"If-Match": etag}, **post)
    assert (changed.json()["months"], changed["ETag"] != etag) == (7, True)
    assert client.patch(one, {"months": 8}, headers={"If-Match": etag}, **post).status_code == 412
    with pytest.raises(Stale):
        actions.publish_adaptation(Adaptation.objects.get(), by=submitter, version=1)
    assert client.post(f"{one}publish/", headers={"If-Match": changed["ETag"]}).status_code == 403
    assert Client().get(one).status_code == 404
    public = signed_in(submitter).post(f"{one}publish/", headers={"If-Match": changed["ETag"]})
    assert (public.status_code, Client().get(one).json()["months"]) == (200, 7)
    lines = body(Client().get("/en/adaptations.csv?progress=under_way")).splitlines()
    assert len(lines) == 2 and lines[1].startswith("housing-in-lyon,lyon,turin,under_way")
    assert Client().get("/en/adaptations.csv?progress=nonsense").status_code == 400
    reason, publisher = {"reason": "Wrong."}, signed_in(submitter)
    assert publisher.post(f"{one}withdraw/", reason, **post).status_code == 428
    assert publisher.post(f"{one}withdraw/", reason, headers={"If-Match": etag}, **post).status_code == 412
    back = publisher.post(f"{one}withdraw/", reason, headers={"If-Match": public["ETag"]}, **post)
    assert back.json()["status"] == "withdrawn"
    gone = Client().get(one)
    assert (gone.status_code, gone.json()["reason"]) == (410, "Wrong.")
    assert gone.json()["withdrawn_at"].startswith("20")
    assert client.delete(one, headers={"If-Match": '"9"'}).status_code in (409, 412)


# Found


def found(words: str, language: str = "en") -> list[str]:
    page = read(Client().get(f"/{language}/search/?q={words}&kind=adaptation"))
    return [link for link in page.one("main").links if "#adaptation-" in link]


def test_what_a_city_adapted_is_found_from_its_publication_until_it_is_taken_back(housing, editor, submitter):
    row = recorded(housing, city("turin"), editor, kept_en=f"The {SECRET} rent.", kept_fr="Le loyer.")
    assert found(SECRET) == []
    row = actions.publish_adaptation(row, by=submitter, version=row.version)
    address = f"case-studies/{housing.slug}/#adaptation-{row.pk}"
    assert found(SECRET) == [f"/en/{address}"]
    assert found("loyer", "fr") == [f"/fr/{address}"]
    assert f"adaptation-{row.pk}" in body(Client().get(f"/en/case-studies/{housing.slug}/"))
    (hit,) = Client().get(f"/api/v1/search/?q={SECRET}&kind=adaptation").json()["results"]
    assert (hit["kind"], hit["url"]) == ("adaptation", f"/en/{address}")
    actions.edit_adaptation(row, {"kept_en": "The garden."}, by=submitter, version=row.version)
    assert found(SECRET) == []
    assert found("garden") == [f"/en/{address}"]
    actions.withdraw_adaptation(row, by=submitter, reason="Not true any more.", version=row.version + 1)
    assert found("garden") == []


def test_a_city_reads_what_it_borrowed_with_as_many_questions_for_one_as_for_many(editor):
    lyon, client = city("lyon"), signed_in(editor)
    recorded(a_case("one", lyon, "One of Lyon"), city("turin"), editor)
    a_case("own-one", city("turin"))
    pages = ["/en/my-city/turin/adaptations/", f"/en/my-city/turin/adaptations/{Adaptation.objects.get().pk}/"]
    client.get(pages[0])
    few = [queries_of(client, page) for page in pages]
    for number in range(4):
        recorded(a_case(f"more-{number}", lyon), city("turin"), editor)
        a_case(f"own-{number}", city("turin"))
    assert [queries_of(client, page) for page in pages] == few
    assert "One of Lyon" in body(client.get(pages[0]))
