"""The catalogues: what is said is found, what is missing is named, what is translated reaches the reader."""

import gettext
import re

import pytest
from django.conf import settings as portal
from django.core.management import CommandError, call_command

from core.management.commands import catalogues

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
title = _("Cities")
count = ngettext("%(n)s city", "%(n)s cities", 2)
month = pgettext("month", "May")
may = pgettext("permission", "May")
joined = _("two "
           "halves")
"""
TEMPLATE = """{% load i18n %}
    <p>{% translate "It's here" %}</p>
  {% blocktranslate trimmed count n=cities %}One <b>case</b>{% plural %}{{ n }} cases{% endblocktranslate %}
{% if x %}{% translate "Welcome" context "greeting" %}{% endif %}
"""


@pytest.fixture
def house(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    (tmp_path / "cities").mkdir()
    (tmp_path / "cities" / "views.py").write_text(PYTHON)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "home.html").write_text(TEMPLATE)
    call_command("catalogues", "extract", verbosity=0)
    return tmp_path


def file(house, language):
    return house / "locale" / language / "LC_MESSAGES" / "django.po"


def translate(house, language, old, new):
    text = file(house, language).read_text()
    assert old in text
    file(house, language).write_text(text.replace(old, new))


def complaints_about(language):
    return [line for line in catalogues.check_catalogues() if line.startswith(language)]


def test_code_and_templates_are_read(house):
    assert {catalogues.key(message) for message in catalogues.spoken() if message.id} == {
        (None, "Cities"),
        (None, "%(n)s city"),
        ("month", "May"),
        ("permission", "May"),
        (None, "two halves"),
        (None, "It's here"),
        (None, "One <b>case</b>"),
        ("greeting", "Welcome"),
    }


def test_a_file_tells_no_dates_and_no_line_numbers(house):
    before = file(house, "ar").read_text()
    (house / "cities" / "views.py").write_text("# moved down\n\n" + PYTHON)
    call_command("catalogues", "extract", verbosity=0)
    assert file(house, "ar").read_text() == before
    assert "#:" not in before
    assert "Date" not in before
    assert before.count("msgstr[5]") == 2


def test_what_was_translated_stays_and_what_is_gone_waits_below(house):
    translate(house, "fr", 'msgid "Cities"\nmsgstr ""', 'msgid "Cities"\nmsgstr "Villes"')
    (house / "cities" / "views.py").write_text("")
    call_command("catalogues", "extract", verbosity=0)
    assert '#~ msgstr "Villes"' in file(house, "fr").read_text()
    (house / "cities" / "views.py").write_text(PYTHON)
    call_command("catalogues", "extract", verbosity=0)
    assert '\nmsgid "Cities"\nmsgstr "Villes"\n' in file(house, "fr").read_text()


def test_every_untranslated_text_is_named(house):
    with pytest.raises(CommandError) as refusal:
        call_command("catalogues", "check")
    assert "fr: untranslated: 'Cities'" in str(refusal.value)
    assert "ar: plural forms missing: '%(n)s city'" in str(refusal.value)
    assert str(refusal.value).endswith("16 texts want a translator.")


def test_a_text_that_was_never_extracted_is_named(house):
    (house / "templates" / "new.html").write_text('{% load i18n %}{% translate "Brand new" %}')
    assert "ar: missing: 'Brand new'" in catalogues.check_catalogues()


def test_a_guess_is_no_translation(house):
    translate(house, "fr", 'msgid "Cities"\nmsgstr ""', '#, fuzzy\nmsgid "Cities"\nmsgstr "Ville"')
    assert "fr: only guessed: 'Cities'" in catalogues.check_catalogues()


def test_placeholders_must_survive(house):
    forms = 'msgid_plural "%(n)s cities"\nmsgstr[0] "une ville"\nmsgstr[1] "des villes"'
    translate(house, "fr", 'msgid_plural "%(n)s cities"\nmsgstr[0] ""\nmsgstr[1] ""', forms)
    about = [line for line in complaints_about("fr") if "%(n)s city" in line]
    assert about == ["fr: placeholders differ in form other: '%(n)s city'"]


def test_arabic_has_six_forms_and_each_reaches_the_reader(house):
    words = ["لا مدن", "مدينة", "مدينتان", "%(n)s مدن", "%(n)s مدينة", "%(n)s مدينة"]
    empty = "\n".join(f'msgstr[{number}] ""' for number in range(6))
    full = "\n".join(f'msgstr[{number}] "{word}"' for number, word in enumerate(words))
    translate(house, "ar", f'msgid_plural "%(n)s cities"\n{empty}', f'msgid_plural "%(n)s cities"\n{full}')
    assert [line for line in complaints_about("ar") if "%(n)s city" in line] == []

    catalogues.compile_catalogues(house / "locale")
    arabic = gettext.translation("django", house / "locale", ["ar"])
    said = [arabic.ngettext("%(n)s city", "%(n)s cities", n) % {"n": n} for n in (0, 1, 2, 3, 11, 100)]
    assert said == ["لا مدن", "مدينة", "مدينتان", "3 مدن", "11 مدينة", "100 مدينة"]


def test_a_date_in_an_arabic_sentence_keeps_its_order():
    """Digits with hyphens between run from left to right only where they are isolated."""
    words = (portal.BASE_DIR / "locale/ar/LC_MESSAGES/django.po").read_text()
    loose = re.findall("(?<!\u2066)\\b[0-9]{4}-[0-9]{2}\\b(?:-[0-9]{2})?", re.sub("msgid.*", "", words))
    assert [date for date in loose if f"\u2066{date}" not in words] == []
    assert "\u20662018-07\u2069" in words
