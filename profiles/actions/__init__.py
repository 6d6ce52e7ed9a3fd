"""Every change to a city's profile: lock, ask, do, record."""

from profiles.actions.catalogue import SECTION_FIELDS, edit_section
from profiles.actions.corrections import accept_correction
from profiles.actions.freshness import ADOPTION_FIELDS, ask_still_true, confirm_still_true, record_adoption
from profiles.actions.priorities import move_priority
from profiles.actions.review import (
    approve,
    comment,
    doubts_wait,
    plan_publication,
    publish,
    publish_due,
    request_changes,
    resolve_comment,
    submit,
    withdraw,
)
from profiles.actions.writing import (
    EDITABLE,
    EDITION_FIELDS,
    SOURCE_FIELDS,
    add_indicator,
    add_part,
    add_source,
    answer_doubt,
    confirm_part_translation,
    discard_edition,
    edit_edition,
    edit_part,
    edit_source,
    remove_part,
    start_edition,
)

__all__ = [
    "ADOPTION_FIELDS",
    "EDITABLE",
    "EDITION_FIELDS",
    "SECTION_FIELDS",
    "SOURCE_FIELDS",
    "accept_correction",
    "add_indicator",
    "add_part",
    "add_source",
    "answer_doubt",
    "approve",
    "ask_still_true",
    "comment",
    "confirm_part_translation",
    "confirm_still_true",
    "discard_edition",
    "doubts_wait",
    "edit_edition",
    "edit_part",
    "edit_section",
    "edit_source",
    "move_priority",
    "plan_publication",
    "publish",
    "publish_due",
    "record_adoption",
    "remove_part",
    "request_changes",
    "resolve_comment",
    "start_edition",
    "submit",
    "withdraw",
]
