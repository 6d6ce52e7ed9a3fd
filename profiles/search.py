"""How a published profile can be found: by the words of its chapters and priorities."""

from collections.abc import Iterator

from core.search import Document
from core.translation import LANGUAGES
from profiles.models import ProfileEdition, profile_tag
from profiles.sheet.later import use_later_translations


def profile_documents() -> Iterator[Document]:
    for edition in ProfileEdition.objects.published().with_texts():
        yield from edition_documents(edition)


def edition_documents(edition: ProfileEdition) -> Iterator[Document]:
    """The documents of one edition, read `with_texts()`, with the translations that came later."""
    use_later_translations(edition)
    for language in LANGUAGES:
        yield edition_document(edition, language)


def edition_document(edition: ProfileEdition, language: str) -> Document:
    city = edition.city
    texts = [row.text("body", language) for row in edition.chapters.all()]
    priorities = [row.text("title", language).value for row in edition.priorities.all()]
    services = [row.text("name", language).value for row in edition.services.all()]
    themes = {row.theme.tag for row in edition.priorities.all() if row.theme}
    name = city.text("name", language).value
    title = {
        "en": "City Migration Profile: %s",
        "fr": "Profil migratoire de la ville : %s",
        "ar": "ملف الهجرة للمدينة: %s",
    }
    return Document(
        about=profile_tag(city),
        kind="profile",
        lang=language,
        path=f"cities/{city.slug}/profile/",
        title=title[language] % name,
        summary=next((text.value for text in texts if text), "")[:400],
        keywords=" ".join(filter(None, [*city.alternate_names, city.country.text("name", language).value])),
        body=" ".join(filter(None, [*(text.value for text in texts), *priorities, *services])),
        text_lang=next((text.lang for text in texts if text), language),
        facets=[city.tag, f"country:{city.country.code}", *sorted(themes)],
        date=edition.published_first or (f"{edition.published_at:%Y-%m-%d}" if edition.published_at else ""),
    )
