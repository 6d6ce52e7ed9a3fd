"""History in words: who changed what, when, from which value to which."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from accounts.choices import Role
from accounts.models import User
from accounts.names import names_of, not_people
from cities.choices import CityRole, JoinStatus, LocalCompetence, QuestionStatus
from cities.models import City, Country, Phase
from cities.sheet import GUIDANCE, REFERENCE_GUIDANCE
from core.choices import EditionStatus, RecordStatus
from core.context import AUTONYMS
from core.filters import alphabetical
from core.models import AuditEntry
from core.translation import State
from pilots.models import Call, Pilot

# What values of these fields are called; a text's own field holds words, or the state of a translation.
WORDS: dict = {
    "role": [Role],
    "status": [JoinStatus, EditionStatus, QuestionStatus, RecordStatus],
    "text": [State],
    "may_act_in": [LocalCompetence],
}
TEXTS = GUIDANCE | REFERENCE_GUIDANCE


@dataclass(frozen=True)
class Change:
    """One entry of the history in words; `can_undo` where what it wrote still stands."""

    entry: AuditEntry
    record: str
    who: str
    what: str
    fields: list[tuple[str, str, str]]
    can_undo: bool


def record_names(tags: set[str]) -> dict[str, str]:
    """What records are called that an officer knows by name; any other by its tag."""
    slugs = [tag.removeprefix("city:") for tag in tags if tag.startswith("city:")]
    names = {tag: tag for tag in tags} | {city.tag: str(city.name) for city in City.objects.filter(slug__in=slugs)}
    people = {tag for tag in tags if tag.startswith("person:")}
    requests = {tag for tag in tags if tag.startswith("join:")}
    names |= names_of(people)
    questions = {tag for tag in tags if tag.startswith("question:")}
    names |= {tag: _("Question %(number)s") % {"number": tag.removeprefix("question:")} for tag in questions}
    names |= {tag: _("Request to join %(number)s") % {"number": tag.removeprefix("join:")} for tag in requests}
    names |= titles_of(Pilot, "pilot", tags) | titles_of(Call, "call", tags)
    return names | {"secretariat": _("The secretariat")}


def titles_of(model: type[Pilot] | type[Call], kind: str, tags: set[str]) -> dict[str, str]:
    """The titles of pilots or calls; a part, such as `pilot:tca-rabat/milestone/…`, goes by the title of its whole."""
    slugs = {tag: tag.removeprefix(f"{kind}:").split("/")[0] for tag in tags if tag.startswith(f"{kind}:")}
    rows: Iterable[Pilot | Call] = model._default_manager.filter(slug__in=set(slugs.values())) if slugs else []
    titles = {row.slug: str(row.title) for row in rows}
    return {tag: titles[slug] for tag, slug in slugs.items() if slug in titles}


def in_words(entries: list[AuditEntry], *, can_undo: Callable[[AuditEntry], bool]) -> list[Change]:
    names, rows = names_of(entry.actor for entry in entries), row_names(entries)
    records = record_names({entry.about for entry in entries})
    return [
        Change(
            entry=entry,
            record=records[entry.about],
            who=names[entry.actor],
            what=action_label(entry.action),
            fields=[
                (field_label(name), value_label(name, before, rows), value_label(name, after, rows))
                for name, (before, after) in entry.changes.items()
            ],
            can_undo=can_undo(entry),
        )
        for entry in entries
    ]


def action_label(action: str) -> str:
    return action_labels().get(action, action)


def action_labels() -> dict[str, str]:
    return {
        "edit_city": _("Edited the record"),
        "change_reference": _("Changed names or country"),
        "add_membership": _("Added a part in the network"),
        "end_membership": _("Ended a part in the network"),
        "undo_change": _("Undid a change"),
        "confirm_translation": _("Confirmed a translation"),
        "change_contact": _("Changed where questions go"),
        "add_picture": _("Added a picture"),
        "remove_picture": _("Removed a picture"),
        "attach_file": _("Attached a document"),
        "remove_file": _("Took a document out"),
        "propose_correction": _("Proposed a correction"),
        "accept_correction": _("Accepted a correction"),
        "refuse_correction": _("Refused a correction"),
        "invite": _("Invited a colleague"),
        "revoke_invitation": _("Revoked an invitation"),
        "accept_invitation": _("Accepted an invitation"),
        "end_colleague": _("Ended a membership"),
        "ask_to_join": _("Asked to join"),
        "answer_join_request": _("Answered a request to join"),
        "make_account": _("Made an account"),
        "change_account": _("Changed name or language"),
        "sign_out_everywhere": _("Signed out everywhere"),
        "start_edition": _("Began the edition"),
        "discard_edition": _("Threw the draft away"),
        "edit_edition": _("Wrote about the edition as a whole"),
        "add_part": _("Added"),
        "edit_part": _("Changed"),
        "remove_part": _("Removed"),
        "answer_doubt": _("Answered a doubt about a figure"),
        "comment": _("Made a remark"),
        "resolve_comment": _("Settled a remark"),
        "move": _("Took the next step"),
        "plan_publication": _("Planned the publication"),
        "import_published": _("Loaded from the network’s record"),
        "record_adoption": _("Recorded the council’s adoption"),
        "confirm_still_true": _("Confirmed that it is still true"),
        "open_translation": _("Began a translation of the published edition"),
        "discard_translation": _("Threw the translation away"),
        "publish_translation": _("Published a translation"),
        "add_source": _("Added a source"),
        "edit_source": _("Corrected a source"),
        "add_indicator": _("Added an indicator"),
        "edit_section": _("Changed the guidance of a section"),
        "record_adaptation": _("Recorded an adaptation"),
        "edit_adaptation": _("Changed an adaptation"),
        "discard_adaptation": _("Threw a draft away"),
        "ask_city": _("Asked a city"),
        "pass_question_on": _("Passed a question on"),
        "publish_answer": _("Published a question and its answer"),
        "take_back_answer": _("Took a question off the page"),
        "take_back_consent": _("No longer agreed to publication"),
        "edit_toolkit": _("Changed the City Toolkit"),
        "move_picture": _("Put a picture of a gallery elsewhere"),
        "add_to_toolkit": _("Added a part to the City Toolkit"),
        "move_toolkit": _("Put a part of the City Toolkit elsewhere"),
        "share_toolkit": _("Agreed to share the toolkit’s progress with the secretariat"),
        "stop_sharing_toolkit": _("Stopped sharing the toolkit’s progress"),
        "start_publication": _("Began a publication"),
        "edit_publication": _("Changed a publication"),
        "add_link": _("Added a link"),
        "remove_link": _("Removed a link"),
        "start_recommendation": _("Began a recommendation"),
        "edit_recommendation": _("Changed a recommendation"),
        "declare_progress": _("Declared progress with a recommendation"),
        "confirm_progress": _("Confirmed what a city declared"),
        "confirmation_falls": _("A change let the confirmation fall"),
        "create_meeting": _("Made the draft of a meeting"),
        "edit_meeting": _("Changed the meeting"),
        "add_session": _("Added a session"),
        "edit_session": _("Changed a session"),
        "swap_sessions": _("Let two sessions change places"),
        "cancel_session": _("Called a session off"),
        "remove_session": _("Took a session out"),
        "add_contribution": _("Put somebody on a stage"),
        "edit_contribution": _("Changed what somebody does in a session"),
        "remove_contribution": _("Took somebody off a stage"),
        "set_languages": _("Set the languages of a session"),
        "publish_agenda": _("Published an agenda"),
        "add_document": _("Added a document"),
        "edit_document": _("Changed a document"),
        "remove_document": _("Removed a document"),
        "add_version": _("Attached a version"),
        "remove_version": _("Removed a version"),
        "add_poll": _("Asked the cities"),
        "add_option": _("Offered days or hours"),
        "remove_option": _("Took back an offer of days or hours"),
        "close_poll": _("Closed a poll"),
        "vote": _("Answered a poll"),
        "propose_pilot": _("Proposed a pilot"),
        "edit_pilot": _("Changed the pilot"),
        "add_city": _("Added a city"),
        "remove_city": _("Took a city out"),
        "hand_over_lead": _("Let another city lead"),
        "add_partner": _("Added a partner"),
        "remove_partner": _("Took a partner out"),
        "add_expert": _("Added an expert"),
        "remove_expert": _("Took an expert out"),
        "answer_need": _("Tied the pilot to a priority or a figure"),
        "settle_reviews": _("Settled who reads updates first"),
        "add_milestone": _("Added a milestone"),
        "edit_milestone": _("Changed a milestone"),
        "remove_milestone": _("Took a milestone out"),
        "add_training": _("Added a training"),
        "edit_training": _("Changed a training"),
        "remove_training": _("Took a training out"),
        "count_participants": _("Counted who came"),
        "add_test": _("Added an operational test"),
        "edit_operationaltest": _("Changed an operational test"),
        "remove_operationaltest": _("Took an operational test out"),
        "edit_indicator": _("Changed an indicator"),
        "remove_indicator": _("Took an indicator out"),
        "add_value": _("Added a measured value"),
        "edit_value": _("Changed a measured value"),
        "remove_value": _("Took a measured value out"),
        "propose_for_profile": _("Proposed a result for the profile"),
        "link_figure": _("Named the figure that came of a result"),
        "add_funding": _("Added a funder"),
        "disclose": _("Noted how the public reads a funder’s money"),
        "add_line": _("Added a budget line"),
        "edit_line": _("Changed a budget line"),
        "remove_line": _("Took a budget line out"),
        "grant": _("Granted money"),
        "book": _("Booked money"),
        "write_update": _("Began an update"),
        "edit_update": _("Changed an update"),
        "discard_update": _("Threw an update away"),
        "draft_case_study": _("Drafted a case study from the pilot"),
        "create_call": _("Made the draft of a call"),
        "edit_call": _("Changed a call"),
        "add_question": _("Added a question to a call"),
        "edit_question": _("Changed a question to a call"),
        "remove_question": _("Took a question out of a call"),
        "load_added": _("Loaded from the network’s record"),
        "load_changed": _("Updated from the network’s record"),
    }


class TrailForm(forms.Form):
    """What narrows down the history of all records. Whatever else an address asks for is offered beside the names."""

    about = forms.ChoiceField(label=_lazy("City"), required=False)
    actor = forms.ChoiceField(label=_lazy("Who"), required=False)
    action = forms.ChoiceField(label=_lazy("What"), required=False)

    def __init__(self, query: QueryDict):
        # PostgreSQL keeps no null character: nothing in the history has one.
        self.asked = {name: query.get(name, "").replace("\x00", "") for name in ("about", "actor", "action")}
        super().__init__(self.asked)
        self.cities = {city.tag: str(city.name) for city in City.objects.all()}
        people = {person.key: str(person) for person in User.objects.all()}
        asked_actor = {self.asked["actor"]} - {""}
        self.offer("about", record_names({self.asked["about"]}) | self.cities)
        self.offer("actor", names_of(asked_actor) | not_people() | people)
        self.offer("action", {self.asked["action"]: self.asked["action"]} | action_labels())

    def offer(self, name: str, choices: dict[str, str]) -> None:
        by_name = sorted(choices.items(), key=lambda choice: alphabetical(choice[1]))
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All")), *((key, words) for key, words in by_name if key)]

    def entries(self) -> QuerySet[AuditEntry]:
        about, actor, action = self.asked.values()
        rows = AuditEntry.objects.told_to_all()
        if about:
            rows = rows.filter(about=about) if about in self.cities else rows.filter(about__startswith=about)
        if actor:
            rows = rows.filter(actor=actor)
        return rows.filter(action=action) if action else rows


def field_label(name: str) -> str:
    text, _underscore, code = name.rpartition("_")
    if text in TEXTS and code in AUTONYMS:
        return f"{TEXTS[text][0]} ({AUTONYMS[code]})"
    labels = {
        "website": _("Website"),
        "administration": _("Name of the administration, as it writes it"),
        "alternate_names": _("Other names"),
        "country": _("Country"),
        "membership": _("Part in the network"),
        "until": _("Until"),
        "role": _("Role"),
        "picture": _("Picture"),
        "file": _("Document"),
        "correction": _("Correction"),
        "status": _("State"),
    }
    return labels.get(name, name)


def value_label(name: str, value: object, rows: dict[str, str]) -> str:
    """A role, a state, a country or a phase by its words; everything else as it stands."""
    for choices in WORDS.get(name, WORDS["text"]):
        if isinstance(value, str) and value in choices.values:
            return str(choices(value).label)
    if isinstance(value, list):
        return _(", ").join(value_label(name, one, rows) for one in value)
    if name == "membership" and value:
        phase, _colon, role = str(value).partition(":")
        return f"{rows.get(phase, phase)} · {CityRole(role).label}"
    words = str(value) if value not in (None, "") else ""
    return rows.get(words, words) if name == "country" else words


def row_names(entries: list[AuditEntry]) -> dict[str, str]:
    """What countries and phases are called, by code and slug; asked for only where an entry speaks of them."""
    fields = {name for entry in entries for name in entry.changes}
    countries = Country.objects.all() if "country" in fields else []
    phases = Phase.objects.all() if "membership" in fields else []
    return {row.code: str(row.name) for row in countries} | {row.slug: str(row.name) for row in phases}
