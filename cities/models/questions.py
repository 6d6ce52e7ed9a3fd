"""Questions that readers ask a city, and who asked, kept apart."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.choices import QUESTION_LIFECYCLE, QuestionStatus
from cities.models.cities import City
from cities.querysets import AskerQuerySet, CityQuestionQuerySet
from cities.validators import without_address


class CityQuestion(models.Model):
    """What somebody asks a city, of itself or of something it did, and what the city answers.

    `about` is the tag of what it is about (`city:turin`, `case-study:…`); its title and its path without the language
    are kept as the asker read them. `token_hash` is of the secret in the asker's link, `link_until` when that ends
    (never, once the question is answered: the link then takes a consent back). `passed_on_at`: since when the
    secretariat has it instead of the city.
    """

    LIFECYCLE = QUESTION_LIFECYCLE

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="questions")
    about = models.CharField(max_length=300, db_index=True)
    about_title = models.CharField(max_length=300)
    about_path = models.CharField(max_length=300)
    text = models.TextField(_("your question"), max_length=4000, validators=[without_address])
    language = models.CharField(max_length=2)
    may_publish = models.BooleanField(
        _("The city may publish my question with its answer, without my name."), default=False
    )
    status = models.CharField(
        _("state"), max_length=12, choices=QuestionStatus, default=QuestionStatus.UNCONFIRMED, editable=False
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    link_until = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    asked_at = models.DateTimeField(null=True, editable=False)
    due_on = models.DateField(_("answer due"), null=True, editable=False)
    passed_on_at = models.DateTimeField(null=True, editable=False)
    answer = models.TextField(_("answer"), blank=True, max_length=10_000, validators=[without_address])
    answered_by = models.CharField(max_length=60, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    closed_reason = models.TextField(_("reason"), blank=True, max_length=2000)
    public_answer = models.TextField(
        _("answer as it is published"), blank=True, max_length=10_000, validators=[without_address]
    )
    published_at = models.DateTimeField(null=True, editable=False)

    objects = CityQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="unconfirmed") | Q(asked_at__isnull=False, due_on__isnull=False),
                name="city_question_has_due_day",
            ),
            models.CheckConstraint(
                condition=~Q(status="answered") | (~Q(answer="") & ~Q(answered_by="") & Q(answered_at__isnull=False)),
                name="city_question_answered_by_somebody",
                violation_error_message=_("Write an answer: it goes to the person who asked."),
            ),
            models.CheckConstraint(
                condition=~Q(status="closed") | ~Q(closed_reason=""),
                name="city_question_closed_with_reason",
                violation_error_message=_("Say why it is closed without an answer; your colleagues will read it."),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | (Q(status="answered", may_publish=True) & ~Q(public_answer="")),
                name="city_question_published_by_consent",
                violation_error_message=_("Whoever asked did not agree to publication."),
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"

    @property
    def tag(self) -> str:
        return f"question:{self.pk}"

    @property
    def is_waiting(self) -> bool:
        return self.status == QuestionStatus.WAITING

    @property
    def is_overdue(self) -> bool:
        return self.is_waiting and bool(self.due_on) and self.due_on < today()


class AnyAsker(models.Model):
    """Who asked something through the portal. More private than the question, never published, and deleted when
    `purge_on` has come.
    """

    name = models.CharField(_("your name"), max_length=120, validators=[without_address])
    email = models.EmailField(_("your e-mail address"))
    organisation = models.CharField(_("city or organisation"), max_length=160, blank=True, validators=[without_address])
    purge_on = models.DateField(editable=False)

    class Meta:
        abstract = True


class Asker(AnyAsker):
    """Who asked a city."""

    question = models.OneToOneField(CityQuestion, on_delete=models.CASCADE, related_name="asker")

    objects = AskerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["purge_on"], name="asker_purge_on")]

    def __str__(self) -> str:
        return f"asker of {self.question_id}"


def today() -> date:
    return timezone.localdate()
