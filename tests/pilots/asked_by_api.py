"""What the addresses of pilots and calls are asked about: a running pilot that Turin leads, with all that it has."""

from accounts.models import User
from cities.models import City, Organisation, Theme
from pilots import actions
from pilots.models import (
    AnsweredFigure,
    BudgetEntry,
    BudgetLine,
    Call,
    CallFile,
    CallQuestion,
    Expert,
    Funding,
    IndicatorValue,
    Milestone,
    MilestoneFile,
    OperationalTest,
    Participants,
    Pilot,
    PilotCity,
    PilotFile,
    PilotPartner,
    ResultIndicator,
    ResultProposal,
    Training,
    Update,
    UpdateFile,
)
from profiles.models import Figure
from tests.meetings.papers import a_pdf

# Nothing is asked about one of them.
WITHOUT = ["api-pilot-list", "api-call-list"]
ABOUT = {"title": "A report", "language": "en", "origin": "The city"}
STEPS = ["select", "prepare", "start", "suspend", "complete", "evaluate", "cancel", "hand-over-lead"]


def arguments(officer: User) -> dict[str, list]:
    turin, tangier = (City.objects.get(slug=slug) for slug in ("turin", "tangier"))
    pilot = actions.propose(turin, {"title_en": "A house of languages"}, by=officer, partners=[tangier])
    for step in (actions.select, actions.prepare, actions.start):
        pilot = step(pilot, by=officer, version=pilot.version)
    slug, by = pilot.slug, {"by": officer}
    icmpd = Organisation.objects.get(slug="icmpd")
    actions.tie(pilot, "themes", Theme.objects.get(slug="housing"), **by)
    partner = actions.add_partner(pilot, icmpd, {}, **by)
    expert = actions.add_expert(pilot, {"expertise_en": "Law"}, **by)
    need = Figure.objects.filter(city=turin, edition__status="published").first()
    actions.answer_need(pilot, turin, "figure", need.thread, **by)
    milestone = actions.add_milestone(pilot, turin, {"title_en": "Open", "due_on": "2026-03-01"}, **by)
    test = actions.add_test(pilot, {"hypothesis_en": "They come."}, **by)
    training = actions.add_training(pilot, turin, {"title_en": "Listening"}, **by)
    indicator = actions.add_indicator(pilot, {"label_en": "People"}, **by)
    value = actions.add_value(indicator, {"value": "60"}, **by)
    funding = actions.add_funding(pilot, icmpd, **by)
    line = actions.add_line(funding, {"title_en": "Rooms", "planned": "100"}, **by)
    update = actions.write_update(pilot, turin, {"title_en": "News"}, **by)
    call = actions.create_call({"title_en": "A fourth call", "closes_on": "2027-07-08"}, **by)
    call = actions.publish_call(call, version=call.version, **by)
    question = actions.add_question(call, {"question_en": "Who?", "answer_en": "You."}, **by)
    pilot_file, milestone_file, update_file, call_file = (
        actions.add_file(owner, a_pdf(), dict(ABOUT), **by).attachment.pk for owner in (pilot, milestone, update, call)
    )
    of_value = [slug, indicator.uid, value.uid]
    return {
        **{name: [] for name in WITHOUT},
        **{f"api-pilot-{name}": [slug] for name in ("detail", "draft-case-study", *STEPS)},
        **{f"api-pilot-{name}": [slug] for name in ("cities", "partners", "experts", "needs", "tests", "indicators")},
        **{f"api-{name}": [slug] for name in ("milestones", "trainings", "fundings", "budget-lines", "updates")},
        "api-pilot-city": [slug, "tangier"],
        "api-pilot-partner": [slug, partner.pk],
        "api-pilot-expert": [slug, expert.pk],
        "api-pilot-tie": [slug, "themes", "housing"],
        "api-pilot-need": [slug, "figure", need.thread],
        **{f"api-milestone{tail}": [slug, milestone.uid] for tail in ("", "-reach", "-pass-on", "-files")},
        "api-pilot-test": [slug, test.uid],
        **{f"api-training{tail}": [slug, training.uid] for tail in ("", "-participants", "-pass-on")},
        "api-pilot-indicator": of_value[:2],
        "api-pilot-values": of_value[:2],
        **{f"api-pilot-value{tail}": of_value for tail in ("", "-propose", "-link")},
        "api-funding": [slug, "icmpd"],
        **{f"api-budget-{name}": [slug, line.uid] for name in ("line", "line-grant", "entries")},
        **{
            f"api-update{tail}": [slug, update.uid]
            for tail in ("", "-submit", "-request-changes", "-publish", "-withdraw", "-files")
        },
        "api-pilot-files": [slug],
        "api-pilot-file": [slug, pilot_file],
        "api-milestone-file": [slug, milestone.uid, milestone_file],
        "api-update-file": [slug, update.uid, update_file],
        **{f"api-call-{name}": [call.slug] for name in ("detail", "publish", "withdraw", "questions", "files")},
        "api-call-question": [call.slug, question.pk],
        "api-call-file": [call.slug, call_file],
    }


def state() -> dict:
    """What an action on a pilot or a call could have changed."""
    versioned = (Pilot, PilotCity, Milestone, OperationalTest, Training, ResultIndicator, IndicatorValue)
    versioned += (PilotPartner, Expert, Funding, BudgetLine, Update, Call, CallQuestion)
    counted = (AnsweredFigure, Participants, ResultProposal, BudgetEntry)
    counted += (PilotFile, MilestoneFile, UpdateFile, CallFile)
    return {
        **{model: list(model.objects.order_by("pk").values_list("pk", "version")) for model in versioned},
        **{model: list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in counted},
        "themes": list(Pilot.themes.through.objects.order_by("pk").values_list("pilot", "theme")),
    }
