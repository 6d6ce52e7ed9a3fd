"""The gallery shows each component in all its states."""

import pytest

from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["language_fields", "merge_field", "editing_notices"])
def test_what_stands_in_forms_that_several_people_write_is_shown_from_both_sides(client, name):
    page = read(client.get("/en/components/"))
    heading = page.one(id=f"component-{name}")
    assert name in "".join(heading._words())


def test_a_late_save_and_an_outdated_translation_are_among_the_states(client):
    page = client.get("/en/components/").content.decode()
    assert "Somebody else changed this record while you were writing" in page
    assert page.count("Saved meanwhile by somebody else:") == 2
    assert page.count("own-language-head") == 12
