"""What stands in an address and lets its holder in is in no log."""

import logging

import pytest

from core.logs import Masked, masked


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
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["masked"]
