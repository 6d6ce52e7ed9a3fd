"""Calls and pilots of the record, from `network_data/` into their tables: what was not found stays empty."""

from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from cities.models import City, Country, Organisation, Theme
from core.choices import RecordStatus
from core.loading import Load, Record, by
from library.models import CaseStudy, Recommendation
from pilots.models import (
    Call,
    IndicatorValue,
    Milestone,
    Pilot,
    PilotCity,
    PilotPartner,
    ResultIndicator,
)
from profiles.choices import Comparator

CALL_TEXTS = ("title", "theme", "summary", "who_may_apply", "ceiling_note")
PILOT_TEXTS = ("title", "summary", "aim", "activities", "outcomes", "results", "lessons", "date_note", "place")


def load_calls(load: Load, records: list[Record]) -> None:
    themes, countries = by(Theme.objects.all(), "slug"), by(Country.objects.all(), "code")
    for record in records:
        slug = record["slug"]
        values = {
            "number": record["number"],
            "objectives": record.get("objectives", []),
            "ceiling": decimal(record, "ceiling"),
            "currency": record.get("currency", "EUR"),
            "opens_on": record.get("opens_on"),
            "closes_on": record.get("closes_on"),
            "url": record.get("url"),
        }
        if not Call.objects.filter(slug=slug).exists():
            # Born public; afterwards its state is the secretariat's.
            values["status"] = RecordStatus.PUBLISHED
        links = {"themes": record.find_all("themes", themes), "countries": record.find_all("countries", countries)}
        load.write(Call, f"call:{slug}", record, key={"slug": slug}, values=values, texts=CALL_TEXTS, links=links)


def load_pilots(load: Load, records: list[Record]) -> None:
    rows: dict[str, dict[str, Any]] = {
        "cities": by(City.objects.all(), "slug"),
        "organisations": by(Organisation.objects.all(), "slug"),
        "themes": by(Theme.objects.all(), "slug"),
        "recommendations": by(Recommendation.objects.all(), "code"),
        "borrowed": by(CaseStudy.objects.all(), "slug"),
        "calls": by(Call.objects.all(), "slug"),
    }
    for record in records:
        pilot = load_pilot(load, record, rows)
        load_cities(load, pilot, record, rows["cities"])
        load_partners(load, pilot, record, rows["organisations"])
        load_milestones(load, pilot, record, rows["cities"])
        load_indicators(load, pilot, record)


def load_pilot(load: Load, record: Record, rows: dict[str, dict[str, Any]]) -> Pilot:
    slug = record["slug"]
    values: dict[str, Any] = {
        "call": record.find("call", rows["calls"]) if record.get("call") else None,
        "objectives": record.get("objectives", []),
        "sdg_targets": record.get("sdg_targets", []),
        "starts": record.get("starts"),
        "ends": record.get("ends"),
        "latitude": decimal(record, "latitude"),
        "longitude": decimal(record, "longitude"),
        "url": record.get("url"),
    }
    if not Pilot.objects.filter(slug=slug).exists():
        # Born as the record has it; afterwards its state is its people's.
        values |= {"status": record["status"], "on_record": True}
    return load.write(
        Pilot,
        f"pilot:{slug}",
        record,
        key={"slug": slug},
        values=values,
        texts=PILOT_TEXTS,
        links={name: record.find_all(name, rows[name]) for name in ("themes", "recommendations", "borrowed")},
    )


def decimal(record: Record, name: str) -> Decimal | None:
    return Decimal(record[name]) if record.get(name) else None


def uid_of(about: str) -> UUID:
    """The same wherever the record is loaded."""
    return uuid5(NAMESPACE_URL, f"https://mc2cm.network/{about}")


def load_cities(load: Load, pilot: Pilot, record: Record, cities: dict[str, City]) -> None:
    for row in record.children("cities"):
        city = row.find("city", cities)
        about, key = f"{pilot.tag}/city/{city.slug}", {"pilot": pilot, "city": city}
        load.write(PilotCity, about, row, key=key, values={"role": row["role"]}, texts=("note",))


def load_partners(load: Load, pilot: Pilot, record: Record, organisations: dict[str, Organisation]) -> None:
    for row in record.children("partners"):
        organisation = row.find("organisation", organisations)
        about = f"{pilot.tag}/partner/{organisation.slug}/{row['role']}"
        key = {"pilot": pilot, "organisation": organisation, "role": row["role"]}
        load.write(PilotPartner, about, row, key=key, texts=("note",))


def load_milestones(load: Load, pilot: Pilot, record: Record, cities: dict[str, City]) -> None:
    """What is known to have been reached; when it was due is not."""
    for number, row in enumerate(record.children("milestones"), start=1):
        uid = uid_of(f"{pilot.tag}/milestone/{number}")
        values = {"city": row.find("city", cities), "done_on": row["done_on"], "position": number}
        about, key = f"{pilot.tag}/milestone/{uid}", {"uid": uid, "pilot": pilot}
        load.write(Milestone, about, row, key=key, values=values, texts=("title", "description"))


def load_indicators(load: Load, pilot: Pilot, record: Record) -> None:
    for number, row in enumerate(record.children("indicators"), start=1):
        uid = uid_of(f"{pilot.tag}/indicator/{number}")
        values = {"kind": row["kind"], "unit": row["unit"], "target": decimal(row, "target"), "position": number}
        about, key = f"{pilot.tag}/resultindicator/{uid}", {"uid": uid, "pilot": pilot}
        indicator = load.write(ResultIndicator, about, row, key=key, values=values, texts=("label",))
        load_values(load, indicator, row)


def load_values(load: Load, indicator: ResultIndicator, record: Record) -> None:
    for number, row in enumerate(record.children("values"), start=1):
        uid = uid_of(f"{indicator.tag}/{number}")
        values = {
            "value": Decimal(row["value"]),
            "comparator": row.get("comparator", Comparator.EXACT),
            "period": row.get("period"),
            "source": row.get("source"),
            "url": row.get("url"),
        }
        about, key = f"{indicator.tag}/{uid}", {"uid": uid, "indicator": indicator}
        load.write(IndicatorValue, about, row, key=key, values=values, texts=("note",))
