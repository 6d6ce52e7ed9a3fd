"""Kinds of publication and the state of a practice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import RecordStatus

__all__ = ["DocumentLanguage", "PracticeStatus", "PublicationKind", "RecordStatus"]


class PublicationKind(models.TextChoices):
    CITY_PROFILE = "city_profile", _("City Migration Profile")
    EXECUTIVE_SUMMARY = "executive_summary", _("Executive summary of a profile")
    SYNTHESIS_REPORT = "synthesis_report", _("Synthesis report")
    CASE_STUDY_COLLECTION = "case_study_collection", _("Collection of case studies")
    POLICY_RECOMMENDATIONS = "policy_recommendations", _("Policy recommendations")
    LEARNING_REPORT = "learning_report", _("Thematic learning report")
    LEARNING_NOTE = "learning_note", _("Peer learning note")
    REPORT = "report", _("Report")
    STUDY = "study", _("Study")
    REFERENCE_DOCUMENT = "reference_document", _("Reference document")
    INTRODUCTION = "introduction", _("Introduction")
    TOOLKIT = "toolkit", _("Toolkit")
    PRESENTATION = "presentation", _("Presentation")
    LEAFLET = "leaflet", _("Leaflet")
    COURSE = "course", _("Course")
    PODCAST = "podcast", _("Podcast")


class PracticeStatus(models.TextChoices):
    ONGOING = "ongoing", _("Ongoing")
    ENDED = "ended", _("Ended")
    UNKNOWN = "unknown", _("Not known")


class DocumentLanguage(models.TextChoices):
    """Languages in which documents of the network were seen."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    ARABIC = "ar", _("Arabic")
    ITALIAN = "it", _("Italian")
    SPANISH = "es", _("Spanish")
    PORTUGUESE = "pt", _("Portuguese")
    GERMAN = "de", _("German")
