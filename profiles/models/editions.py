"""Editions of a city's profile, and what belongs to an edition as a whole."""

from typing import Any

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from cities.models import City
from core.dates import PartialDateField, is_partial_date
from core.editing import Versioned
from core.editions import Edition, edition_constraints
from core.translation import LANGUAGES, State, Translated, TranslatedModel, fingerprint
from profiles.querysets import ProfileEditionQuerySet, ProfileTranslationQuerySet

LANGUAGE_CHOICES = [(code, code) for code in LANGUAGES]


def profile_tag(city: City) -> str:
    """What the kernel calls a city's profile, whichever edition is the published one."""
    return f"profile:{city.slug}"


@pghistory.track()
class ProfileEdition(TranslatedModel, Edition):
    """One edition of a city's migration profile. `language` is the one it is written in first."""

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="profile_editions")
    language = models.CharField(_("written in"), max_length=2, choices=LANGUAGE_CHOICES, default="en")
    published_first = PartialDateField(help_text=_("When the edition came out, as far as the record says."))
    note = Translated()
    vision = Translated()
    in_a_row: list[dict[str, Any]]  # of `with_texts()`

    objects = ProfileEditionQuerySet.as_manager()

    class Meta:
        ordering = ["city", "-number"]
        constraints = [*edition_constraints("city", "profile_edition"), is_partial_date("published_first")]

    def __str__(self) -> str:
        return f"{self.city} {self.number}"

    @property
    def tag(self) -> str:
        return f"{profile_tag(self.city)}:{self.number}"


def answer_etag(text: str) -> str:
    """Which answer to a doubt somebody has read; that there was none counts as one."""
    return f'"{fingerprint(text)}"'


class PlausibilityAnswer(models.Model):
    """What the authors say to a warning about their figures; the reviewer reads it beside the warning."""

    edition = models.ForeignKey(ProfileEdition, on_delete=models.PROTECT, related_name="answers")
    key = models.CharField(max_length=200)
    text = models.TextField(_("answer"), max_length=2000)
    answered_by = models.CharField(max_length=60)
    answered_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="plausibility_answer_once")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.key}"

    @property
    def etag(self) -> str:
        return answer_etag(self.text)


@pghistory.track()
class Adoption(TranslatedModel, Versioned):
    """That the city's council adopted the priorities of an edition: often months after it was published."""

    edition = models.OneToOneField(ProfileEdition, on_delete=models.PROTECT, related_name="adoption")
    adopted_on = models.DateField(_("adopted on"))
    council = Translated(models.CharField, max_length=200)
    reference = models.CharField(_("number of the decision"), max_length=120, blank=True)
    url = models.URLField(_("address of the document"), max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.edition} {self.adopted_on}"


class ProfileTranslation(Versioned):
    """A translation of a published edition that came after it: numbered, published and frozen of its own.

    `texts` is `{"<part>:<thread>:<field>": words}`, `marks` the state of each as `TranslatedModel.translation` has it.
    What was translated when the edition was published stands in the edition itself and counts as number 1 of its
    language. `writers` are the keys of all who wrote any of it; none of them may publish it.
    """

    edition = models.ForeignKey(ProfileEdition, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.HUMAN)
    texts = models.JSONField(default=dict, blank=True)
    marks = models.JSONField(default=dict, blank=True)
    writers = models.JSONField(default=list, blank=True)
    published_by = models.CharField(max_length=60, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ProfileTranslationQuerySet.as_manager()

    class Meta:
        ordering = ["language", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "language", "number"], name="profile_translation_once"),
            models.UniqueConstraint(
                fields=["edition", "language"],
                condition=models.Q(published_at__isnull=True),
                name="profile_translation_one_open",
                violation_error_message=_("This translation is already being written."),
            ),
            models.CheckConstraint(
                condition=models.Q(published_by="") | ~models.Q(writers__has_key=models.F("published_by")),
                name="profile_translation_four_eyes",
                violation_error_message=_("Whoever wrote any of it cannot publish it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.language} {self.number}"

    @property
    def tag(self) -> str:
        return f"{self.edition.tag}:{self.language}:{self.number}"

    @property
    def is_open(self) -> bool:
        return self.published_at is None
