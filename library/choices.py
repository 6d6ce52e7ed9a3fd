"""Kinds of publication, the state of a practice, whom it is for, what it costs and what it serves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import DocumentLanguage, RecordStatus

__all__ = [
    "ADAPTATION_LIFECYCLE",
    "SDG_CAPTIONS",
    "SDG_TARGETS",
    "SDG_TARGET_CHOICES",
    "AdaptationState",
    "CompactObjective",
    "CostBand",
    "DocumentLanguage",
    "FileKind",
    "Goal",
    "PracticeStatus",
    "ProfileChapter",
    "ProgressState",
    "PublicationKind",
    "RecordStatus",
    "StepState",
    "TargetGroup",
    "ToolKind",
    "sdg_caption",
]


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
    POLICY_PAPER = "policy_paper", _("Policy paper")
    VIDEO = "video", _("Video")
    PODCAST = "podcast", _("Podcast")
    PICTURE_GALLERY = "picture_gallery", _("Picture gallery")


class FileKind(models.TextChoices):
    """What stands beside the words of a case study."""

    DOCUMENT = "document", _("Document")
    PICTURE = "picture", _("Picture")


class PracticeStatus(models.TextChoices):
    ONGOING = "ongoing", _("Ongoing")
    ENDED = "ended", _("Ended")
    UNKNOWN = "unknown", _("Not known")


class AdaptationState(models.TextChoices):
    """What came of a practice that another city borrowed."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    GIVEN_UP = "given_up", _("Given up by the city")


# The city itself publishes; what it took back stays taken back, and is recorded anew if need be.
ADAPTATION_LIFECYCLE = {
    RecordStatus.DRAFT: [RecordStatus.PUBLISHED],
    RecordStatus.PUBLISHED: [RecordStatus.WITHDRAWN],
    RecordStatus.WITHDRAWN: [],
}


class ProgressState(models.TextChoices):
    """How far a city has come with a recommendation, from the beginning to the end."""

    NOT_STARTED = "not_started", _("Not started")
    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")


class TargetGroup(models.TextChoices):
    """Whom a practice is for, in the words of city officials."""

    EVERYBODY = "everybody", _("All residents")
    NEWCOMERS = "newcomers", _("Newcomers")
    LABOUR = "labour", _("Migrant workers")
    REFUGEES = "refugees", _("Refugees and asylum seekers")
    WOMEN = "women", _("Migrant women")
    YOUNG = "young", _("Children and young people")
    UNACCOMPANIED = "unaccompanied", _("Unaccompanied minors")
    STUDENTS = "students", _("Students")
    IRREGULAR = "irregular", _("People without papers")
    INTERNAL = "internal", _("Internal migrants and displaced people")
    RETURNEES = "returnees", _("Returnees")
    DIASPORA = "diaspora", _("Diaspora")
    STAFF = "staff", _("Municipal staff")


class CostBand(models.TextChoices):
    """What a practice costs in a year, in euros, whoever pays."""

    UNKNOWN = "unknown", _("Not known")
    NONE = "none", _("No money of its own")
    TO_10 = "to_10", _("Under €10,000 a year")
    TO_50 = "to_50", _("€10,000 to 50,000 a year")
    TO_200 = "to_200", _("€50,000 to 200,000 a year")
    TO_1000 = "to_1000", _("€200,000 to 1 million a year")
    OVER_1000 = "over_1000", _("Over €1 million a year")


class Goal(models.TextChoices):
    """The Sustainable Development Goals (United Nations, resolution A/RES/70/1)."""

    G1 = "1", _("No poverty")
    G2 = "2", _("Zero hunger")
    G3 = "3", _("Good health and well-being")
    G4 = "4", _("Quality education")
    G5 = "5", _("Gender equality")
    G6 = "6", _("Clean water and sanitation")
    G7 = "7", _("Affordable and clean energy")
    G8 = "8", _("Decent work and economic growth")
    G9 = "9", _("Industry, innovation and infrastructure")
    G10 = "10", _("Reduced inequalities")
    G11 = "11", _("Sustainable cities and communities")
    G12 = "12", _("Responsible consumption and production")
    G13 = "13", _("Climate action")
    G14 = "14", _("Life below water")
    G15 = "15", _("Life on land")
    G16 = "16", _("Peace, justice and strong institutions")
    G17 = "17", _("Partnerships for the goals")


# How many numbered targets each goal has, and up to which letter its means of implementation go (A/RES/70/1).
_TARGETS = {
    "1": (5, "b"),
    "2": (5, "c"),
    "3": (9, "d"),
    "4": (7, "c"),
    "5": (6, "c"),
    "6": (6, "b"),
    "7": (3, "b"),
    "8": (10, "b"),
    "9": (5, "c"),
    "10": (7, "c"),
    "11": (7, "c"),
    "12": (8, "c"),
    "13": (3, "b"),
    "14": (7, "c"),
    "15": (9, "c"),
    "16": (10, "b"),
    "17": (19, ""),
}
SDG_TARGETS: list[str] = [
    f"{goal}.{target}"
    for goal, (last, letter) in _TARGETS.items()
    for target in (*range(1, last + 1), *"abcd"[: "abcd".find(letter) + 1 if letter else 0])
]
SDG_TARGET_CHOICES = [(code, code) for code in SDG_TARGETS]
# What the targets say that cities name most, in short and in our own words; of the others the goal is told.
SDG_CAPTIONS = {
    "1.3": _("Social protection for all"),
    "1.4": _("Equal rights to resources and basic services"),
    "3.8": _("Health care for all"),
    "4.1": _("Schooling for every girl and boy"),
    "4.3": _("Access to vocational and higher education"),
    "4.4": _("Skills for work"),
    "4.5": _("Equal access to education"),
    "4.7": _("Education for peace and diversity"),
    "5.1": _("End all discrimination against women and girls"),
    "5.2": _("End violence against women and girls"),
    "5.5": _("Women take part in decisions"),
    "8.5": _("Decent work and equal pay"),
    "8.7": _("End forced labour and trafficking"),
    "8.8": _("Rights of all workers, migrants among them"),
    "10.2": _("Inclusion of all, socially, economically and politically"),
    "10.3": _("Equal opportunities, no discriminating laws"),
    "10.4": _("Policies for greater equality"),
    "10.7": _("Orderly, safe and responsible migration"),
    "11.1": _("Adequate housing and basic services"),
    "11.2": _("Transport that everybody can use"),
    "11.3": _("Inclusive planning of cities, with those who live there"),
    "11.7": _("Safe and inclusive public spaces"),
    "11.a": _("Links between city, suburbs and countryside"),
    "16.1": _("Less violence everywhere"),
    "16.3": _("Access to justice for all"),
    "16.6": _("Effective and accountable institutions"),
    "16.7": _("Decisions in which everybody takes part"),
    "16.9": _("Legal identity for all"),
    "16.10": _("Access to information"),
    "16.b": _("Laws and policies without discrimination"),
    "17.9": _("Support for building capacity"),
    "17.16": _("Partnership of many for development"),
    "17.17": _("Partnerships of authorities, business and civil society"),
    "17.18": _("Better data, also by migratory status"),
}


def sdg_caption(target: str) -> str:
    """What a target is about, in a few words: its own caption, else its goal's name."""
    return str(SDG_CAPTIONS.get(target) or Goal(target.split(".")[0]).label)


class CompactObjective(models.TextChoices):
    """The objectives of the two Global Compacts, in short (A/RES/73/195 and A/RES/73/151)."""

    GCM_1 = "gcm-1", _("GCM 1: data for policies")
    GCM_2 = "gcm-2", _("GCM 2: causes that force people to leave")
    GCM_3 = "gcm-3", _("GCM 3: information at every stage")
    GCM_4 = "gcm-4", _("GCM 4: proof of identity")
    GCM_5 = "gcm-5", _("GCM 5: regular pathways")
    GCM_6 = "gcm-6", _("GCM 6: fair recruitment and decent work")
    GCM_7 = "gcm-7", _("GCM 7: vulnerabilities")
    GCM_8 = "gcm-8", _("GCM 8: saving lives, missing migrants")
    GCM_9 = "gcm-9", _("GCM 9: smuggling")
    GCM_10 = "gcm-10", _("GCM 10: trafficking")
    GCM_11 = "gcm-11", _("GCM 11: management of borders")
    GCM_12 = "gcm-12", _("GCM 12: procedures people can rely on")
    GCM_13 = "gcm-13", _("GCM 13: detention as a last resort")
    GCM_14 = "gcm-14", _("GCM 14: consular protection")
    GCM_15 = "gcm-15", _("GCM 15: access to basic services")
    GCM_16 = "gcm-16", _("GCM 16: inclusion and social cohesion")
    GCM_17 = "gcm-17", _("GCM 17: discrimination and public narrative")
    GCM_18 = "gcm-18", _("GCM 18: skills and their recognition")
    GCM_19 = "gcm-19", _("GCM 19: contribution of migrants and diasporas")
    GCM_20 = "gcm-20", _("GCM 20: remittances")
    GCM_21 = "gcm-21", _("GCM 21: return and reintegration")
    GCM_22 = "gcm-22", _("GCM 22: portability of social rights")
    GCM_23 = "gcm-23", _("GCM 23: international cooperation")
    GCR_1 = "gcr-1", _("GCR 1: easing pressure on host countries")
    GCR_2 = "gcr-2", _("GCR 2: self-reliance of refugees")
    GCR_3 = "gcr-3", _("GCR 3: access to third countries")
    GCR_4 = "gcr-4", _("GCR 4: conditions for return")


# The City Toolkit


class ProfileChapter(models.TextChoices):
    """The chapters of a City Migration Profile that a step of the toolkit can feed, by their fixed keys.

    Profiles stand above the library: a test sees to it that these are theirs.
    """

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


class StepState(models.TextChoices):
    """Where a city stands with a step."""

    NOT_STARTED = "not_started", _("Not started")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    NOT_FOR_US = "not_for_us", _("Not for us")


class ToolKind(models.TextChoices):
    """What a tool is; the first four are made on download, a table as a workbook, the others as text documents.

    A document is a file that was made elsewhere.
    """

    CHECKLIST = "checklist", _("Checklist")
    FORM = "form", _("Form to fill in")
    LETTER = "letter", _("Letter or motion")
    TABLE = "table", _("Table")
    LINK = "link", _("Link")
    FILE = "file", _("Document")

    @classmethod
    def templates(cls) -> set[str]:
        return {cls.CHECKLIST, cls.FORM, cls.LETTER, cls.TABLE}
