"""Who is told what about a pilot and about questions on a call; each in her language, nothing twice."""

from collections.abc import Callable, Iterable

from accounts.choices import Role
from accounts.models import User
from cities.emails import address, people_of, put, secretariat
from pilots.choices import UpdateReview
from pilots.models import AskedQuestion, CallQuestion, Milestone, Pilot, Update


def tell(people: Iterable[User], template: str, about: str, **words: object) -> None:
    """`about` makes the key: the same person is told the same thing once."""
    for person in people:
        put(template, to=person.email, language=person.language, key=f"{template}-{about}-{person.pk}", **words)


def of_its_cities(pilot: Pilot) -> list[User]:
    """Those who write for any of its cities, each once."""
    parts = pilot.city_parts.select_related("city")
    return list(dict.fromkeys(person for part in parts for person in people_of(part.city, "pilots.edit_own_part")))


def title(pilot: Pilot) -> Callable[[], str]:
    return lambda: str(pilot.title)


def proposed(pilot: Pilot) -> None:
    tell(
        secretariat(Role.OFFICER),
        "pilot_proposed",
        f"{pilot.pk}",
        title=title(pilot),
        city=lambda: str(pilot.city.name) if pilot.city else "",
        url=lambda: address("pilot-edit", pilot.slug),
    )


def selected(pilot: Pilot) -> None:
    step("pilot_selected", pilot)


def cancelled(pilot: Pilot) -> None:
    # What was never selected has no page for everybody.
    step("pilot_cancelled", pilot, "pilot-edit")


def evaluated(pilot: Pilot) -> None:
    step("pilot_evaluated", pilot)


def step(template: str, pilot: Pilot, page: str = "pilot") -> None:
    """To everybody who writes for a city of the pilot; each of these steps is taken once in its life."""
    tell(
        of_its_cities(pilot),
        template,
        f"{pilot.pk}",
        title=title(pilot),
        reason=pilot.reason,
        url=lambda: address(page, pilot.slug),
    )


def milestone_late(milestone: Milestone) -> None:
    """Once for each day by which it was due, to those who write for the city that answers for it."""
    tell(
        people_of(milestone.city, "pilots.edit_own_part"),
        "milestone_late",
        f"{milestone.pk}-{milestone.due_on}",
        title=title(milestone.pilot),
        milestone=lambda: str(milestone.title),
        city=lambda: str(milestone.city.name),
        due_on=milestone.due_on,
        url=lambda: address("pilot-milestone", milestone.pilot.slug, milestone.uid),
    )


def update_submitted(update: Update, review: str) -> None:
    """To whoever reads it first, as the city wishes; never to whoever wrote some of it."""
    if review == UpdateReview.SECRETARIAT:
        readers = secretariat(Role.OFFICER)
    else:
        readers = people_of(update.city, "pilots.publish_update")
    about_update([person for person in readers if person.key not in update.writers], "update_submitted", update)


def update_changes(update: Update) -> None:
    about_update(people_of(update.city, "pilots.write_update"), "update_changes", update, note=update.review_note)


def about_update(people: Iterable[User], template: str, update: Update, **words: object) -> None:
    tell(
        people,
        template,
        f"{update.pk}-{update.version}",
        title=title(update.pilot),
        update=lambda: str(update.title),
        city=lambda: str(update.city.name),
        url=lambda: address("pilot-update", update.pilot.slug, update.uid),
        **words,
    )


# Questions about a call. No mail names the asker's address.


def keys_to_asker(question: AskedQuestion) -> list[str]:
    """The mails that go to the asker herself."""
    return [f"call-question-{question.pk}-confirm", f"call-question-{question.pk}-answered"]


def to_asker(template: str, key: str, question: AskedQuestion, **words: object) -> None:
    asker = question.asker
    put(
        template,
        to=asker.email,
        language=question.language,
        key=key,
        name=asker.name,
        call=lambda: str(question.call.title),
        question=question,
        **words,
    )


def question_to_confirm(question: AskedQuestion, token: str) -> None:
    key = keys_to_asker(question)[0]
    to_asker("call_question_confirm", key, question, url=lambda: address("call-question", token))


def question_asked(question: AskedQuestion) -> None:
    tell(
        secretariat(Role.OFFICER),
        "call_question_asked",
        f"{question.pk}",
        call=lambda: str(question.call.title),
        question=question,
        url=lambda: address("desk-call-asked", question.call.slug, question.pk),
    )


def question_answered(question: AskedQuestion, answered: CallQuestion) -> None:
    """The answer as it stands on the call's page, where the asker is still known."""
    if hasattr(question, "asker"):
        to_asker(
            "call_question_answered",
            keys_to_asker(question)[1],
            question,
            answer=lambda: str(answered.answer),
            url=lambda: f"{address('call', question.call.slug)}#question-{answered.pk}",
        )
