"""Sources and indicators of a city's own."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from cities.models import City
from core import audit
from core.errors import Refused, Stale
from core.models import Source
from core.permissions import require
from core.translation import LANGUAGES
from profiles.models import Indicator
from profiles.validators import check_has_been_read

SOURCE_FIELDS = ("title", "publisher", "url", "published", "accessed_on", "licence", "language", "kind")


@transaction.atomic
def add_source(city: City, values: dict, *, by: User) -> Source:
    """A source that the city cites; public from the first published text or figure that rests on it."""
    require(by, "profiles.write_edition", city)
    words = {name: value for name, value in values.items() if name in SOURCE_FIELDS}
    source = Source(owner=city.tag, is_public=False, code=free_code(city, words), **words)
    source.full_clean()
    check_has_been_read(source.published, source.accessed_on)
    refuse_twin(city, source)
    source.save()
    audit.record("add_source", city.tag, by=by.key, changes={"source": [None, source.code]})
    return source


def refuse_twin(city: City, source: Source) -> None:
    """Raises ValidationError naming the source that is there already: of the same title and publisher, or address.

    What came out at another time is another source.
    """
    rows = Source.objects.usable_by(city.tag).order_by("code")
    same_title = Q(title__iexact=source.title.strip(), publisher__iexact=source.publisher.strip())
    same = {"title": rows.filter(same_title)} | ({"url": rows.filter(url=source.url)} if source.url else {})
    for field, found in same.items():
        twins = found.filter(published__in=("", source.published)) if source.published else found
        if twin := twins.first():
            words = _("This source is there already: “%(title)s” [@%(code)s]. Choose it from the list.")
            raise ValidationError({field: ValidationError(words, params={"title": twin.title, "code": twin.code})})


def free_code(city: City, words: dict) -> str:
    """`turin-istat-2024`, or with a number behind when that is taken."""
    who = slugify(words.get("publisher") or words.get("title") or "source").split("-")[0][:12] or "source"
    stem = "-".join(filter(None, [city.slug[:15], who, str(words.get("published") or "")[:4]]))
    taken = set(Source.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if code not in taken)


@transaction.atomic
def edit_source(source: Source, values: dict, *, by: User, version: int | None = None) -> Source:
    """Correct a source of one's own, as long as nothing published rests on it. Raises Stale as `edit_part` does."""
    city = City.objects.filter(slug=source.owner.removeprefix("city:")).first()
    require(by, "profiles.write_edition", city)
    now = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    if now.is_public or city is None:
        raise Refused(_("Something published rests on this source. Add a new one instead."))
    if version is not None and version != now.version:
        raise Stale(now, {n: getattr(now, n) for n in SOURCE_FIELDS if n in values and getattr(now, n) != values[n]})
    changes: dict[str, list] = {}
    for name in SOURCE_FIELDS:
        if name in values and getattr(now, name) != values[name]:
            changes[name] = [getattr(now, name), values[name]]
            setattr(now, name, values[name])
    if changes:
        now.full_clean()
        check_has_been_read(now.published, now.accessed_on)
        now.save()
        audit.record("edit_source", city.tag, by=by.key, changes=changes)
    return now


@transaction.atomic
def add_indicator(city: City, values: dict, *, by: User) -> Indicator:
    """Something that the common catalogue does not count; it stands under the city's own name."""
    require(by, "profiles.write_edition", city)
    names = {f"name_{code}": values.get(f"name_{code}", "") for code in LANGUAGES}
    title = next((words for words in names.values() if words), "")
    if not title:
        raise ValidationError({"name_en": _("Give the indicator a name in at least one language.")})
    stem = slugify(f"{city.slug}_{names['name_en'] or names['name_fr'] or 'own'}").replace("-", "_")[:55]
    taken = set(Indicator.objects.filter(code__startswith=stem).values_list("code", flat=True))
    code = next(c for c in (stem, *(f"{stem}_{n}" for n in range(2, 1000))) if c not in taken)
    told = {"unit": values.get("unit", ""), "chapter": values.get("chapter", "")}
    told["may_be_negative"] = values.get("may_be_negative", False)
    indicator = Indicator(city=city, code=code, position=900, **told, **names)
    indicator.full_clean()
    indicator.save()
    audit.record("add_indicator", city.tag, by=by.key, changes={"indicator": [None, code]})
    return indicator
