"""The whole record of the network, file by file, in the order in which the files refer to each other."""

from pathlib import Path

from django.db import transaction

from cities import imports as cities
from core import loading
from core import search as found
from core.loading import Load, Report
from library import imports as library
from mc2cm.search import all_documents
from meetings import imports as meetings
from pilots import imports as pilots
from profiles import imports as profiles

ONE_LIST = [
    ("sources", loading.load_sources),
    ("countries", cities.load_countries),
    ("phases", cities.load_phases),
    ("themes", cities.load_themes),
    ("organisations", cities.load_organisations),
    ("cities", cities.load_cities),
    ("case_studies", library.load_case_studies),
    ("publications", library.load_publications),
    ("recommendations", library.load_recommendations),
    ("news", library.load_news),
    ("meetings", meetings.load_meetings),
    ("calls", pilots.load_calls),
    ("pilots", pilots.load_pilots),
]


@transaction.atomic
def load_network(folder: Path) -> Report:
    """Load every file of `folder`, all or nothing. Raises BrokenData naming file, line and field."""
    files = {name: loading.read(folder, name) for name, _ in ONE_LIST}
    catalogue, figures = loading.read(folder, "indicators"), loading.read(folder, "figures")
    written, texts = loading.read(folder, "profiles"), loading.read(folder, "profile_chapters")
    tree, toolkit = loading.read(folder, "chapters"), loading.read(folder, "toolkit")
    load = Load()
    for name, load_records in ONE_LIST:
        load_records(load, files[name][""])
    library.load_toolkit(load, toolkit)
    profiles.load_catalogue(load, catalogue)
    profiles.load_sections(load, tree[""])
    editions = profiles.Editions(load, written[""])
    profiles.load_chapters(load, editions, texts[""])
    profiles.load_figures(load, editions, figures[""])
    editions.publish()
    report = load.finish()
    found.publish(all_documents())
    return report
