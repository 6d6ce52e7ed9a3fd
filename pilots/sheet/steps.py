"""The steps of a pilot as people read them: what each does, who acts next."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.lifecycle import hindrance
from pilots.choices import PilotStatus
from pilots.models import Pilot


@dataclass(frozen=True)
class Step:
    """A step by the name of its action: where it leads, who may take it, the words of its button, what it does."""

    key: str
    to: PilotStatus
    permission: str
    label: str | Promise
    told: str | Promise
    icon: str = "arrow"
    is_grave: bool = False

    def label_for(self, pilot: Pilot) -> str:
        if self.key == "start" and pilot.status == PilotStatus.SUSPENDED:
            return _("Go on with the pilot")
        return str(self.label)


STEPS = {
    step.key: step
    for step in (
        Step(
            "select",
            PilotStatus.SELECTED,
            "pilots.select",
            gettext_lazy("Select this pilot"),
            gettext_lazy("Everybody can read its page from then on. Its cities can begin to prepare it."),
            "check",
        ),
        Step(
            "prepare",
            PilotStatus.PREPARING,
            "pilots.run",
            gettext_lazy("Begin to prepare it"),
            gettext_lazy(
                "Its page says that it is being prepared. From now on a milestone that is past its day is late."
            ),
        ),
        Step(
            "start",
            PilotStatus.RUNNING,
            "pilots.run",
            gettext_lazy("Start the pilot"),
            gettext_lazy("Its page says that it is running. It can be suspended and taken up again at any time."),
        ),
        Step(
            "complete",
            PilotStatus.COMPLETED,
            "pilots.run",
            gettext_lazy("Complete the pilot"),
            gettext_lazy(
                "The work has ended. Results, money and what was learnt can be written until it is evaluated. "
                "It cannot be taken up again."
            ),
            "check",
        ),
        Step(
            "evaluate",
            PilotStatus.EVALUATED,
            "pilots.evaluate",
            gettext_lazy("Close with the evaluation"),
            gettext_lazy(
                "The evaluation stands on its page for everybody. The whole pilot then stays as it is, for ever."
            ),
            "check",
        ),
        Step(
            "suspend",
            PilotStatus.SUSPENDED,
            "pilots.run",
            gettext_lazy("Suspend the pilot"),
            gettext_lazy("Its page says that it rests, and why. Nothing of it is lost; it can be taken up again."),
            "clock",
        ),
        Step(
            "cancel",
            PilotStatus.CANCELLED,
            "pilots.cancel",
            gettext_lazy("Cancel the pilot"),
            gettext_lazy(
                "It stays on record with its reason, and nothing in it can be changed any more. This is final."
            ),
            "close",
            is_grave=True,
        ),
    )
}


@dataclass(frozen=True)
class StepLink:
    label: str
    url: str
    icon: str
    is_grave: bool


def steps_for(pilot: Pilot, user: User) -> list[StepLink]:
    """What this person may do with the pilot now; each leads to a page that says what will happen."""
    return [
        StepLink(step.label_for(pilot), reverse("pilot-step", args=[pilot.slug, step.key]), step.icon, step.is_grave)
        for step in STEPS.values()
        if not hindrance(pilot, step.to) and user.has_perm(step.permission, pilot)
    ]


def next_in_words(pilot: Pilot) -> str:
    """Who acts next, and what they do."""
    words = {
        PilotStatus.PROPOSED: _("The secretariat selects the proposal, or not. Until then it can be improved."),
        PilotStatus.SELECTED: _("The lead city begins to prepare it: work plan, partners, money."),
        PilotStatus.PREPARING: _("The lead city starts it when its work plan stands."),
        PilotStatus.RUNNING: _("Its cities reach their milestones, hold their trainings and measure what comes of it."),
        PilotStatus.SUSPENDED: _("The lead city takes it up again, or cancels it."),
        PilotStatus.COMPLETED: _("Its cities write what came of it and was learnt; then the secretariat evaluates it."),
        PilotStatus.EVALUATED: _("Nothing is left to do but to tell others: make a case study of it."),
        PilotStatus.CANCELLED: _("It is kept on record with its reason."),
        PilotStatus.UNKNOWN: _("The lead city or the secretariat establishes where it stands."),
    }  # fmt: skip
    return words[PilotStatus(pilot.status)]
