"""How a city can be found: by its names in every language, its administration, country and themes."""

from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser

from cities.models import City
from core.search import Document
from core.translation import LANGUAGES


def city_documents() -> Iterator[Document]:
    for city in City.objects.visible_to(AnonymousUser()).with_memberships():
        for language in LANGUAGES:
            yield city_document(city, language)


def city_document(city: City, language: str) -> Document:
    summary = city.text("summary", language)
    names = [city.name_en, city.name_fr, city.name_ar, *city.alternate_names, city.administration]
    names += [city.text("administration_name", language).value, city.country.text("name", language).value]
    return Document(
        about=city.tag,
        kind="city",
        lang=language,
        path=f"cities/{city.slug}/",
        title=city.text("name", language).value,
        summary=summary.value,
        keywords=" ".join(dict.fromkeys(filter(None, names))),
        body=" ".join(theme.text("name", language).value for theme in city.themes.all()),
        text_lang=summary.lang,
        facets=[f"country:{city.country.code}", f"region:{city.country.region}", *(t.tag for t in city.themes.all())],
    )
