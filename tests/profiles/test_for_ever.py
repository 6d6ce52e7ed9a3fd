"""What was published stays as it was, and four eyes see it before: whoever asks, and however many at once."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.choices import Role
from cities.models import City
from core.choices import EditionStatus
from core.errors import Refused
from core.models import AuditEntry
from profiles import actions
from profiles.models import PARTS, PlausibilityAnswer, ProfileEdition, answer_etag
from tests.crowds import crowd
from tests.people import person
from tests.profiles.editions import Office, both_roles

TABLES = {**PARTS, "answers": PlausibilityAnswer}


@pytest.fixture
def office(db):
    return Office(City.objects.get(slug="seville"))


@pytest.fixture
def full(office):
    """A published edition with a row in every table of its parts."""
    edition = office.edition()
    figure = edition.figures.get()
    by = office.writer
    actions.add_part(edition, "gaps", {"indicator": figure.indicator, "because_en": "Nobody counts."}, by=by)
    actions.add_part(edition, "services", {"kind": "legal", "name_en": "Advice", "provider": "The city"}, by=by)
    actions.add_part(edition, "stakeholders", {"date": "2024-01", "kind": "meeting", "outcome_en": "Met."}, by=by)
    PlausibilityAnswer.objects.create(edition=edition, key="jump", text="It is so.", answered_by=by.key)
    edition = actions.submit(ProfileEdition.objects.get(pk=edition.pk), by=office.submitter)
    return actions.publish(actions.approve(edition, by=office.reviewer), by=office.publisher)


def everything(edition: ProfileEdition) -> dict:
    rows = {name: list(model.objects.filter(edition=edition).order_by("pk").values()) for name, model in TABLES.items()}
    return {**rows, "edition": ProfileEdition.objects.filter(pk=edition.pk).values().get()}


# For ever


def test_a_superuser_changes_nothing_of_it_by_any_action(full):
    root = person("root", is_superuser=True, is_staff=True)
    before = everything(full)
    row = {name: model.objects.filter(edition=full).first() for name, model in TABLES.items()}
    tries: dict[str, Callable] = {
        "edit_edition": lambda: actions.edit_edition(full, {"vision_en": "Mine."}, by=root, version=full.version),
        "discard": lambda: actions.discard_edition(full, by=root, version=full.version),
        "answer_doubt": lambda: actions.answer_doubt(full, "jump", "No.", by=root, read=answer_etag("")),
        "submit": lambda: actions.submit(full, by=root),
        "request_changes": lambda: actions.request_changes(full, by=root, note="All."),
        "approve": lambda: actions.approve(full, by=root),
        "plan": lambda: actions.plan_publication(full, by=root, at=None),
        "publish": lambda: actions.publish(full, by=root),
    }
    for name in PARTS:
        part = row[name]
        tries[f"add {name}"] = lambda name=name: actions.add_part(full, name, {}, by=root)
        tries[f"edit {name}"] = lambda part=part: actions.edit_part(part, {}, by=root, version=part.version)
        tries[f"remove {name}"] = lambda part=part: actions.remove_part(part, by=root, version=part.version)
    for name, attempt in tries.items():
        with pytest.raises(Refused), transaction.atomic():
            attempt()
        assert everything(full) == before, name


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET edition_id = edition_id", "DELETE FROM {}"])
def test_plain_sql_changes_no_part_of_it(full, name, statement):
    before = everything(full)
    table = TABLES[name]._meta.db_table
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table) + " WHERE edition_id = %s", [full.pk])
    assert everything(full) == before


@pytest.mark.parametrize("name", TABLES)
def test_plain_sql_adds_no_part_to_it(full, name):
    model = TABLES[name]
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    listed = ", ".join(f'"{column}"' for column in columns)
    # The same row once more, under another thread where it has one.
    values = listed.replace('"thread"', "gen_random_uuid()")
    table = model._meta.db_table
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({listed}) SELECT {values} FROM {table} WHERE edition_id = %s", [full.pk])


def test_plain_sql_moves_no_part_into_it_or_out_of_it(full, office):
    draft = actions.start_edition(office.city, by=office.writer)
    for begin, end in ((draft, full), (full, draft)):
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            begin.figures.update(edition=end)


@pytest.mark.parametrize(
    "change",
    ["status = 'draft'", "status = 'approved'", "vision_en = 'x'", "number = 99", "writers = '{}'", "approved_by = ''"],
)
def test_plain_sql_changes_nothing_of_the_edition_itself(full, change):
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE profiles_profileedition SET {change} WHERE id = %s", [full.pk])
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM profiles_profileedition WHERE id = %s", [full.pk])


@pytest.mark.parametrize("after", ["superseded", "withdrawn"])
def test_what_is_superseded_or_withdrawn_is_as_frozen(office, after):
    edition = office.edition(after)
    for back in ("draft", "published"):
        with pytest.raises(DatabaseError), transaction.atomic():
            ProfileEdition.objects.filter(pk=edition.pk).update(status=back)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        edition.chapters.update(body_en="Otherwise.")


# Four eyes


def test_who_wrote_some_of_it_does_not_approve_whatever_her_roles(office):
    both = both_roles(office.city, Role.REVIEWER, Role.PUBLISHER)
    edition = office.edition()
    figure = edition.figures.get()
    actions.edit_part(figure, {"value": 4321}, by=both, version=figure.version)
    edition = actions.submit(ProfileEdition.objects.get(pk=edition.pk), by=office.submitter)
    with pytest.raises(Refused, match="Somebody else has to approve"):
        actions.approve(edition, by=both)
    assert actions.approve(edition, by=office.reviewer).approved_by == office.reviewer.key


def test_a_superuser_does_not_approve_what_she_wrote_either(office):
    root = person("root", is_superuser=True)
    edition = office.edition()
    actions.edit_edition(edition, {"vision_en": "A city for all."}, by=root, version=edition.version)
    edition = actions.submit(ProfileEdition.objects.get(pk=edition.pk), by=root)
    with pytest.raises(Refused, match="Somebody else has to approve"):
        actions.approve(edition, by=root)


def test_the_count_of_writers_begins_anew_with_what_is_written_after_an_approval(office):
    both = both_roles(office.city, Role.REVIEWER)
    edition = office.edition()
    actions.add_part(edition, "priorities", {"title_en": "Schools"}, by=both)
    edition = actions.submit(ProfileEdition.objects.get(pk=edition.pk), by=office.submitter)
    edition = actions.approve(edition, by=office.reviewer)
    assert edition.writers == sorted([office.writer.key, both.key])
    # Approved once with what `both` wrote; since then another has written, and hers is what is to be seen by others.
    actions.add_part(edition, "priorities", {"title_en": "Housing again"}, by=office.writer)
    edition = ProfileEdition.objects.get(pk=edition.pk)
    assert (edition.status, edition.writers) == ("draft", [office.writer.key])
    edition = actions.submit(edition, by=office.submitter)
    assert actions.approve(edition, by=both).approved_by == both.key


def test_an_approval_by_a_writer_is_refused_by_the_database_itself(office):
    edition = office.edition("in_review")
    with pytest.raises(IntegrityError, match="profile_edition_four_eyes"), transaction.atomic():
        ProfileEdition.objects.filter(pk=edition.pk).update(status="approved", approved_by=office.writer.key)
    edition.status, edition.approved_by = EditionStatus.APPROVED, office.writer.key
    with pytest.raises(ValidationError, match="Whoever wrote any of it cannot approve it"):
        edition.full_clean()


# Many at once


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_press_publish_at_once_one_publishes_and_nineteen_are_told():
    office = Office(City.objects.get(slug="seville"))
    edition = office.edition("approved")
    answers = crowd(20, lambda _number: actions.publish(edition, by=office.publisher, version=edition.version))
    assert answers == ["Refused"] * 19 + ["done"]
    moves = AuditEntry.objects.filter(about=edition.tag, changes={"status": ["approved", "published"]})
    assert moves.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_fifty_who_save_the_version_they_read_one_saves_and_none_overwrites():
    office = Office(City.objects.get(slug="seville"))
    text = office.edition().chapters.get()

    def save(number: int) -> None:
        actions.edit_part(text, {"body_en": f"Number {number}"}, by=office.writer, version=text.version)

    assert crowd(50, save) == ["Stale"] * 49 + ["done"]
    version = text.version
    text.refresh_from_db()
    assert text.version == version + 1
    assert AuditEntry.objects.filter(about__endswith=str(text.thread), action="edit_part").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_start_an_edition_at_once_one_starts():
    office = Office(City.objects.get(slug="seville"))
    answers = crowd(10, lambda _number: actions.start_edition(office.city, by=office.writer))
    assert answers == ["Refused"] * 9 + ["done"]
    assert ProfileEdition.objects.of(office.city).count() == 1
