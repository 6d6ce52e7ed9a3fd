"""A list with its filters, order, pages and files."""

from dataclasses import dataclass, field

from django import forms
from django.core.paginator import Paginator

from mc2cm.pages.gallery_samples.asking import errors
from mc2cm.pages.gallery_samples.words import ALL_THEMES, SAMPLE_URL, say


@dataclass
class SampleListing:
    """Stands in for `core.listing.Listing`, which needs rows."""

    form: forms.Form
    count: int = 0
    active: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    sorts: list = field(default_factory=list)
    page_links: list = field(default_factory=list)
    page: object = None
    previous_url: str = ""
    next_url: str = ""
    clear_url: str = SAMPLE_URL


def filter_form(lang: str, data: dict | None = None) -> forms.Form:
    class Filters(forms.Form):
        q = forms.CharField(label=say(lang, "Name", "الاسم"), required=False)
        region = forms.ChoiceField(
            label=say(lang, "Region", "المنطقة"),
            required=False,
            choices=[("", say(lang, "All", "الكل")), ("european", say(lang, "Europe", "أوروبا"))],
            error_messages={
                "invalid_choice": say(lang, "“%(value)s” is not in the list.", "«%(value)s» ليس في القائمة.")
            },
        )
        theme = forms.MultipleChoiceField(
            label=say(lang, "Theme", "الموضوع"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(icon, say(lang, *words)) for icon, *words in ALL_THEMES[:4]],
        )

    return Filters(data or {}, auto_id=f"sample_{lang}_{'bad' if data and data.get('region') == 'mars' else 'good'}_%s")


def listing(lang: str, **changes) -> SampleListing:
    page = Paginator(range(230), 24).page(4)
    numbers = [(1, False), ("…", True), (3, False), (4, False), (5, False), ("…", True), (10, False)]
    values = {
        "form": filter_form(lang, {"theme": ["house"]}),
        "count": 230,
        "page": page,
        "page_links": [{"number": n, "url": SAMPLE_URL, "current": n == 4, "gap": gap} for n, gap in numbers],
        "previous_url": SAMPLE_URL,
        "next_url": SAMPLE_URL,
        "sorts": [
            {"label": say(lang, "By part in the network", "حسب الدور في الشبكة"), "url": SAMPLE_URL, "current": True},
            {"label": say(lang, "By name", "حسب الاسم"), "url": SAMPLE_URL, "current": False},
        ],
        "active": [
            {"label": say(lang, "Theme", "الموضوع"), "value": say(lang, "Housing", "السكن"), "remove_url": SAMPLE_URL},
            {"label": say(lang, "Name", "الاسم"), "value": "Tur", "remove_url": SAMPLE_URL},
        ],
    }
    return SampleListing(**{**values, **changes})


def wrong_listing(lang: str) -> SampleListing:
    form = filter_form(lang, {"region": "mars"})
    return listing(lang, form=form, active=[], errors=errors(lang))


COMPONENTS: list[tuple] = [
    (
        "filter_panel",
        {
            "In use": lambda lang: {"listing": listing(lang)},
            "With an error": lambda lang: {"listing": wrong_listing(lang)},
        },
    ),
    ("active_filters", {"Two in use": lambda lang: {"listing": listing(lang)}}),
    (
        "result_count",
        {
            "Many pages": lambda lang: {"listing": listing(lang)},
            "One": lambda lang: {"listing": listing(lang, count=1, page=Paginator([1], 24).page(1))},
        },
    ),
    (
        "listing",
        {
            "With filters": lambda lang: {"listing": listing(lang), "words": say(lang, "53 cities", "53 مدينة")},
            "With an error": lambda lang: {"listing": wrong_listing(lang)},
        },
    ),
    ("sort_links", {"Two orders": lambda lang: {"listing": listing(lang)}}),
    ("pagination", {"In the middle": lambda lang: {"listing": listing(lang)}}),
    (
        "export_links",
        {
            "Three files": lambda lang: {
                "exports": [
                    {"label": "CSV", "url": SAMPLE_URL},
                    {"label": "GeoJSON", "url": SAMPLE_URL},
                    {"label": "JSON", "url": SAMPLE_URL},
                ]
            }
        },
    ),
]
