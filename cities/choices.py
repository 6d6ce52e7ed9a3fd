"""Regions, phases and the parts that cities and organisations take in the network."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.TextChoices):
    EUROPEAN = "european", _("Europe")
    SOUTHERN_MEDITERRANEAN = "southern_mediterranean", _("Southern Mediterranean")


class PhaseKind(models.TextChoices):
    PROJECT = "project", _("Project phase")
    PRECURSOR = "precursor", _("Precursor")
    PARENT_DIALOGUE = "parent_dialogue", _("Parent dialogue")


class CityRole(models.TextChoices):
    """What a city is to the network in a phase, from closest to farthest."""

    PARTNER = "partner", _("Partner city")
    ASSOCIATE = "associate", _("Associate city")
    ACTION_HOST = "action_host", _("Host of an action")
    GUEST = "guest", _("Guest at a meeting")
    PRECURSOR_HOST = "precursor_host", _("Host of the precursor")
    CONSIDERED = "considered", _("Considered, did not join")


class LocalCompetence(models.TextChoices):
    """What a municipality may be allowed to do by the law of its country."""

    RECEPTION = "reception", _("Reception and orientation of newcomers")
    REGISTRATION = "registration", _("Registration of residents")
    HOUSING = "housing", _("Housing")
    HEALTH = "health", _("Health")
    EARLY_CHILDHOOD = "early_childhood", _("Early childhood")
    EDUCATION = "education", _("Schools")
    EMPLOYMENT = "employment", _("Employment and vocational training")
    LOCAL_ECONOMY = "local_economy", _("Local economy and markets")
    SOCIAL_SERVICES = "social_services", _("Social services")
    PLANNING = "planning", _("Urban planning and land use")
    PUBLIC_SPACE = "public_space", _("Public space, parks and sport grounds")
    CULTURE = "culture", _("Culture, sport and leisure")
    PARTICIPATION = "participation", _("Participation and consultative bodies")
    SAFETY = "safety", _("Local police and mediation")
    COMMUNICATION = "communication", _("Public information and communication")
    COOPERATION = "cooperation", _("Cooperation with cities abroad")


class OrganisationKind(models.TextChoices):
    INTERNATIONAL = "international", _("International organisation")
    UN_AGENCY = "un_agency", _("United Nations agency")
    DONOR = "donor", _("Donor")
    LOCAL_GOVERNMENT_NETWORK = "local_government_network", _("Network of local governments")
    LOCAL_GOVERNMENT = "local_government", _("Local government")
    PUBLIC_AGENCY = "public_agency", _("Public agency")
    ACADEMIA = "academia", _("Research institution")
    NGO = "ngo", _("Civil society organisation")


class OrganisationRole(models.TextChoices):
    COORDINATOR = "coordinator", _("Coordinates the project")
    PARTNER = "partner", _("Implementing partner")
    ASSOCIATE_PARTNER = "associate_partner", _("Associate partner")
    FUNDER = "funder", _("Main funder")
    CO_FUNDER = "co_funder", _("Co-funder")
    FACILITATOR = "facilitator", _("Content and facilitation")
    CITY_REPRESENTATIVE = "city_representative", _("Represents cities in the network")
    CO_ORGANISER = "co_organiser", _("Co-organised a meeting")
    PROFILE_AUTHOR = "profile_author", _("Wrote a city profile")
    PUBLISHER = "publisher", _("Published a document of the network")
    ACTION_LEAD = "action_lead", _("Led a Targeted City Action")
    ACTION_PARTNER = "action_partner", _("Partner in a Targeted City Action")
    PRECURSOR_ORGANISER = "precursor_organiser", _("Organised the precursor")
    PRECURSOR_SUPPORTER = "precursor_supporter", _("Supported the precursor")


class Passage(models.TextChoices):
    """What of a city's record a reader can propose to correct."""

    SUMMARY = "summary", _("Introduction")
    COMPETENCES = "competences", _("Competences")
    KNOWN_FOR = "known_for", _("What the city is known for")
    WEBSITE = "website", _("Website")
    FIGURES = "figures", _("A figure")


class JoinKind(models.TextChoices):
    ASSOCIATE = "associate", _("Our city would like to join as an associate")
    INTEREST = "interest", _("I would like to hear from the network")


class JoinStatus(models.TextChoices):
    NEW = "new", _("New")
    IN_CONTACT = "in_contact", _("In contact")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


JOIN_LIFECYCLE = {
    JoinStatus.NEW: [JoinStatus.IN_CONTACT, JoinStatus.ACCEPTED, JoinStatus.DECLINED],
    JoinStatus.IN_CONTACT: [JoinStatus.ACCEPTED, JoinStatus.DECLINED],
    JoinStatus.ACCEPTED: [],
    JoinStatus.DECLINED: [JoinStatus.IN_CONTACT],
}


class QuestionStatus(models.TextChoices):
    """Where a question to a city stands."""

    UNCONFIRMED = "unconfirmed", _("Not confirmed yet")
    WAITING = "waiting", _("Waiting for an answer")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed without an answer")


QUESTION_LIFECYCLE = {
    QuestionStatus.UNCONFIRMED: [QuestionStatus.WAITING],
    QuestionStatus.WAITING: [QuestionStatus.ANSWERED, QuestionStatus.CLOSED],
    QuestionStatus.ANSWERED: [],
    QuestionStatus.CLOSED: [],
}
