"""Who is told what about a city's record; every mail in the reader's language, through the outbox."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from accounts.choices import Role
from accounts.models import Appointment, User
from accounts.roles import roles_that_may
from cities.models import City, CityContact, CityQuestion, Colleague, Invitation, JoinRequest
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


def put(
    template: str, *, to: str, language: str, key: str, calendar: str = "", calendar_method: str = "", **words
) -> bool:
    """Write a mail in `language` and queue it under `key`, with what her calendar is told. Whether the key is new."""
    subject, text = written(template, language=language, **words)
    told = {"calendar": calendar, "calendar_method": calendar_method}
    return outbox.put(to=to, subject=subject, text=text, key=key, language=language, **told) is not None


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


# Questions to a city. No mail names the other side's address: not in its text, not in its head.


def keys_to_asker(question: CityQuestion) -> list[str]:
    """The mails that went to the asker herself."""
    return [f"question-{question.pk}-confirm", f"question-{question.pk}-answered"]


def to_asker(template: str, key: str, question: CityQuestion, token: str) -> None:
    asker = question.asker
    put(
        template,
        to=asker.email,
        language=question.language,
        key=key,
        name=asker.name,
        city=lambda: str(question.city.name),
        question=question,
        url=lambda: address("question", token),
    )


def question_to_confirm(question: CityQuestion, token: str) -> None:
    to_asker("question_confirm", keys_to_asker(question)[0], question, token)


def question_answered(question: CityQuestion, token: str) -> None:
    if hasattr(question, "asker"):
        to_asker("question_answered", keys_to_asker(question)[1], question, token)


def to_city(template: str, key: str, question: CityQuestion, **words) -> None:
    """To the city's office; where it has named none, or has passed the question on, to the officers."""
    office = None if question.passed_on_at else office_of(question.city)
    officers = [(person.email, person.language, f"{key}-{person.pk}") for person in secretariat(Role.OFFICER)]
    for email, language, own_key in [(*office, key)] if office else officers:
        put(
            template,
            to=email,
            language=language,
            key=own_key,
            city=lambda: str(question.city.name),
            question=question,
            url=lambda: address("my-question", question.city.slug, question.pk),
            **words,
        )


def office_of(city: City) -> tuple[str, str] | None:
    """The address where the city reads its mail, and the language of its people; None where it has named no office."""
    contact = CityContact.objects.filter(city=city).exclude(email="").first()
    if contact is None:
        return None
    people = people_of(city, "cities.answer_question")
    return contact.email, people[0].language if people else "en"


def question_asked(question: CityQuestion) -> None:
    to_city("question_asked", f"question-{question.pk}-asked", question, is_passed_on=False)


def question_passed_on(question: CityQuestion) -> None:
    to_city("question_asked", f"question-{question.pk}-passed-on", question, is_passed_on=True)


def question_due(question: CityQuestion) -> None:
    stage = "overdue" if question.is_overdue else "soon"
    to_city("question_due", f"question-{question.pk}-{stage}", question, is_overdue=question.is_overdue)
