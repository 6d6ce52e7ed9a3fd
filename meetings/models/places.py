"""Where meetings take place, and who can be in one place only: rooms, interpreter teams, people on a stage."""

from secrets import token_hex
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cities.models import City
from core.choices import DocumentLanguage
from core.editing import Versioned
from core.translation import LANGUAGES, Translated, TranslatedModel

LANGUAGE_CHOICES = [(code, code) for code in LANGUAGES]


def new_salt() -> str:
    return token_hex(16)


class Venue(TranslatedModel, Versioned):
    """A building in which a meeting takes place."""

    slug = models.SlugField(unique=True, max_length=80)
    name = Translated(models.CharField, max_length=200, prose=False)
    city = models.ForeignKey(City, null=True, blank=True, on_delete=models.PROTECT, related_name="venues")
    address = models.CharField(_("address"), max_length=300, blank=True)
    directions = Translated(max_length=2000)
    website = models.URLField(_("website"), max_length=500, blank=True)

    class Meta:
        ordering = ["name_en"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name_en="", name_fr="", name_ar=""),
                name="venue_has_name",
                violation_error_message=_("Give the venue a name in at least one language."),
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def tag(self) -> str:
        return f"venue:{self.slug}"


class Room(Versioned):
    """A room of a venue: one session at a time. `capacity`: seats; empty when not known."""

    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="rooms", verbose_name=_("venue"))
    name = models.CharField(_("name"), max_length=120)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True, validators=[MinValueValidator(1)])
    step_free = models.BooleanField(_("reached without steps"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["venue", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["venue", "name"],
                name="room_once",
                violation_error_message=_("This venue already has a room of that name."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.venue}"

    @property
    def tag(self) -> str:
        return f"{self.venue.tag}/{self.pk}"


class InterpreterTeam(Versioned):
    """Interpreters who work together, in one session at a time."""

    name = models.CharField(
        _("name"), max_length=160, unique=True, error_messages={"unique": _("Another team already has this name.")}
    )
    languages = ArrayField(
        models.CharField(max_length=3, choices=DocumentLanguage), default=list, verbose_name=_("languages")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def tag(self) -> str:
        return f"team:{self.pk}"


class Contributor(TranslatedModel, Versioned):
    """Somebody on a stage. `key` is what agendas keep; how she is called stands in rows that can be erased.

    Without a name: she was erased.
    """

    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    person = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("name"), max_length=160)
    function = Translated(models.CharField, max_length=200)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    city = models.ForeignKey(City, null=True, blank=True, on_delete=models.PROTECT, related_name="contributors")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name or gettext("name removed")

    @property
    def tag(self) -> str:
        return f"contributor:{self.key}"

    @property
    def is_erased(self) -> bool:
        return not self.name


class ContributorContact(models.Model):
    """Where a contributor is written to, and in which language: more private than that she speaks."""

    contributor = models.OneToOneField(Contributor, on_delete=models.CASCADE, related_name="contact")
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, default="en")

    def __str__(self) -> str:
        return f"contact of {self.contributor_id}"


class PublishedName(models.Model):
    """How a contributor was called when an agenda was published. Erasing a person deletes these rows, nothing else:
    agendas keep only `digest`, so that they stay what they were and their chain still holds.
    """

    digest = models.CharField(max_length=64, unique=True)
    contributor = models.ForeignKey(Contributor, on_delete=models.CASCADE, related_name="published_names")
    salt = models.CharField(max_length=32, default=new_salt)
    name = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contributor", "name"], name="published_name_once")]

    def __str__(self) -> str:
        return self.digest
