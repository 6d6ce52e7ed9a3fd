"""Profiles and figures, from `network_data/` into their tables."""

from decimal import Decimal
from typing import Any

from cities.models import City, Country
from core.audit import SYSTEM
from core.choices import EditionStatus
from core.loading import Load, Record, by
from core.translation import TranslatedModel
from profiles.actions.editions import new_edition
from profiles.actions.review import import_published
from profiles.models import (
    Breakdown,
    ChapterText,
    Definition,
    Figure,
    Geography,
    Indicator,
    ProfileEdition,
    Section,
)

FLAGS = ("adds_up", "sums_to_100", "may_be_negative", "is_expected")


def load_catalogue(load: Load, sections: dict[str, list[Record]]) -> None:
    """Indicators, definitions, geographies and breakdowns: what figures are described by."""
    for record in sections["indicators"]:
        code = record["code"]
        values = {name: record[name] for name in ("unit", "chapter", "position")}
        values |= {name: record.get(name, False) for name in FLAGS}
        values["half_life_months"] = record.get("half_life_months", 24)
        load.write(
            Indicator,
            f"indicator:{code}",
            record,
            key={"code": code},
            values=values,
            names=("name",),
            texts=("summary",),
        )
    join_shares(sections["indicators"])
    for record in sections["definitions"]:
        code = record["code"]
        load.write(Definition, f"definition:{code}", record, key={"code": code}, names=("name",), texts=("summary",))
    for record in sections["breakdowns"]:
        code = record["code"]
        values = {"dimension": record["dimension"], "position": record["position"]}
        load.write(Breakdown, f"breakdown:{code}", record, key={"code": code}, values=values, names=("name",))
    load_geographies(load, sections["geographies"])


def join_shares(records: list[Record]) -> None:
    """Of which two counts each share is made: known only once every indicator is there."""
    indicators = by(Indicator.objects.all(), "code")
    for record in records:
        shares = record.get("share_of", None)
        for position, code in enumerate(shares or []):
            if code not in indicators:
                raise record.fault(f"share_of.{position}", f"there is no “{code}”")
        numerator, denominator = (indicators[code] for code in shares) if shares else (None, None)
        row = indicators[record["code"]]
        if (row.numerator, row.denominator) != (numerator, denominator):
            row.numerator, row.denominator = numerator, denominator
            row.save(update_fields=["numerator", "denominator"])


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


def load_sections(load: Load, records: list[Record]) -> None:
    """The tree of chapters with the guidance beside each."""
    for record in records:
        key = record["key"]
        values = {name: record[name] for name in ("chapter", "position", "half_life_months")}
        load.write(
            Section,
            f"section:{key}",
            record,
            key={"key": key},
            values=values,
            names=("title",),
            texts=("guidance",),
        )


class Editions:
    """The editions that the record speaks of. A new one is published at the end; a published one is never touched:
    what has changed in the record since goes into a draft."""

    def __init__(self, load: Load, records: list[Record]):
        self.load = load
        self.by_number = {
            (edition.city_id, edition.number): edition
            for edition in ProfileEdition.objects.select_related("city__country")
        }
        self.new: list[ProfileEdition] = []
        cities = by(City.objects.all(), "slug")
        for record in records:
            self.load_edition(record, record.find("city", cities))

    def load_edition(self, record: Record, city: City) -> None:
        number = record["number"]
        about = f"profile:{city.slug}:{number}"
        known = self.by_number.get((city.pk, number))
        values = {"published_first": record.get("published"), "language": record.get("language", "en")}
        if known is not None and known.is_frozen:
            if self.load.is_as_loaded(about, record, values=values, texts=("note",)):
                self.load.leave(about, record)
                return
            self.write(ProfileEdition, known, about, record, key={"city": city}, values=values, texts=("note",))
            return
        edition = self.load.write(
            ProfileEdition, about, record, key={"city": city, "number": number}, values=values, texts=("note",)
        )
        self.by_number[city.pk, number] = edition
        if known is None:
            self.new.append(edition)

    def of(self, record: Record, city: City) -> ProfileEdition:
        number = record.get("edition", None) or record["number"]
        edition = self.by_number.get((city.pk, number))
        if edition is None:
            raise record.fault("edition", f"{city.slug} has no edition {number} in profiles.yaml")
        return edition

    def write(
        self,
        model: type[TranslatedModel],
        edition: ProfileEdition,
        about: str,
        record: Record,
        *,
        key: dict[str, Any],
        values: dict[str, Any],
        texts: tuple[str, ...],
    ) -> None:
        """Write one part of an edition, or of the draft that follows it once it is published."""
        if edition.is_frozen:
            if self.load.is_as_loaded(about, record, values=values, texts=texts):
                self.load.leave(about, record)
                return
            draft = self.draft_after(edition)
            if draft is None:
                self.load.leave(about, record, "the next edition is being reviewed")
                return
            edition = draft
        is_part = model is not ProfileEdition
        where = {"edition": edition} if is_part else {"number": edition.number}
        self.load.write(model, about, record, key={**key, **where}, values=values, texts=texts)

    def draft_after(self, edition: ProfileEdition) -> ProfileEdition | None:
        """The city's draft, begun now if there is none; None while the next edition is with the reviewer."""
        following = ProfileEdition.objects.of(edition.city).open().first()
        if following is None:
            return new_edition(edition.city, by=SYSTEM, with_note=True)
        return following if following.status in (EditionStatus.DRAFT, EditionStatus.CHANGES_REQUESTED) else None

    def publish(self) -> None:
        """Publish the new ones, now that they are complete."""
        for edition in self.new:
            import_published(edition)


def load_chapters(load: Load, editions: Editions, records: list[Record]) -> None:
    """What the published record says, section by section, or why nothing is known."""
    cities, sections = by(City.objects.all(), "slug"), by(Section.objects.all(), "key")
    for record in records:
        city, section = record.find("city", cities), record.find("section", sections)
        unknown = record.get("unknown", {})
        words = {"body": record.get("body", {}), "unknown_because": unknown.get("because", {})}
        words["who_could_know"] = unknown.get("who", {})
        original = record.get("original", "en")
        record.values |= {name: {**text, "original": original} for name, text in words.items() if text}
        editions.write(
            ChapterText,
            editions.of(record, city),
            f"chapter:{city.slug}:{record['number']}:{section.key}",
            record,
            key={"section": section},
            values={},
            texts=("body", "unknown_because", "who_could_know"),
        )


def load_figures(load: Load, editions: Editions, records: list[Record]) -> None:
    cities, places = by(City.objects.all(), "slug"), by(Geography.objects.all(), "slug")
    indicators, definitions = by(Indicator.objects.all(), "code"), by(Definition.objects.all(), "code")
    breakdowns = by(Breakdown.objects.all(), "code")
    for position, record in enumerate(records):
        city = record.find("city", cities)
        edition = editions.of(record, city) if record.get("edition", None) else None
        key = {
            "city": city,
            "indicator": record.find("indicator", indicators),
            "geography": record.find("geography", places),
            "definition": record.find("definition", definitions) if record.get("definition") else None,
            "breakdown": record.find("breakdown", breakdowns) if record.get("breakdown") else None,
            "period_start": record.get("period_start"),
            "period_end": record.get("period_end"),
            "source": load.source(record, "source", record["source"]),
        }
        values = {
            "value": Decimal(record["value"]),
            "value_to": Decimal(record["value_to"]) if record.get("value_to") else None,
            "comparator": record.get("comparator", "exact"),
            "quality": record["quality"],
            "confidence": record["confidence"],
            "locator": record.get("locator"),
            "origin": record.get("origin"),
        }
        number = edition.number if edition else None
        names = [name_of(key["city"]), name_of(number), *(name_of(key[name]) for name in list(key)[1:])]
        about = "figure:" + ":".join(names)
        texts = ("note", "doubt")
        if edition is None:
            place = values | {"position": position}
            load.write(Figure, about, record, key={**key, "edition": None}, values=place, texts=texts)
        else:
            editions.write(Figure, edition, about, record, key=key, values=values, texts=texts)
            moved_into_an_edition(load, about.replace(f":{number}:", ":-:", 1), key)


def moved_into_an_edition(load: Load, tag: str, key: dict[str, Any]) -> None:
    """A figure that was loaded without an edition before is not kept a second time beside the edition's."""
    if tag in load.loaded and tag not in load.seen:
        Figure.objects.filter(edition=None, **key).delete()
        load.forget(tag)


def name_of(part) -> str:
    """How one part of a figure's key reads in its tag."""
    if part is None or isinstance(part, str):
        return part or "-"
    if isinstance(part, int):
        return str(part)
    return str(getattr(part, "slug", None) or part.code)
