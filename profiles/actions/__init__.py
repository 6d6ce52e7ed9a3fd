"""Every change to a city's profile: lock, ask, do, record."""

from profiles.actions.catalogue import SECTION_FIELDS, edit_section
from profiles.actions.corrections import accept_correction
from profiles.actions.doubts import answer_doubt
from profiles.actions.editions import EDITION_FIELDS, discard_edition, edit_edition, start_edition
from profiles.actions.files import attach_adoption, attach_file, remove_adoption_file, remove_file
from profiles.actions.freshness import (
    ADOPTION_FIELDS,
    ask_still_true,
    confirm_still_true,
    record_adoption,
    unadoptable,
)
from profiles.actions.importing import (
    accept_figures,
    do_next_import,
    forget_figures,
    look_again,
    send_figures,
)
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
from profiles.actions.sources import SOURCE_FIELDS, add_indicator, add_source, edit_source
from profiles.actions.translating import (
    discard_translation,
    open_translation,
    publish_translation,
    unpublishable,
    untranslatable,
    write_translation,
)
from profiles.actions.writing import (
    EDITABLE,
    add_part,
    confirm_part_translation,
    edit_part,
    is_usable,
    remove_part,
    take_over_texts,
)

__all__ = [
    "ADOPTION_FIELDS",
    "EDITABLE",
    "EDITION_FIELDS",
    "SECTION_FIELDS",
    "SOURCE_FIELDS",
    "accept_correction",
    "accept_figures",
    "add_indicator",
    "add_part",
    "add_source",
    "answer_doubt",
    "approve",
    "ask_still_true",
    "attach_adoption",
    "attach_file",
    "comment",
    "confirm_part_translation",
    "confirm_still_true",
    "discard_edition",
    "discard_translation",
    "do_next_import",
    "doubts_wait",
    "edit_edition",
    "edit_part",
    "edit_section",
    "edit_source",
    "forget_figures",
    "is_usable",
    "look_again",
    "move_priority",
    "open_translation",
    "plan_publication",
    "publish",
    "publish_due",
    "publish_translation",
    "record_adoption",
    "remove_adoption_file",
    "remove_file",
    "remove_part",
    "request_changes",
    "resolve_comment",
    "send_figures",
    "start_edition",
    "submit",
    "take_over_texts",
    "unadoptable",
    "unpublishable",
    "untranslatable",
    "withdraw",
    "write_translation",
]
