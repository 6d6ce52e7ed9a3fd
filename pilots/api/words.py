"""What may be sent: names and kinds of values. Whether they hold is said by the record itself, in every door alike."""

from typing import Any

from rest_framework import serializers

from cities.models import City, Country, Organisation, Theme
from core.api import DayField, NumberField, PlainTextField, Strict, WallTimeOf
from core.review_api import WithTexts, choice, partial_date
from core.translation import LANGUAGES, text_fields
from library.choices import SDG_TARGET_CHOICES
from library.models import CaseStudy, Recommendation
from pilots.actions import PILOT_FIELDS
from pilots.choices import (
    Currency,
    Disclosure,
    EntryKind,
    IndicatorKind,
    Objective,
    ParticipantKind,
    PartnerRole,
    Sex,
    UpdateReview,
)
from pilots.models import (
    BudgetLine,
    Call,
    CallQuestion,
    Expert,
    IndicatorValue,
    Milestone,
    OperationalTest,
    Pilot,
    PilotPartner,
    ResultIndicator,
    Training,
    Update,
)
from profiles.api.words import OneOf
from profiles.choices import Comparator, Unit
from profiles.models import Indicator

MOST_POSITION = 32_767


class Several(serializers.ListField):
    """Each of them once."""

    def to_internal_value(self, data: Any) -> list:
        return list(dict.fromkeys(super().to_internal_value(data)))


def objectives() -> Several:
    return Several(child=serializers.ChoiceField(choices=Objective.choices), required=False, max_length=10)


def rows_by(name: str, queryset: Any) -> serializers.ManyRelatedField:
    """Rows of another table, each by its slug or code."""
    return serializers.SlugRelatedField(name, queryset=queryset, many=True, required=False)


def one_by(name: str, queryset: Any) -> serializers.SlugRelatedField:
    return serializers.SlugRelatedField(name, queryset=queryset)


def city() -> serializers.SlugRelatedField:
    return one_by("slug", City.objects.all())


def position() -> serializers.IntegerField:
    return serializers.IntegerField(required=False, min_value=0, max_value=MOST_POSITION)


def url() -> serializers.URLField:
    return serializers.URLField(required=False, allow_blank=True, max_length=500)


def money(**options: Any) -> NumberField:
    return NumberField(max_digits=16, decimal_places=3, **options)


def measure(**options: Any) -> NumberField:
    return NumberField(max_digits=18, decimal_places=4, **options)


# The pilot as a whole


class PilotWords(WithTexts):
    """The shared parts, which the lead city keeps. `call` is a public one, by its slug."""

    texts = tuple(name for name in PILOT_FIELDS if name in text_fields(Pilot))

    call = OneOf("slug", Call.objects.published(), allow_null=True)
    objectives = objectives()
    sdg_targets = Several(child=serializers.ChoiceField(choices=SDG_TARGET_CHOICES), required=False, max_length=200)
    starts = partial_date()
    ends = partial_date()
    latitude = NumberField(max_digits=8, decimal_places=5, required=False, allow_null=True)
    longitude = NumberField(max_digits=8, decimal_places=5, required=False, allow_null=True)
    url = url()


class NewPilot(PilotWords):
    """`city` leads; `partners` are cities that take part."""

    city = city()
    partners = rows_by("slug", City.objects.all())
    themes = rows_by("slug", Theme.objects.all())
    recommendations = rows_by("code", Recommendation.objects.published())
    borrowed = rows_by("slug", CaseStudy.objects.published())


class PilotReason(Strict):
    reason = PlainTextField(default="")


class EvaluationWords(WithTexts):
    texts = tuple(f"evaluation_{code}" for code in LANGUAGES)


class OfCity(Strict):
    city = city()


class ReviewWords(Strict):
    """Who reads this city's updates before everybody does."""

    update_review = serializers.ChoiceField(choices=UpdateReview.choices)


class PartnerWords(WithTexts):
    texts = text_fields(PilotPartner)

    role = choice(PartnerRole)


class NewPartner(PartnerWords):
    organisation = one_by("slug", Organisation.objects.all())


class ExpertWords(WithTexts):
    texts = text_fields(Expert)

    organisation = OneOf("slug", Organisation.objects.all(), allow_null=True)


class NewNeed(Strict):
    """A priority or a figure of one of the pilot's cities, by its thread: the same in every edition."""

    city = city()
    what = serializers.ChoiceField(choices=["priority", "figure"])
    thread = serializers.UUIDField()


# What is done


class MilestoneWords(WithTexts):
    texts = text_fields(Milestone)

    due_on = DayField(required=False, allow_null=True)
    done_on = DayField(required=False, allow_null=True)
    evidence_url = url()
    position = position()


class NewMilestone(MilestoneWords):
    city = city()


class Reached(WithTexts):
    """Since when it is done, with what shows it."""

    texts = tuple(f"evidence_{code}" for code in LANGUAGES)

    done_on = DayField()
    evidence_url = url()


class TestWords(WithTexts):
    texts = text_fields(OperationalTest)

    starts = partial_date()
    ends = partial_date()
    position = position()


class TrainingWords(WithTexts):
    texts = text_fields(Training)

    starts = partial_date()
    ends = partial_date()
    position = position()


class GroupWords(serializers.Serializer):
    """How many people of one sex and kind came; nobody is named."""

    sex = serializers.ChoiceField(choices=Sex.choices)
    kind = serializers.ChoiceField(choices=ParticipantKind.choices)
    number = serializers.IntegerField(min_value=1, max_value=2_000_000_000)


class NewTraining(TrainingWords):
    city = city()
    participants = GroupWords(many=True, required=False)


class ParticipantsWords(Strict):
    """All who came, in place of what was counted before."""

    participants = GroupWords(many=True)


# What came of it


class ResultIndicatorWords(WithTexts):
    """Numbers are JSON numbers, or texts as people write them. `measures` is a code of the common catalogue."""

    texts = text_fields(ResultIndicator)

    kind = choice(IndicatorKind)
    unit = choice(Unit)
    baseline = measure(required=False, allow_null=True)
    baseline_on = partial_date()
    target = measure(required=False, allow_null=True)
    target_comparator = choice(Comparator)
    target_on = partial_date()
    source = serializers.CharField(required=False, allow_blank=True, max_length=300)
    measures = OneOf("code", Indicator.objects.filter(city=None), allow_null=True)
    position = position()


class ValueWords(WithTexts):
    texts = text_fields(IndicatorValue)

    period = partial_date()
    value = measure(required=False)
    comparator = choice(Comparator)
    source = serializers.CharField(required=False, allow_blank=True, max_length=300)
    url = url()


class FigureOfProposal(Strict):
    """The figure that came of the proposal to this city's profile, by its thread."""

    city = city()
    figure = serializers.UUIDField()


# Money


class NewFunding(Strict):
    funder = one_by("slug", Organisation.objects.all())


class DisclosureWords(Strict):
    disclosure = serializers.ChoiceField(choices=Disclosure.choices)


class LineWords(WithTexts):
    """Amounts are JSON numbers, or texts as people write them: "1 234,50". They leave as texts, exact."""

    texts = text_fields(BudgetLine)

    currency = choice(Currency)
    planned = money(required=False)
    position = position()


class NewLine(LineWords):
    funder = serializers.SlugField(max_length=100)


class GrantWords(Strict):
    """`over_reason`: why it is less than is committed or spent already."""

    amount = money()
    over_reason = PlainTextField(default="")


class EntryWords(Strict):
    """A commitment or a payment; an amount below nothing takes back, with a note. `over_reason`: why this is more than
    was granted. Sent twice under the same `uid`, which the sender draws, it is booked once.
    """

    uid = serializers.UUIDField(required=False)
    kind = serializers.ChoiceField(choices=EntryKind.choices)
    amount = money()
    booked_on = DayField(required=False, allow_null=True)
    note = serializers.CharField(required=False, allow_blank=True, max_length=300)
    over_reason = PlainTextField(default="")


# Updates


class UpdateWords(WithTexts):
    """`language` is the one that it is written in first."""

    texts = text_fields(Update)

    language = serializers.ChoiceField(choices=LANGUAGES, required=False)


class NewUpdate(UpdateWords):
    city = city()


class UpdateNote(Strict):
    """What should change."""

    note = PlainTextField(default="")


# Calls


class CallWords(WithTexts):
    """Opening and closing: an hour on the clock of `tz`, or a day of which the hour is not known; never both."""

    texts = text_fields(Call)

    number = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=MOST_POSITION)
    objectives = objectives()
    ceiling = money(required=False, allow_null=True)
    currency = choice(Currency)
    opens_local = WallTimeOf()
    closes_local = WallTimeOf()
    tz = serializers.CharField(required=False, max_length=60)
    opens_on = partial_date()
    closes_on = partial_date()
    url = url()
    themes = rows_by("slug", Theme.objects.all())
    countries = rows_by("code", Country.objects.all())


class CallQuestionWords(WithTexts):
    """Nobody is named. With an answer it is public at once."""

    texts = text_fields(CallQuestion)

    language = serializers.ChoiceField(choices=LANGUAGES, required=False)
    position = position()
