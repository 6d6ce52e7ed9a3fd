"""Dates of which only the year, or the year and month, may be known."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from core.dates import in_words, span_in_words, validate_partial_date
from tests.factories import NewsItemFactory


@pytest.mark.parametrize(
    ("value", "english", "french", "arabic"),
    [
        ("2018", "2018", "2018", "2018"),
        ("2018-07", "July 2018", "juillet 2018", "يوليو 2018"),
        ("2018-07-01", "1 July 2018", "1er juillet 2018", "1 يوليو 2018"),
        ("2020-02-29", "29 February 2020", "29 février 2020", "29 فبراير 2020"),
    ],
)
def test_a_date_says_as_much_as_is_known(value, english, french, arabic):
    assert [in_words(value, language) for language in ("en", "fr", "ar")] == [english, french, arabic]


def test_a_date_is_told_in_the_readers_language():
    with override("fr"):
        assert in_words("2018-07") == "juillet 2018"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("", "", ""),
        ("2015", "", "2015"),
        ("2015", "2015", "2015"),
        ("2015", "2018", "2015–2018"),
        ("", "2018", "… – 2018"),
        ("2018-07-01", "2021-03-31", "1 July 2018 – 31 March 2021"),
        ("2017-04-25", "2017-04-26", "25–26 April 2017"),
        ("2017-04-30", "2017-05-01", "30 April 2017 – 1 May 2017"),
        ("2009", "2014-05", "2009 – May 2014"),
    ],
)
def test_a_period_is_told_in_words(start, end, words):
    assert span_in_words(start, end, "en") == words


@pytest.mark.parametrize("value", ["1999", "2018-12", "2018-12-31", "2020-02-29"])
def test_a_day_that_exists_is_accepted(value):
    assert validate_partial_date(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "2018-13",
        "2018-00",
        "2018-02-30",
        "2019-02-29",
        "2018-7",
        "18",
        "2018-07-01T10:00",
        "0000",
        "2018\n",
        "٢٠١٨",
        "soon",
    ],
)
def test_a_day_that_does_not_exist_is_refused(value):
    with pytest.raises(ValidationError) as refusal:
        validate_partial_date(value)
    assert refusal.value.messages == ["Write a year (2018), a month (2018-07) or a day (2018-07-01)."]


def test_the_refusal_is_in_the_readers_language():
    with pytest.raises(ValidationError) as refusal:
        validate_partial_date("2018-13")
    with override("fr"):
        (french,) = refusal.value.messages
    with override("en"):
        (english,) = refusal.value.messages
    assert french != english


@pytest.mark.django_db
def test_the_database_refuses_what_is_no_partial_date():
    item = NewsItemFactory(date="2018-07")
    with pytest.raises(IntegrityError), transaction.atomic():
        type(item).objects.filter(pk=item.pk).update(date="July 2018")
    item.refresh_from_db()
    assert item.date == "2018-07"


@pytest.mark.django_db
def test_dates_sort_from_the_vague_to_the_exact():
    for date in ("2018-07-01", "2018", "2019", "2018-07"):
        NewsItemFactory(date=date, slug=f"sorted-{date}")
    items = NewsItemFactory._meta.model.objects.filter(slug__startswith="sorted-").order_by("date")
    assert [item.date for item in items] == ["2018", "2018-07", "2018-07-01", "2019"]
