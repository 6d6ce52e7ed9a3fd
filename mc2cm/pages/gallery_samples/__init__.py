"""What the gallery shows in each component: samples in English and Arabic, made up or taken from the public record."""

from mc2cm.pages.gallery_samples import asking, chains, charts, figures, lists, notices, records, writing

# Name of the template, its states, and whether it wants the whole width.
COMPONENTS: list[tuple] = [
    *records.COMPONENTS,
    *chains.COMPONENTS,
    *asking.COMPONENTS,
    *writing.COMPONENTS,
    *lists.COMPONENTS,
    *notices.COMPONENTS,
    *figures.COMPONENTS,
    *charts.COMPONENTS,
]
