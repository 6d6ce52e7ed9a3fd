"""Under which tags a case study is found, and that the database itself keeps them right."""

import pytest
from django.db import connection

from core import facets
from core.models import ContentVersion, SearchDocument
from core.search import publish
from library.models import CaseStudy, CaseStudyEdition
from library.querysets import numbers_with
from library.search import case_study_documents
from tests.factories import CaseStudyEditionFactory, CaseStudyFactory, CityFactory

pytestmark = pytest.mark.django_db


def tags_of(study):
    return set(CaseStudy.objects.get(pk=study.pk).facets)


def test_a_published_study_is_found_by_everything_it_says():
    edition = CaseStudyEditionFactory(
        published=True,
        case_study__city=CityFactory(slug="harbour"),
        themes=["housing"],
        target_groups=["refugees", "women"],
        competences_needed=["housing"],
        sdg_targets=["11.1", "11.3", "10.7"],
        cost_band="to_50",
        starts="2017-03",
        practice_status="ongoing",
        languages=["it"],
    )
    country = edition.city.country
    assert tags_of(edition.case_study) == {
        "city:harbour",
        f"country:{country.code}",
        f"region:{country.region}",
        "theme:housing",
        "group:refugees",
        "group:women",
        "competence:housing",
        "goal:11",
        "goal:10",
        "cost:to_50",
        "period:2015",
        "status:ongoing",
        "language:en",
        "language:it",
    }


def test_a_draft_is_found_under_nothing():
    edition = CaseStudyEditionFactory(themes=["housing"])
    assert tags_of(edition.case_study) == set()


def test_what_is_withdrawn_by_plain_sql_is_no_longer_found():
    edition = CaseStudyEditionFactory(published=True, themes=["housing"])
    assert "theme:housing" in tags_of(edition.case_study)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE library_casestudyedition SET status = 'withdrawn', withdrawn_reason = 'x', withdrawn_at = now()"
            " WHERE id = %s",
            [edition.pk],
        )
    assert tags_of(edition.case_study) == set()


def test_a_city_that_moves_to_another_country_takes_its_studies_along():
    study = CaseStudyEditionFactory(published=True).case_study
    other = CityFactory().country
    study.city.country = other
    study.city.save()
    assert f"country:{other.code}" in tags_of(study)


def version():
    return ContentVersion.objects.get(name="case_studies").number


def test_what_the_public_may_find_has_a_version_that_drafts_leave_alone():
    study = CaseStudyFactory()
    before = version()
    draft = CaseStudyEditionFactory(case_study=study)
    draft.title_en = "Other words"
    draft.save()
    assert version() == before
    CaseStudyEditionFactory(published=True)
    assert version() > before


def test_counts_are_kept_until_something_is_published(django_assert_num_queries):
    rows = CaseStudy.objects.all()
    first = facets.counted(rows, {}, "case_studies")
    CaseStudyEdition.objects.first()
    with django_assert_num_queries(2):  # the version, the kept counts
        assert facets.counted(rows, {}, "case_studies") == first
    CaseStudyEditionFactory(published=True, target_groups=["diaspora"])
    assert facets.counted(rows, {}, "case_studies")["group:diaspora"] == 1


def test_the_whole_count_is_kept_by_the_database_whoever_writes():
    first = CaseStudyEditionFactory(published=True, themes=["housing"], target_groups=["women"])
    CaseStudyEditionFactory(published=True, themes=["housing"])
    CaseStudyEditionFactory(themes=["housing"])
    assert facets.tallied("case_studies") == facets.tally(CaseStudy.objects.published())
    before = facets.tallied("case_studies")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE library_casestudyedition SET status = 'withdrawn', withdrawn_reason = 'x', withdrawn_at = now()"
            " WHERE id = %s",
            [first.pk],
        )
    after = facets.tallied("case_studies")
    assert after == facets.tally(CaseStudy.objects.published())
    assert after["theme:housing"] == before["theme:housing"] - 1
    assert before["group:women"] == 1
    assert "group:women" not in after


def test_counts_follow_what_changes_whoever_writes():
    first = CaseStudyEditionFactory(published=True, themes=["housing"], target_groups=["women", "young"])
    CaseStudyEditionFactory(published=True, themes=["housing", "health"], target_groups=["women"])
    CaseStudyEditionFactory(published=True, themes=["health"], target_groups=["young"])
    chosen = {"theme": ["housing"], "group": ["women"]}

    def by_going_through():
        rows = CaseStudy.objects.published()
        both = facets.tally(facets.narrowed(rows, chosen))
        counts = {tag: number for tag, number in both.items() if tag.split(":")[0] not in chosen}
        for group in chosen:
            found = facets.tally(facets.narrowed(rows, chosen, but=group))
            counts |= {tag: number for tag, number in found.items() if tag.startswith(f"{group}:")}
        return counts

    before = facets.count(None, chosen, "case_studies")
    assert before == facets.count(CaseStudy.objects.all(), chosen, "case_studies") == by_going_through()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE library_casestudy SET facets = array_replace(facets, 'group:women', 'group:diaspora')"
            " WHERE id = %s",
            [first.case_study_id],
        )
    assert before != facets.count(None, chosen, "case_studies") == by_going_through()
    CaseStudyEdition.objects.filter(pk=first.pk).update(
        status="withdrawn", withdrawn_reason="Wrong", withdrawn_at=first.published_at
    )
    assert facets.count(None, chosen, "case_studies") == by_going_through()


def found_by(words):
    return list(CaseStudy.objects.published().filter(facets_among(words)).values_list("slug", flat=True))


def facets_among(words):
    return facets.Among("pk", lambda: numbers_with(words))


def test_the_words_of_a_study_follow_its_documents_whoever_writes():
    study = CaseStudyEditionFactory(published=True, case_study__slug="quay", abstract_fr="Un phare.").case_study
    before = version()
    publish(case_study_documents())
    assert found_by("phares") == ["quay"]
    assert version() > before
    documents = SearchDocument.objects.filter(about=study.tag)
    documents.filter(lang="en").update(keywords="zanzibarium")
    assert found_by("zanzibarium") == ["quay"]
    assert facets.count(facets_among("zanzibarium"), {}, "case_studies") == dict.fromkeys(tags_of(study), 1)
    documents.filter(lang="en").delete()
    assert (found_by("zanzibarium"), found_by("phares")) == ([], ["quay"])
    documents.delete()
    assert found_by("phares") == []


def test_the_words_of_what_is_not_public_find_nothing():
    edition = CaseStudyEditionFactory(published=True, abstract_en="Zanzibarium.")
    publish(case_study_documents())
    assert found_by("zanzibarium") == [edition.case_study.slug]
    CaseStudyEdition.objects.filter(pk=edition.pk).update(
        status="withdrawn", withdrawn_reason="Wrong", withdrawn_at=edition.published_at
    )
    assert SearchDocument.objects.filter(about=edition.case_study.tag).exists()
    assert found_by("zanzibarium") == []
    assert facets.count(facets_among("zanzibarium"), {}, "case_studies") == {}


def test_what_a_list_is_sorted_by_is_what_the_published_edition_says():
    edition = CaseStudyEditionFactory(published=True, title_fr="Un titre", published_first="2019")
    CaseStudyEditionFactory(case_study=edition.case_study, number=2, title_fr="Plus tard")
    study = CaseStudy.objects.get(pk=edition.case_study_id)
    assert (study.title_fr, study.published_first, study.published_at) == ("Un titre", "2019", edition.published_at)
    edition.status, edition.withdrawn_reason, edition.withdrawn_at = "withdrawn", "Wrong", edition.published_at
    edition.save()
    study.refresh_from_db()
    assert (study.title_fr, study.published_first, study.published_at) == ("", "", None)
    assert study not in CaseStudy.objects.published()
