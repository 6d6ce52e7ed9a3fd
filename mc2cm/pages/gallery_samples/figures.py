"""Figures with their sources, tables, the map."""

from dataclasses import dataclass

from cities.map import Point, drawn, project
from mc2cm.pages.gallery_samples.words import SAMPLE_URL, marks, say, text


@dataclass(frozen=True)
class SampleGroup:
    heading: str
    definition: str
    figures: list
    shared: dict


def grouped_figures(lang: str) -> dict:
    shared = {
        "unit": "",
        "period": "2015",
        "geography": text(lang, "Metropolitan City of Turin", "مدينة تورينو الحضرية الكبرى"),
        "marks": marks(lang)[:1],
    }
    origins = (("Romania", "رومانيا", "46 %"), ("Morocco", "المغرب", "12 %"))
    return {
        "caption": say(lang, "A group", "مجموعة"),
        "hide_caption": True,
        "figures": [
            SampleGroup(
                say(lang, "Composition of the migrant population", "تركيبة السكان المهاجرين"),
                say(lang, "Foreign nationals", "رعايا أجانب"),
                [{**shared, "label": text(lang, name, arabic), "value": value} for name, arabic, value in origins],
                shared,
            )
        ],
    }


def figures(lang: str) -> dict:
    first, second = marks(lang)
    rows = [
        {
            "label": text(lang, "Residents", "عدد السكان"),
            "value": "2,282,197",
            "period": "2017",
            "geography": say(lang, "Metropolitan city", "المدينة الحضرية الكبرى"),
            "marks": [first],
            "note": say(lang, "Of whom 1,180,770 are women.", "منهم 1,180,770 من النساء."),
        },
        {
            "label": text(lang, "Foreign residents", "السكان الأجانب"),
            "value": "9.7",
            "unit": "%",
            "period": "",
            "geography": say(lang, "City", "المدينة"),
            "marks": [first, second],
            "doubt": text(
                lang,
                "Two sources give different years for the same number. Both are listed.",
                "يذكر مصدران سنتين مختلفتين للرقم نفسه، وكلاهما مذكور.",
            ),
        },
    ]
    return {"caption": say(lang, "People living in Turin", "سكان تورينو"), "figures": rows}


def table(lang: str) -> dict:
    return {
        "caption": say(lang, "Figures side by side", "الأرقام جنبًا إلى جنب"),
        "columns": [
            {"label": say(lang, *words)} for words in (("City", "المدينة"), ("Residents", "السكان"), ("Year", "السنة"))
        ],
        "rows": [
            [text(lang, "Turin", "تورينو"), "2,282,197", "2017"],
            [text(lang, "Amman", "عمّان"), "4,226,700", "2017"],
        ],
    }


def map_of(lang: str, suffix: str = "") -> dict:
    places = [
        ("lisbon", "Lisbon", "لشبونة", -9.1498, 38.72509, "partner"),
        ("tangier", "Tangier", "طنجة", -5.79975, 35.76727, "partner"),
        ("lyon", "Lyon", "ليون", 4.84789, 45.74906, "partner"),
        ("turin", "Turin", "تورينو", 7.68682, 45.07049, "partner"),
        ("vienna", "Vienna", "فيينا", 16.37208, 48.20849, "partner"),
        ("tunis", "Tunis", "تونس", 10.16579, 36.81897, "partner"),
        ("sfax", "Sfax", "صفاقس", 10.76028, 34.74056, "partner"),
        ("beirut", "Beirut", "بيروت", 35.50157, 33.89332, "partner"),
        ("amman", "Amman", "عمّان", 35.94503, 31.95522, "partner"),
        ("nador", "Nador", "الناظور", -2.93352, 35.16813, "host"),
        ("milan", "Milan", "ميلانو", 9.18951, 45.46427, "other"),
    ]
    labels = {
        "partner": say(lang, "Partner city", "مدينة شريكة"),
        "host": say(lang, "Host of an action", "مدينة مستضيفة لمبادرة"),
        "other": say(lang, "Host of the precursor", "المدينة المستضيفة للمشروع الممهِّد"),
    }
    points = [
        Point(
            slug,
            say(lang, english, arabic),
            SAMPLE_URL,
            role,
            labels[role],
            *project(east, north),
            7.0,
            lang,
            role == "partner",
        )
        for slug, english, arabic, east, north, role in places
    ]
    title = say(lang, "Nine cities began the network", "تسع مدن أطلقت الشبكة")
    return {"id": f"sample-map-{lang}", "title": title, "map": drawn(points), "list_url": SAMPLE_URL}


COMPONENTS: list[tuple] = [
    (
        "key_figure",
        {
            "With a source": lambda lang: {
                "value": "2,282,197",
                "label": text(lang, "residents", "نسمة"),
                "where": say(lang, "Metropolitan city, 2017", "المدينة الحضرية الكبرى، 2017"),
                "marks": marks(lang)[:1],
            },
            "To be read with care": lambda lang: {
                "value": "9.7",
                "unit": "%",
                "label": text(lang, "foreign residents", "سكان أجانب"),
                "where": "2017",
                "doubt": True,
            },
        },
    ),
    ("figures_table", {"One figure in doubt": figures, "A group of one year and place": grouped_figures}, True),
    ("source_marks", {"Two sources": lambda lang: {"marks": marks(lang)}}),
    ("source_list", {"Two sources": lambda lang: {"marks": marks(lang), "level": 4, "id": f"sample-sources-{lang}"}}),
    ("table", {"Three columns": table}),
    ("map", {"Nine partners, a host, another": map_of}, True),
]
