"""Numbers as each reader writes them."""

from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override

from core.numbers import in_digits

NARROW = "\u202f"


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (180_445, "180,445", f"180{NARROW}445"),
        (Decimal("4000000.0000"), "4,000,000", f"4{NARROW}000{NARROW}000"),
        (Decimal("9.7000"), "9.7", "9,7"),
        (Decimal("0.0001"), "0.0001", "0,0001"),
        (Decimal("-29149"), "-29,149", f"-29{NARROW}149"),
        (
            Decimal("99999999999999.9999"),
            "99,999,999,999,999.9999",
            f"99{NARROW}999{NARROW}999{NARROW}999{NARROW}999,9999",
        ),
    ],
)
def test_digits_are_grouped_as_the_reader_does(value, english, french):
    assert (in_digits(value, "en"), in_digits(value, "fr")) == (english, french)


def test_arabic_pages_use_the_digits_of_both_shores():
    assert in_digits(221_961, "ar") == "221,961"


def test_a_template_writes_numbers_in_the_language_of_its_page():
    page = Template("{{ known|number }}/{{ unknown|number }}/")
    with override("fr"):
        assert page.render(Context({"known": Decimal("1234.50"), "unknown": None})) == f"1{NARROW}234,5//"
