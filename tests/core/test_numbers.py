"""Numbers as each reader writes them, and as anyone may write them to us."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils.translation import override
from hypothesis import example, given
from hypothesis import strategies as st
from rest_framework import serializers

from core import api
from core.fields import NumberField
from core.numbers import as_typed, exactly, in_digits, read_number
from tests.reading import read_html

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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("007", "7"),
        (" 42 ", "42"),
        ("+42", "42"),
        ("-42", "-42"),
        ("\u221242", "-42"),
        ("1234", "1234"),
        ("1 234", "1234"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("1\u202f234,5", "1234.5"),
        ("1\u2009234.5", "1234.5"),
        ("1'234.50", "1234.5"),
        ("1’234’567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.567", "1234.567"),
        ("1.234,567", "1234.567"),
        ("1 234,567", "1234.567"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("12,50", "12.5"),
        ("1.2340", "1.234"),
        ("12,3456", "12.3456"),
        ("0,125", "0.125"),
        ("-0.125", "-0.125"),
        (".5", "0.5"),
        (",125", "0.125"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("١٢٣٤", "1234"),
        ("١٫٢٣٤", "1.234"),
        ("١٬٢٣٤", "1234"),
        ("۱۲۳٫۴۵", "123.45"),
        ("\u200f-\u200e1٬234\u061c", "-1234"),
        ("\u2066-1 234.5\u2069", "-1234.5"),
        ("99999999999999.9999", "99999999999999.9999"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_number_is_the_same_on_every_page(written, meant, language):
    with override(language):
        assert str(read_number(written)) == meant


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "-", "+", ".", ",", "٫", "5.", "5,", "--5", "+-5", "- 5", "5-"),
        *("ten", "12 km", "12%", "€5", "NaN", "Infinity", "-inf", "1e5", "1E5", "0x10", "1_000", "½", "²", "五", "१२"),
        *("1,23,456", "12,34,567", "1234 567", "1 23", "12 3456", "0 125", "012 345", "1  234", "1\t234", "1\n234"),
        *("1,234 567", "1 234'567", "1,234.567.890", "1.234,567,8", "1,5,5", "1.5.5", "1٫5٫5", "1 ,5", "1, 5"),
        *("1234,567.8", "0,123,456", "1;5", "1،5", "1/2", "12:30", "5 %", "1 234 .5", "(5)"),
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(written):
    with pytest.raises(ValidationError) as refusal:
        read_number(written)
    assert refusal.value.code == "number"
    assert refusal.value.messages[0].endswith(".")


@pytest.mark.parametrize("written", ["1234567890123456789", "1" * 5000, "0." + "1" * 5000, "1e" + "9" * 18])
def test_nobody_means_a_number_of_nineteen_digits(written):
    with pytest.raises(ValidationError) as refusal:
        read_number(written)
    assert refusal.value.messages == ["A number has at most 18 digits."]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("1,234", "“1,234” can mean 1234 or 1.234. Write 1 234 for the first, 1.2340 for the second."),
        ("-12.500", "“-12.500” can mean -12500 or -12.500. Write -12 500 for the first, -12.5000 for the second."),
        (
            "1234,567",
            "“1234,567” can mean 1234567 or 1234.567. Write 1 234 567 for the first, 1234.5670 for the second.",
        ),
        ("١,٢٣٤", "“١,٢٣٤” can mean 1234 or 1.234. Write 1 234 for the first, 1.2340 for the second."),
    ],
)
def test_what_may_be_a_thousand_times_larger_is_asked_back(written, sentence):
    with pytest.raises(ValidationError) as refusal:
        read_number(written)
    assert (refusal.value.code, refusal.value.messages) == ("ambiguous_number", [sentence])


def test_both_answers_can_be_copied_from_the_sentence():
    for language in ("en", "fr", "ar"):
        with override(language), pytest.raises(ValidationError) as refusal:
            read_number("-1,234")
        answers = refusal.value.params
        assert read_number(answers["write_large"]) == read_number(answers["large"]) == -1234
        assert read_number(answers["write_small"]) == Decimal("-1.234")


# Every way to write a number that people around this sea use: what parts the thousands, what begins the decimals.
HABITS = [(",", "."), (NARROW, ","), (" ", ","), (" ", "."), (".", ","), ("'", "."), ("٬", "٫"), ("", "."), ("", ",")]
numbers = st.decimals(min_value=-(10**13), max_value=10**13, places=4).map(lambda number: number.normalize() + 0)


def write(number, parting, point):
    plain = f"{number:,f}"
    return plain.translate({ord(","): parting, ord("."): point})


@given(numbers, st.sampled_from(HABITS), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
@example(Decimal("1234"), (",", "."), "0123456789")
@example(Decimal("1.234"), (".", ","), "0123456789")
def test_no_habit_makes_a_number_larger_or_smaller(number, habit, digits):
    written = write(number, *habit).translate(str.maketrans("0123456789", digits))
    try:
        assert read_number(written) == number
    except ValidationError as refusal:
        assert refusal.code == "ambiguous_number"
        assert len([letter for letter in written if letter in ".,"]) == 1


@given(numbers, st.sampled_from(["en", "fr", "ar"]))
def test_what_we_write_we_read(number, language):
    try:
        assert read_number(in_digits(number, language)) == number
    except ValidationError as refusal:
        assert refusal.code == "ambiguous_number"


@given(numbers)
def test_what_stands_in_a_field_is_never_refused(number):
    assert read_number(as_typed(number)) == number


@given(st.text(alphabet="0123456789٠٤۵ \u00a0\u202f'’.,٫٬-+−\u200fe%x²½", max_size=12) | st.text(max_size=8))
def test_any_text_is_read_digit_by_digit_or_refused(text):
    try:
        number = read_number(text)
    except ValidationError as refusal:
        assert refusal.messages[0]
        return
    typed = "".join(str(int(letter)) for letter in text if letter.isdigit())
    assert format(abs(number), "f").replace(".", "").strip("0") == typed.strip("0")


class Budget(forms.Form):
    amount = NumberField(max_digits=14, decimal_places=3, min_value=0, required=False)


def amount_field(form):
    (field,) = read_html(str(form["amount"])).all("input")
    return field.attrs


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_form_reads_the_same_on_every_page(language):
    with override(language):
        form = Budget({"amount": "1 234,5"})
        assert form.is_valid()
        assert form.cleaned_data == {"amount": Decimal("1234.5")}


def test_a_refused_number_stands_there_as_it_was_typed():
    form = Budget({"amount": "1,234"})
    assert not form.is_valid()
    assert amount_field(form)["value"] == "1,234"
    assert form.errors["amount"] == [
        "“1,234” can mean 1234 or 1.234. Write 1 234 for the first, 1.2340 for the second."
    ]


def test_the_field_is_for_digits_from_left_to_right():
    attributes = amount_field(Budget())
    assert (attributes["type"], attributes["inputmode"], attributes["dir"]) == ("text", "decimal", "ltr")


def test_what_a_form_offers_it_takes_back_unchanged():
    form = Budget(initial={"amount": Decimal("1234.567")})
    offered = amount_field(form)["value"]
    assert offered == "1234.5670"
    returned = Budget({"amount": offered}, initial={"amount": Decimal("1234.567")})
    assert returned.is_valid()
    assert not returned.has_changed()


def test_a_forms_own_limits_hold():
    assert Budget({"amount": "-1"}).errors["amount"] == ["Ensure this value is greater than or equal to 0."]
    assert Budget({"amount": "1,2345"}).errors["amount"] == ["Ensure that there are no more than 3 decimal places."]
    assert Budget({"amount": ""}).is_valid()


class BudgetByAPI(serializers.Serializer):
    amount = api.NumberField(max_digits=14, decimal_places=2)


@pytest.mark.parametrize(
    ("sent", "meant"),
    [(12, "12.00"), (0.1, "0.10"), (-1234.5, "-1234.50"), (1e3, "1000.00"), ("1 234,5", "1234.50"), ("١٢٫٥", "12.50")],
)
def test_the_api_takes_numbers_and_texts_that_are_numbers(sent, meant):
    serializer = BudgetByAPI(data={"amount": sent})
    assert serializer.is_valid(), serializer.errors
    assert str(serializer.validated_data["amount"]) == meant


@pytest.mark.parametrize(
    "sent",
    [True, False, None, [], {}, "", "1,234", "1e5", float("nan"), float("inf"), 1e300, 10**18, 10**400, 1e-30, 0.125],
)
def test_the_api_refuses_everything_else(sent):
    serializer = BudgetByAPI(data={"amount": sent})
    assert not serializer.is_valid()
    assert serializer.errors["amount"]


def test_the_api_answers_with_numbers():
    assert BudgetByAPI({"amount": Decimal("1234.50")}).data == {"amount": Decimal("1234.50")}


@given(st.floats(allow_nan=False, min_value=-1e17, max_value=1e17).filter(lambda n: n == 0 or abs(n) > 1e-3))
def test_a_machines_number_keeps_its_digits(number):
    try:
        assert float(exactly(number)) == number
    except ValidationError as refusal:
        assert refusal.messages == ["A number has at most 18 digits."]


def test_a_minus_stands_before_its_number_in_arabic_too():
    assert in_digits(-29149, "ar") == "\u200e-29,149"
    assert (in_digits(29149, "ar"), in_digits(-5, "en")) == ("29,149", "-5")
