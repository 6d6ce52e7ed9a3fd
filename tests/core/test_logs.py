"""What stands in an address and lets its holder in is in no log."""

import logging
from io import StringIO

import pytest
from django.test import Client

from core.logs import Calm, Masked, masked


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        ("/en/cities/turin/", "/en/cities/turin/"),
        ("/fr/account/invitation/s3cr3t-t0k3n/", "/fr/account/invitation/…/"),
        ("/en/accounts/password/reset/key/1-abc123/", "/en/accounts/password/reset/key/…/"),
    ],
)
def test_secrets_in_addresses_are_masked(address, logged):
    assert masked(address) == logged


def test_what_django_says_of_a_request_is_masked_too(settings):
    record = logging.LogRecord("django.request", 30, "", 0, "%s: %s", ("Gone", "/en/account/invitation/s3cr3t/"), None)
    assert Masked().filter(record) is True
    assert record.getMessage() == "Gone: /en/account/invitation/…/"
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["masked", "calm"]


@pytest.mark.parametrize(
    ("method", "sent"),
    [("get", {"HTTP_HOST": "elsewhere.example"}), ("post", {"data": {f"field{n}": "" for n in range(1200)}})],
)
@pytest.mark.django_db
def test_what_strangers_send_wrongly_is_one_calm_line(method, sent, settings):
    lines = StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(logging.Formatter("{levelname} {message}", style="{"))
    handler.addFilter(Calm())
    security = logging.getLogger("django.security")
    security.addHandler(handler)
    try:
        assert getattr(Client(), method)("/en/join/", **sent).status_code == 400
    finally:
        security.removeHandler(handler)
    assert lines.getvalue().startswith("WARNING ")
    assert lines.getvalue().count("\n") == 1
