"""What was published of an agenda, for ever; documents; polls; days on which nobody should meet."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cities.models import City, Country
from core.choices import DocumentLanguage
from core.editing import Versioned
from core.models import Attachment
from core.translation import Translated, TranslatedModel
from core.wall_time import WallTimeField
from meetings.choices import BlackoutKind, DocumentKind, Visibility, Vote
from meetings.models.meeting import Meeting
from meetings.models.schedule import Session
from meetings.querysets import DocumentQuerySet
from meetings.validators import check_span


class AgendaRevision(models.Model):
    """One published agenda: numbered, chained to the one before by its hash, never changed (triggers refuse).

    `snapshot` is the text that is hashed: JSON in three languages, keys sorted. Names stand in it by digest alone.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    snapshot = models.TextField()
    hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    acknowledged = models.JSONField(default=list)
    published_by = models.CharField(max_length=60)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["meeting", "-number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="agenda_revision_once")]

    def __str__(self) -> str:
        return f"{self.meeting} {self.number}"

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}:agenda:{self.number}"

    def paper(self, language: str) -> str:
        """Under which name its PDF is kept."""
        return f"agenda-{self.meeting.uid}-{self.number}-{language}.pdf"


class MeetingDocument(TranslatedModel, Versioned):
    """A document of a meeting or of one session; its files are its versions. Not visible is not known of."""

    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="documents")
    session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(_("kind"), max_length=15, choices=DocumentKind)
    title = Translated(models.CharField, max_length=250)
    visibility = models.CharField(
        _("who may see it"), max_length=15, choices=Visibility, default=Visibility.SECRETARIAT
    )
    embargo_until = models.DateTimeField(_("not before"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_en="", title_fr="", title_ar=""),
                name="meeting_document_has_title",
                violation_error_message=_("Give the document a title in at least one language."),
            ),
            models.CheckConstraint(
                condition=~Q(visibility=Visibility.SESSION) | Q(session__isnull=False),
                name="meeting_document_of_session",
                violation_error_message=_("Choose the session whose people may see it."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}:document:{self.key}"


class DocumentVersion(models.Model):
    """One file of a document, in one language; a later one takes its place, the earlier is kept."""

    document = models.ForeignKey(MeetingDocument, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(_("language"), max_length=3, choices=DocumentLanguage)
    number = models.PositiveSmallIntegerField()
    attachment = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    url = models.URLField(_("address elsewhere"), max_length=500, blank=True)
    added_by = models.CharField(max_length=60)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["document", "language", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "language", "number"], name="document_version_once"),
            models.CheckConstraint(
                condition=Q(attachment__isnull=False, url="") | (Q(attachment__isnull=True) & ~Q(url="")),
                name="document_version_file_or_address",
                violation_error_message=_("Attach a file or give an address: one of the two."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.language} {self.number}"


class Blackout(TranslatedModel):
    """Days on which a city or a whole country should not be asked to meet: a warning, never a bar."""

    kind = models.CharField(_("kind"), max_length=10, choices=BlackoutKind)
    name = Translated(models.CharField, max_length=160)
    city = models.ForeignKey(City, null=True, blank=True, on_delete=models.CASCADE, related_name="blackouts")
    country = models.ForeignKey(Country, null=True, blank=True, on_delete=models.CASCADE, related_name="blackouts")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="blackout_days_in_order",
                violation_error_message=_("The last day cannot lie before the first."),
            ),
            models.CheckConstraint(
                condition=Q(city__isnull=False, country__isnull=True) | Q(city__isnull=True, country__isnull=False),
                name="blackout_of_city_or_country",
                violation_error_message=_("Choose a city or a country."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.first_day}"

    def clean(self) -> None:
        if self.first_day and self.last_day:
            check_span(self.first_day, self.last_day)

    @property
    def tag(self) -> str:
        return f"blackout:{self.pk}"


class Poll(TranslatedModel, Versioned):
    """Days or hours offered to the cities of a meeting, one vote each."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="polls")
    question = Translated(models.CharField, max_length=250)
    closes_on = models.DateField(_("open until"), null=True, blank=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.question)

    @property
    def tag(self) -> str:
        return f"{self.meeting.tag}:poll:{self.pk}"


class PollOption(models.Model):
    """One of the days offered; with an hour, the clock of the meeting's zone shows it."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    local_start = WallTimeField(_("begins"), null=True, blank=True)
    local_end = WallTimeField(_("ends"), null=True, blank=True)

    class Meta:
        ordering = ["first_day", "local_start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="poll_option_days_in_order",
                violation_error_message=_("The last day cannot lie before the first."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day}"


class PollVote(models.Model):
    """What a city says to one option; the last word counts."""

    option = models.ForeignKey(PollOption, on_delete=models.CASCADE, related_name="votes")
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(_("answer"), max_length=10, choices=Vote)
    voted_by = models.CharField(max_length=60)
    voted_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["option", "city"], name="poll_vote_once")]

    def __str__(self) -> str:
        return f"{self.option_id} {self.city_id} {self.answer}"
