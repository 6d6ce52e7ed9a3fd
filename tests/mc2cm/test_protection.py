"""What every answer carries to protect its reader, and what a signed-out page never does: cookies, tokens, posts."""

import re

import pytest
from django.test import Client

from tests.reading import body, read

pytestmark = pytest.mark.django_db

PAGES = [
    "/en/",
    "/en/cities/",
    "/en/cities/turin/",
    "/en/case-studies/",
    "/en/case-studies/building-social-cohesion-badr-nazzal/",
    "/en/publications/",
    "/en/publications/leaflet/",
    "/en/partners/",
    "/en/news/",
    "/en/news/metro-med-announced/",
    "/en/figures/",
    "/en/search/",
    "/en/search/?q=housing",
    "/en/about/",
    "/en/sources/",
    "/en/accessibility/",
    "/en/privacy/",
    "/en/legal/",
    "/en/components/",
    "/en/developers/",
    "/en/atlantis/",
    "/en/cities/?region=mars",
]
FILES = [
    "/en/cities.csv",
    "/en/cities.geojson",
    "/api/v1/cities/",
    "/api/schema/",
    "/health/",
    "/sitemap.xml",
    "/robots.txt",
]


@pytest.mark.parametrize("url", PAGES + FILES)
def test_every_answer_is_protected(client, url):
    headers = client.get(url).headers
    policy = {part.split()[0]: part.split()[1:] for part in headers["Content-Security-Policy"].split(";")}
    assert policy["default-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert not re.search("unsafe|http:|https:|\\*", headers["Content-Security-Policy"])
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("url", PAGES + FILES)
def test_a_signed_out_reader_gets_no_cookie(url):
    client = Client()
    response = client.get(url)
    assert response.cookies == {}
    assert client.cookies == {}


@pytest.mark.parametrize("url", PAGES)
def test_a_signed_out_page_posts_nothing(client, url):
    response = client.get(url)
    assert "csrf" not in body(response).casefold()
    assert {form.attrs.get("method", "get").casefold() for form in read(response).all("form")} <= {"get"}


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_has_no_inline_script_or_style(client, url, language):
    page = read(client.get(url.replace("/en/", f"/{language}/")))
    assert [script.text for script in page.all("script") if "src" not in script.attrs] == []
    assert page.all("style") == []
    inline = [
        name
        for element in page.walk()
        for name in element.attrs
        if name == "style" or name.startswith("on") or "javascript:" in element.attrs[name]
    ]
    assert inline == []


@pytest.mark.parametrize("url", PAGES)
def test_a_page_loads_nothing_from_another_host(client, url):
    page = read(client.get(url))
    loaded = [element.attrs["src"] for element in page.walk() if "src" in element.attrs]
    loaded += [
        link.attrs["href"]
        for link in page.all("link")
        if link.attrs.get("rel") in {"stylesheet", "icon", "preload", "manifest"}
    ]
    assert len(loaded) > 3
    assert [address for address in loaded if not address.startswith("/static/")] == []


@pytest.mark.parametrize(
    "url",
    ["/en/search/?q=%3Cscript%3Ealert(1)%3C/script%3E", "/en/cities/?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"],
)
def test_what_a_reader_typed_comes_back_as_text(client, url):
    page = read(client.get(url))
    assert page.all("script", src="x") == []
    assert [script for script in page.all("script") if "alert" in script.text] == []
    assert [image for image in page.all("img") if "onerror" in image.attrs] == []
    assert "alert(1)" in " ".join(field.attrs.get("value", "") for field in page.all("input"))
