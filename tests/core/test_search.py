"""What can be found, in three languages, and what a strange question does: nothing."""

import pytest
from django.utils.html import escape

from core.models import SearchDocument
from core.search import LONGEST_QUERY, Document, publish, search, withdraw
from tests.reading import read_html

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    """Nothing but three documents, each in three languages."""
    SearchDocument.objects.all().delete()
    texts = {
        "desk": {
            "en": ("Orientation desks", "Cities advise migrants about housing and studies."),
            "fr": ("Guichets d’accueil", "Les villes conseillent les migrants sur le logement et les études."),
            "ar": ("مكاتب التوجيه", "تقدّم المدينة خدمات الإسكان والتعليم للمهاجرين سنة 2018."),
        },
        "medina": {
            "en": ("Reviving the medina", "Old houses were renewed in 1991."),
            "fr": ("Renaître en médina", "Des maisons anciennes rénovées en 1991."),
            "ar": ("إحياء المدينة العتيقة", "جُدِّدت بيوت قديمة في عام 1991، وأُعيد الإدماج."),
        },
        "youth": {
            "en": ("Youth college", "Training for young people."),
            "fr": ("Collège des jeunes", "Une formation pour les jeunes."),
            "ar": ("كلية الشباب", "تدريب الشباب."),
        },
    }
    publish(
        Document(
            about=f"case-study:{slug}", kind="case_study", lang=lang, path=f"{slug}/", title=title, summary=summary
        )
        for slug, languages in texts.items()
        for lang, (title, summary) in languages.items()
    )


def found(query, language, **options):
    """Where the hits lead; what was only near is not found."""
    results = search(query, language, **options)
    return [] if results.is_approximate else [hit.path for hit in results.hits]


@pytest.mark.parametrize(
    ("language", "query", "paths"),
    [
        # English finds the other forms of a word.
        ("en", "desk", ["desk/"]),
        ("en", "advising", ["desk/"]),
        ("en", "study", ["desk/"]),
        ("en", "house", ["desk/", "medina/"]),
        ("en", "HOUSES", ["desk/", "medina/"]),
        ("en", '"young people"', ["youth/"]),
        ("en", "houses -medina", ["desk/"]),
        ("en", "training or renewed", ["medina/", "youth/"]),
        # French with its accents, without them, and in other forms.
        ("fr", "logements", ["desk/"]),
        ("fr", "études", ["desk/"]),
        ("fr", "etudes", ["desk/"]),
        ("fr", "ETUDE", ["desk/"]),
        ("fr", "médina", ["medina/"]),
        ("fr", "medina", ["medina/"]),
        ("fr", "college", ["youth/"]),
        ("fr", "guichet d'accueil", ["desk/"]),
        # Arabic with and without vowel signs, ta marbuta, article, particles, forms of alef, and eastern digits.
        ("ar", "الإسكان", ["desk/"]),
        ("ar", "الاسكان", ["desk/"]),
        ("ar", "إسكان", ["desk/"]),
        ("ar", "اسكان", ["desk/"]),
        ("ar", "والإسكان", ["desk/"]),
        ("ar", "الإِسْكَان", ["desk/"]),
        ("ar", "الإســـكان", ["desk/"]),
        ("ar", "إحياء المدينه العتيقه", ["medina/"]),
        ("ar", "جددت", ["medina/"]),
        ("ar", "الادماج", ["medina/"]),
        ("ar", "كليه", ["youth/"]),
        ("ar", "٢٠١٨", ["desk/"]),
        ("ar", "2018", ["desk/"]),
        ("ar", "١٩٩١", ["medina/"]),
    ],
)
def test_a_word_is_found_in_its_other_forms(library, language, query, paths):
    assert sorted(found(query, language)) == paths


def test_a_word_of_the_title_comes_before_one_of_the_text(library):
    publish([Document(about="x:1", kind="case_study", lang="en", path="title/", title="Housing")])
    assert found("housing", "en") == ["title/", "desk/", "medina/"]


def test_counts_are_told_for_every_language_and_kind(library):
    publish([Document(about="city:x", kind="city", lang="en", path="x/", title="Medina town")])
    results = search("medina", "en")
    assert (results.total, results.counts) == (2, {"en": 2, "fr": 1, "ar": 0})
    assert results.kinds == {"city": 1, "case_study": 1}
    assert found("medina", "en", kind="city") == ["x/"]
    assert search("medina", "en", kind="city").total == 1


@pytest.mark.parametrize("query", ["housing", "turin", "migration", "1991"])
def test_every_count_is_the_number_of_hits_behind_it(query):
    for language in ("en", "fr", "ar"):
        results = search(query, language, size=1000)
        expected = 0 if results.is_approximate else len(results.hits)
        assert results.counts[language] == sum(results.kinds.values()) == expected
        for kind, number in results.kinds.items():
            assert len(search(query, language, kind=kind, size=1000).hits) == number


def test_the_pages_of_results_together_are_all_results():
    everything = search("migration", "en", size=1000)
    pages = [
        hit for first in range(0, everything.total, 7) for hit in search("migration", "en", first=first, size=7).hits
    ]
    assert everything.total > 14
    assert [hit.path for hit in pages] == [hit.path for hit in everything.hits]


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("Tangier", "cities/tangier/"),
        ("Tangiers", "cities/tangier/"),
        ("Tanger", "cities/tangier/"),
        ("طنجة", "cities/tangier/"),
        ("Oujda-Angad", "cities/oujda/"),
        ("oujda", "cities/oujda/"),
        ("وجدة", "cities/oujda/"),
        ("Torino", "cities/turin/"),
        ("Lisboa", "cities/lisbon/"),
        ("Tetuan", "cities/tetouan/"),
        ("Tajura", "cities/tajoura/"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_city_is_found_by_every_spelling_in_every_language(query, path, language):
    assert path in found(query, language, kind="city")


@pytest.mark.parametrize(
    ("query", "path"), [("طنجه", "cities/tangier/"), ("عمان", "cities/amman/"), ("الدارالبيضاء", "cities/casablanca/")]
)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_loose_arabic_spelling_leads_to_the_city_from_every_language(query, path, language):
    assert path in [hit.path for hit in search(query, language, kind="city").hits]


def test_a_misspelt_word_brings_the_nearest_titles_and_says_so():
    results = search("Tngier", "en", kind="city")
    assert results.is_approximate
    assert "cities/tangier/" in [hit.path for hit in results.hits]
    assert results.total == len(results.hits)
    assert results.counts["en"] == 0


def test_what_resembles_nothing_finds_nothing():
    results = search("qqqqzzzzxxxx", "en")
    assert (results.hits, results.total, results.is_approximate) == ([], 0, False)


def test_found_words_are_marked(library):
    (hit,) = search("youth", "en").hits
    assert hit.title == "<mark>Youth</mark> college"
    (hit,) = search("formation", "fr").hits
    assert "<mark>formation</mark>" in hit.excerpt


def test_a_title_with_markup_is_text():
    title = "<script>alert('zebra')</script> & <b>zebra</b> crossings <img src=x onerror=alert(1)>"
    publish([Document(about="x:1", kind="city", lang="en", path="x/", title=title, body=f"Zebra {title}")])
    for query in ("zebra", "crossing", "zebbra"):
        hits = search(query, "en").hits
        assert "x/" in [hit.path for hit in hits]
        for hit in hits:
            assert {element.tag for html in (hit.title, hit.excerpt) for element in read_html(html).walk()} <= {"mark"}
    assert search("zebbra", "en").is_approximate


def test_nothing_of_a_marked_up_title_is_lost():
    title = "<script>alert(1)</script> zebra"
    publish([Document(about="x:1", kind="city", lang="en", path="x/", title=title)])
    (hit,) = search("zebra", "en").hits
    assert hit.title == escape(title).replace("zebra", "<mark>zebra</mark>")


def test_a_hit_knows_the_language_of_its_text():
    publish([Document(about="x:1", kind="city", lang="en", path="x/", title="Zebra طنجة", text_lang="ar")])
    (hit,) = search("zebra", "en").hits
    assert (hit.text_lang, hit.dir) == ("ar", "rtl")


@pytest.mark.parametrize(
    "query",
    [
        "'",
        '"',
        '"unclosed',
        "''; DROP TABLE core_searchdocument; --",
        "housing' OR '1'='1",
        "housing:*",
        "housing & | ! <-> ( )",
        "!!! ((( )))",
        "<->",
        "- - -",
        "or",
        "-",
        "--housing",
        ":",
        "a:b:c",
        "\\",
        "%s %(query)s",
        "{} %",
        "housing\x00housing",
        "\x00",
        "\ue000housing\ue001",
        "\u202e\u200f",
        "٠" * 300,
        "housing " * 2000,
        "x" * 10_000,
        "(" * 10_000,
        '"' * 10_000,
        "🏠",
        "ﷺ" * 200,
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_strange_question_is_only_a_question(query, language):
    before = SearchDocument.objects.count()
    results = search(query, language)
    assert results.total >= len(results.hits)
    assert len(results.query) <= LONGEST_QUERY
    assert SearchDocument.objects.count() == before


@pytest.mark.parametrize("query", ["", "   ", "\x00", "\n\t"])
def test_no_question_finds_nothing(query):
    results = search(query, "en")
    assert (results.query, results.hits, results.total, results.is_approximate) == ("", [], 0, False)


def test_publishing_again_replaces_and_withdrawing_removes(library):
    publish([Document(about="case-study:youth", kind="case_study", lang="en", path="youth/", title="Jugendcollege")])
    assert found("jugendcollege", "en") == ["youth/"]
    assert found("training", "en") == []
    withdraw("case-study:youth")
    assert found("jugendcollege", "en") == []
    assert SearchDocument.objects.count() == 6
