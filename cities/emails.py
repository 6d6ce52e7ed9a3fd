"""Who is told what about a city's record; every mail in the reader's language, through the outbox."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from accounts.choices import Role
from accounts.models import Appointment, User
from accounts.roles import roles_that_may
from cities.models import City, Colleague, Invitation, JoinRequest
from core import outbox
from core.models import Correction


def address(name: str, *arguments) -> str:
    return settings.SITE_ORIGIN + reverse(name, args=arguments)


def people_of(city: City, permission: str) -> list[User]:
    """Those who hold a role in the city that may do this."""
    posts = Colleague.objects.current().filter(city=city, role__in=roles_that_may(permission), person__is_active=True)
    return list(dict.fromkeys(post.person for post in posts.select_related("person").order_by("person")))


def secretariat(*roles: Role) -> list[User]:
    held = Appointment.objects.current().filter(role__in=roles, person__is_active=True)
    return list(dict.fromkeys(post.person for post in held.select_related("person").order_by("person")))


def written(template: str, *, language: str, **words) -> tuple[str, str]:
    """`emails/<template>.txt` in `language`: its first line is the subject, the rest the text. Callables are called."""
    with translation.override(language):
        for name, value in words.items():
            words[name] = value() if callable(value) else value
        text = render_to_string(f"emails/{template}.txt", {**words, "site_origin": settings.SITE_ORIGIN})
    subject, _blank, body = text.strip().partition("\n")
    return subject, body.strip() + "\n"


def put(template: str, *, to: str, language: str, key: str, **words) -> None:
    """Write a mail in `language` and queue it under `key`."""
    subject, text = written(template, language=language, **words)
    outbox.put(to=to, subject=subject, text=text, key=key, language=language)


def invited(invitation: Invitation, token: str) -> None:
    put(
        "invited",
        to=invitation.email,
        language=invitation.language,
        key=f"invitation-{invitation.pk}",
        role=invitation.get_role_display,
        place=lambda: place_name(invitation),
        url=lambda: address("invitation", token),
        expires_at=invitation.expires_at,
    )


def place_name(invitation: Invitation) -> str:
    place = invitation.city or invitation.organisation
    return str(place.name) if place else gettext("the secretariat of the network")


def colleague_ended(colleague: Colleague) -> None:
    person, city = colleague.person, colleague.city
    key = f"ended-{colleague.pk}"
    put("colleague_ended", to=person.email, language=person.language, key=key, place=lambda: str(city.name))


def correction_decided(correction: Correction) -> None:
    if correction.is_answered:
        put(
            "correction_decided",
            to=correction.proposer.email,
            language=correction.proposer.language,
            key=f"correction-{correction.pk}",
            correction=correction,
            status=correction.get_status_display,
        )


def join_received(request: JoinRequest) -> None:
    put("join_received", to=request.email, language=request.language, key=f"join-{request.pk}", request=request)


def join_answered(request: JoinRequest) -> None:
    key = f"join-{request.pk}-{request.status}"
    put("join_answered", to=request.email, language=request.language, key=key, request=request)
