"""The browser of the tests sees what it has to see."""

import pytest
from django.core.management import call_command

from tests.browser import listen


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_first_page_opens_with_the_real_network(page, live_site, axe, language):
    answer = page.goto(f"{live_site}/{language}/")
    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert axe(page) == []


def test_a_page_that_is_not_there_is_no_complaint(page, live_site):
    assert page.goto(f"{live_site}/en/cities/atlantis/").status == 404


def test_axe_finds_a_picture_without_words(page, axe):
    page.set_content(
        '<html lang="en"><title>A page</title><main><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>'
    )
    assert [line.split(":")[0] for line in axe(page)] == ["image-alt"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('<img alt="" src="http://192.0.2.1/pixel.gif">', "foreign request: http://192.0.2.1/pixel.gif"),
        ("<script>console.error('oh')</script>", "console: oh"),
        ("<script>missing()</script>", "script error: missing is not defined"),
    ],
)
def test_foreign_requests_and_errors_are_written_down(chromium, live_site, content, complaint):
    complaints = []
    tab = chromium.new_page()
    listen(tab, complaints)
    tab.set_content(f"<html lang='en'><body>{content}</body>")
    tab.wait_for_timeout(200)
    tab.close()
    assert complaints[0].startswith(complaint)


@pytest.mark.django_db
def test_the_real_network_was_loaded_before(network, capsys):
    call_command("load_network")
    assert capsys.readouterr().out.splitlines()[-1].startswith("The network is loaded: 0 added, 0 changed, 0 kept")
