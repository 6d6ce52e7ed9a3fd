"""What the addresses of pilots in the making are asked about: a running pilot that Turin leads, with Tangier."""

from datetime import date

from accounts.models import User
from cities.models import Organisation, Theme
from library.models import CaseStudy
from pilots import actions
from pilots.models import (
    AnsweredFigure,
    Expert,
    Milestone,
    MilestoneFile,
    OperationalTest,
    Participants,
    Pilot,
    PilotCity,
    PilotPartner,
    Training,
)
from profiles.models import Figure
from tests.meetings.papers import a_pdf
from tests.pilots.piloted import TEXTS, city

# Nothing is asked about one pilot.
WITHOUT = ["pilot-new"]
PAGES = ["edit", "description", "cities", "partners", "ties", "needs", "milestones", "tests", "trainings"]


def arguments(officer: User) -> dict[str, list]:
    turin, tangier = city("turin"), city("tangier")
    pilot = actions.propose(turin, TEXTS, by=officer, partners=[tangier])
    for step in ("select", "prepare", "start"):
        pilot = getattr(actions, step)(pilot, by=officer, version=pilot.version)
    theme = Theme.objects.first()
    actions.tie(pilot, "themes", theme, by=officer)
    expert = actions.add_expert(pilot, {"expertise_en": "Law"}, by=officer)
    actions.add_partner(pilot, Organisation.objects.first(), {"role": "support"}, by=officer)
    thread = Figure.objects.visible_to(officer).of(turin).first().thread
    need = actions.answer_need(pilot, turin, "figure", thread, by=officer)
    milestone = actions.add_milestone(pilot, turin, {"title_en": "Open", "due_on": date(2027, 3, 1)}, by=officer)
    words = {"title": "Key", "language": "en", "origin": "The city"}
    file = actions.add_file(milestone, a_pdf(), words, by=officer)
    training = actions.add_training(pilot, turin, {"title_en": "First steps"}, by=officer)
    test = actions.add_test(pilot, {"hypothesis_en": "People come."}, by=officer)
    slug = [pilot.slug]
    return {
        **{f"pilot-{page}": slug for page in PAGES},
        "pilot-step": [*slug, "suspend"],
        **{f"pilot-city-{verb}": [*slug, "tangier"] for verb in ("remove", "lead")},
        "pilot-city-reviews": [*slug, "turin"],
        "pilot-partner-add": [*slug, "experts"],
        **{f"pilot-partner{tail}": [*slug, "experts", expert.pk] for tail in ("", "-remove")},
        "pilot-tie-add": [*slug, "themes"],
        "pilot-tie-remove": [*slug, "themes", theme.pk],
        "pilot-need-add": [*slug, "turin", "figure"],
        "pilot-need-remove": [*slug, "figure", need.pk],
        **{f"pilot-{kind}-new": slug for kind in ("milestone", "test", "training")},
        **{f"pilot-milestone{tail}": [*slug, milestone.uid] for tail in ("", "-reached", "-pass-on", "-remove")},
        "pilot-milestone-file-add": [*slug, milestone.uid],
        "pilot-milestone-file-remove": [*slug, milestone.uid, file.attachment_id],
        **{f"pilot-test{tail}": [*slug, test.uid] for tail in ("", "-remove")},
        **{f"pilot-training{tail}": [*slug, training.uid] for tail in ("", "-participants", "-pass-on", "-remove")},
    }


def state() -> dict:
    """What an action could have changed."""
    parts = (Milestone, OperationalTest, Training, PilotPartner, Expert)
    return {
        "pilots": list(Pilot.objects.order_by("pk").values_list("pk", "version", "status")),
        "cities": list(PilotCity.objects.order_by("pk").values_list("pk", "version", "role")),
        "parts": [list(model.objects.order_by("pk").values_list("pk", "version")) for model in parts],
        "rows": [model._default_manager.count() for model in (AnsweredFigure, MilestoneFile, Participants, CaseStudy)],
    }
