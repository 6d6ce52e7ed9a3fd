"""Publications, kept by the secretariat: written, given files and links, published, taken back."""

from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City, Organisation, Theme
from core import attachments, audit, search
from core.audit import plain
from core.changing import all_or_nothing
from core.editing import change, locked, mark_translations
from core.errors import Refused
from core.permissions import require
from core.translation import text_fields
from library.actions import records
from library.models import Publication, PublicationFile
from library.search import publication_documents_of

LINKED: dict[str, type[Model]] = {"publisher_slugs": Organisation, "city_slugs": City, "theme_slugs": Theme}
PUBLICATION_FIELDS = (
    *text_fields(Publication),
    *LINKED,
    "kind",
    "authors",
    "date",
    "languages",
    "pages",
    "isbn",
    "doi",
    "url",
    "available",
)


@all_or_nothing
def start_publication(values: dict, *, by: User) -> Publication:
    """A draft; a title and a kind are enough."""
    require(by, "library.edit_publication")
    wanted = writable(values)
    title = next(filter(None, (values.get(f"title_{code}", "") for code in ("en", "fr", "ar"))), "")
    row = Publication(slug=free_slug(title))
    for name, value in wanted.items():
        setattr(row, name, value)
    mark_translations(row, {name: ["", value] for name, value in wanted.items()}, by=by.key)
    row.full_clean()
    row.save()
    told = {name: ["", plain(value)] for name, value in wanted.items() if value}
    audit.record("start_publication", row.tag, by=by.key, changes=told)
    return row


def writable(values: dict) -> dict[str, Any]:
    """What of it may be written; slugs in their order, of rows that are there."""
    wanted = {name: value for name, value in values.items() if name in PUBLICATION_FIELDS}
    for name in LINKED.keys() & wanted.keys():
        wanted[name] = sorted(set(wanted[name]))
        there = set(LINKED[name]._default_manager.filter(slug__in=wanted[name]).values_list("slug", flat=True))
        if unknown := [slug for slug in wanted[name] if slug not in there]:
            raise ValidationError({name: _("“%(value)s” is not in the list.") % {"value": unknown[0]}})
    return wanted


def free_slug(title: str) -> str:
    stem = slugify(title)[:80].strip("-") or "publication"
    taken = set(Publication.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if slug not in taken)


@all_or_nothing
def edit_publication(row: Publication, values: dict, *, by: User, version: int) -> Publication:
    """Write some of its fields; in a published one that is public at once. Raises Stale after somebody else's save."""
    require(by, "library.edit_publication")
    wanted = writable(values)
    now = locked(row, version=version, wanted=wanted)
    change(now, wanted, by=by.key, action="edit_publication", tag=now.tag)
    found_again(now)
    return now


def found_again(row: Publication) -> None:
    """What can be found of a published one, as it stands now."""
    if row.is_published:
        search.publish(publication_documents_of(Publication.objects.with_relations().get(pk=row.pk)))


@all_or_nothing
def publish_publication(row: Publication, *, by: User, version: int) -> Publication:
    require(by, "library.publish_publication")
    now = records.published(row, by=by, version=version)
    found_again(now)
    return now


@all_or_nothing
def withdraw_publication(row: Publication, *, by: User, reason: str, version: int) -> Publication:
    require(by, "library.publish_publication")
    now = records.withdrawn(row, by=by, reason=reason, version=version)
    search.withdraw(now.tag)
    return now


# Its files


@all_or_nothing
def add_link(row: Publication, values: dict, *, by: User) -> PublicationFile:
    """Where it can be had in one language, on another site."""
    now = for_files(row, by=by)
    place = PublicationFile(
        publication=now, **{k: values[k] for k in ("language", "url", "title", "pages") if k in values}
    )
    place.full_clean()
    place.save()
    audit.record("add_link", now.tag, by=by.key, changes={"link": [None, f"{place.language} {place.url}"]})
    return place


@all_or_nothing
def attach_file(row: Publication, file: IO[bytes], values: dict, *, by: User) -> PublicationFile:
    """Its file in one language: checked by what it is, kept by the portal, as visible as the publication."""
    now = for_files(row, by=by)
    pages = values.get("pages")
    if PublicationFile.objects.filter(publication=now, language=values["language"], attachment__isnull=False).exists():
        raise ValidationError({"language": _("There is a file in this language already. Remove it first.")})
    attachment = attachments.take_in(file, about=now.tag, by=by.key, **values)
    place = PublicationFile(
        publication=now, language=attachment.language, attachment=attachment, title=attachment.title, pages=pages
    )
    place.full_clean()
    place.save()
    return place


@all_or_nothing
def remove_publication_file(place: PublicationFile, *, by: User) -> None:
    now = for_files(place.publication, by=by)
    there = PublicationFile.objects.select_related("attachment").filter(pk=place.pk, publication=now).first()
    if there is None:
        raise Refused(_("Somebody has removed this meanwhile."))
    there.delete()
    if there.attachment:
        attachments.remove(there.attachment, by=by.key)
    else:
        audit.record("remove_link", now.tag, by=by.key, changes={"link": [f"{there.language} {there.url}", None]})


def for_files(row: Publication, *, by: User) -> Publication:
    """The publication under lock, one version on: its files are read together with it."""
    require(by, "library.edit_publication")
    now = Publication.objects.select_for_update(of=("self",)).get(pk=row.pk)
    now.version += 1
    now.save(update_fields=["version", "updated_at"])
    return now
