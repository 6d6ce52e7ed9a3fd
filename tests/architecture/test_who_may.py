"""Who may do what: every address, as every role, by a safe and an unsafe method, in one's own and in another city.

The table in `who_may.txt` is what the network agreed on; the addresses come from the resolver, so that a new one
without a row fails.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from accounts.choices import SECRETARIAT_ROLES, Role
from accounts.models import Appointment, User
from cities.models import City, CityContact, CityPicture, CityQuestion, Colleague, Invitation, JoinRequest, Membership
from core import audit
from core.models import AuditEntry, Comment, Correction, Source
from library import actions as library
from library.models import (
    Adaptation,
    CaseStudyEdition,
    CaseStudyFile,
    CityStep,
    CityTask,
    CityToolkit,
    Progress,
    Publication,
    PublicationFile,
    PublicationPicture,
    Recommendation,
    ResultFigure,
    Stage,
    Step,
    Tool,
)
from mc2cm import urls
from profiles import actions as profiles
from profiles.models import (
    ChapterText,
    Figure,
    Gap,
    Indicator,
    PlausibilityAnswer,
    ProfileEdition,
    ProfileTranslation,
    Section,
    adoption_tag,
)
from tests import asking, borrowing
from tests.architecture.test_addresses import ADDRESSES, address_of
from tests.library.editions import ABOUT_PICTURE, png
from tests.meetings import asked
from tests.people import delegate, official, secretary
from tests.pilots import asked as pilots_asked
from tests.pilots import asked_by_api as pilots_api
from tests.pilots import made
from tests.profiles import arranged

LINES = [line.split() for line in (Path(__file__).parent / "who_may.txt").read_text().splitlines()]
ROWS = [line for line in LINES if line and not line[0].startswith(("#", "public", "address"))]
PEOPLE = next(line[2:] for line in LINES if line and line[0] == "address")
PUBLIC = [line[1] for line in LINES if line and line[0] == "public"]

# django-allauth's own addresses, tested by it; that nobody signs herself up is tested in tests/accounts.
LIBRARIES = ("account_", "mfa_", "usersessions_")


@cache
def rows() -> dict[tuple[str, str], dict[str, str]]:
    return {(name, method): dict(zip(PEOPLE, cells, strict=True)) for name, method, *cells in ROWS}


def names(resolver: URLResolver | None = None) -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name


def test_every_address_has_its_row():
    known = {name for name, _method in rows()} | set(PUBLIC)
    ours = {name for name in names() if not name.startswith(LIBRARIES)}
    assert ours - known == set()
    assert known - ours == set()


@dataclass(frozen=True)
class Scene:
    """Thirteen people with their sessions, what each address is asked about, and what the database held then."""

    arguments: dict[str, list]
    sessions: dict[str, SimpleCookie]
    before: dict

    def client(self, who: str, **options) -> Client:
        client = Client(**options)
        client.cookies = self.sessions[who].copy()
        return client


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker) -> Iterator[Scene]:
    """Set once for hundreds of rows: each of them is asked inside of this transaction, and puts back what it did."""
    with django_db_blocker.unblock(), translation.override("en"), transaction.atomic(), refusals_in_a_word():
        turin = City.objects.get(slug="turin")
        people = people_of(turin)
        yield Scene(arguments_for(turin, people), {who: signed_in(user) for who, user in people.items()}, everything())
        transaction.set_rollback(True)


@contextmanager
def refusals_in_a_word() -> Iterator[None]:
    """How the pages of a refusal look is tested in tests/mc2cm; to draw them some thousand times takes minutes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(urls, "handler403", lambda request, exception: HttpResponse("No.", status=403))
        patch.setattr(urls, "handler404", lambda request, exception: HttpResponse("Not there.", status=404))
        yield


def signed_in(user: User | None) -> SimpleCookie:
    client = Client()
    if user:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies


def people_of(turin: City) -> dict[str, User | None]:
    lyon = City.objects.get(slug="lyon")
    return {
        "anonymous": None,
        "reader": official(Role.CITY_READER, turin),
        "editor": official(Role.CITY_EDITOR, turin),
        "submitter": official(Role.CITY_SUBMITTER, turin),
        "city_admin": official(Role.CITY_ADMIN, turin),
        "elsewhere": official(Role.CITY_ADMIN, lyon),
        **{role: secretary(role) for role in SECRETARIAT_ROLES},
        "expert": delegate(Role.EXPERT),
    }


def arguments_for(turin: City, people: dict) -> dict[str, list]:
    """What each address is asked about: always Turin's."""
    colleague = official(Role.CITY_READER, turin, "leaving").posts.get()
    entry = audit.record("edit_city", turin.tag, by="person:1", changes={"website": ["", turin.website]})
    correction = Correction.objects.create(
        about=turin.tag, field="website", language="en", proposal="https://new.example", source="A letter"
    )
    picture = CityPicture.objects.create(
        city=turin, file="pictures/a.jpg", width=4, height=3, alternative_en="A square", credit="Ann", licence="CC0"
    )
    invited = Invitation.objects.create(
        email="new@town.example",
        role=Role.CITY_READER,
        city=turin,
        token_hash="0" * 64,
        invited_by=people["admin"],
        expires_at="2099-01-01T00:00:00Z",
    )
    request = JoinRequest.objects.create(
        kind="interest", name="A", email="a@b.example", city_name="C", country="D", message="E", language="en"
    )
    membership = turin.memberships.first()
    Section.objects.get_or_create(key="synopsis", defaults={"chapter": "synopsis", "title_en": "Synopsis"})
    draft = arranged.draft_of(turin)
    part = {
        kind: profiles.add_part(draft, plural, values, by=people["editor"])
        for kind, plural, values in [
            ("priority", "priorities", {"title_en": "Housing"}),
            ("stakeholder", "stakeholders", {"date": "2025", "kind": "meeting"}),
            ("service", "services", {"kind": "legal", "name_en": "Advice", "provider": "The city"}),
        ]
    }
    edition = draft
    chapter = edition.chapters.select_related("section").first().section.key
    remark = profiles.comment(edition, "edition", "A remark.", by=people["editor"])
    document = arranged.a_document(draft)
    published = ProfileEdition.objects.of(turin).published().get()
    adopted = arranged.a_document(published, about=adoption_tag(published))
    own = {
        "my-profile-document-remove": [turin.slug, document.pk],
        "my-profile-adoption-document-remove": [turin.slug, adopted.pk],
        "profile-file": [turin.slug, draft.number, document.pk, document.name],
        "api-profile-file": [turin.slug, draft.number, document.pk],
        **arranged.arguments(draft, arranged.a_remark(draft)),
        **case_study_arguments(turin, people["editor"]),
        **{f"my-profile-{kind}": [turin.slug, row.thread] for kind, row in part.items()},
        **{f"my-profile-{kind}-remove": [turin.slug, row.thread] for kind, row in part.items()},
        "my-profile-priority-move": [turin.slug, part["priority"].thread],
        **draft_arguments(draft, people["editor"]),
        **toolkit_arguments(turin, people["city_admin"], people["officer"]),
        **library_arguments(turin, people),
        "desk-section": ["synopsis"],
        "city-picture-remove": [turin.slug, picture.pk],
        "city-undo": [turin.slug, entry.pk],
        "correction-decide": [turin.slug, correction.pk],
        "colleague-end": [turin.slug, colleague.pk],
        "invitation-revoke": [turin.slug, invited.pk],
        "desk-invitation-revoke": [invited.pk],
        "desk-join-request": [request.pk],
        "invitation": ["no-such-token"],
        "api-city-undo": [turin.slug, entry.pk],
        "api-city-decide": [turin.slug, correction.pk],
        "api-city-end-colleague": [turin.slug, colleague.pk],
        "my-profile-chapter": [turin.slug, chapter],
        "my-profile-confirm": [turin.slug, chapter],
        "my-profile-comment-resolve": [turin.slug, remark.pk],
        "desk-membership-end": [turin.slug, membership.pk],
        "api-city-remove-picture": [turin.slug, picture.pk],
        "api-join-request-detail": [request.pk],
        "api-join-request-answer": [request.pk],
        "api-city-end-membership": [turin.slug, membership.pk],
        **asking.arguments(turin),
        **borrowing.arguments(turin, people["editor"]),
    }
    published = ProfileEdition.objects.of(turin).published().get()
    translation = profiles.open_translation(published, "ar", by=people["editor"])
    of = [turin.slug, published.number]
    own |= {
        "api-profile-translations": of,
        "my-profile-translation-chapter": [turin.slug, "ar", "synopsis"],
        **{f"my-profile-translation{tail}": [turin.slug, "ar"] for tail in ("", "-publish", "-discard", "-presence")},
        **{f"api-profile-translation{tail}": [*of, "ar", translation.number] for tail in ("", "-publish")},
    }
    own |= asked.arguments(people["officer"])
    own |= made.arguments(turin, people)
    own |= pilots_asked.arguments(people["officer"])
    own |= pilots_api.arguments(people["officer"])
    without = ["typed", "desk-translations", "desk", "desk-people", "desk-join-requests", "desk-history", "desk-cities"]
    without += ["api-adaptation-list", "account", "sign-out-everywhere", "join", "api-join-request-list"]
    without += ["desk-case-studies", "desk-case-studies-csv"]
    without += ["account", "sign-out-everywhere", "join", "api-join-request-list"]
    without += ["desk-toolkit", "desk-toolkit-new-stage", "desk-toolkit-cities"]
    without += ["desk-profiles", "desk-profiles-csv", "desk-sections"]
    without += ["desk-pilots", *(f"desk-pilots-{suffix}" for suffix in ("csv", "json", "xlsx"))]
    without += pilots_asked.WITHOUT
    without += pilots_api.WITHOUT
    without += ["desk-publications", "desk-publication-new", "api-publication-list"]
    without += ["desk-recommendations", "desk-recommendation-new", "api-recommendation-list", "desk-progress"]
    return {name: own.get(name, [] if name in without else [turin.slug]) for name, _method in rows()}


def case_study_arguments(city: City, editor: User) -> dict[str, list]:
    """A case study that Turin is writing, with a result, a picture and a remark: what each address is asked about."""
    edition = library.start_case_study(city, {"title_en": "A house for newcomers"}, by=editor)
    result = library.add_part(edition, "results", {"label_en": "Families", "value": 40}, by=editor)
    picture = library.add_file(edition, png(), ABOUT_PICTURE, by=editor)
    remark = library.comment(edition, "abstract", "Since when?", by=editor)
    page, one = [city.slug, edition.case_study.slug], [edition.case_study.slug, edition.number]
    found: dict[str, list] = {}
    for name, _method in rows():
        if name.startswith("my-case-study"):
            found[name] = page
        elif name.startswith("api-case-study-"):
            found[name] = one
    for name, more in {"result": result.thread, "result-remove": result.thread, "file-remove": picture.thread}.items():
        found[f"my-case-study-{name}"] = [*page, more]
    found["my-case-study-comment-resolve"] = [*page, remark.pk]
    found["api-case-study-editions"] = one[:1]
    found |= {"api-case-study-result": [*one, result.thread], "api-case-study-file": [*one, picture.thread]}
    return found | {f"api-case-study-{name}": [*one, remark.pk] for name in ("answer", "resolve")}


def toolkit_arguments(turin: City, admin: User, officer: User) -> dict[str, list]:
    """A step with a task, and a tool of it with a document, of a city that has agreed that the secretariat sees it."""
    step = Step.objects.get(key="measure")
    task = library.add_task(turin, step, {"text": "Count"}, by=admin)
    library.share_toolkit(turin, shared=True, by=admin)
    tool = step.tools.first()
    paper = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n")
    words = {"title": "Sheet", "language": "en", "origin": "The network"}
    file = [tool.key, library.attach_to_tool(tool, paper, words, by=officer).pk]
    here, one, part = [turin.slug, step.key], [turin.slug, task.pk], ["steps", step.key]
    return {
        "my-toolkit-step": here,
        "my-toolkit-task-add": here,
        "api-city-toolkit-step": here,
        "api-city-toolkit-tasks": here,
        "my-toolkit-task": one,
        "my-toolkit-task-done": one,
        "my-toolkit-task-remove": one,
        "api-city-toolkit-task": one,
        "desk-toolkit-new-step": [step.stage.key],
        "desk-toolkit-new-tool": [step.key],
        "desk-toolkit-use-stage": [step.stage.key],
        "desk-toolkit-tool-files": file[:1],
        "desk-toolkit-tool-file": file,
        "desk-toolkit-tool-file-remove": file,
        "api-toolkit-stages": [],
        **{f"api-toolkit-stage{tail}": [step.stage.key] for tail in ("", "-move", "-use", "-steps")},
        **{f"api-toolkit-step{tail}": [step.key] for tail in ("", "-move", "-tools")},
        **{f"api-toolkit-tool{tail}": file[:1] for tail in ("", "-move", "-files")},
        "api-toolkit-tool-file-remove": file,
        "desk-toolkit-part": part,
        "desk-toolkit-move": part,
    }


def draft_arguments(edition: ProfileEdition, editor: User) -> dict[str, list]:
    """A figure, a gap and a source of the edition that Turin is writing."""
    turin, figure = edition.city, edition.figures.first()
    known = {"indicator": figure.indicator, "because_en": "Nobody counts them."}
    gap = profiles.add_part(edition, "gaps", known, by=editor)
    source = profiles.add_source(turin, {"title": "A yearbook", "kind": "document"}, by=editor)
    return {
        "my-profile-figure": [turin.slug, figure.thread],
        "my-profile-figure-remove": [turin.slug, figure.thread],
        "my-profile-gap": [turin.slug, gap.thread],
        "my-profile-gap-remove": [turin.slug, gap.thread],
        "my-profile-source": [turin.slug, source.code],
    }


def library_arguments(turin: City, people: dict) -> dict[str, list]:
    """A publication with a file, a recommendation, and what Turin declares about it."""
    code, row = "MC2CM-R1", Publication.objects.get(slug="leaflet")
    recommendation = Recommendation.objects.get(code=code)
    progress = library.declare_progress(turin, recommendation, {"state": "planned"}, by=people["editor"])
    paper = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n")
    words = {"title": "Leaflet", "language": "en", "origin": "The network"}
    file = library.attach_file(row, paper, words, by=people["officer"]).pk
    gallery = library.start_publication({"kind": "picture_gallery", "title_en": "Days"}, by=people["officer"])
    picture = library.add_picture(gallery, png(), ABOUT_PICTURE, by=people["officer"]).pk
    steps = ("", "-publish", "-withdraw")
    one = [gallery.slug, picture]
    return {
        "desk-publication-pictures": [gallery.slug],
        "api-publication-pictures": [gallery.slug],
        **{f"desk-publication-picture{step}": one for step in ("", "-move", "-remove")},
        **{f"api-publication-{step}-picture": one for step in ("move", "remove")},
        **{f"desk-publication{step}": [row.slug] for step in (*steps, "-files")},
        **{f"api-publication-{step}": [row.slug] for step in ("detail", "publish", "withdraw", "links", "files")},
        **{f"desk-publication-{step}": [row.slug, file] for step in ("file", "file-remove")},
        "api-publication-remove-file": [row.slug, file],
        **{f"desk-recommendation{step}": [code] for step in steps},
        **{f"api-recommendation-{step}": [code] for step in ("detail", "publish", "withdraw")},
        "desk-progress-confirm": [progress.pk],
        **{name: [turin.slug, code] for name in ("my-recommendation", "api-city-recommendation")},
        "api-city-recommendation-confirm": [turin.slug, code],
    }


def outcome(response) -> str:
    if response.status_code == 302 and "/accounts/login/?next=" in response.url:
        return "in"
    if response.status_code == 401 or (response.status_code == 403 and b"credentials" in response.content):
        return "in"
    return {403: "no", 404: "--", 405: "x"}.get(response.status_code, "ok")


def everything() -> dict:
    """What an action could have changed."""
    return {
        "cities": list(City.objects.order_by("pk").values_list("pk", "version", "name_en", "website", "translation")),
        "memberships": list(Membership.objects.order_by("pk").values_list("pk", "until")),
        "contacts": list(CityContact.objects.values_list("city", "email")),
        "pictures": list(CityPicture.objects.values_list("pk")),
        "colleagues": list(Colleague.objects.order_by("pk").values_list("pk", "role", "ends_at")),
        "appointments": list(Appointment.objects.order_by("pk").values_list("pk", "ends_at")),
        "corrections": list(Correction.objects.order_by("pk").values_list("pk", "status")),
        "invitations": list(Invitation.objects.order_by("pk").values_list("pk", "revoked_at", "accepted_at")),
        "requests": list(JoinRequest.objects.order_by("pk").values_list("pk", "status")),
        "editions": list(ProfileEdition.objects.order_by("pk").values_list("pk", "status", "version", "writers")),
        "translations": list(ProfileTranslation.objects.order_by("pk").values_list("pk", "version", "published_at")),
        "chapters": list(ChapterText.objects.order_by("pk").values_list("pk", "version", "translation")),
        "figures": list(Figure.objects.order_by("pk").values_list("pk", "version", "value")),
        "gaps": list(Gap.objects.order_by("pk").values_list("pk", "version")),
        "answers": PlausibilityAnswer.objects.count(),
        "sources": list(Source.objects.order_by("pk").values_list("pk", "title")),
        "indicators": Indicator.objects.count(),
        "case studies": list(CaseStudyEdition.objects.order_by("pk").values_list("pk", "status", "version", "writers")),
        "results": list(ResultFigure.objects.order_by("pk").values_list("pk", "version")),
        "files": list(CaseStudyFile.objects.order_by("pk").values_list("pk", "version")),
        "comments": list(Comment.objects.order_by("pk").values_list("pk", "resolved_at")),
        "profiles": arranged.state_of(City.objects.get(slug="turin")),
        "adaptations": list(Adaptation.objects.order_by("pk").values_list("pk", "status", "version")),
        "questions": list(CityQuestion.objects.order_by("pk").values_list("pk", "status", "passed_on_at")),
        "toolkit": list(Step.objects.order_by("pk").values_list("pk", "version", "position", "is_in_use")),
        "stages": list(Stage.objects.order_by("pk").values_list("pk", "version", "position")),
        "tools": list(Tool.objects.order_by("pk").values_list("pk", "version", "position")),
        "ways": [list(model.objects.order_by("pk").values()) for model in (CityStep, CityTask, CityToolkit)],
        "publications": list(Publication.objects.order_by("pk").values_list("pk", "version", "status")),
        "gallery": list(PublicationPicture.objects.order_by("pk").values_list("pk", "position")),
        "places": list(PublicationFile.objects.order_by("pk").values_list("pk")),
        "recommendations": list(Recommendation.objects.order_by("pk").values_list("pk", "version", "status")),
        "progress": list(Progress.objects.order_by("pk").values_list("pk", "version", "confirmed_by")),
        "meetings": asked.state(),
        "pilots": made.state(),
        "pilots in the making": pilots_asked.state(),
        "pilots over the API": pilots_api.state(),
        "audit": AuditEntry.objects.count(),
    }


@pytest.mark.parametrize("name", sorted({name for name, _method in rows()}))
def test_the_table_holds(name, scene):
    with translation.override("en"):
        address = reverse(name, args=scene.arguments[name])
    wanted = {method: cells for (other, method), cells in rows().items() if other == name}
    with transaction.atomic():
        found = {method: {who: asked_by(scene, who, name, method, address) for who in PEOPLE} for method in wanted}
        after = everything()
        transaction.set_rollback(True)
    assert found == wanted
    assert after == scene.before, "a refused write, or a read, changed something"


def asked_by(scene: Scene, who: str, name: str, method: str, address: str) -> str:
    """What she gets. After what is done the next one finds everything as she did; what is refused leaves nothing."""
    with transaction.atomic():
        body = "{}" if name.startswith("api-") else ""
        response = scene.client(who).generic(method, address, body, **sent(name))
        assert response.status_code < 500
        transaction.set_rollback(outcome(response) == "ok" and method != "GET")
    return outcome(response)


def sent(name: str) -> dict:
    if name.startswith("api-"):
        return {"content_type": "application/json", "HTTP_IF_MATCH": '"999"'}
    return {"content_type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("who", PEOPLE)
def test_what_everybody_reads_is_read_by_each_role(who, scene):
    """The roles take turns: each address is read by at least three of them."""
    client = scene.client(who, enforce_csrf_checks=True)
    public = [(example, status) for example, status in ADDRESSES if not example.startswith(("/fr/", "/ar/"))]
    hers = public[PEOPLE.index(who) % 4 :: 4]
    assert len(hers) > 30
    read = {example: client.get(address_of(example)).status_code for example, _status in hers}
    assert read == dict(hers)
    assert everything() == scene.before


@pytest.mark.parametrize("who", ["anonymous", "city_admin", "officer", "admin"])
def test_what_everybody_reads_is_written_by_nobody(who, scene):
    """Asked of those who may most."""
    client = scene.client(who, enforce_csrf_checks=True)
    public = [example for example, _status in ADDRESSES if not example.startswith(("/fr/", "/ar/"))]
    written = {example: client.post(address_of(example), "{}", content_type="application/json") for example in public}
    assert {response.status_code for response in written.values()} <= {403, 405}
    assert everything() == scene.before
