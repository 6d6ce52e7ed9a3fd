"""Who may do what, by role: the one table. A row is something that can be done, a column a role.

A city's roles hold for that city alone; the secretariat's hold everywhere. What else must be true of the object
(that it is open, that it is one's own) stands in each app's `rules.py`; when it may happen, in the action.
"""

from typing import Any

from accounts.choices import Role

R, E, S, A = Role.CITY_READER, Role.CITY_EDITOR, Role.CITY_SUBMITTER, Role.CITY_ADMIN
OFFICER, REVIEWER, PUBLISHER, TRANSLATOR, LOGISTICS, ADMIN = (
    Role.OFFICER,
    Role.REVIEWER,
    Role.PUBLISHER,
    Role.TRANSLATOR,
    Role.LOGISTICS,
    Role.ADMIN,
)

#   what                           in the city    in the secretariat
MAY: dict[str, set[Role]] = {
    "cities.see_my_city": {R, E, S, A, OFFICER, REVIEWER, PUBLISHER, TRANSLATOR, ADMIN},
    "cities.edit_city": {E, S, A, OFFICER, ADMIN},
    "cities.edit_reference": {OFFICER, ADMIN},
    "cities.decide_correction": {E, S, A, OFFICER, ADMIN},
    "cities.undo_change": {E, S, A, OFFICER, ADMIN},
    "cities.manage_colleagues": {A, OFFICER, ADMIN},
    "cities.invite_anyone": {OFFICER, ADMIN},
    "cities.grant_secretariat_role": {ADMIN},
    "cities.answer_join_request": {OFFICER, ADMIN},
    "cities.see_desk": {OFFICER, REVIEWER, PUBLISHER, TRANSLATOR, ADMIN},
    "cities.see_all_history": {OFFICER, REVIEWER, PUBLISHER, ADMIN},
    "profiles.see_draft": {R, E, S, A, OFFICER, REVIEWER, PUBLISHER, TRANSLATOR, ADMIN},
    "profiles.start_edition": {E, S, A},
    "profiles.write_edition": {E, S, A},
    "profiles.translate_edition": {E, S, A, TRANSLATOR},
    "profiles.translate_published": {E, S, A, TRANSLATOR},
    "profiles.publish_translation": {REVIEWER, PUBLISHER},
    "profiles.read_comments": {R, E, S, A, REVIEWER},
    "profiles.comment_edition": {E, S, A, REVIEWER},
    "profiles.submit_edition": {S, A},
    "profiles.request_changes": {REVIEWER},
    "profiles.approve_edition": {REVIEWER},
    "profiles.publish_edition": {PUBLISHER},
    "profiles.withdraw_edition": {PUBLISHER},
    "profiles.confirm_still_true": {E, S, A},
    "profiles.record_adoption": {S, A},
    "profiles.edit_sections": {OFFICER, ADMIN},
    "library.see_draft": {R, E, S, A, OFFICER, REVIEWER, PUBLISHER, TRANSLATOR, ADMIN},
    "library.start_case_study": {E, S, A, OFFICER},
    "library.write_case_study": {E, S, A, OFFICER},
    "library.translate_case_study": {E, S, A, OFFICER, TRANSLATOR},
    "library.read_comments": {R, E, S, A, OFFICER, REVIEWER},
    "library.comment_case_study": {E, S, A, OFFICER, REVIEWER},
    "library.submit_case_study": {S, A, OFFICER},
    "library.request_changes": {REVIEWER},
    "library.approve_case_study": {REVIEWER},
    "library.publish_case_study": {PUBLISHER},
    "library.withdraw_case_study": {PUBLISHER},
    "library.record_adaptation": {E, S, A},
    "library.publish_adaptation": {S, A},
    "library.withdraw_adaptation": {S, A, OFFICER, PUBLISHER},
    "library.edit_publication": {OFFICER, ADMIN},
    "library.publish_publication": {PUBLISHER},
    "library.edit_recommendation": {OFFICER, ADMIN},
    "library.publish_recommendation": {PUBLISHER},
    "library.declare_progress": {E, S, A},
    "library.confirm_progress": {OFFICER, REVIEWER},
    "library.edit_toolkit": {OFFICER, ADMIN},
    "library.use_toolkit": {E, S, A},
    "meetings.see_draft": {OFFICER, REVIEWER, PUBLISHER, TRANSLATOR, ADMIN},
    "meetings.schedule": {OFFICER, ADMIN},
    "meetings.publish_agenda": {OFFICER},
    "meetings.vote": {E, S, A},
    # A city's roles: for its own delegates, offers and pledges.
    "meetings.offer": {E, S, A},
    "meetings.see_guests": {R, E, S, A, OFFICER, LOGISTICS, ADMIN},
    "meetings.nominate": {S, A, OFFICER},
    "meetings.propose": {R, E, S, A},
    "meetings.pledge": {S, A, OFFICER},
    "meetings.clear_report": {S, A},
    # The secretariat's alone.
    "meetings.invite": {OFFICER},
    "meetings.export_guests": {OFFICER, LOGISTICS},
    "meetings.see_needs": {LOGISTICS},
    "meetings.check_in": {OFFICER, LOGISTICS},
    "meetings.certify": {OFFICER},
    "meetings.write_minutes": {OFFICER},
    "meetings.publish_report": {PUBLISHER},
    # A city's roles: of any city of the pilot …
    "pilots.see_proposal": {R, E, S, A, OFFICER, REVIEWER, PUBLISHER, TRANSLATOR, ADMIN},
    "pilots.see_money": {R, E, S, A, OFFICER, REVIEWER, PUBLISHER, ADMIN},
    # … of its lead city …
    "pilots.propose": {E, S, A, OFFICER},
    "pilots.edit_pilot": {E, S, A, OFFICER},
    "pilots.select": {OFFICER},
    "pilots.run": {S, A, OFFICER},
    "pilots.cancel": {S, A, OFFICER},
    "pilots.evaluate": {OFFICER},
    "pilots.grant": {OFFICER},
    "pilots.book": {E, S, A, OFFICER},
    # … of the city that answers for a milestone, a training, an update.
    "pilots.edit_own_part": {E, S, A, OFFICER},
    "pilots.see_draft_update": {R, E, S, A, OFFICER, REVIEWER, PUBLISHER, TRANSLATOR, ADMIN},
    "pilots.write_update": {E, S, A, OFFICER},
    "pilots.publish_update": {S, A, OFFICER},
    "pilots.settle_reviews": {A, OFFICER},
    "pilots.edit_call": {OFFICER, ADMIN},
    "pilots.publish_call": {OFFICER},
    # In the secretariat only of cities that have agreed (`library/querysets.py`).
    "library.follow_toolkit": {R, E, S, A, OFFICER, REVIEWER, ADMIN},
    "library.share_toolkit": {S, A},
    "cities.answer_question": {E, S, A, OFFICER},
    "cities.see_questions": {R, E, S, A, OFFICER, ADMIN},
}


def roles_that_may(permission: str) -> set[Role]:
    """The roles whose column says yes. Raises KeyError for something that the table does not know."""
    return MAY[permission]


def may_everywhere(user: Any, permission: str) -> bool:
    """Whether this person may in every city: by a role of the secretariat, or as a superuser; nobody signed out may."""
    may = roles_that_may(permission)
    return user.is_authenticated and (user.is_superuser or bool(user.secretariat_roles & may))
