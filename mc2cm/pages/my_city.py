"""My city: what needs its people now. Every app that follows adds its own to the list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from cities.actions import OWN_FIELDS, OWN_TEXTS
from cities.models import City, CityContact, CityQuestion
from cities.sheet import GUIDANCE
from cities.views.own import kept_city
from core.answers import PersonalRequest, signed_in
from core.choices import EditionStatus
from core.context import AUTONYMS
from core.lacks import Lack
from core.models import AuditEntry, Comment, Correction
from core.numbers import in_digits
from core.translation import LANGUAGES
from library.models import CaseStudyEdition, CityTask
from library.querysets import cities_on_their_way
from library.workspace import at
from mc2cm.pages.history import Change, in_words
from meetings.actions import polls_of
from meetings.models import ReportClearance
from meetings.sheet.own import meeting_lines
from pilots.sheet.overview import OwnLine, own_pilots
from profiles.actions.review import open_doubts
from profiles.freshness import aged_parts
from profiles.models import ProfileEdition
from profiles.translations import edition_wants


@dataclass(frozen=True)
class Task:
    """Something to do, why, and where."""

    icon: str
    title: str
    text: str
    url: str
    link_label: str


@dataclass(frozen=True)
class ToConfirm:
    """A machine's translation that waits for a person."""

    text: str
    heading: str
    language: str
    autonym: str
    words: str


@dataclass(frozen=True)
class MyCity:
    city: City
    can_edit: bool
    can_invite: bool
    can_see_questions: bool
    can_see_meetings: bool
    corrections: list[Correction]
    tasks: list[Task]
    to_confirm: list[ToConfirm]
    changes: list[Change]
    is_own: bool
    pilots: list[OwnLine]
    can_propose: bool


def my_city_page(city: City, user: User) -> MyCity:
    changes = AuditEntry.objects.filter(about=city.tag)[:5]
    pilots = own_pilots(city, user)
    return MyCity(
        city=city,
        can_edit=user.has_perm("cities.edit_city", city),
        can_invite=user.has_perm("cities.manage_colleagues", city),
        can_see_questions=user.has_perm("cities.see_questions", city),
        can_see_meetings=user.has_perm("meetings.see_guests", city),
        corrections=list(
            Correction.objects.filter(about=city.tag, status=Correction.Status.OPEN).select_related("proposer")
        ),
        tasks=[
            *question_tasks(city, user),
            *tasks(city),
            *profile_tasks(city, user),
            *case_study_tasks(city, user),
            *toolkit_tasks(city, user),
            *poll_tasks(city, user),
            *pilot_tasks(city, user, pilots),
            *delegate_tasks(city, user),
            *clearance_tasks(city, user),
        ],
        pilots=pilots,
        can_propose=user.has_perm("pilots.propose", city),
        is_own=city.pk in cities_on_their_way(user),
        to_confirm=list(to_confirm(city)),
        changes=in_words(list(changes), can_undo=undoable(city)),
    )


def tasks(city: City) -> Iterator[Task]:
    edit, pictures = reverse("city-edit", args=[city.slug]), reverse("city-pictures", args=[city.slug])
    for name in OWN_TEXTS:
        heading, _guidance = GUIDANCE[name]
        missing = [AUTONYMS[code] for code in LANGUAGES if not getattr(city, f"{name}_{code}")]
        if missing:
            yield Task("edit", _("%(text)s is missing") % {"text": heading}, _(", ").join(missing), edit, _("Write it"))
        stale = [AUTONYMS[code] for code in LANGUAGES if getattr(city, f"{name}_{code}") and city.is_stale(name, code)]
        if stale:
            title = _("%(text)s: translation out of date") % {"text": heading}
            yield Task("translate", title, _(", ").join(stale), edit, _("Compare and update"))
    if not CityContact.objects.filter(city=city).exclude(email="").exists():
        why = _("Questions from readers go to the secretariat until the city names an office.")
        yield Task("chat-dots", _("Where do questions go?"), why, edit, _("Name an office"))
    if not city.pictures.exists():
        why = _("A picture with its rights makes the city’s page known at a glance.")
        yield Task("image", _("No picture yet"), why, pictures, _("Add a picture"))


def question_tasks(city: City, user: User) -> Iterator[Task]:
    """What readers wait for: first what is overdue, then the rest."""
    if not user.has_perm("cities.answer_question", city):
        return
    url = reverse("my-questions", args=[city.slug])
    waiting = CityQuestion.objects.waiting().filter(city=city, passed_on_at=None)
    overdue = waiting.overdue().count()
    if overdue:
        title = ngettext("%(n)s question is overdue", "%(n)s questions are overdue", overdue)
        why = _("Whoever asked was promised an answer within three weeks.")
        yield Task("clock", title % {"n": in_digits(overdue)}, why, f"{url}?overdue=true", _("Answer"))
    if in_time := waiting.count() - overdue:
        title = ngettext("%(n)s question waits for an answer", "%(n)s questions wait for an answer", in_time)
        why = Truncator(waiting.order_by("due_on").last().text).chars(120)
        yield Task("chat-dots", title % {"n": in_digits(in_time)}, why, f"{url}?status=waiting", _("Answer"))


def profile_tasks(city: City, user: User) -> Iterator[Task]:
    """What the city's profile wants of its people: what the reviewer asked, remarks, doubts, translations, age."""
    if not user.has_perm("profiles.write_edition", city):
        return
    own = ProfileEdition.objects.visible_to(user).of(city).select_related("city__country")
    edition = own.open().first()
    profile = reverse("my-profile", args=[city.slug])
    if edition is not None:
        yield from edition_tasks(edition, profile)
    published = own.published().with_texts().first()
    past = [aged for aged in aged_parts(published) if aged.is_past] if published else []
    if past and edition is None:
        title = ngettext(
            "%(n)s part of your profile is past its time", "%(n)s parts of your profile are past their time", len(past)
        )
        yield Task(
            "clock",
            title % {"n": in_digits(len(past))},
            told([aged.title for aged in past]),
            profile,
            _("Look them over"),
        )


def poll_tasks(city: City, user: User) -> Iterator[Task]:
    """Polls for the dates of meetings to which the city is invited."""
    if not user.has_perm("meetings.vote", city):
        return
    for poll in polls_of(city):
        url = reverse("my-poll", args=[city.slug, poll.pk])
        title = _("Which dates suit you? %(question)s") % {"question": poll.question}
        yield Task("calendar", title, str(poll.meeting.title), url, _("Answer for the city"))


def pilot_tasks(city: City, user: User, pilots: list[OwnLine]) -> Iterator[Task]:
    """Milestones past their day that the city answers for."""
    if not user.has_perm("pilots.edit_own_part", city):
        return
    for line in pilots:
        if line.late:
            title = ngettext(
                "%(n)s milestone of your city is late", "%(n)s milestones of your city are late", line.late
            )
            yield Task("clock", title % {"n": in_digits(line.late)}, str(line.title), line.url, _("See what is late"))


def delegate_tasks(city: City, user: User) -> Iterator[Task]:
    """Meetings to which the city is invited and has places left."""
    if not user.has_perm("meetings.nominate", city):
        return
    for line in meeting_lines(city):
        if line.seats > line.named:
            url = reverse("my-meeting", args=[city.slug, line.meeting.slug])
            title = _("Whom does your city send? %(meeting)s") % {"meeting": line.meeting.title}
            yield Task("calendar", title, line.about, url, _("Name delegates"))


def clearance_tasks(city: City, user: User) -> Iterator[Task]:
    """Reports of meetings that name the city and wait for its word."""
    if not user.has_perm("meetings.clear_report", city):
        return
    for row in ReportClearance.objects.waiting_for(city):
        meeting = row.report.meeting
        title = _("A report names your city: %(meeting)s") % {"meeting": meeting.title}
        why = _("It becomes public once every city that it names has cleared it.")
        yield Task("document", title, why, reverse("my-report", args=[city.slug, meeting.slug]), _("Read and answer"))


def edition_tasks(edition: ProfileEdition, profile: str) -> Iterator[Task]:
    slug, number = edition.city.slug, {"number": edition.number}
    if edition.status == EditionStatus.CHANGES_REQUESTED:
        title = _("The reviewer asks for changes in edition %(number)s") % number
        yield Task("chat-dots", title, Truncator(edition.review_note).chars(200), profile, _("Read and act on it"))
    remarks = Comment.objects.of(edition.tag).unresolved().count()
    if remarks:
        title = ngettext("%(n)s open remark on your profile", "%(n)s open remarks on your profile", remarks)
        url = reverse("my-profile-remarks", args=[slug])
        why = _("Answer, or change what they are about.")
        yield Task("chat-dots", title % {"n": in_digits(remarks)}, why, url, _("Read them"))
    doubts = [doubt.text for doubt, answer in open_doubts(edition) if not answer.strip()]
    if doubts:
        title = ngettext("%(n)s figure looks impossible", "%(n)s figures look impossible", len(doubts))
        yield Task(
            "bar-chart",
            title % {"n": in_digits(len(doubts))},
            doubts[0],
            reverse("my-profile-doubts", args=[slug]),
            _("Answer or correct"),
        )
    stale = [want for want in edition_wants(edition) if want.lack == Lack.STALE]
    if stale:
        title = ngettext(
            "%(n)s translation in your profile is out of date",
            "%(n)s translations in your profile are out of date",
            len(stale),
        )
        url = f"{reverse('my-translations', args=[slug])}?lack=stale"
        places = told(list(dict.fromkeys(want.title for want in stale)))
        yield Task("translate", title % {"n": in_digits(len(stale))}, places, url, _("Compare and update"))


def case_study_tasks(city: City, user: User) -> Iterator[Task]:
    """What the city's case studies want of its people: what the reviewer asked, remarks."""
    if not user.has_perm("library.write_case_study", city):
        return
    own = CaseStudyEdition.objects.visible_to(user).filter(case_study__city=city).open()
    for edition in own.with_ages().select_related("case_study__city").order_by("since"):
        url, title = at("my-case-study", edition.case_study), {"title": edition.title}
        if edition.status == EditionStatus.CHANGES_REQUESTED:
            words = _("The reviewer asks for changes in “%(title)s”") % title
            yield Task("chat-dots", words, Truncator(edition.review_note).chars(200), url, _("Read and act on it"))
        if edition.remarks:
            words = ngettext("%(n)s open remark on “%(title)s”", "%(n)s open remarks on “%(title)s”", edition.remarks)
            said = words % {"n": in_digits(edition.remarks), **title}
            why = _("Answer, or change what they are about.")
            yield Task("chat-dots", said, why, at("my-case-study-remarks", edition.case_study), _("Read them"))


def toolkit_tasks(city: City, user: User) -> Iterator[Task]:
    """What the city has set itself in the toolkit and has not done in time: for its own people alone."""
    if city.pk not in cities_on_their_way(user):
        return
    late = list(CityTask.objects.visible_to(user).of(city).late(timezone.localdate()))
    if late:
        title = ngettext(
            "%(n)s task in the toolkit is past its day", "%(n)s tasks in the toolkit are past their day", len(late)
        )
        url = f"{reverse('my-toolkit', args=[city.slug])}#late"
        yield Task(
            "clock", title % {"n": in_digits(len(late))}, told([task.text for task in late]), url, _("See the tasks")
        )


def told(names: list[str], most: int = 4) -> str:
    """The first of some names, and that there are more."""
    return _(", ").join([*names[:most], *(["…"] if len(names) > most else [])])


def to_confirm(city: City) -> Iterator[ToConfirm]:
    for name in OWN_TEXTS:
        for code in LANGUAGES:
            words = getattr(city, f"{name}_{code}")
            if words and city.state_of(name, code) == "machine":
                yield ToConfirm(name, str(GUIDANCE[name][0]), code, AUTONYMS[code], words)


def undoable(city: City) -> Callable[[AuditEntry], bool]:
    """Which entries can be undone: a person's, where nothing later has touched the same fields."""
    entries = AuditEntry.objects.filter(about=city.tag, changes__has_any_keys=list(OWN_FIELDS))
    last: dict[str, int] = {}
    for pk, changes in entries.order_by("-pk").values_list("pk", "changes")[:200]:
        for name in changes:
            last.setdefault(name, pk)

    def can_undo(entry: AuditEntry) -> bool:
        own = [name for name in entry.changes if name in OWN_FIELDS]
        stands = all(getattr(city, name) == entry.changes[name][1] and last.get(name) == entry.pk for name in own)
        return bool(own) and entry.actor.startswith("person:") and stands

    return can_undo


@signed_in
def my_city(request: PersonalRequest, slug: str) -> HttpResponse:
    city = kept_city(request, slug)
    return render(request, "cities/my_city.html", {"sheet": my_city_page(city, request.user)})


@signed_in
def history(request: PersonalRequest, slug: str) -> HttpResponse:
    """Who changed what, when, from which value to which."""
    city = kept_city(request, slug)
    number = request.GET.get("page", "1")
    page = Paginator(AuditEntry.objects.filter(about=city.tag), 25).get_page(number)
    can_undo = request.user.has_perm("cities.undo_change", city)
    sheet = {
        "city": city,
        "page": page,
        "changes": in_words(list(page), can_undo=undoable(city)),
        "can_undo": can_undo,
    }
    return render(request, "cities/history.html", sheet)
