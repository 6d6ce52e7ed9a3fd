"""Adaptations for tests: recorded by a city, published, told in a case study of its own."""

from accounts.models import User
from cities.models import City
from library import actions
from library.models import Adaptation, CaseStudy
from tests.asking import CASE
from tests.factories import CaseStudyEditionFactory, CaseStudyFactory

OTHER_CASE = "a-case-of-lisbon"


def a_case(slug: str, city: City, title: str = "") -> CaseStudy:
    """A published case study."""
    study = CaseStudyFactory(slug=slug, city=city)
    CaseStudyEditionFactory(case_study=study, number=1, published=True, title_en=title or slug.replace("-", " "))
    return study


def recorded(study: CaseStudy, city: City, by: User, **values) -> Adaptation:
    told = {"progress": "done", "kept_en": "The idea.", **values}
    return actions.record_adaptation(study, city, told, by=by)


def arguments(city: City, editor: User) -> dict[str, list]:
    """What each address about adaptations is asked about: a draft of the city, and a case study that it may borrow."""
    row = recorded(CaseStudy.objects.get(slug=CASE), city, editor)
    free = a_case(OTHER_CASE, City.objects.get(slug="lisbon"))
    steps = ["my-adaptation", *(f"my-adaptation-{step}" for step in ("publish", "withdraw", "discard"))]
    return {
        **{name: [city.slug, row.pk] for name in steps},
        **{f"api-adaptation-{step}": [row.pk] for step in ("detail", "publish", "withdraw")},
        "my-adaptation-new": [city.slug, free.slug],
        "case-study-adapt": [free.slug],
    }
