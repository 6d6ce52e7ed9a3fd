"""Objectives, states and kinds of pilots and calls, and from where to where they may go."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import RecordStatus


class Objective(models.TextChoices):
    """What a Targeted City Action has to serve, by the letters of the calls."""

    A = "A", _("A: cooperation between stakeholders")
    B = "B", _("B: migration knowledge and data management")
    C = "C", _("C: policy, legislative and institutional frameworks")
    D = "D", _("D: a realistic and fair narrative, intercultural dialogue")


class PilotStatus(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    SELECTED = "selected", _("Selected")
    PREPARING = "preparing", _("Being prepared")
    RUNNING = "running", _("Running")
    SUSPENDED = "suspended", _("Suspended")
    COMPLETED = "completed", _("Completed")
    EVALUATED = "evaluated", _("Evaluated")
    CANCELLED = "cancelled", _("Cancelled")
    UNKNOWN = "unknown", _("State not known")


# The one table of transitions; the database holds the same (migration 0002). Only the loader of the record knows of
# pilots whose state is unknown: it is established afterwards.
PILOT_LIFECYCLE = {
    PilotStatus.PROPOSED: [PilotStatus.SELECTED, PilotStatus.CANCELLED],
    PilotStatus.SELECTED: [PilotStatus.PREPARING, PilotStatus.CANCELLED],
    PilotStatus.PREPARING: [PilotStatus.RUNNING, PilotStatus.CANCELLED],
    PilotStatus.RUNNING: [PilotStatus.SUSPENDED, PilotStatus.COMPLETED, PilotStatus.CANCELLED],
    PilotStatus.SUSPENDED: [PilotStatus.RUNNING, PilotStatus.CANCELLED],
    PilotStatus.COMPLETED: [PilotStatus.EVALUATED],
    PilotStatus.EVALUATED: [],
    PilotStatus.CANCELLED: [],
    PilotStatus.UNKNOWN: [PilotStatus.RUNNING, PilotStatus.COMPLETED, PilotStatus.CANCELLED],
}
# In which the work plan, trainings, tests, results and money can still be written.
OPEN_PILOTS = [status for status in PilotStatus if status not in (PilotStatus.EVALUATED, PilotStatus.CANCELLED)]
# In which work is going on or to come: what is due can be late.
UNDER_WAY = [PilotStatus.SELECTED, PilotStatus.PREPARING, PilotStatus.RUNNING, PilotStatus.SUSPENDED]
# In which money can be committed and spent: what was selected, until it is evaluated.
PAYING = [*UNDER_WAY, PilotStatus.COMPLETED, PilotStatus.UNKNOWN]

# A call is a record: a draft, published, perhaps withdrawn with a reason. Whether it is open, its hours tell.
CALL_LIFECYCLE = {
    RecordStatus.DRAFT: [RecordStatus.PUBLISHED],
    RecordStatus.PUBLISHED: [RecordStatus.WITHDRAWN],
    RecordStatus.WITHDRAWN: [RecordStatus.PUBLISHED],
}


class CallState(models.TextChoices):
    """Where a published call stands, from its opening and its closing."""

    TO_COME = "to_come", _("Opens later")
    OPEN = "open", _("Open for applications")
    CLOSED = "closed", _("Closed")
    UNKNOWN = "unknown", _("Dates not known")


class PilotRole(models.TextChoices):
    LEAD = "lead", _("Lead city")
    PARTNER = "partner", _("Partner city")


class UpdateReview(models.TextChoices):
    """Who, as the city wishes, reads an update before everybody does."""

    NONE = "none", _("Nobody: whoever writes it publishes it")
    CITY = "city", _("A colleague who submits for the city")
    SECRETARIAT = "secretariat", _("The secretariat")


class PartnerRole(models.TextChoices):
    LEAD = "lead", _("Carries it out")
    PARTNER = "partner", _("Partner")
    ASSOCIATE = "associate", _("Associate")
    SUPPORT = "support", _("Supports it")


class ParticipantKind(models.TextChoices):
    """Whom a training was for."""

    STAFF = "staff", _("Municipal staff")
    ELECTED = "elected", _("Elected representatives")
    PUBLIC_SERVICES = "public_services", _("Staff of other public services")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    MEDIA = "media", _("Journalists and creators")
    MIGRANTS = "migrants", _("Migrants and refugees")
    RESIDENTS = "residents", _("Other residents")
    UNKNOWN = "unknown", _("Kind not known")


class Sex(models.TextChoices):
    WOMEN = "women", _("Women")
    MEN = "men", _("Men")
    NOT_STATED = "not_stated", _("Another, or not stated")


class IndicatorKind(models.TextChoices):
    PEOPLE_REACHED = "people_reached", _("People reached")
    OUTPUT = "output", _("What was done")
    OUTCOME = "outcome", _("What it changed")


class EntryKind(models.TextChoices):
    COMMITTED = "committed", _("Committed")
    SPENT = "spent", _("Spent")


class Disclosure(models.TextChoices):
    """How the public reads a funder's money, as the funder decides."""

    BAND = "band", _("In bands")
    EXACT = "exact", _("To the cent")


class MoneyBand(models.TextChoices):
    """An amount as the public reads it, in the currency that stands beside it."""

    NONE = "none", _("nothing")
    TO_10 = "to_10", _("under 10,000")
    TO_50 = "to_50", _("10,000 to 50,000")
    TO_200 = "to_200", _("50,000 to 200,000")
    TO_1000 = "to_1000", _("200,000 to 1 million")
    OVER_1000 = "over_1000", _("over 1 million")

    @classmethod
    def of(cls, amount: Decimal) -> "MoneyBand":
        edges = [(10_000, cls.TO_10), (50_000, cls.TO_50), (200_000, cls.TO_200), (1_000_000, cls.TO_1000)]
        if amount <= 0:
            return cls.NONE
        return next((band for edge, band in edges if amount < edge), cls.OVER_1000)


class Currency(models.TextChoices):
    """ISO 4217."""

    EUR = "EUR", _("Euro")
    CHF = "CHF", _("Swiss franc")
    DZD = "DZD", _("Algerian dinar")
    EGP = "EGP", _("Egyptian pound")
    GBP = "GBP", _("Pound sterling")
    JOD = "JOD", _("Jordanian dinar")
    LBP = "LBP", _("Lebanese pound")
    LYD = "LYD", _("Libyan dinar")
    MAD = "MAD", _("Moroccan dirham")
    TND = "TND", _("Tunisian dinar")
    USD = "USD", _("US dollar")


# A dinar of these has a thousand parts (ISO 4217, minor unit 3); all others have a hundred.
THOUSANDTHS = [Currency.JOD, Currency.LYD, Currency.TND]


class UpdateStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


UPDATE_LIFECYCLE = {
    UpdateStatus.DRAFT: [UpdateStatus.IN_REVIEW, UpdateStatus.PUBLISHED],
    UpdateStatus.IN_REVIEW: [UpdateStatus.DRAFT, UpdateStatus.PUBLISHED],
    UpdateStatus.PUBLISHED: [UpdateStatus.WITHDRAWN],
    UpdateStatus.WITHDRAWN: [],
}
