"""Loading reviewed files: again without effect, around what people changed, and all or nothing."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cities.models import City, Membership, Theme
from core.errors import BrokenData, Refused
from core.models import AuditEntry, Citation, LoadedRecord, SearchDocument, Source
from core.search import search
from library.models import CaseStudyEdition, NewsItem, Publication
from mc2cm.network import load_network
from meetings.imports import uid_of
from profiles.actions.editions import new_edition
from profiles.actions.review import import_published
from profiles.actions.writing import put_part
from profiles.models import Figure, Geography, ProfileEdition
from tests.factories import empty_the_record, everything_on_record
from tests.small_network import Folder

pytestmark = pytest.mark.django_db

INDICATOR = f"pilot:desk/resultindicator/{uid_of('pilot:desk/indicator/1')}"
RECORDS = {
    "source:S1",
    "source:W1",
    "country:IT",
    "phase:phase-1",
    "grant:phase-1-1",
    "theme:housing",
    "organisation:famsi",
    "part:famsi:phase-1:partner",
    "city:turin",
    "membership:turin:phase-1:partner",
    "case-study:morus",
    "case-study:morus:1",
    "publication:profile-turin",
    "news:meeting",
    "recommendation:MC2CM-R1",
    "toolkit-stage:begin",
    "toolkit-step:ask",
    "toolkit-tool:questions",
    "meeting:p2p1",
    "meeting:p2p1:city:turin:presented",
    "meeting:p2p1:organisation:famsi:organiser",
    f"meeting:p2p1/{uid_of('meeting:p2p1/session/1')}",
    f"meeting:p2p1:document:{uid_of('meeting:p2p1/document/1')}",
    "call:call-1",
    "pilot:desk",
    "pilot:desk/city/turin",
    "pilot:desk/partner/famsi/lead",
    f"pilot:desk/milestone/{uid_of('pilot:desk/milestone/1')}",
    INDICATOR,
    f"{INDICATOR}/{uid_of(f'{INDICATOR}/1')}",
    "profile:turin:1",
    "indicator:population",
    "definition:born-abroad",
    "breakdown:women",
    "geography:italy",
    "geography:turin-city",
    "section:synopsis",
    "chapter:turin:1:synopsis",
    "figure:turin:1:population:turin-city:-:-:2017:-:W1",
    "figure:turin:-:population:turin-city:born-abroad:women:2015:-:W1",
}


@pytest.fixture
def folder(tmp_path):
    """The small network in files, and an empty database."""
    empty_the_record()
    return Folder(tmp_path)


@pytest.fixture
def loaded(folder):
    """The small network, loaded once."""
    load_network(folder.path)
    return folder


def facts_on_record():
    """Everything on record but the loader's own memory."""
    return {table: rows for table, rows in everything_on_record().items() if table != "core.LoadedRecord"}


# The first time


def test_the_first_load_adds_every_record(folder):
    report = load_network(folder.path)
    assert set(report.added) == RECORDS
    assert (report.changed, report.kept, report.unchanged, report.gone) == ([], [], 0, [])


def test_a_record_is_loaded_with_its_relations(loaded):
    city = City.objects.get()
    assert (city.country.code, [theme.slug for theme in city.themes.all()]) == ("IT", ["housing"])
    membership = Membership.objects.get()
    assert (membership.city, membership.role, membership.since) == (city, "partner", "2015-11")
    assert Geography.objects.get(slug="turin-city").parent.slug == "italy"
    assert [figure.value for figure in Figure.objects.filter(edition__number=1)] == [2282197]


def test_editions_publications_and_news_are_born_published(loaded):
    assert ProfileEdition.objects.published().count() == CaseStudyEdition.objects.published().count() == 1
    assert Publication.objects.published().count() == NewsItem.objects.published().count() == 1


def test_every_fact_keeps_its_sources(loaded):
    assert sorted(Citation.objects.filter(about="city:turin").values_list("field", "source__code", "confidence")) == [
        ("*", "S1", "seed"),
        ("website", "W1", "web"),
    ]


def test_translations_that_no_source_gives_are_marked_as_made_by_machine(loaded):
    city = City.objects.get()
    assert city.translation_states == {"summary": {"en": "original", "fr": "human", "ar": "machine"}}


def test_what_was_loaded_can_be_found_at_once(loaded):
    assert [hit.path for hit in search("turin", "en", kind="city").hits] == ["cities/turin/"]


# Again


def test_loading_again_changes_nothing(loaded):
    before, audited = facts_on_record(), AuditEntry.objects.count()
    report = load_network(loaded.path)
    assert (report.added, report.changed, report.kept, report.gone) == ([], [], [], [])
    assert report.unchanged == len(RECORDS)
    assert facts_on_record() == before
    assert AuditEntry.objects.count() == audited


def test_what_a_person_changed_is_kept_and_reported(loaded):
    City.objects.update(website="https://new.example", summary_fr="Une grande ville.")
    report = load_network(loaded.path)
    assert report.kept == ["city:turin: website, summary_fr"]
    assert (report.added, report.changed) == ([], [])
    city = City.objects.get()
    assert (city.website, city.summary_fr) == ("https://new.example", "Une grande ville.")


def test_what_a_person_changed_is_kept_load_after_load(loaded):
    City.objects.update(website="https://new.example")
    for _time in range(3):
        assert load_network(loaded.path).kept == ["city:turin: website"]
    assert City.objects.get().website == "https://new.example"


def test_a_changed_file_changes_the_fields_that_nobody_touched(loaded):
    City.objects.update(website="https://new.example")
    loaded.change("cities", "https://turin.example", "https://other.example")
    loaded.change("cities", '"45.07049"', '"45.1"')
    report = load_network(loaded.path)
    assert (report.changed, report.kept) == (["city:turin: latitude"], ["city:turin: website"])
    city = City.objects.get()
    assert (str(city.latitude), city.website) == ("45.10000", "https://new.example")


def test_a_person_who_wrote_what_the_file_says_has_changed_nothing(loaded):
    loaded.change("cities", "https://turin.example", "https://other.example")
    City.objects.update(website="https://other.example")
    report = load_network(loaded.path)
    assert (report.changed, report.kept) == ([], [])


def test_relations_follow_the_file_until_a_person_touches_them(loaded):
    loaded.change("themes", "- slug: housing", EXTRA_THEME + "- slug: housing")
    loaded.change("cities", "themes: [housing]", "themes: [housing, health]")
    assert load_network(loaded.path).changed == ["city:turin: themes"]
    City.objects.get().themes.set([Theme.objects.get(slug="health")])
    assert load_network(loaded.path).kept == ["city:turin: themes"]
    assert [theme.slug for theme in City.objects.get().themes.all()] == ["health"]


EXTRA_THEME = """\
- slug: health
  name: {en: Health, fr: Santé, ar: صحة}
  summary: {en: "Health.", fr: "Santé.", ar: "صحة."}
  icon: people
  position: 2
  cite: {"*": [S1/seed]}
"""


def test_a_kept_translation_of_a_changed_original_is_out_of_date(loaded):
    City.objects.update(summary_ar="مدينة كبيرة.")
    loaded.change("cities", 'en: "A city."', 'en: "A large city."')
    load_network(loaded.path)
    city = City.objects.get()
    assert (city.summary_en, city.summary_ar) == ("A large city.", "مدينة كبيرة.")
    assert city.is_stale("summary", "ar")
    assert not city.is_stale("summary", "fr")


def test_a_withdrawn_record_is_not_published_again(loaded):
    reason = {"status": "withdrawn", "withdrawn_at": timezone.now(), "withdrawn_reason": "Wrong."}
    Publication.objects.update(**reason)
    ProfileEdition.objects.update(**reason)
    CaseStudyEdition.objects.update(**reason)
    report = load_network(loaded.path)
    assert (report.changed, report.kept) == ([], [])
    assert Publication.objects.published().count() == 0
    assert ProfileEdition.objects.published().count() == CaseStudyEdition.objects.published().count() == 0


def test_what_a_city_writes_is_never_published_by_a_load(loaded):
    draft = new_edition(City.objects.get(slug="turin"), by="person:1")
    put_part(draft, "priorities", {"title_en": "Homes"}, by="person:1")
    second = (
        '- {city: turin, number: 2, note: {en: "Second.", fr: "Deuxième.", ar: "الثانية."}, cite: {"*": [S1/seed]}}\n'
    )
    loaded.change("profiles", "- city: turin\n", f"{second}- city: turin\n")
    load_network(loaded.path)
    draft.refresh_from_db()
    assert (draft.status, draft.note_en) == ("draft", "Second.")
    with pytest.raises(Refused, match="People are writing this edition"):
        import_published(draft)


def test_what_is_gone_from_the_files_is_reported_and_left_in_place(loaded):
    loaded.write("news", loaded.path.joinpath("news.yaml").read_text().replace("slug: meeting", "slug: other-meeting"))
    report = load_network(loaded.path)
    assert (report.added, report.gone) == (["news:other-meeting"], ["news:meeting"])
    assert NewsItem.objects.filter(slug="meeting").exists()


def test_a_citation_that_is_gone_from_the_files_is_removed(loaded):
    loaded.change("cities", ", website: [W1/web]", "")
    load_network(loaded.path)
    assert [c.field for c in Citation.objects.filter(about="city:turin")] == ["*"]


def test_the_command_says_what_it_did(loaded, capsys):
    City.objects.update(website="https://new.example")
    loaded.change("cities", '"45.07049"', '"45.1"')
    loaded.change("news", "slug: meeting", "slug: other-meeting")
    call_command("load_network", folder=loaded.path)
    assert capsys.readouterr().out.splitlines() == [
        "changed  city:turin: latitude",
        "kept     city:turin: website (changed in the portal since it was loaded)",
        "gone     news:meeting (no longer in the data, left in place)",
        "The network is loaded: 1 added, 1 changed, 1 kept, 38 unchanged.",
    ]


# All or nothing

DUPLICATE_THEME = EXTRA_THEME.replace("slug: health", "slug: housing")


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "field", "words"),
    [
        # What is no YAML.
        ("cities", "country: IT", "country: [IT", 4, "", "is not YAML"),
        ("cities", "  country: IT", "\tcountry: IT", 3, "", "is not YAML"),
        ("cities", "country: IT", "country: \x07", 3, "", "is not YAML"),
        ("cities", "country: IT", "[a, b]: IT", 3, "", "is not YAML"),
        ("cities", "country: IT", "country: *nobody", 3, "", "is not YAML"),
        ("cities", "country: IT", "country: !!python/object:os.system IT", 3, "", "is not YAML"),
        # What the schema refuses.
        ("figures", 'value: "2282197"', "value: 2282197", 5, "0.value", "is not of type 'string'"),
        ("figures", 'value: "118717"', 'value: "many"', 16, "1.value", "does not match"),
        ("figures", "quality: official", "quality: superb", 7, "0.quality", "is not one of"),
        ("figures", '  value: "2282197"\n', "", 1, "0", "'value' is a required property"),
        ("cities", "country: IT", "country: it", 3, "0.country", "does not match"),
        ("cities", "role: partner", "role: king", 14, "0.memberships.0.role", "is not one of"),
        ("cities", "website:", "web-site:", 1, "0", "'web-site' was unexpected"),
        ("cities", '    fr: "Une ville."\n', "", 8, "0.summary", "'fr' is a required property"),
        ("cities", 'ar: "مدينة."', 'ar: ""', 10, "0.summary.ar", "should be non-empty"),
        ("cities", "[S1/seed]}", "[S1/guess]}", 14, "0.memberships.0.cite.0", "does not match"),
        ("news", 'date: "2016-03-09"', 'date: "March 2016"', 2, "0.date", "does not match"),
        # What names something that is not there.
        ("cities", "country: IT", "country: FR", 3, "country", "there is no “FR”"),
        ("cities", "themes: [housing]", "themes: [housing, health]", 12, "themes.1", "there is no “health”"),
        ("cities", "phase: phase-1", "phase: phase-9", 14, "phase", "there is no “phase-9”"),
        ("figures", "city: turin", "city: torino", 1, "city", "there is no “torino”"),
        ("figures", "edition: 1", "edition: 2", 2, "edition", "turin has no edition 2"),
        ("figures", "indicator: population", "indicator: happiness", 3, "indicator", "there is no “happiness”"),
        ("figures", "source: W1", "source: W9", 8, "source", "there is no source “W9”"),
        ("cities", "website: [W1/web]", "website: [W9/web]", 15, "cite.website.0", "there is no source “W9”"),
        ("indicators", "parent: italy", "parent: spain", 16, "parent", "there is no “spain”"),
        # What stands twice.
        ("themes", "- slug: housing", DUPLICATE_THEME + "- slug: housing", 7, "slug", "theme:housing stands twice"),
        ("cities", "country: IT", "country: IT\n  country: IT", 4, "country", "stands twice in this record"),
        ("cities", 'en: "A city."', 'en: "A city."\n    en: "A town."', 9, "en", "stands twice in this record"),
        # What no calendar, map or rule knows.
        ("news", '"2016-03-09"', '"2016-02-30"', 2, "date", "Write a year (2018), a month"),
        ("news", '"2016-03-09"', "2016-02-30", 2, "date", "Write a year (2018), a month"),
        (
            "figures",
            'period_start: "2017"',
            'period_start: "2017-13"',
            6,
            "period_start",
            "Write a year (2018), a month",
        ),
        ("cities", 'since: "2015-11"', 'since: "2015-00"', 14, "since", "Write a year (2018), a month"),
        ("figures", 'value: "2282197"', 'value: "2282197"\n  value_to: "5"', 6, "value_to", "upper end of a range"),
    ],
)
def test_a_broken_file_is_refused_naming_file_line_and_field(folder, name, old, new, line, field, words):
    folder.change(name, old, new)
    before, audited = everything_on_record(), AuditEntry.objects.count()
    with pytest.raises(BrokenData) as refusal:
        load_network(folder.path)
    fault = refusal.value
    assert (fault.file, fault.line) == (f"{name}.yaml", line)
    assert fault.field == field
    assert words in str(fault)
    assert everything_on_record() == before
    assert AuditEntry.objects.count() == audited
    assert not any((Source.objects.exists(), City.objects.exists(), LoadedRecord.objects.exists()))
    assert not SearchDocument.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "is empty"), (b"\xff\xfe\xff", "is not written in UTF-8"), (None, "cannot be read")]
)
def test_a_file_without_content_is_refused(folder, content, words):
    file = folder.path / "figures.yaml"
    file.unlink() if content is None else file.write_bytes(content)
    with pytest.raises(BrokenData, match=words):
        load_network(folder.path)
    assert not City.objects.exists()


def test_a_broken_change_leaves_what_was_loaded_before(loaded):
    before = everything_on_record()
    loaded.change("cities", "https://turin.example", "https://other.example")
    loaded.change("figures", "source: W1", "source: W9")
    with pytest.raises(BrokenData):
        load_network(loaded.path)
    assert everything_on_record() == before


def test_the_command_says_what_is_wrong_in_one_sentence(folder):
    folder.change("figures", "source: W1", "source: W9")
    with pytest.raises(CommandError) as refusal:
        call_command("load_network", folder=folder.path)
    assert str(refusal.value) == (
        "figures.yaml, line 8, source: there is no source “W9” in sources.yaml. Nothing was loaded."
    )


def test_an_unquoted_date_is_the_text_that_was_written(folder):
    folder.change("news", '"2016-03-09"', "2016-03-09")
    load_network(folder.path)
    assert NewsItem.objects.get().date == "2016-03-09"
