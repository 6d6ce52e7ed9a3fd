"""Profiles and figures, from `network_data/` into their tables."""

from decimal import Decimal

from django.utils import timezone

from cities.models import City, Country
from core.choices import EditionStatus
from core.loading import Load, Record, by
from profiles.models import Breakdown, Definition, Figure, Geography, Indicator, ProfileEdition


def load_catalogue(load: Load, sections: dict[str, list[Record]]) -> None:
    """Indicators, definitions, geographies and breakdowns: what figures are described by."""
    for record in sections["indicators"]:
        code = record["code"]
        values = {name: record[name] for name in ("unit", "chapter", "position")}
        load.write(
            Indicator,
            f"indicator:{code}",
            record,
            key={"code": code},
            values=values,
            names=("name",),
            texts=("summary",),
        )
    for record in sections["definitions"]:
        code = record["code"]
        load.write(Definition, f"definition:{code}", record, key={"code": code}, names=("name",), texts=("summary",))
    for record in sections["breakdowns"]:
        code = record["code"]
        values = {"dimension": record["dimension"], "position": record["position"]}
        load.write(Breakdown, f"breakdown:{code}", record, key={"code": code}, values=values, names=("name",))
    load_geographies(load, sections["geographies"])


def load_geographies(load: Load, records: list[Record]) -> None:
    """Wholes before parts: a record may name a parent that stands further down in the file."""
    cities, countries = by(City.objects.all(), "slug"), by(Country.objects.all(), "code")
    places: dict[str, Geography] = {}
    waiting = records
    while waiting:
        ready = [record for record in waiting if not record.get("parent") or record["parent"] in places]
        if not ready:
            raise waiting[0].fault("parent", f"there is no “{waiting[0]['parent']}”")
        for record in ready:
            slug = record["slug"]
            places[slug] = load.write(
                Geography,
                f"geography:{slug}",
                record,
                key={"slug": slug},
                values={
                    "kind": record["kind"],
                    "parent": places[record["parent"]] if record.get("parent") else None,
                    "city": record.find("city", cities) if record.get("city") else None,
                    "country": record.find("country", countries),
                },
                names=("name",),
            )
        waiting = [record for record in waiting if record["slug"] not in places]


def load_profiles(load: Load, records: list[Record]) -> None:
    """Editions that were published before the portal existed; the loader alone may create them published."""
    cities = by(City.objects.all(), "slug")
    for record in records:
        city, number = record.find("city", cities), record["number"]
        key = {"city": city, "number": number}
        edition = ProfileEdition.objects.filter(**key).first()
        values = {"published_first": record.get("published")}
        if edition is None:
            values |= {"status": EditionStatus.PUBLISHED, "published_at": timezone.now()}
        load.write(ProfileEdition, f"profile:{city.slug}:{number}", record, key=key, values=values, texts=("note",))


def load_figures(load: Load, records: list[Record]) -> None:
    cities, places = by(City.objects.all(), "slug"), by(Geography.objects.all(), "slug")
    indicators, definitions = by(Indicator.objects.all(), "code"), by(Definition.objects.all(), "code")
    breakdowns = by(Breakdown.objects.all(), "code")
    editions = {(edition.city_id, edition.number): edition for edition in ProfileEdition.objects.all()}
    for position, record in enumerate(records):
        city = record.find("city", cities)
        edition = None
        if number := record.get("edition", None):
            edition = editions.get((city.pk, number))
            if edition is None:
                raise record.fault("edition", f"{city.slug} has no edition {number} in profiles.yaml")
        key = {
            "city": city,
            "edition": edition,
            "indicator": record.find("indicator", indicators),
            "geography": record.find("geography", places),
            "definition": record.find("definition", definitions) if record.get("definition") else None,
            "breakdown": record.find("breakdown", breakdowns) if record.get("breakdown") else None,
            "period_start": record.get("period_start"),
            "period_end": record.get("period_end"),
            "source": load.source(record, "source", record["source"]),
        }
        load.write(
            Figure,
            "figure:" + ":".join(name_of(part) for part in key.values()),
            record,
            key=key,
            values={
                "value": Decimal(record["value"]),
                "value_to": Decimal(record["value_to"]) if record.get("value_to") else None,
                "comparator": record.get("comparator", "exact"),
                "quality": record["quality"],
                "confidence": record["confidence"],
                "locator": record.get("locator"),
                "origin": record.get("origin"),
                "position": position,
            },
            texts=("note", "doubt"),
        )


def name_of(part) -> str:
    """How one part of a figure's key reads in its tag."""
    if part is None or isinstance(part, str):
        return part or "-"
    return str(getattr(part, "slug", None) or getattr(part, "code", None) or part.number)
