"""Chapters, units and the ways in which a figure can be known."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Chapter(models.TextChoices):
    """The chapters of a City Migration Profile, by their fixed keys."""

    SYNOPSIS = "synopsis", _("Synopsis")
    NATIONAL_CONTEXT = "national_context", _("National context")
    IMMIGRATION_SITUATION = "immigration_situation", _("Immigration situation")
    MIGRANT_POPULATION = "migrant_population", _("Migrant population")
    LOCAL_CONTEXT = "local_context", _("Local context and competences")
    GOVERNANCE = "governance", _("Governance and stakeholders")
    RIGHTS_SERVICES = "rights_services", _("Rights and access to services")
    INCLUSION = "inclusion", _("Inclusion and non-discrimination")
    DATA = "data", _("Data: definitions, gaps, limits")
    PRIORITIES = "priorities", _("Priorities")


class GeographyKind(models.TextChoices):
    DISTRICT = "district", _("District")
    MUNICIPALITY = "municipality", _("Municipality")
    METROPOLITAN_AREA = "metropolitan_area", _("Metropolitan area")
    GOVERNORATE = "governorate", _("Governorate")
    PROVINCE = "province", _("Province")
    REGION = "region", _("Region")
    COUNTRY = "country", _("Country")


class Dimension(models.TextChoices):
    ORIGIN = "origin", _("Origin")
    SEX = "sex", _("Sex")
    AGE = "age", _("Age")
    DISTRICT = "district", _("District")
    LEGAL_STATUS = "legal_status", _("Legal status")
    SECTOR = "sector", _("Sector of activity")


class Comparator(models.TextChoices):
    """How exact the published value is."""

    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    OVER = "over", _("more than")
    UNDER = "under", _("less than")
    UP_TO = "up_to", _("up to")


class Quality(models.TextChoices):
    OFFICIAL = "official", _("Official figure")
    ESTIMATE = "estimate", _("Estimate")
    UNOFFICIAL = "unofficial", _("Unofficial figure")


class Unit(models.TextChoices):
    PERSONS = "persons", _("persons")
    PERCENT = "percent", _("per cent")
    PLACES = "places", _("places")
    ORGANISATIONS = "organisations", _("organisations")
    SQUARE_KILOMETRES = "km2", _("km²")
    NATIONALITIES = "nationalities", _("nationalities")
    APPLICATIONS = "applications", _("applications")
    PERMITS = "permits", _("permits")
    DELEGATIONS = "delegations", _("delegations")
    OVERNIGHT_STAYS = "overnight_stays", _("overnight stays")


class Answer(models.TextChoices):
    """What a row in the table of a draft's figures is."""

    DOUBTED = "doubted", _("Figures that are doubted")
    UNKNOWN = "unknown", _("Said to be unknown")
    UNANSWERED = "unanswered", _("Not answered yet")


class Whose(models.TextChoices):
    """Which of the sources that a city may cite are shown."""

    OWN = "own", _("Added by your city")
    USED = "used", _("Used in this edition")


class Competence(models.TextChoices):
    """Who decides on a matter."""

    LOCAL = "local", _("Local: the city decides")
    SHARED = "shared", _("Shared with other levels")
    NATIONAL = "national", _("National: the city can only advise")


class StakeholderEvent(models.TextChoices):
    """What brought the City Stakeholder Group together."""

    WORKSHOP = "workshop", _("Workshop")
    MEETING = "meeting", _("Meeting")
    FOLLOW_UP = "follow_up", _("Follow-up meeting")
    CONSULTATION = "consultation", _("Consultation in writing")
    COUNCIL = "council", _("Presentation to the City Council")


class ServiceKind(models.TextChoices):
    RECEPTION = "reception", _("Welcome and information")
    LEGAL = "legal", _("Legal advice")
    LANGUAGE = "language", _("Language courses")
    HOUSING = "housing", _("Housing")
    HEALTH = "health", _("Health")
    EDUCATION = "education", _("Education")
    EMPLOYMENT = "employment", _("Employment")
    PARTICIPATION = "participation", _("Participation")
    OTHER = "other", _("Other services")
