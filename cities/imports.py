"""The network's own records, from `network_data/` into their tables."""

from decimal import Decimal

from cities.models import City, Country, Grant, Membership, Organisation, Part, Phase, Theme
from core.loading import Load, Record, by


def load_countries(load: Load, records: list[Record]) -> None:
    for record in records:
        code = record["code"]
        load.write(
            Country,
            f"country:{code}",
            record,
            key={"code": code},
            values={"region": record["region"]},
            names=("name",),
        )


def load_phases(load: Load, records: list[Record]) -> None:
    countries = by(Country.objects.all(), "code")
    for record in records:
        phase = load.write(
            Phase,
            f"phase:{record['slug']}",
            record,
            key={"slug": record["slug"]},
            values={name: record.get(name) for name in ("kind", "starts", "ends")} | {"position": record["position"]},
            names=("name",),
            texts=("summary",),
            links={"invited_countries": record.find_all("invited_countries", countries)},
        )
        for position, money in enumerate(record.children("money")):
            slug = f"{phase.slug}-{position + 1}"
            values = {"phase": phase, "amount": Decimal(money["amount"]), "currency": money["currency"]}
            load.write(
                Grant,
                f"grant:{slug}",
                money,
                key={"slug": slug},
                values=values | {"position": position},
                texts=("label",),
            )


def load_themes(load: Load, records: list[Record]) -> None:
    for record in records:
        load.write(
            Theme,
            f"theme:{record['slug']}",
            record,
            key={"slug": record["slug"]},
            values={"icon": record["icon"], "position": record["position"]},
            names=("name",),
            texts=("summary",),
        )


def load_organisations(load: Load, records: list[Record]) -> None:
    countries, phases = by(Country.objects.all(), "code"), by(Phase.objects.all(), "slug")
    for record in records:
        organisation = load.write(
            Organisation,
            f"organisation:{record['slug']}",
            record,
            key={"slug": record["slug"]},
            values={
                "acronym": record.get("acronym"),
                "kind": record["kind"],
                "country": record.find("country", countries) if record.get("country") else None,
                "website": record.get("website"),
                "position": record["position"],
            },
            names=("name",),
            texts=("summary",),
        )
        for part in record.children("roles"):
            phase = part.find("phase", phases)
            load.write(
                Part,
                f"part:{organisation.slug}:{phase.slug}:{part['role']}",
                part,
                key={"organisation": organisation, "phase": phase, "role": part["role"]},
                texts=("note",),
            )


def load_cities(load: Load, records: list[Record]) -> None:
    countries, themes = by(Country.objects.all(), "code"), by(Theme.objects.all(), "slug")
    phases, organisations = by(Phase.objects.all(), "slug"), by(Organisation.objects.all(), "slug")
    for record in records:
        city = load.write(
            City,
            f"city:{record['slug']}",
            record,
            key={"slug": record["slug"]},
            values={
                "country": record.find("country", countries),
                "administration": record.get("administration"),
                "alternate_names": record.get("alternate_names", []),
                "latitude": degrees(record, "latitude"),
                "longitude": degrees(record, "longitude"),
                "geonames_id": record.get("geonames_id", None),
                "map_population": record.get("map_population", None),
                "website": record.get("website"),
            },
            names=("name", "administration_name"),
            texts=("summary",),
            links={"themes": record.find_all("themes", themes)},
        )
        for membership in record.children("memberships"):
            phase = membership.find("phase", phases)
            represented = membership.find("represented_by", organisations) if membership.get("represented_by") else None
            load.write(
                Membership,
                f"membership:{city.slug}:{phase.slug}:{membership['role']}",
                membership,
                key={"city": city, "phase": phase, "role": membership["role"]},
                values={"represented_by": represented, "since": membership.get("since")},
                texts=("note",),
            )


def degrees(record: Record, name: str) -> Decimal | None:
    return Decimal(record[name]) if record.get(name) else None
