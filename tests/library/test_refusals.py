"""What the database refuses is told in a sentence; what was withdrawn leaves no trace."""

import pytest
from django.apps import apps
from django.db import IntegrityError
from django.test import Client

from accounts.choices import Role
from cities.models import City
from core.changing import sentence_of
from core.errors import Refused
from core.models import SearchDocument
from library import actions
from library.models import Adaptation
from tests.borrowing import a_case, recorded
from tests.library.editions import Office
from tests.library.test_recommendations import send, signed_in
from tests.people import official, secretary
from tests.reading import body

pytestmark = pytest.mark.django_db
SECRET = "Zanzibarium"
# Told once in the kernel, for the editions of every app: no form and no action can break these.
OF_EDITIONS = ("_number_once", "_published_has_date", "_only_approved_is_scheduled", "_thread_once", "_file_once")


def city(slug: str) -> City:
    return City.objects.get(slug=slug)


def test_every_constraint_of_the_library_says_in_a_sentence_what_is_wrong():
    silent = [
        one.name
        for model in apps.get_app_config("library").get_models()
        for one in model._meta.constraints
        if not sentence_of(one.name).endswith(".")
    ]
    assert [name for name in silent if not name.endswith(OF_EDITIONS)] == []


@pytest.fixture
def at_the_same_moment(monkeypatch):
    """Two who write at the same moment both pass every check: the database alone stands between them."""
    monkeypatch.setattr(Adaptation, "full_clean", lambda *args, **kwargs: None)


def test_of_two_who_record_the_same_at_once_the_second_is_told(at_the_same_moment):
    study, editor = a_case("of-lyon", city("lyon")), official(Role.CITY_EDITOR, city("turin"))
    recorded(study, city("turin"), editor)
    with pytest.raises(Refused, match="Your city has recorded this already"):
        recorded(study, city("turin"), editor)
    sent = {"case_study": study.slug, "city": "turin", "progress": "planned"}
    answer = send(signed_in(editor), "/api/v1/adaptations/", "post", sent)
    assert answer.status_code == 409
    assert "Your city has recorded this already" in answer.json()["detail"]
    assert Adaptation.objects.count() == 1


def test_of_two_who_take_the_same_name_at_once_the_second_is_told(monkeypatch):
    officer = secretary(Role.OFFICER)
    monkeypatch.setattr("library.actions.publications.free_slug", lambda title: "leaflet")
    monkeypatch.setattr("library.models.Publication.full_clean", lambda *args, **kwargs: None)
    answer = signed_in(officer).post("/en/desk/new-publication/", {"kind": "report", "title_en": "Leaflet"})
    assert answer.status_code == 400
    assert "Somebody has written the same at this moment." in body(answer)


def test_what_is_no_refusal_of_a_person_stays_a_fault(monkeypatch):
    officer = secretary(Role.OFFICER)
    monkeypatch.setattr("library.models.Publication.full_clean", lambda *args, **kwargs: None)
    with pytest.raises(IntegrityError):
        actions.start_publication({"kind": None, "title_en": "No kind"}, by=officer)


PLACES = [
    "/en/",
    "/en/case-studies/",
    "/en/case-studies.csv",
    "/en/case-studies.json",
    "/en/case-studies.geojson",
    "/en/case-studies.bib",
    "/en/case-studies.ris",
    "/en/case-studies.atom",
    "/en/case-studies/of-lisbon/",
    "/en/adaptations.csv",
    "/en/cities/turin/",
    "/en/cities/lisbon/",
    "/en/toolkit/gather-figures/",
    "/en/recommendations/MC2CM-R1/",
    f"/en/search/?q={SECRET}",
    "/sitemap.xml",
    "/api/v1/case-studies/?page_size=200",
    "/api/v1/case-studies/facets/",
    "/api/v1/adaptations/",
    f"/api/v1/search/?q={SECRET}",
]


def traces() -> set[str]:
    """Where the hidden words or the hidden address can be read by anybody."""
    asked_for = f"/en/search/?q={SECRET}"
    seen = set()
    for place in PLACES:
        text = body(Client().get(place))
        if "a-house-for-newcomers" in text or (SECRET in text and place != asked_for and "search" not in place):
            seen.add(place)
    return seen


def test_a_withdrawn_case_study_leaves_no_trace_but_the_reason_at_its_address():
    office = Office(city("turin"))
    edition = office.taken_to(office.draft(abstract_en=SECRET, themes=["data"]), "published")
    lisbon = official(Role.CITY_SUBMITTER, city("lisbon"))
    told = a_case("of-lisbon", city("lisbon"))
    row = recorded(edition.case_study, city("lisbon"), lisbon, kept_en=f"{SECRET} too", told_in=told)
    actions.publish_adaptation(row, by=lisbon, version=row.version)
    assert {"/en/case-studies/", "/en/adaptations.csv", "/en/case-studies/of-lisbon/", "/sitemap.xml"} <= traces()
    about = [edition.case_study.tag, row.tag]
    assert SearchDocument.objects.filter(about__in=about).count() == 6
    actions.withdraw(edition, by=office.publisher, reason="It was wrong.")
    assert traces() == set()
    assert not SearchDocument.objects.filter(about__in=about).exists()
    gone = Client().get(f"/en/case-studies/{edition.case_study.slug}/")
    assert gone.status_code == 410
    assert "It was wrong." in body(gone)
    assert SECRET not in body(gone)
    again = office.taken_to(office.next(edition), "published")
    assert again.number == 2
    assert SearchDocument.objects.filter(about=row.tag).count() == 3, "what was borrowed is found with it"


def test_a_withdrawn_adaptation_leaves_no_trace_on_either_side():
    turin, lisbon = city("turin"), official(Role.CITY_SUBMITTER, city("lisbon"))
    study = a_case("of-turin", turin)
    row = recorded(study, city("lisbon"), lisbon, kept_en=SECRET)
    actions.publish_adaptation(row, by=lisbon, version=row.version)
    places = ["/en/case-studies/of-turin/", "/en/adaptations.csv", "/api/v1/adaptations/"]
    assert [place for place in places if SECRET in body(Client().get(place))] == places
    borrowed = f"#adaptation-{row.pk}"
    assert borrowed in body(Client().get("/en/cities/lisbon/"))
    row.refresh_from_db()
    actions.withdraw_adaptation(row, by=lisbon, reason="It was another project.", version=row.version)
    seen = [place for place in [*places, *PLACES[:10]] if SECRET in body(Client().get(place))]
    assert seen == []
    assert borrowed not in body(Client().get("/en/cities/lisbon/"))
    assert not SearchDocument.objects.filter(about=row.tag).exists()
    assert Client().get(f"/api/v1/adaptations/{row.pk}/").status_code == 410


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("", "Say why: the reason stands at its address"),
        ("   ", "Say why: the reason stands at its address"),
        ("no\x00thing", "Null characters are not allowed."),
        ("long " * 500, "at most 2000 characters"),
    ],
)
@pytest.mark.parametrize("address", ["publications/leaflet", "recommendations/MC2CM-R1"])
def test_what_is_no_reason_withdraws_nothing_and_is_told(address, reason, words):
    client = signed_in(secretary(Role.PUBLISHER))
    answer = client.post(f"/en/desk/{address}/withdraw/", {"reason": reason, "version": "1"}, follow=True)
    assert words in body(answer)
    assert Client().get(f"/en/{address}/").status_code == 200
