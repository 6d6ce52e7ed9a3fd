"""The real record: what is in it, what is marked as doubtful or translated by machine, and what is not in it."""

import re
from decimal import Decimal

import pytest
import yaml
from django.conf import settings
from django.db.models import Q

from cities.choices import CityRole
from cities.models import City, Membership, Organisation, Phase
from core.choices import Confidence
from core.models import Citation, Source
from core.translation import LANGUAGES, State, TranslatedModel
from library.models import CaseStudy, Publication
from profiles.models import Figure, ProfileEdition
from tests.factories import our_models

pytestmark = pytest.mark.django_db

FOLDER = settings.BASE_DIR / "network_data"
TEXTS = {file.stem: file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.yaml"))}
PHASE_ONE = {"amman", "beirut", "lisbon", "lyon", "madrid", "tangier", "tunis", "turin", "vienna"}
PHASE_TWO_ONLY = {
    "cadiz", "casablanca", "dortmund", "grenoble", "naples", "oujda",
    "rabat", "seville", "sfax", "sousse", "tajoura", "tripoli",
}  # fmt: skip


def slugs(rows):
    return set(rows.values_list("slug", flat=True))


# Who belongs to the network


def test_the_network_has_twenty_members_in_twenty_one_city_records():
    members = City.objects.members()
    assert slugs(members) == PHASE_ONE | PHASE_TWO_ONLY
    assert members.count() == 21
    represented = Membership.objects.filter(role=CityRole.PARTNER, represented_by__slug="famsi")
    assert {membership.city.slug for membership in represented} == {"seville", "cadiz"}


def test_nine_cities_formed_the_first_phase_and_all_of_them_went_on():
    def partners(phase):
        return slugs(City.objects.filter(memberships__phase__slug=phase, memberships__role=CityRole.PARTNER))

    assert partners("phase-1") == PHASE_ONE
    assert partners("phase-2") == PHASE_ONE | PHASE_TWO_ONLY


@pytest.mark.parametrize(
    ("role", "cities"),
    [
        (CityRole.ACTION_HOST, {"nador", "al-hoceima", "fnideq", "tetouan", "raoued", "la-marsa", "zarqa"}),
        (CityRole.GUEST, {"chiyah", "nicosia"}),
        (CityRole.PRECURSOR_HOST, {"milan"}),
        (CityRole.CONSIDERED, {"algiers", "oran", "fes", "sabha"}),
    ],
)
def test_who_hosted_visited_or_was_considered_is_no_partner(role, cities):
    assert cities <= slugs(City.objects.filter(memberships__role=role))
    assert slugs(City.objects.members()) & cities == set()


def test_ten_countries_were_invited_in_2003():
    precursor = Phase.objects.get(slug="metro-med")
    assert precursor.starts == "2003"
    codes = {country.code for country in precursor.invited_countries.all()}
    assert codes == {"DZ", "HR", "FR", "GR", "IT", "LY", "MA", "PT", "ES", "TN"}


def test_every_city_has_a_part_in_the_network_and_a_name_in_three_languages():
    for city in City.objects.prefetch_related("memberships"):
        assert city.standing_role, city.slug
        assert all((city.name_en, city.name_fr, city.name_ar)), city.slug
    assert City.objects.count() == 35


def test_turin_is_the_metropolitan_city():
    turin = City.objects.get(slug="turin")
    assert "Metropolitan City of Turin" in turin.administration_name_en
    assert {figure.geography.slug for figure in turin.figures.filter(edition__number=1)} == {"turin-metropolitan-city"}


def test_two_cities_have_no_coordinates_because_none_were_found():
    assert slugs(City.objects.filter(Q(latitude=None) | Q(longitude=None))) == {"raoued", "chiyah"}


# What it has written


def test_seven_case_studies_have_a_title():
    assert {study.city.slug for study in CaseStudy.objects.published()} == PHASE_ONE - {"beirut", "madrid"}
    assert CaseStudy.objects.count() == 7


def test_the_nine_cities_and_sousse_have_a_first_edition():
    editions = ProfileEdition.objects.published()
    assert {(edition.city.slug, edition.number) for edition in editions} == {
        (slug, 1) for slug in PHASE_ONE | {"sousse"}
    }


def test_what_was_not_found_says_so():
    missing = slugs(Publication.objects.filter(available=False))
    assert "toolkit" in missing
    assert not Publication.objects.filter(available=False).exclude(url="").exists()


# Figures


def test_every_figure_has_a_source_and_says_how_it_is_known():
    figures = Figure.objects.all()
    assert figures.count() > 100
    assert set(figures.values_list("confidence", flat=True)) <= set(Confidence.values)
    assert not figures.filter(source=None).exists()


@pytest.mark.parametrize(
    ("city", "value", "geography"),
    [
        ("lisbon", "22", "lisbon-metropolitan-area"),
        ("tunis", "18", "tunis-governorate"),
        ("tunis", "40", "tunis-city"),
        ("vienna", "38", "vienna-city"),
        ("vienna", "35", "vienna-city"),
    ],
)
def test_a_figure_that_cannot_be_right_gives_the_reason_in_three_languages(city, value, geography):
    figures = Figure.objects.filter(
        city__slug=city, value=Decimal(value), geography__slug=geography, indicator__unit="percent"
    )
    doubted = [figure for figure in figures if figure.is_doubtful]
    assert len(doubted) == 1
    assert all(getattr(doubted[0], f"doubt_{code}") for code in LANGUAGES)


def test_doubt_is_never_without_a_reason_in_every_language():
    doubted = Figure.objects.exclude(doubt_en="", doubt_fr="", doubt_ar="")
    assert doubted.count() >= 5
    assert [f for f in doubted if not all((f.doubt_en, f.doubt_fr, f.doubt_ar))] == []


@pytest.mark.parametrize(
    ("city", "indicator", "value", "period", "geography"),
    [
        ("lyon", "immigrant_population", "180445", "2012", "lyon-metropole"),
        ("turin", "immigrant_population", "221961", "2015", "turin-metropolitan-city"),
        ("madrid", "immigrant_population", "657432", "2017-07-01", "madrid-city"),
        ("tunis", "population", "638845", "2014", "tunis-city"),
    ],
)
def test_a_figure_stands_at_its_place_and_year(city, indicator, value, period, geography):
    figure = Figure.objects.get(city__slug=city, indicator__code=indicator, value=Decimal(value))
    assert (figure.period_start, figure.geography.slug) == (period, geography)


def test_the_metropole_of_lyon_is_not_its_city():
    places = set(Figure.objects.filter(city__slug="lyon").values_list("geography__kind", flat=True))
    assert {"metropolitan_area", "country"} <= places
    assert not Figure.objects.filter(geography__slug="lyon-city", value=180_445).exists()


def test_the_refugees_of_beirut_are_of_the_greater_city_and_the_workers_of_the_country():
    figures = Figure.objects.filter(city__slug="beirut").select_related("geography")
    at = {int(figure.value): figure.geography.kind for figure in figures}
    assert (at[300_000], at[200_000]) == ("metropolitan_area", "country")


def test_no_figure_of_vienna_is_said_to_come_from_a_profile_that_nobody_found():
    figures = Figure.objects.filter(city__slug="vienna", edition__number=1)
    assert figures.exists()
    assert not figures.filter(source__code="W4").exists()
    for code, words in {"en": "whose text was not found", "fr": "n’a pas été trouvé", "ar": "لم يُعثر على نصه"}.items():
        assert [figure for figure in figures if words not in getattr(figure, f"note_{code}")] == []


def test_what_is_later_than_a_first_edition_belongs_to_none():
    assert not Figure.objects.filter(edition__number=1, period_start__gte="2018").exists()
    later = Figure.objects.filter(source__code__in=["W95", "W97", "W106"])
    assert later.exists()
    assert not later.filter(edition__isnull=False).exists()


def test_every_indicator_says_whether_parts_add_up_and_when_a_figure_is_old():
    indicators = yaml.safe_load(TEXTS["indicators"])["indicators"]
    assert [i["code"] for i in indicators if "adds_up" not in i or "half_life_months" not in i] == []
    assert {code for i in indicators for code in i.get("share_of", [])} == {
        "immigrant_population",
        "population",
        "refugees",
    }


# Texts


def translated_rows():
    for model in our_models():
        if issubclass(model, TranslatedModel):
            for row in model.objects.all():
                for name, text in row.translated.items():
                    yield row, name, text.prose


def test_every_text_exists_in_three_languages():
    """Names of organisations are proper names, and may stand in their own language alone."""
    incomplete = [
        f"{row} {name}"
        for row, name, prose in translated_rows()
        if prose and 0 < sum(bool(getattr(row, f"{name}_{code}")) for code in LANGUAGES) < 3
    ]
    assert incomplete == []


def official_texts():
    """`{words}` that a data file says a source itself gives in that language."""

    def walk(node):
        if isinstance(node, dict):
            if "official" in node:
                yield from (node[code] for code in node["official"])
            for value in node.values():
                yield from walk(value)
        elif isinstance(node, list):
            for value in node:
                yield from walk(value)

    return {words for text in TEXTS.values() for words in walk(yaml.safe_load(text))}


def test_every_text_that_no_source_gives_is_marked_as_a_machine_translation():
    official, checked = official_texts(), 0
    for row, name, prose in translated_rows():
        for code in LANGUAGES:
            words = getattr(row, f"{name}_{code}")
            if not prose or not words or code == row.original_language(name):
                continue
            expected = State.HUMAN if words in official else State.MACHINE
            assert row.state_of(name, code) == expected, f"{row} {name} {code}"
            assert not row.is_stale(name, code), f"{row} {name} {code}"
            checked += 1
    assert checked > 800


# Sources


def test_every_citation_leads_to_a_source_that_is_named_in_the_files():
    codes = {source["code"] for source in yaml.safe_load(TEXTS["sources"])}
    cited = {
        mark.split("/")[0]
        for text in TEXTS.values()
        for mark in re.findall(r"[SWG][A-Z0-9]+/(?:seed|web|derived|geonames)", text)
    }
    assert len(cited) > 50
    assert cited <= codes
    assert (
        set(Citation.objects.values_list("source__code", flat=True))
        <= codes
        == set(Source.objects.values_list("code", flat=True))
    )


def test_every_record_names_its_sources():
    cited = set(Citation.objects.values_list("about", flat=True))
    for rows in (City.objects, Organisation.objects, Phase.objects, CaseStudy.objects, Publication.objects):
        assert [row.tag for row in rows.all() if row.tag not in cited] == []
    memberships = Membership.objects.select_related("city", "phase")
    assert [row.tag for row in memberships if row.tag not in cited] == []


# What is not in it

UNVERIFIED_SITES = [
    "ammancity.gov.jo",
    "beirut.gov.lb",
    "commune-tunis.gov.tn",
    "comune.napoli.it",
    "grenoble.fr",
    "dortmund.de",
    "sevilla.org",
]
OFFICIALS = [
    "Lasram", "Itani", "Abdellaoui", "Abderrahim", "Czernohorszky", "Mospointner", "El Louzi", "Merlin",
    "Laferrière", "Laferriere", "Piolle", "Elloumi", "Sadiki", "Kolli", "Ouardani", "Saiz", "Lionetti", "Apollonio",
]  # fmt: skip


@pytest.mark.parametrize("site", UNVERIFIED_SITES)
def test_no_web_site_is_guessed(site):
    assert [name for name, text in TEXTS.items() if re.search(rf"(?<![\w.-])(www\.)?{re.escape(site)}", text)] == []


@pytest.mark.parametrize("name", OFFICIALS)
def test_no_official_is_named(name):
    assert [file for file, text in TEXTS.items() if re.search(rf"\b{name}\b", text, re.IGNORECASE)] == []


def test_the_search_for_names_would_find_one():
    """Authors are bibliographic data, and are there."""
    assert re.search(r"\bPonzo\b", TEXTS["publications"])


def test_no_personal_address_is_in_the_files():
    assert [name for name, text in TEXTS.items() if re.search(r"[\w.+-]+@[\w-]+\.\w+", text)] == []
