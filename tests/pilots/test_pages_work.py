"""What is done in a pilot, through its pages: milestones reached, tests written, trainings with who came."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from pilots import actions
from pilots.models import Milestone, OperationalTest, Training
from tests.library.editions import ABOUT_PICTURE, png
from tests.meetings.papers import a_pdf
from tests.pilots.working import Working
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

PAPER = {"title": "Lease", "language": "en", "origin": "The city"}


def test_a_city_adds_a_milestone_of_its_own():
    work = Working("preparing")
    response = work.send("milestones/new/", "partner", title_ar="افتتاح المكتب", due_on="2027-03-01")
    assert response.status_code == 302
    row = Milestone.objects.get(pilot=work.row)
    assert (row.title_ar, row.city, row.due_on) == ("افتتاح المكتب", work.tangier, date(2027, 3, 1))
    assert work.send("milestones/new/", "partner", title_en="Open", due_on="").status_code == 400
    sent = work.typed("milestones/new/", "partner", title_en="Open", due_on="2027-03-01") | {"city": "turin"}
    assert work.post("milestones/new/", sent, "partner").status_code == 400


def test_each_city_edits_only_its_own_milestones():
    work = Working("running")
    row = work.milestone(work.row, of=work.tangier, by=work.partner)
    assert work.get(f"milestones/{row.uid}/").status_code == 403
    assert work.post(f"milestones/{row.uid}/", {"title_en": "Mine"}).status_code == 403
    assert work.post(f"milestones/{row.uid}/reached/", {"done_on": "2026-01-01"}).status_code == 403
    assert f"milestones/{row.uid}/" not in work.get("milestones/").content.decode()
    assert work.send(f"milestones/{row.uid}/", "partner", title_en="Open two desks").status_code == 302
    assert work.again(row).title_en == "Open two desks"


def test_a_milestone_is_reached_with_what_shows_it_and_a_file():
    work = Working("running")
    row = work.milestone(work.row)
    base = f"milestones/{row.uid}/"
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert work.send(f"{base}reached/", done_on=str(tomorrow)).status_code == 400
    assert work.send(f"{base}reached/", done_on="").status_code == 400
    response = work.send(f"{base}reached/", done_on="2026-02-27", evidence_en="Sixty people came.")
    assert response.url == f"{work.base}{base}"
    done = work.again(row)
    assert (done.done_on, done.evidence_en) == (date(2026, 2, 27), "Sixty people came.")
    assert work.post(f"{base}files/", {**PAPER, "file": a_pdf()}).status_code == 302
    assert work.post(f"{base}files/", {**ABOUT_PICTURE, "file": png()}).status_code == 302
    assert "Lease" in work.get(base).content.decode()
    file = row.files.first()
    work.post(f"{base}files/{file.attachment_id}/remove/")
    assert row.files.count() == 1


def test_a_milestone_that_was_reached_stays_and_one_that_was_not_goes():
    work = Working("running")
    row = work.milestone(work.row)
    base = f"milestones/{row.uid}/"
    work.send(f"{base}reached/", done_on="2026-02-27")
    work.post(f"{base}remove/", {"version": work.again(row).version})
    assert work.again(row).is_done
    work.post(f"{base}reached/", {"undo": "1", "version": work.again(row).version})
    assert not work.again(row).is_done
    assert work.post(f"{base}remove/", {"version": 0}).status_code == 409
    work.post(f"{base}remove/", {"version": work.again(row).version})
    assert not Milestone.objects.filter(pk=row.pk).exists()


def test_who_writes_for_both_cities_passes_a_milestone_on():
    work = Working("running")
    row = work.milestone(work.row)
    sent = {"city": "tangier", "version": row.version}
    assert work.post(f"milestones/{row.uid}/pass-on/", sent).status_code == 400
    assert work.post(f"milestones/{row.uid}/pass-on/", sent, "officer").status_code == 302
    assert work.again(row).city == work.tangier


def test_two_who_write_a_milestone_at_once_lose_nothing():
    work = Working("running")
    row = work.milestone(work.row)
    sent = work.typed(f"milestones/{row.uid}/", "editor", title_en="Open both desks")
    work.send(f"milestones/{row.uid}/", description_en="With a room for children.")
    response = work.post(f"milestones/{row.uid}/", sent, "editor")
    assert response.status_code == 409
    assert work.post(f"milestones/{row.uid}/", response.context["form"].data.dict(), "editor").status_code == 302
    now = work.again(row)
    assert (now.title_en, now.description_en) == ("Open both desks", "With a room for children.")


def test_the_lead_city_writes_the_operational_test():
    work = Working("running")
    assert work.get("tests/new/", "partner").status_code == 403
    assert work.send("tests/new/", title_en="A desk").status_code == 400
    assert work.send("tests/new/", hypothesis_en="People come.", starts="2026-03").status_code == 302
    row = OperationalTest.objects.get(pilot=work.row)
    assert work.send(f"tests/{row.uid}/", did_not_work_en="Nobody came on Fridays.").status_code == 302
    assert "Nobody came on Fridays." in work.get("tests/", "partner").content.decode()
    work.post(f"tests/{row.uid}/remove/", {"version": work.again(row).version})
    assert not OperationalTest.objects.filter(pk=row.pk).exists()


def test_who_came_to_a_training_is_counted_by_sex_and_kind():
    work = Working("running")
    response = work.send("trainings/new/", title_en="First steps", starts="2026-04-07", city="turin")
    row = Training.objects.get(pilot=work.row)
    assert response.url == f"{work.base}trainings/{row.uid}/"
    sent = work.typed(f"trainings/{row.uid}/", form="people") | {"staff-women": "١٢", "staff-men": "7"}
    assert work.post(f"trainings/{row.uid}/participants/", sent).status_code == 302
    assert {(one.kind, one.sex, one.number) for one in row.participants.all()} == {
        ("staff", "women", 12),
        ("staff", "men", 7),
    }
    assert "19 people came" in work.get("trainings/").content.decode()
    sent = work.typed(f"trainings/{row.uid}/", form="people") | {"staff-men": "", "media-women": "2"}
    work.post(f"trainings/{row.uid}/participants/", sent)
    assert sorted(str(one) for one in row.participants.all()) == ["12 women staff", "2 women media"]
    bad = work.typed(f"trainings/{row.uid}/", form="people") | {"staff-men": "many", "staff-women": "-1"}
    response = work.post(f"trainings/{row.uid}/participants/", bad)
    assert response.status_code == 400
    assert 'value="many"' in response.content.decode()


def test_two_who_count_at_once_hear_of_each_other():
    work = Working("running")
    training = actions.add_training(work.row, work.turin, {"title_en": "First steps"}, by=work.lead)
    base = f"trainings/{training.uid}/"
    sent = work.typed(base, "editor", form="people") | {"staff-women": "5"}
    work.send(base, title_en="First steps together")
    assert work.post(f"{base}participants/", sent, "editor").status_code == 302
    late = sent | {"staff-women": "9"}
    response = work.post(f"{base}participants/", late, "editor")
    assert response.status_code == 409
    assert "Counted meanwhile by somebody else" in response.content.decode()
    assert training.participants.get().number == 5
    again = response.context["people"].data.dict()
    assert work.post(f"{base}participants/", again, "editor").status_code == 302
    assert training.participants.get().number == 9


def test_nothing_is_added_to_what_was_evaluated():
    work = Working("evaluated")
    assert work.get("milestones/new/").url == work.base
    assert work.post("trainings/new/", {"title_en": "Late"}).url == work.base
    assert "milestones/new/" not in work.get("milestones/").content.decode()
    assert not Training.objects.filter(pilot=work.row).exists()


@pytest.mark.parametrize("path", ["", "milestones/", "trainings/", "tests/", "cities/"])
def test_a_page_asks_as_little_for_twenty_parts_as_for_two(path):
    work = Working("running")

    def cost() -> int:
        return queries_of(work.client("lead"), work.base + path)

    def add(number: int) -> None:
        for _n in range(number):
            work.milestone(work.row)
            work.training(work.row)
            actions.add_test(work.row, {"hypothesis_en": "People come."}, by=work.lead)

    add(2)
    work.get(path)
    few = cost()
    add(18)
    assert cost() == few
