"""A real browser over the real pages: the machine's own Chromium, closed off from every other host."""

import functools
import os
import shutil
from urllib.parse import urlsplit

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def find_chromium():
    found = (shutil.which(name) for name in PROGRAMS)
    return next((path for path in found if path), MAC if os.path.exists(MAC) else None)


@pytest.fixture(scope="session")
def chromium():
    """One browser for the session; without one the test is skipped, or fails under CI=true."""
    program = find_chromium()
    if not program:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing, and under CI=true browser tests may not be skipped.", pytrace=False)
        pytest.skip("Chromium is not on this machine.")

    from playwright.sync_api import sync_playwright

    wait_for_what_is_opened()
    # Playwright keeps a loop running in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


def wait_for_what_is_opened():
    """Playwright goes on when the first byte of a new page has come: on a busy machine what a test looks at next is not
    there yet. Here it goes on when all of it is.
    """
    from playwright.sync_api import Locator

    def to_the_end(do):
        @functools.wraps(do)
        def done(self, *given, **options):
            do(self, *given, **options)
            self.page.wait_for_load_state()

        return done

    for name in ("click", "press", "select_option"):
        setattr(Locator, name, to_the_end(getattr(Locator, name)))


@pytest.fixture
def live_site(live_server):
    """The address of the running portal, with static files and the real network."""
    return live_server.url


@pytest.fixture
def visit(chromium):
    """`visit(width=390, scripts=False)` opens a page; a foreign request or an error in a console fails the test."""
    visitors, complaints = [], []

    def open_page(width=1280, height=900, *, scripts=True, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts, reduced_motion="reduce", **options
        )
        context.set_default_timeout(10_000)
        visitors.append(context)
        page = context.new_page()
        listen(page, complaints)
        return page

    yield open_page
    for context in visitors:
        context.close()
    assert complaints == []


@pytest.fixture
def page(visit):
    return visit()


def listen(page, complaints):
    """A page that answers 404 on purpose is no error; a missing file, script error or foreign host is."""
    opened = set()

    def on_request(request):
        address = urlsplit(request.url)
        if request.is_navigation_request():
            opened.add(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in {"localhost", "127.0.0.1"}:
            complaints.append(f"foreign request: {request.url}")

    def on_console(message):
        if message.type != "error":
            return
        if message.text.startswith("Failed to load resource") and message.location.get("url") in opened:
            return
        complaints.append(f"console: {message.text} ({message.location.get('url')})")

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))


@pytest.fixture(scope="session")
def axe():
    """`axe(page)` lists what stands against WCAG 2.2 AA, one line per rule with the elements concerned."""
    from axe_playwright_python.sync_playwright import Axe

    script = Axe().axe_script
    # Nothing but what is wrong: to describe what is right costs twice the time.
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}

    def violations(page):
        if page.evaluate("typeof axe === 'undefined'"):
            page.evaluate(script)
        found = page.evaluate("options => axe.run(options).then(answer => answer.violations)", options)
        return [
            f"{rule['id']}: {rule['help']}: {'; '.join(' '.join(map(str, node['target'])) for node in rule['nodes'])}"
            for rule in found
        ]

    return violations


WIDTHS = [1280, 390, 320]


def faults(page, address, axe):
    """What stands in a reader's way at any width: the page scrolls sideways, or axe complains.

    Axe looks at the English page at the widest and at the Arabic one at the narrowest. Width and direction move things
    about; what they say of themselves is the same, and every look takes a second.
    """
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto(address)
    asked = {"en": WIDTHS[0], "ar": WIDTHS[-1]}.get(page.locator("html").get_attribute("lang"))
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if beyond := page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"):
            found.append(f"{address} scrolls sideways at {width}, by {beyond}")
        if width == asked:
            found += [f"{address} at {width}: {fault}" for fault in axe(page)]
    return found
