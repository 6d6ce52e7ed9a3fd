"""My city: what needs its people now. Every app that follows adds its own to the list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from cities.actions import OWN_FIELDS, OWN_TEXTS
from cities.models import City, CityContact
from cities.sheet import GUIDANCE
from cities.views.own import kept_city
from core.answers import PersonalRequest, signed_in
from core.context import AUTONYMS
from core.models import AuditEntry, Correction
from core.translation import LANGUAGES
from mc2cm.pages.history import Change, in_words


@dataclass(frozen=True)
class Task:
    """Something to do, why, and where."""

    icon: str
    title: str
    text: str
    url: str
    link_label: str


@dataclass(frozen=True)
class ToConfirm:
    """A machine's translation that waits for a person."""

    text: str
    heading: str
    language: str
    autonym: str
    words: str


@dataclass(frozen=True)
class MyCity:
    city: City
    can_edit: bool
    can_invite: bool
    corrections: list[Correction]
    tasks: list[Task]
    to_confirm: list[ToConfirm]
    changes: list[Change]


def my_city_page(city: City, user: User) -> MyCity:
    changes = AuditEntry.objects.filter(about=city.tag)[:5]
    return MyCity(
        city=city,
        can_edit=user.has_perm("cities.edit_city", city),
        can_invite=user.has_perm("cities.manage_colleagues", city),
        corrections=list(
            Correction.objects.filter(about=city.tag, status=Correction.Status.OPEN).select_related("proposer")
        ),
        tasks=list(tasks(city)),
        to_confirm=list(to_confirm(city)),
        changes=in_words(list(changes), can_undo=undoable(city)),
    )


def tasks(city: City) -> Iterator[Task]:
    edit, pictures = reverse("city-edit", args=[city.slug]), reverse("city-pictures", args=[city.slug])
    for name in OWN_TEXTS:
        heading, _guidance = GUIDANCE[name]
        missing = [AUTONYMS[code] for code in LANGUAGES if not getattr(city, f"{name}_{code}")]
        if missing:
            yield Task("edit", _("%(text)s is missing") % {"text": heading}, _(", ").join(missing), edit, _("Write it"))
        stale = [AUTONYMS[code] for code in LANGUAGES if getattr(city, f"{name}_{code}") and city.is_stale(name, code)]
        if stale:
            title = _("%(text)s: translation out of date") % {"text": heading}
            yield Task("translate", title, _(", ").join(stale), edit, _("Compare and update"))
    if not CityContact.objects.filter(city=city).exclude(email="").exists():
        why = _("Questions from readers go to the secretariat until the city names an office.")
        yield Task("chat-dots", _("Where do questions go?"), why, edit, _("Name an office"))
    if not city.pictures.exists():
        why = _("A picture with its rights makes the city’s page known at a glance.")
        yield Task("image", _("No picture yet"), why, pictures, _("Add a picture"))


def to_confirm(city: City) -> Iterator[ToConfirm]:
    for name in OWN_TEXTS:
        for code in LANGUAGES:
            words = getattr(city, f"{name}_{code}")
            if words and city.state_of(name, code) == "machine":
                yield ToConfirm(name, str(GUIDANCE[name][0]), code, AUTONYMS[code], words)


def undoable(city: City) -> Callable[[AuditEntry], bool]:
    """Which entries can be undone: a person's, where nothing later has touched the same fields."""
    entries = AuditEntry.objects.filter(about=city.tag, changes__has_any_keys=list(OWN_FIELDS))
    last: dict[str, int] = {}
    for pk, changes in entries.order_by("-pk").values_list("pk", "changes")[:200]:
        for name in changes:
            last.setdefault(name, pk)

    def can_undo(entry: AuditEntry) -> bool:
        own = [name for name in entry.changes if name in OWN_FIELDS]
        stands = all(getattr(city, name) == entry.changes[name][1] and last.get(name) == entry.pk for name in own)
        return bool(own) and entry.actor.startswith("person:") and stands

    return can_undo


@signed_in
def my_city(request: PersonalRequest, slug: str) -> HttpResponse:
    city = kept_city(request, slug)
    return render(request, "cities/my_city.html", {"sheet": my_city_page(city, request.user)})


@signed_in
def history(request: PersonalRequest, slug: str) -> HttpResponse:
    """Who changed what, when, from which value to which."""
    city = kept_city(request, slug)
    number = request.GET.get("page", "1")
    page = Paginator(AuditEntry.objects.filter(about=city.tag), 25).get_page(number)
    can_undo = request.user.has_perm("cities.undo_change", city)
    sheet = {
        "city": city,
        "page": page,
        "changes": in_words(list(page), can_undo=undoable(city)),
        "can_undo": can_undo,
    }
    return render(request, "cities/history.html", sheet)
