"""How case studies, their adaptations, publications, recommendations and the steps of the toolkit can be found."""

from collections.abc import Iterable, Iterator

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from cities.choices import LocalCompetence
from cities.models import Theme
from core.search import Document
from core.translation import LANGUAGES
from library.choices import TargetGroup
from library.family import public_adaptations
from library.models import Adaptation, CaseStudy, CaseStudyEdition, Publication, Recommendation, Step

PUBLIC = AnonymousUser()


def case_study_documents() -> Iterator[Document]:
    for study in CaseStudy.objects.visible_to(PUBLIC).with_results():
        yield from case_study_documents_of(study)


def case_study_documents_of(study: CaseStudy) -> Iterator[Document]:
    """The documents of one study, read `with_results()`."""
    for language in LANGUAGES:
        yield case_study_document(study, language)


def case_study_document(study: CaseStudy, language: str) -> Document:
    """One language of a study read `with_results()`."""
    edition, city = study.current, study.city
    title, abstract = edition.text("title", language), edition.text("abstract", language)
    sections = ["context", "actions", "actors", "results", "difficulties", "lessons"]
    sections += ["legal", "staff", "cost", "time", "partners", "politics"]
    themes = [theme.text("name", language).value for theme in Theme.objects.filter(slug__in=edition.themes)]
    return Document(
        about=study.tag,
        kind="case_study",
        lang=language,
        path=f"case-studies/{study.slug}/",
        title=title.value,
        summary=abstract.value,
        keywords=" ".join(
            [
                city.text("name", language).value,
                *city.alternate_names,
                *edition.keywords(language),
                *themes,
                *words_of_choices(edition, language),
            ]
        ),
        body=" ".join(
            [*(edition.text(name, language).value for name in sections), *what_was_counted(edition, language)]
        ),
        text_lang=title.lang,
        facets=study.facets,
        date=edition.published_first,
    )


def words_of_choices(edition: CaseStudyEdition, language: str) -> list[str]:
    """For whom it is and which competences it needs, in words."""
    with override(language):
        return [
            *(str(TargetGroup(value).label) for value in edition.target_groups),
            *(str(LocalCompetence(value).label) for value in edition.competences_needed),
        ]


def what_was_counted(edition: CaseStudyEdition, language: str) -> list[str]:
    """The results in numbers, as words."""
    return [row.text("label", language).value for row in edition.result_figures.all()]


def adaptation_documents() -> Iterator[Document]:
    return adaptation_documents_of(public_adaptations())


def adaptation_documents_of(rows: Iterable[Adaptation]) -> Iterator[Document]:
    """The documents of adaptations, of `public_adaptations()`."""
    for row in rows:
        for language in LANGUAGES:
            yield adaptation_document(row, language)


def adaptation_document(row: Adaptation, language: str) -> Document:
    """What a city made of another's practice; it is read on the page of the case study that it borrowed."""
    study, city = row.case_study, row.city
    title, name = study.current.text("title", language), city.text("name", language).value
    told = [row.text(part, language).value for part in ("kept", "changed", "result", "failure", "cost")]
    summary, *rest = [text for text in told if text] or [""]
    themes = [theme.text("name", language).value for theme in Theme.objects.filter(slug__in=study.current.themes)]
    return Document(
        about=row.tag,
        kind="adaptation",
        lang=language,
        path=f"case-studies/{study.slug}/#adaptation-{row.pk}",
        title=f"{title.value} · {name}",
        summary=summary,
        keywords=" ".join([*city.alternate_names, study.city.text("name", language).value, *themes]),
        body=" ".join(rest),
        text_lang=title.lang,
        facets=[city.tag, *(f"theme:{slug}" for slug in study.current.themes)],
        date=row.started,
    )


def publication_documents() -> Iterator[Document]:
    for publication in Publication.objects.visible_to(PUBLIC).with_relations():
        yield from publication_documents_of(publication)


def publication_documents_of(publication: Publication) -> Iterator[Document]:
    for language in LANGUAGES:
        yield publication_document(publication, language)


def publication_document(publication: Publication, language: str) -> Document:
    title, summary = publication.text("title", language), publication.text("summary", language)
    cities, themes = list(publication.cities.all()), list(publication.themes.all())
    words = [city.text("name", language).value for city in cities] + [t.text("name", language).value for t in themes]
    titles = [publication.title_en, publication.title_fr, publication.title_ar]
    return Document(
        about=publication.tag,
        kind="publication",
        lang=language,
        path=f"publications/{publication.slug}/",
        title=title.value,
        summary=summary.value,
        keywords=" ".join(dict.fromkeys(filter(None, [*words, *publication.authors, *titles]))),
        body=publication.text("abstract", language).value,
        text_lang=title.lang,
        facets=[city.tag for city in cities] + [theme.tag for theme in themes],
        date=publication.date,
    )


def toolkit_documents() -> Iterator[Document]:
    for step in Step.objects.visible_to(PUBLIC).with_tools(PUBLIC):
        yield from toolkit_documents_of(step)


def toolkit_documents_of(step: Step) -> Iterator[Document]:
    """The documents of one step, read `with_tools()`."""
    for language in LANGUAGES:
        yield toolkit_document(step, language)


def toolkit_document(step: Step, language: str) -> Document:
    title, purpose = step.text("title", language), step.text("purpose", language)
    words = [theme.text("name", language).value for theme in Theme.objects.filter(slug__in=step.themes)]
    tools = [tool.text("title", language).value for tool in step.shown_tools]
    return Document(
        about=step.tag,
        kind="toolkit_step",
        lang=language,
        path=f"toolkit/{step.key}/",
        title=title.value,
        summary=purpose.value,
        keywords=" ".join([*words, *tools, step.stage.text("title", language).value]),
        body=" ".join(step.text(name, language).value for name in ("guidance", "strategies", "options", "done_when")),
        text_lang=title.lang,
        facets=step.facets,
    )


def recommendation_documents() -> Iterator[Document]:
    for row in Recommendation.objects.visible_to(PUBLIC):
        yield from recommendation_documents_of(row)


def recommendation_documents_of(row: Recommendation) -> Iterator[Document]:
    themes = Theme.objects.filter(slug__in=row.themes)
    for language in LANGUAGES:
        title = row.text("title", language)
        yield Document(
            about=row.tag,
            kind="recommendation",
            lang=language,
            path=f"recommendations/{row.code}/",
            title=title.value,
            keywords=" ".join([row.code, *(theme.text("name", language).value for theme in themes)]),
            body=row.text("body", language).value,
            text_lang=title.lang,
            facets=[f"theme:{slug}" for slug in row.themes],
            date=row.adopted_on,
        )
