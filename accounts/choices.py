"""The roles a person can hold, and where she holds them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    CITY_READER = "city_reader", _("Reader")
    CITY_EDITOR = "city_editor", _("Editor")
    CITY_SUBMITTER = "city_submitter", _("Submitter")
    CITY_ADMIN = "city_admin", _("City administrator")
    OFFICER = "officer", _("Officer")
    REVIEWER = "reviewer", _("Reviewer")
    PUBLISHER = "publisher", _("Publisher")
    TRANSLATOR = "translator", _("Translator")
    LOGISTICS = "logistics", _("Logistics")
    ADMIN = "admin", _("Administrator")
    EXPERT = "expert", _("Expert")
    EVALUATOR = "evaluator", _("Evaluator")
    APPLICANT = "applicant", _("Applicant")


CITY_ROLES = [Role.CITY_READER, Role.CITY_EDITOR, Role.CITY_SUBMITTER, Role.CITY_ADMIN]
SECRETARIAT_ROLES = [Role.OFFICER, Role.REVIEWER, Role.PUBLISHER, Role.TRANSLATOR, Role.LOGISTICS, Role.ADMIN]
ORGANISATION_ROLES = [Role.EXPERT, Role.EVALUATOR, Role.APPLICANT]


def role_choices(roles: list[Role]) -> list[tuple[str, str]]:
    return [(role.value, role.label) for role in roles]


CITY_ROLE_CHOICES = role_choices(CITY_ROLES)
