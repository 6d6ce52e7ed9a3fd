"""Meetings of the record, from `network_data/` into their tables: no hours, no rooms, days as far as known."""

from calendar import monthrange
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from cities.models import City, Country, Organisation, Theme
from core.loading import Load, Record, by
from library.models import CaseStudy, Publication
from meetings.choices import MeetingStatus, Mode, Precision, Visibility
from meetings.models import Meeting, MeetingCity, MeetingDocument, MeetingOrganisation, Session
from meetings.sheet.zones import ZONES

PRECISIONS = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR, 0: Precision.UNKNOWN}


def load_meetings(load: Load, records: list[Record]) -> None:
    rows = {
        "cities": by(City.objects.select_related("country"), "slug"),
        "countries": by(Country.objects.all(), "code"),
        "organisations": by(Organisation.objects.all(), "slug"),
        "themes": by(Theme.objects.all(), "slug"),
        "publications": by(Publication.objects.all(), "slug"),
        "case_studies": by(CaseStudy.objects.all(), "slug"),
    }
    for record in records:
        meeting = load_meeting(load, record, rows)
        load_cities(load, meeting, record, rows["cities"])
        load_organisations(load, meeting, record, rows["organisations"])
        load_sessions(load, meeting, record)
        load_documents(load, meeting, record)


def load_meeting(load: Load, record: Record, rows: dict[str, dict[str, Any]]) -> Meeting:
    slug = record["slug"]
    about = f"meeting:{slug}"
    host = record.find("host", rows["cities"]) if record.get("host") else None
    country = record.find("place_country", rows["countries"]) if record.get("place_country") else None
    code = host.country.code if host else country.code if country else ""
    starts, ends = record.get("starts"), record.get("ends") or record.get("starts")
    values = {
        "kind": record["kind"],
        "number": record.get("number", None),
        "mode": record.get("mode", Mode.UNKNOWN),
        "host": host,
        "place_country": country,
        "first_day": edge(starts, last=False),
        "last_day": edge(ends, last=True),
        "precision": PRECISIONS[len(starts)],
        "inferred": record.get("inferred", False),
        "people": record.get("people", None),
        "people_note": record.get("people_note"),
        "url": record.get("url"),
        "event_group": record.get("event_group") or uid_of(about).hex,
        "tz": ZONES.get(code, Meeting._meta.get_field("tz").get_default()),
    }
    if not Meeting.objects.filter(slug=slug).exists():
        # Born as the record has it; afterwards its state is the secretariat's.
        values |= {"status": record.get("status", MeetingStatus.CLOSED), "on_record": True, "uid": uid_of(about)}
    return load.write(
        Meeting,
        about,
        record,
        key={"slug": slug},
        values=values,
        texts=("title", "summary", "outcome", "date_note", "place"),
        links={
            name: record.find_all(name, rows[name]) for name in ("themes", "countries", "publications", "case_studies")
        },
    )


def edge(known: str, *, last: bool) -> date | None:
    """The first or the last day of what is known: of `2015-05` the first or the thirty-first of May."""
    if not known:
        return None
    year, month, day = (*map(int, known.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))


def uid_of(about: str) -> UUID:
    """The same wherever the record is loaded, so that calendars know it again."""
    return uuid5(NAMESPACE_URL, f"https://mc2cm.network/{about}")


def load_cities(load: Load, meeting: Meeting, record: Record, cities: dict[str, City]) -> None:
    for row in record.children("cities"):
        city = row.find("city", cities)
        about = f"{meeting.tag}:city:{city.slug}:{row['part']}"
        load.write(
            MeetingCity, about, row, key={"meeting": meeting, "city": city, "part": row["part"]}, texts=("note",)
        )


def load_organisations(load: Load, meeting: Meeting, record: Record, organisations: dict[str, Organisation]) -> None:
    for row in record.children("organisations"):
        organisation = row.find("organisation", organisations)
        about = f"{meeting.tag}:organisation:{organisation.slug}:{row['part']}"
        key = {"meeting": meeting, "organisation": organisation, "part": row["part"]}
        load.write(MeetingOrganisation, about, row, key=key, values={"part": row["part"]})


def load_sessions(load: Load, meeting: Meeting, record: Record) -> None:
    """Sessions of which the subject is known, in the order in which the record names them."""
    for number, row in enumerate(record.children("sessions"), start=1):
        uid = uid_of(f"{meeting.tag}/session/{number}")
        values = {"meeting": meeting, "kind": row["kind"], "position": number, "tz": meeting.tz}
        texts = ("title", "description")
        load.write(Session, f"{meeting.tag}/{uid}", row, key={"uid": uid}, values=values, texts=texts)


def load_documents(load: Load, meeting: Meeting, record: Record) -> None:
    """Documents that the record names; where no file is held, there is no version."""
    for number, row in enumerate(record.children("documents"), start=1):
        key = uid_of(f"{meeting.tag}/document/{number}")
        values = {"meeting": meeting, "kind": row["kind"], "position": number, "visibility": Visibility.PUBLIC}
        about = f"{meeting.tag}:document:{key}"
        load.write(MeetingDocument, about, row, key={"key": key}, values=values, texts=("title",))
