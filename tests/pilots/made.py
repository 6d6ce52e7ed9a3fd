"""What the addresses of results, money, updates, files and calls are asked about: always Turin's, and one call."""

from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from cities.models import City, Organisation
from pilots import actions
from pilots.models import AskedQuestion, Call, CallAsker, Pilot
from tests.library.editions import ABOUT_PICTURE, png


def arguments(turin: City, people: dict[str, User | None]) -> dict[str, list]:
    editor, officer = people["editor"], people["officer"]
    assert editor and officer
    pilot = actions.propose(turin, {"title_en": "A desk"}, by=editor)
    for step in (actions.select, actions.prepare, actions.start):
        pilot = step(pilot, by=officer, version=pilot.version)
    return {
        **results(pilot, turin, editor),
        **money(pilot, editor, officer),
        **news(pilot, turin, editor),
        **calls(officer),
    }


def results(pilot: Pilot, turin: City, editor: User) -> dict[str, list]:
    here = pilot.slug
    indicator = actions.add_indicator(pilot, {"label_en": "Women in work"}, by=editor)
    value = actions.add_value(indicator, {"value": 40}, by=editor)
    proposed = actions.propose_for_profile(value, turin, by=editor)
    another = actions.add_value(indicator, {"value": 50}, by=editor)
    return {
        **{name: [here] for name in ("pilot-results", "pilot-indicator-new", "pilot-case-study")},
        **{name: [here, indicator.uid] for name in ("pilot-indicator", "pilot-indicator-remove", "pilot-value-new")},
        **{name: [here, another.uid] for name in ("pilot-value", "pilot-value-remove", "pilot-value-propose")},
        "pilot-proposal-figure": [here, proposed.pk],
    }


def money(pilot: Pilot, editor: User, officer: User) -> dict[str, list]:
    here = pilot.slug
    funding = actions.add_funding(pilot, Organisation.objects.get(slug="european-union"), by=editor)
    line = actions.add_line(funding, {"title_en": "Rooms", "planned": Decimal(5)}, by=editor)
    actions.grant(line, Decimal(5), by=officer, version=line.version)
    lines = ("pilot-line", "pilot-line-plan", "pilot-line-grant", "pilot-line-book", "pilot-line-remove")
    return {
        **{name: [here] for name in ("pilot-money", "pilot-funding-add")},
        **{name: [here, funding.pk] for name in ("pilot-funding", "pilot-line-new")},
        **{name: [here, line.uid] for name in lines},
    }


def news(pilot: Pilot, turin: City, editor: User) -> dict[str, list]:
    here = pilot.slug
    update = actions.write_update(pilot, turin, {"title_en": "Open", "body_en": "Since today."}, by=editor)
    picture = actions.add_file(update, png(), ABOUT_PICTURE, by=editor)
    own = actions.add_file(pilot, png(), ABOUT_PICTURE, by=editor)
    return {
        **{name: [here] for name in ("pilot-updates", "pilot-update-new", "pilot-files-desk")},
        **{name: [here, update.uid] for name in ("pilot-update", "pilot-update-file-add")},
        "pilot-update-file-remove": [here, update.uid, picture.pk],
        "pilot-update-step": [here, update.uid, "submit"],
        "pilot-file-remove": [here, own.pk],
    }


def calls(officer: User) -> dict[str, list]:
    call = actions.create_call({"title_en": "A call", "closes_on": f"{timezone.localdate().year + 2}"}, by=officer)
    call = actions.publish_call(call, by=officer, version=call.version)
    question = actions.add_question(call, {"question_en": "Who pays?"}, by=officer)
    file = actions.add_file(call, png(), ABOUT_PICTURE, by=officer)
    asked = a_question(call)
    here = call.slug
    names = ("", "-facts", "-publish", "-withdraw", "-files", "-questions", "-question-new")
    return {
        **{f"desk-call{name}": [here] for name in names},
        **{name: [] for name in ("desk-calls", "desk-call-new")},
        "desk-call-file-remove": [here, file.pk],
        **{f"desk-call-question{step}": [here, question.pk] for step in ("", "-remove")},
        **{f"desk-call-asked{step}": [here, asked.pk] for step in ("", "-close")},
        "call-ask": [here],
        "call-question": ["no-such-token"],
    }


def a_question(call: Call) -> AskedQuestion:
    """Asked and confirmed."""
    asker = CallAsker(name="Amal", email="amal@reader.example")
    question = AskedQuestion(call=call, text="May two cities apply?", language="en")
    return actions.confirm_asked(actions.ask_about_call(question, asker, sender="203.0.113.1"))


def state() -> list:
    """What an address of these could have changed."""
    return [list(model._default_manager.order_by("pk").values_list()) for model in (Call, AskedQuestion, Pilot)]
