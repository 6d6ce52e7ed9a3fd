"""Case studies, publications, recommendations, news and the City Toolkit, from `network_data/` into their tables."""

from django.utils import timezone

from cities.models import City, Organisation, Theme
from core.choices import EditionStatus, RecordStatus
from core.loading import Load, Record, by
from core.translation import LANGUAGES
from library.choices import PracticeStatus
from library.models import (
    CaseStudy,
    CaseStudyEdition,
    NewsItem,
    Publication,
    PublicationFile,
    Recommendation,
    Stage,
    Step,
    Tool,
)


def load_case_studies(load: Load, records: list[Record]) -> None:
    """The studies that came out before the portal existed, as published edition 1."""
    cities, themes = by(City.objects.all(), "slug"), by(Theme.objects.all(), "slug")
    for record in records:
        slug = record["slug"]
        study = load.write(
            CaseStudy,
            f"case-study:{slug}",
            record,
            key={"slug": slug},
            values={"city": record.find("city", cities)},
        )
        key = {"case_study": study, "number": 1}
        values = {
            "themes": [theme.slug for theme in record.find_all("themes", themes)],
            "starts": record.get("starts"),
            "ends": record.get("ends"),
            "practice_status": record.get("practice_status", PracticeStatus.UNKNOWN),
            "languages": record.get("languages", []),
            "published_first": record.get("published"),
            "url": record.get("url"),
        }
        values |= {f"keywords_{code}": record.get("keywords", {}).get(code, []) for code in LANGUAGES}
        if not CaseStudyEdition.objects.filter(**key).exists():
            values |= {"status": EditionStatus.PUBLISHED, "published_at": timezone.now()}
        load.write(
            CaseStudyEdition,
            f"case-study:{slug}:1",
            record,
            key=key,
            values=values,
            texts=("title", "abstract", "context", "actions", "actors", "results", "note"),
        )


def load_publications(load: Load, records: list[Record]) -> None:
    cities, themes = by(City.objects.all(), "slug"), by(Theme.objects.all(), "slug")
    organisations = by(Organisation.objects.all(), "slug")
    for record in records:
        values = {
            "kind": record["kind"],
            "authors": record.get("authors", []),
            "date": record.get("date"),
            "languages": record.get("languages", []),
            "pages": record.get("pages", None),
            "isbn": record.get("isbn"),
            "doi": record.get("doi"),
            "url": record.get("url"),
            "available": record.get("available", True),
        }
        publication = load.write(
            Publication,
            f"publication:{record['slug']}",
            record,
            key={"slug": record["slug"]},
            values=values | published(Publication, record),
            texts=("title", "summary", "abstract", "note"),
            links={
                "publishers": record.find_all("publishers", organisations),
                "cities": record.find_all("cities", cities),
                "themes": record.find_all("themes", themes),
            },
        )
        for link in record.children("files"):
            load.write(
                PublicationFile,
                f"publication:{record['slug']}/{link['language']}",
                link,
                key={"publication": publication, "language": link["language"], "attachment": None},
                values={"url": link["url"], "title": link.get("title"), "pages": link.get("pages", None)},
            )


def load_recommendations(load: Load, records: list[Record]) -> None:
    """Those of which the record knows at least the name; no city's progress is in any file."""
    themes = by(Theme.objects.all(), "slug")
    for position, record in enumerate(records, start=1):
        code = record["code"]
        is_new = not Recommendation.objects.filter(code=code).exists()
        values = {
            "themes": [theme.slug for theme in record.find_all("themes", themes)],
            "sdg_targets": record.get("sdg_targets", []),
            "adopted_on": record.get("adopted_on"),
            "url": record.get("url"),
            "position": position,
        }
        load.write(
            Recommendation,
            f"recommendation:{code}",
            record,
            key={"code": code},
            values=values | ({"status": RecordStatus.PUBLISHED} if is_new else {}),
            texts=("title", "body", "adopted_in"),
        )


def load_news(load: Load, records: list[Record]) -> None:
    cities, themes = by(City.objects.all(), "slug"), by(Theme.objects.all(), "slug")
    for record in records:
        load.write(
            NewsItem,
            f"news:{record['slug']}",
            record,
            key={"slug": record["slug"]},
            values={"date": record["date"], "url": record.get("url")} | published(NewsItem, record),
            texts=("title", "summary"),
            links={"cities": record.find_all("cities", cities), "themes": record.find_all("themes", themes)},
        )


def published(model: type[NewsItem | Publication], record: Record) -> dict:
    """A loaded record is born published; once it is there, its status is the secretariat's."""
    exists = model.objects.filter(slug=record["slug"]).exists()
    return {} if exists else {"status": RecordStatus.PUBLISHED}


def load_toolkit(load: Load, sections: dict[str, list[Record]]) -> None:
    """The portal's own first City Toolkit. Once an officer has taken a step in hand, it is hers: see `Load.write`."""
    for record in sections["stages"]:
        load.write(
            Stage,
            f"toolkit-stage:{record['key']}",
            record,
            key={"key": record["key"]},
            values={"position": record["position"]},
            texts=("title", "intro"),
        )
    stages, themes = by(Stage.objects.all(), "key"), by(Theme.objects.all(), "slug")
    for record in sections["steps"]:
        load.write(
            Step,
            f"toolkit-step:{record['key']}",
            record,
            key={"key": record["key"]},
            values={
                "stage": record.find("stage", stages),
                "position": record["position"],
                "weeks": record.get("weeks", None),
                "people": record.get("people", None),
                "themes": [theme.slug for theme in record.find_all("themes", themes)],
                "profile_chapters": record["profile_chapters"],
            },
            texts=("title", "purpose", "guidance", "strategies", "options", "done_when"),
        )
    steps = by(Step.objects.all(), "key")
    for record in sections["tools"]:
        load.write(
            Tool,
            f"toolkit-tool:{record['key']}",
            record,
            key={"key": record["key"]},
            values={
                "step": record.find("step", steps),
                "position": record["position"],
                "kind": record["kind"],
                "url": record.get("url"),
            },
            texts=("title", "description", "content"),
        )
