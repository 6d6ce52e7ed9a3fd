"""Translations that were published after their edition: put where its rows would have them; nothing is saved."""

from collections.abc import Iterable
from typing import Any

from core.translation import TranslatedModel, fingerprint
from profiles.models import PARTS, ProfileEdition, ProfileTranslation


def key_of(kind: str, row: TranslatedModel, field: str) -> str:
    """How a translation names one text: `chapters:<thread>:body_fr`; of the edition itself `edition::vision_fr`."""
    return f"{kind}:{getattr(row, 'thread', '')}:{field}"


def use_later_translations(edition: ProfileEdition) -> None:
    """For all that an edition read `with_texts()` holds; its figures are read apart, and so told apart."""
    later = list(edition.translations.all())
    use_later_texts(later, "edition", [edition])
    for name in PARTS:
        if name != "figures":
            use_later_texts(later, name, getattr(edition, name).all())


def use_later_texts(later: Iterable[ProfileTranslation], name: str, rows: Iterable[TranslatedModel]) -> None:
    """For some rows of one kind: the words of each published translation, the newest last, with their marks."""
    for translation in (row for row in later if row.published_at and row.texts):
        for row in rows:
            for text in row.translated:
                key = key_of(name, row, f"{text}_{translation.language}")
                if key in translation.texts:
                    mark = translation.marks.get(key, {"state": translation.state})
                    put(row, text, translation.language, translation.texts[key], mark)


def put(row: TranslatedModel, text: str, language: str, words: str, mark: dict[str, Any]) -> None:
    """Give a row one text in a language; a mark that names no original is of the one that stands there."""
    setattr(row, f"{text}_{language}", words)
    original = getattr(row, f"{text}_{row.original_language(text)}")
    whole = {"of": fingerprint(original), **mark}
    row.translation = {**row.translation, text: {**row.translation.get(text, {}), language: whole}}
