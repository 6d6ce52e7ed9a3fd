"""Charts of every kind: with a gap, a hatched bar, values below zero, and with nothing to draw."""

from dataclasses import dataclass
from decimal import Decimal

from core.charts import Bar, Chart, Drawing, Kind, Line, Panel, Point, Whole, drawn
from mc2cm.pages.gallery_samples.words import SAMPLE_URL, marks, say

SHARES = (
    ("Turin", "تورينو", "9.7"),
    ("Lyon", "ليون", "14.2"),
    ("Vienna", "فيينا", "30.2"),
    ("Lisbon", "لشبونة", "11.6"),
    ("Amman", "عمّان", "33.8"),
)
ORIGINS = (
    ("Romania", "رومانيا"),
    ("Morocco", "المغرب"),
    ("China", "الصين"),
    ("Peru", "بيرو"),
    ("Albania", "ألبانيا"),
    ("All other countries of origin", "جميع بلدان المنشأ الأخرى"),
)


@dataclass(frozen=True)
class SampleFile:
    label: str
    url: str
    type: str


def percent(value: str | None) -> dict:
    return {"value": Decimal(value), "shown": f"{value}\u202f%"} if value else {"value": None}


def chart(lang: str, name: str, kind: Kind, series: list, **more) -> dict[str, Drawing]:
    given = {
        "source_marks": marks(lang),
        "downloads": [SampleFile("CSV", SAMPLE_URL, "text/csv")],
        "address": f"https://portal.example/{lang}/figures/{name}/",
        "citation": say(
            lang, "MC2CM: Foreign residents in ten cities. 2026.", "MC2CM: السكان الأجانب في عشر مدن. 2026."
        ),
        "row_label": say(lang, "City", "المدينة"),
        "note": say(lang, "A sample: its numbers are made up.", "نموذج للعرض: أرقامه غير حقيقية."),
        **more,
    }
    return {"chart": drawn(Chart(kind, series=series, **given), anchor=f"sample-{name}-{lang}", language=lang)}


def bars(lang: str) -> dict[str, Drawing]:
    known = [
        Bar(say(lang, english, arabic), **percent(value), stressed=english == "Turin")
        for english, arabic, value in sorted(SHARES, key=lambda row: -Decimal(row[2]))
    ]
    other_year = say(
        lang, "census of 2004, before the borders of the city changed", "تعداد 2004، قبل تغيّر حدود المدينة"
    )
    unknown = say(lang, "no count has been published", "لم يُنشر أي تعداد")
    others = [
        Bar(
            say(lang, "Metropolitan municipality of Tunis, with its suburbs", "بلدية تونس الكبرى مع ضواحيها"),
            **percent("3.1"),
            hatched=True,
            why=other_year,
        ),
        Bar(say(lang, "Beirut", "بيروت"), None, why=unknown),
    ]
    return chart(
        lang,
        "bars",
        Kind.BARS,
        [*known, *others],
        finding=say(
            lang,
            "One resident in three of Amman is a foreign national",
            "واحد من كل ثلاثة من سكان عمّان من الرعايا الأجانب",
        ),
        title=say(lang, "Foreign residents of seven cities, 2017", "السكان الأجانب في سبع مدن، 2017"),
        unit=say(lang, "per cent of all residents", "بالمئة من مجموع السكان"),
    )


def below_zero(lang: str) -> dict[str, Drawing]:
    rows = (("Arrivals", "الوافدون", 18_420), ("Departures", "المغادرون", -12_905), ("Balance", "الرصيد", 5_515))
    return chart(
        lang,
        "balance",
        Kind.BARS,
        [Bar(say(lang, english, arabic), Decimal(value)) for english, arabic, value in rows],
        finding=say(lang, "More people come than go", "القادمون أكثر من المغادرين"),
        title=say(lang, "Arrivals and departures, 2016", "الوافدون والمغادرون، 2016"),
        unit=say(lang, "persons", "أشخاص"),
        downloads=[],
        address="",
    )


def stacked(lang: str) -> dict[str, Drawing]:
    told = (("2015", "46.2 12.1 5 4.4 4.3 28"), ("2005", "25 15 6 8 7.5 22.5"), ("1995", "4 22 6 - 3 -"))
    return chart(
        lang,
        "stacked",
        Kind.STACKED,
        [
            Whole(
                year,
                [
                    Bar(say(lang, *words), **percent(value.replace("-", "")))
                    for words, value in zip(ORIGINS, shares.split(), strict=True)
                ],
                of=Decimal(100),
            )
            for year, shares in told
        ],
        row_label=say(lang, "Year", "السنة"),
        finding=say(
            lang,
            "Nearly half of Turin’s foreign residents now come from Romania",
            "ما يقارب نصف السكان الأجانب في تورينو يأتون اليوم من رومانيا",
        ),
        title=say(lang, "Foreign residents of Turin by nationality", "السكان الأجانب في تورينو حسب الجنسية"),
        unit="%",
    )


def points(first: int, values: str, **more: dict) -> list[Point]:
    return [
        Point(year, None if value == "-" else Decimal(value), **more.get(f"in_{year}", {}))
        for year, value in enumerate(values.split(), start=first)
    ]


def lines(lang: str) -> dict[str, Drawing]:
    changed = {"hatched": True, "why": say(lang, "counted on another day", "أُحصي في يوم آخر")}
    return chart(
        lang,
        "lines",
        Kind.LINES,
        [
            Line(say(lang, "Turin", "تورينو"), points(2008, "184604 198854 207488 - - 222419 221842 221961 220403")),
            Line(say(lang, "Lyon", "ليون"), points(2008, "121000 124500 129800 133000 139700 146200 151000 - -")),
            Line(
                say(lang, "Sfax", "صفاقس"),
                points(2010, "12000 14000 30500 21000 23400", in_2012=changed),
            ),
        ],
        row_label="",
        finding=say(lang, "Growth has come to rest in Turin, not in Lyon", "توقف النمو في تورينو، ولم يتوقف في ليون"),
        title=say(lang, "Foreign residents, 2008–2016", "السكان الأجانب، 2008–2016"),
        unit=say(lang, "persons", "أشخاص"),
    )


def small_lines(lang: str) -> dict[str, Drawing]:
    told = (
        ("Turin", "تورينو", "7.9 8.6 9 - - 9.7 9.7 9.7"),
        ("Lyon", "ليون", "11 11.4 11.9 12.3 13 13.6 14.2 14.2"),
        ("Vienna", "فيينا", "18.9 19.6 20.3 21.4 22.6 24.2 25.6 27.4"),
        ("Lisbon", "لشبونة", "9.4 9.6 9.5 9 8.8 8.9 10 11.6"),
        ("Tangier", "طنجة", "- - - - - - 1.2 -"),
    )
    return chart(
        lang,
        "small-lines",
        Kind.MULTIPLES,
        [Panel(say(lang, *words), [Line(say(lang, *words), points(2008, values))]) for *words, values in told],
        finding=say(lang, "Vienna grew fastest", "نمت فيينا أسرع من غيرها"),
        title=say(lang, "Foreign residents, 2008–2015", "السكان الأجانب، 2008–2015"),
        unit=say(lang, "per cent of all residents", "بالمئة من مجموع السكان"),
    )


def small_bars(lang: str) -> dict[str, Drawing]:
    told = (("Turin", "تورينو", "18.4 61 20.6"), ("Lyon", "ليون", "15 63.5 21.5"), ("Vienna", "فيينا", "17 70 -"))
    ages = (("Under 18", "دون 18"), ("18 to 44", "من 18 إلى 44"), ("45 and over", "45 فأكثر"))
    return chart(
        lang,
        "small-bars",
        Kind.MULTIPLES,
        [
            Panel(
                say(lang, *words),
                [
                    Bar(say(lang, *age), **percent(v.replace("-", "")))
                    for age, v in zip(ages, values.split(), strict=True)
                ],
            )
            for *words, values in told
        ],
        finding=say(lang, "Most newcomers are of working age", "معظم الوافدين في سن العمل"),
        title=say(lang, "Foreign residents by age, 2017", "السكان الأجانب حسب العمر، 2017"),
    )


def nothing(lang: str) -> dict[str, Drawing]:
    unknown = say(lang, "the census of 2017 is not published yet", "لم يُنشر تعداد 2017 بعد")
    return chart(
        lang,
        "nothing",
        Kind.BARS,
        [Bar(say(lang, "Turin", "تورينو"), None, why=unknown)],
        title=say(lang, "Foreign residents, 2017", "السكان الأجانب، 2017"),
        source_marks=[],
        downloads=[],
        address="",
    )


COMPONENTS: list[tuple] = [
    (
        "chart",
        {
            "Bars: one stressed, one hatched, one not known": bars,
            "Bars on both sides of zero": below_zero,
            "Stacked bars, some parts not known": stacked,
            "Lines with gaps": lines,
            "Small multiples of lines": small_lines,
            "Small multiples of bars": small_bars,
            "Nothing known": nothing,
        },
        True,
    ),
]
