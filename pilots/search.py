"""How pilots and calls can be found: what the public may read of them."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser

from core import search
from core.search import Document
from core.translation import LANGUAGES
from pilots.models import Call, Pilot

PUBLIC = AnonymousUser()


def pilot_documents() -> Iterator[Document]:
    for pilot in Pilot.objects.visible_to(PUBLIC).with_relations():
        yield from documents_of_pilot(pilot)


def call_documents() -> Iterator[Document]:
    for call in Call.objects.visible_to(PUBLIC).with_relations():
        yield from documents_of_call(call)


def documents_of_pilot(pilot: Any) -> Iterator[Document]:
    cities = [part.city for part in pilot.city_parts.all()]
    organisations = [part.organisation for part in pilot.partners.all()]
    recommendations = list(pilot.recommendations.all())
    themes = list(pilot.themes.all())
    for language in LANGUAGES:
        title = pilot.text("title", language)
        named: list[Any] = [*cities, *organisations, *themes]
        words = [pilot.text("place", language).value, *(row.text("name", language).value for row in named)]
        words += [*(row.acronym for row in organisations), pilot.title_en, pilot.title_fr, pilot.title_ar]
        texts = ("aim", "activities", "outcomes", "results", "lessons", "evaluation")
        body = [pilot.text(name, language).value for name in texts]
        body += [row.text("title", language).value for row in recommendations if row.is_published]
        yield Document(
            about=pilot.tag,
            kind="pilot",
            lang=language,
            path=f"pilots/{pilot.slug}/",
            title=title.value,
            summary=pilot.text("summary", language).value,
            keywords=" ".join(dict.fromkeys(filter(None, words))),
            body=" ".join(filter(None, body)),
            text_lang=title.lang,
            # Of recommendations too: the library tells anew what is found by a title of theirs.
            facets=list(dict.fromkeys([row.tag for row in [*cities, *themes, *recommendations]])),
            date=pilot.starts,
        )


def documents_of_call(call: Any) -> Iterator[Document]:
    themes, questions = list(call.themes.all()), [row for row in call.questions.all() if row.answered_at]
    for language in LANGUAGES:
        title = call.text("title", language)
        words = [call.text("theme", language).value, *(row.text("name", language).value for row in themes)]
        words += [row.text("name", language).value for row in call.countries.all()]
        body = [call.text("who_may_apply", language).value]
        body += [row.text(name, language).value for row in questions for name in ("question", "answer")]
        yield Document(
            about=call.tag,
            kind="call",
            lang=language,
            path=f"calls/{call.slug}/",
            title=title.value,
            summary=call.text("summary", language).value,
            keywords=" ".join(dict.fromkeys(filter(None, [*words, call.title_en, call.title_fr, call.title_ar]))),
            body=" ".join(filter(None, body)),
            text_lang=title.lang,
            facets=[row.tag for row in themes],
            date=call.opens or call.closes,
        )


def keep_found(pilot: Pilot) -> None:
    """Write what can be found of a pilot, in the transaction of the change itself; a proposal is not found."""
    row = Pilot.objects.visible_to(PUBLIC).with_relations().filter(pk=pilot.pk).first()
    if row is None:
        search.withdraw(pilot.tag)
    else:
        search.publish(documents_of_pilot(row))


def keep_call_found(call: Call) -> None:
    row = Call.objects.visible_to(PUBLIC).with_relations().filter(pk=call.pk).first()
    if row is None:
        search.withdraw(call.tag)
    else:
        search.publish(documents_of_call(row))
