"""What stands in forms over records that several people write, in several languages."""

from collections.abc import Callable
from datetime import UTC, datetime

from django import forms

from core.context import AUTONYMS
from core.forms import LanguageField, LanguageFields, writing
from core.keeping import Kept
from core.merging import Theirs
from core.translation import LANGUAGES, direction
from mc2cm.pages.gallery_samples.words import say

WORDS = {
    "en": "A welcome desk that everyone finds.",
    "fr": "Un guichet d’accueil que chacun trouve.",
    "ar": "مكتب استقبال يجده الجميع.",
}


def texts(lang: str, name: str) -> forms.Form:
    widgets = writing([name], rows=3)
    fields = {field: forms.CharField(widget=widget, required=False) for field, widget in widgets.items()}
    form = type("Sample", (forms.Form,), fields)
    return form(initial={f"{name}_{code}": words for code, words in WORDS.items()}, auto_id=f"{lang}_{name}_%s")


def in_languages(lang: str, name: str, theirs: Theirs | None = None) -> LanguageFields:
    """The original, a translation that is out of date, one made by a machine; or one that somebody else wrote too."""
    form = texts(lang, name)
    states = {
        "en": say(lang, "Original text", "النص الأصلي"),
        "fr": say(lang, "Translation", "ترجمة"),
        "ar": say(lang, "Machine translation", "ترجمة آلية"),
    }
    own = [
        LanguageField(
            field=form[f"{name}_{code}"],
            language=code,
            autonym=AUTONYMS[code],
            dir=direction(code),
            is_written=True,
            state=states[code],
            is_machine=code == "ar",
            is_stale=code == "fr",
            theirs=theirs if code == "fr" else None,
        )
        for code in LANGUAGES
    ]
    heading, guidance = say(lang, "What it is", "ما هي"), say(lang, "One or two sentences.", "جملة أو جملتان.")
    return LanguageFields(f"{lang}-{name}", heading, guidance, own)


def merged(lang: str) -> dict:
    class Sample(forms.Form):
        provider = forms.CharField(label=say(lang, "Who offers it", "من يقدمها"))

    form = Sample({"provider": say(lang, "The city", "المدينة")}, auto_id=f"{lang}_merged_%s")
    words = say(lang, "The city and an association", "المدينة وجمعية")
    return {"field": form["provider"], "theirs": {"provider": Theirs(words, words)}}


def kept(lang: str) -> dict:
    typed = Kept("text=…", mutable=True)
    typed.at = datetime(2027, 3, 9, 14, 30, tzinfo=UTC)
    return {"theirs": None, "was_kept": typed, "errors": []}


def moved(is_first: bool = False, across: bool = False) -> Callable[[str], dict]:
    def sample(lang: str) -> dict:
        title = say(lang, "The town hall", "مبنى البلدية")
        ends = {"is_first": is_first, "is_last": False, "across": across}
        return {"title": title, **ends}

    return sample


ELSEWHERE = Theirs("Un guichet pour tous.", "Un guichet pour tous.")
COMPONENTS: list[tuple] = [
    (
        "language_fields",
        {
            "Original, out of date, by machine": lambda lang: {"text": in_languages(lang, "about"), "level": "4"},
            "Somebody else wrote one of them": lambda lang: {
                "text": in_languages(lang, "late", ELSEWHERE),
                "level": "4",
            },
        },
        True,
    ),
    ("move", {"In the middle": moved(), "At the top": moved(is_first=True), "Side by side": moved(across=True)}),
    ("merge_field", {"Two wrote it": merged}),
    (
        "editing_notices",
        {
            "Somebody else was faster": lambda lang: {"theirs": {"name": ELSEWHERE}, "was_kept": None, "errors": []},
            "What was typed came back": kept,
        },
    ),
]
