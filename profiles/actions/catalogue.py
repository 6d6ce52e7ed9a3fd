"""The tree of chapters and its guidance, kept by the secretariat."""

from django.db import transaction

from accounts.models import User
from core.editing import change, locked
from core.permissions import require
from core.translation import LANGUAGES
from profiles.models import Section

SECTION_FIELDS = (
    "position",
    "half_life_months",
    "is_in_use",
    *(f"{name}_{code}" for name in ("title", "guidance") for code in LANGUAGES),
)


@transaction.atomic
def edit_section(section: Section, values: dict, *, by: User, version: int) -> Section:
    """Change a section's title, guidance, place or half-life; its key stays, because texts name it."""
    require(by, "profiles.edit_sections")
    wanted = {name: value for name, value in values.items() if name in SECTION_FIELDS}
    now = locked(section, version=version, wanted=wanted)
    change(now, wanted, by=by.key, action="edit_section", tag=now.tag)
    return now
