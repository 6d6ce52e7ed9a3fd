"""Who is told what about a case study."""

from collections.abc import Iterable

from accounts.choices import Role
from accounts.models import User
from cities.emails import address, office_of, people_of, put, secretariat
from library.models import Adaptation, CaseStudy, CaseStudyEdition


def tell(people: Iterable[User], template: str, edition: CaseStudyEdition, **words) -> None:
    for person in people:
        put(
            template,
            to=person.email,
            language=person.language,
            key=f"{template}-{edition.pk}-{edition.version}-{person.pk}",
            title=lambda: str(edition.title),
            city=lambda: str(edition.city.name),
            number=edition.number,
            url=lambda: address("my-case-study", edition.city.slug, edition.case_study.slug),
            **words,
        )


def authors(edition: CaseStudyEdition, people: list[User]) -> list[User]:
    """The city's people, and whoever of the secretariat wrote for it."""
    keys = {*edition.writers, edition.submitted_by}
    numbers = [int(key.removeprefix("person:")) for key in keys if key.startswith("person:")]
    wrote = User.objects.filter(pk__in=numbers, is_active=True)
    return list(dict.fromkeys([*people, *wrote]))


def submitted(edition: CaseStudyEdition) -> None:
    tell(secretariat(Role.REVIEWER), "case_study_submitted", edition)


def changes_requested(edition: CaseStudyEdition) -> None:
    tell(
        authors(edition, people_of(edition.city, "library.write_case_study")),
        "case_study_changes",
        edition,
        note=edition.review_note,
    )


def approved(edition: CaseStudyEdition) -> None:
    tell(secretariat(Role.PUBLISHER), "case_study_approved", edition)


def published(edition: CaseStudyEdition) -> None:
    people = authors(edition, people_of(edition.city, "library.see_draft"))
    tell(people, "case_study_published", edition, public=lambda: address("case-study", edition.case_study.slug))


def withdrawn(edition: CaseStudyEdition) -> None:
    people = authors(edition, people_of(edition.city, "library.see_draft"))
    tell(people, "case_study_withdrawn", edition, reason=edition.withdrawn_reason)


def adapted(adaptation: Adaptation) -> None:
    """To the city that the practice comes from: its office, or its people where it has named none."""
    study = CaseStudy.objects.with_text().get(pk=adaptation.case_study_id)
    key = f"adaptation-{adaptation.pk}"
    office = office_of(study.city)
    people = people_of(study.city, "library.write_case_study")
    own = [(person.email, person.language, f"{key}-{person.pk}") for person in people]
    for email, language, own_key in [(*office, key)] if office else own:
        put(
            "case_study_adapted",
            to=email,
            language=language,
            key=own_key,
            title=lambda: str(study.current.title),
            borrower=lambda: str(adaptation.city.name),
            progress=adaptation.get_progress_display,
            url=lambda: address("case-study", study.slug) + f"#adaptation-{adaptation.pk}",
        )
