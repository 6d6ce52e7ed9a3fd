"""Questions about open calls as they come in, and who asked, kept apart."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.choices import QUESTION_LIFECYCLE, QuestionStatus
from cities.models import AnyAsker
from cities.validators import without_address
from pilots.models.calls import Call, CallQuestion
from pilots.querysets import AskedQuestionQuerySet


class AskedQuestion(models.Model):
    """What somebody asks about a call, in her own words, until the secretariat answers it for everybody: `answered`
    is the question as it then stands on the call's page.

    `token_hash` is of the secret in the asker's link, `link_until` when that ends.
    """

    LIFECYCLE = QUESTION_LIFECYCLE

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="asked")
    text = models.TextField(_("your question"), max_length=2000, validators=[without_address])
    language = models.CharField(max_length=2)
    status = models.CharField(
        _("state"), max_length=12, choices=QuestionStatus, default=QuestionStatus.UNCONFIRMED, editable=False
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    link_until = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    asked_at = models.DateTimeField(null=True, editable=False)
    answered = models.OneToOneField(
        CallQuestion, null=True, on_delete=models.SET_NULL, related_name="asked", editable=False
    )
    closed_reason = models.TextField(_("reason"), blank=True, max_length=2000)

    objects = AskedQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=QuestionStatus.UNCONFIRMED) | Q(asked_at__isnull=False),
                name="asked_question_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status=QuestionStatus.CLOSED) | ~Q(closed_reason=""),
                name="asked_question_closed_with_reason",
                violation_error_message=_("Say why it is closed without an answer; your colleagues will read it."),
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk} about {self.call_id}"

    @property
    def tag(self) -> str:
        return f"{self.call.tag}/asked/{self.pk}"

    @property
    def is_waiting(self) -> bool:
        return self.status == QuestionStatus.WAITING


class CallAsker(AnyAsker):
    """Who asked about a call."""

    question = models.OneToOneField(AskedQuestion, on_delete=models.CASCADE, related_name="asker")

    class Meta:
        indexes = [models.Index(fields=["purge_on"], name="call_asker_purge_on")]

    def __str__(self) -> str:
        return f"asker of {self.question_id}"
