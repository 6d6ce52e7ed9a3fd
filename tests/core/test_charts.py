"""Charts: the same coordinates from both sides, nothing drawn that is not known, every number in a table."""

import re
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from core.charts import Bar, Chart, Kind, Line, Panel, Point, Whole, drawn, ranking, to_svg
from core.charts.paper import width_of, wrapped
from core.charts.scale import in_steps, years_to_write
from core.translation import Text
from tests.reading import read_html

ROOT = Path(__file__).resolve().parent.parent.parent
SVG = "{http://www.w3.org/2000/svg}"
EVIL = '<script>alert("x")</script> & "Città"'
NOT_COMPARABLE = {"hatched": True, "why": "counted in 2004"}


def bar(label, value, **more):
    return Bar(label, None if value is None else Decimal(value), **more)


def line(label, *told, **more):
    """`(2008, 5), (2009, None)`."""
    return Line(
        label,
        [Point(year, None if v is None else Decimal(v), **rest) for year, v, *r in told for rest in r or [{}]],
        **more,
    )


def bars(*told, **more):
    return Chart(Kind.BARS, "Foreign residents, 2017", told, **more)


def lines(*told, **more):
    return Chart(Kind.LINES, "Foreign residents", told, **more)


def stacked(*told, **more):
    return Chart(Kind.STACKED, "Origins", told, **more)


def draw(chart, language="en"):
    return drawn(chart, anchor="c", language=language)


def rows(chart, language="en"):
    return draw(chart, language).panels[0].rows


def plot(chart, language="en"):
    return draw(chart, language).panels[0].plot


def page(chart, language="en"):
    with override(language):
        return read_html(render_to_string("components/chart.html", {"chart": draw(chart, language)}))


def spans(chart, language="en"):
    return [(float(s.x), float(s.width)) for row in rows(chart, language) for s in row.segments]


MANY = [
    bars(bar("Turin", "9.7"), bar("Lyon", "14.2"), bar("Tunis", 3, **NOT_COMPARABLE), bar("Beirut", None)),
    bars(bar("Arrivals", 7), bar("Departures", -3)),
    stacked(Whole("2015", [bar("Romania", "46.2"), bar("Morocco", "12.1"), bar("Peru", None)], of=Decimal(100))),
    lines(line("Turin", (2008, 5), (2009, 6), (2011, 8)), line("Lyon", (2008, 3), (2010, "2.5", NOT_COMPARABLE))),
    Chart(
        Kind.MULTIPLES, "T", [Panel("Turin", [line("", (2008, 5), (2009, 6))]), Panel("Lyon", [line("", (2009, 2))])]
    ),
    Chart(Kind.MULTIPLES, "T", [Panel("Turin", [bar("Women", 5)]), Panel("Lyon", [bar("Women", 10)])]),
]


# Coordinates


def test_bars_are_as_long_as_their_values_from_zero():
    assert spans(bars(bar("Lyon", 20), bar("Turin", 5))) == [(0, 100), (0, 25)]


@pytest.mark.parametrize("chart", MANY)
def test_arabic_readers_get_the_exact_mirror_image(chart):
    for english, arabic in zip(draw(chart, "en").panels, draw(chart, "ar").panels, strict=True):
        for one, other in zip(english.rows, arabic.rows, strict=True):
            assert one.zero + other.zero == 100
            assert [s.x + s.width + t.x for s, t in zip(one.segments, other.segments, strict=True)] == [100] * len(
                one.segments
            )
            assert [s.width for s in one.segments] == [s.width for s in other.segments]
        if english.plot:
            one, other = english.plot, arabic.plot
            assert [d.x + e.x for d, e in zip(one.dots, other.dots, strict=True)] == [100] * len(one.dots)
            assert [d.y for d in one.dots] == [e.y for e in other.dots]
            assert [t.at + u.at for t, u in zip(one.years, other.years, strict=True)] == [100] * len(one.years)
            assert one.ticks == other.ticks


def test_values_below_zero_grow_to_the_other_side():
    chart = bars(bar("Arrivals", 30), bar("Departures", -10))
    assert [float(row.zero) for row in rows(chart)] == [25, 25]
    assert spans(chart) == [(25, 75), (0, 25)]
    assert spans(chart, "ar") == [(0, 75), (75, 25)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [([7, 7], [(0, 100), (0, 100)]), ([7], [(0, 100)]), ([-7, -7], [(0, 100), (0, 100)]), ([0, 0], [(0, 0), (0, 0)])],
)
def test_equal_values_and_a_single_one_have_a_scale(values, expected):
    assert spans(bars(*[bar("x", value) for value in values])) == expected


@given(st.lists(st.decimals(-(10**14), 10**14, places=4), min_size=1, max_size=12))
def test_no_bar_leaves_its_ground(values):
    for row in rows(bars(*[Bar("x", value) for value in values])):
        assert 0 <= row.zero <= 100
        assert all(s.x >= 0 and s.width >= 0 and s.x + s.width <= 100 for s in row.segments)


@given(st.lists(st.decimals(-(10**14), 10**14, places=4), min_size=1, max_size=12), st.booleans())
def test_round_numbers_beside_lines_hold_every_value(values, zero):
    scale, ticks = in_steps(values, zero=zero)
    assert (scale.low, scale.high) == (ticks[0], ticks[-1])
    assert ticks[0] <= min(values)
    assert max(values) <= ticks[-1]
    assert 2 <= len(ticks) <= 7
    assert not zero or 0 in ticks


def test_parts_follow_each_other_in_the_same_order_in_every_row():
    told = stacked(
        Whole("2015", [bar("Romania", 50), bar("Morocco", 25)], of=Decimal(100)),
        Whole("2005", [bar("Morocco", 30), bar("Romania", 20)], of=Decimal(100)),
    )
    assert [(s.number, float(s.x), float(s.width)) for row in rows(told) for s in row.segments] == [
        (1, 0, 50),
        (2, 50, 25),
        (0, 75, 25),
        (1, 0, 20),
        (2, 20, 30),
        (0, 50, 50),
    ]


def test_small_charts_share_one_scale():
    assert [[float(row.segments[0].width) for row in panel.rows] for panel in draw(MANY[5]).panels] == [[50], [100]]
    turin, lyon = (panel.plot for panel in draw(MANY[4]).panels)
    assert (turin.ticks, turin.years) == (lyon.ticks, lyon.years)


@pytest.mark.parametrize(
    ("span", "written"),
    [
        ((2017, 2017), [2017]),
        ((2016, 2017), [2016, 2017]),
        ((2008, 2016), [2008, 2010, 2012, 2014, 2016]),
        ((1990, 2021), [1990, 2000, 2010, 2021]),
    ],
)
def test_years_are_written_where_there_is_room(span, written):
    assert years_to_write(*span) == written


# What is not known, and what cannot be compared


def test_a_gap_breaks_the_line():
    chart = lines(line("Turin", (2008, 5), (2009, 6), (2010, None), (2011, 7), (2012, 8)))
    assert [len(stroke.places) for stroke in plot(chart).strokes] == [2, 2]


def test_years_that_nobody_names_are_a_gap_too_unless_counts_are_rare():
    told = (2004, 5), (2014, 6)
    assert plot(lines(line("Tunis", *told))).strokes == []
    assert len(plot(lines(line("Tunis", *told))).dots) == 2
    assert len(plot(lines(line("Tunis", *told, every=10))).strokes) == 1


def test_a_point_that_cannot_be_compared_is_joined_to_nothing():
    chart = lines(line("Turin", (2008, 5), (2009, 6), (2010, 30, NOT_COMPARABLE), (2011, 7), (2012, 8)))
    assert [len(stroke.places) for stroke in plot(chart).strokes] == [2, 2]
    assert [dot.hollow for dot in plot(chart).dots] == [False, False, True, False, False]


def test_a_single_year_stands_in_the_middle():
    assert [float(dot.x) for dot in plot(lines(line("Turin", (2017, 5)))).dots] == [50]


def test_what_cannot_be_compared_or_is_not_known_has_no_rank():
    turin, lyon = bar("Turin", 5), bar("Lyon", 20)
    assert ranking([turin, bar("Tunis", 90, **NOT_COMPARABLE), bar("Beirut", None), lyon]) == [lyon, turin]


def test_what_cannot_be_compared_says_why():
    with pytest.raises(ValueError, match="says why"):
        bar("Tunis", 3, hatched=True)


def test_a_hatched_bar_is_drawn_and_its_reason_told():
    found = page(bars(bar("Turin", 5), bar("Tunis", 3, **NOT_COMPARABLE)))
    plain, hatched = found.all("rect", "chart-mark")
    assert hatched.attrs["fill"] == "url(#c-hatch-1)"
    assert "fill" not in plain.attrs
    assert "c-hatch-1" in found.ids
    assert found.one("ul", "chart-remarks").text == "Tunis (cannot be compared): counted in 2004"


def test_a_bar_that_is_not_known_says_so_and_draws_nothing():
    found = page(bars(bar("Turin", 5), bar("Beirut", None, why="no count")))
    assert len(found.all("rect", "chart-mark")) == 1
    assert [value.text for value in found.all("p", "chart-value")] == ["5", "not known"]
    assert found.one("ul", "chart-remarks").text == "Beirut: no count"


def test_a_zero_is_known():
    assert [value.text for value in page(bars(bar("Turin", 0))).all("p", "chart-value")] == ["0"]


@pytest.mark.parametrize(
    "chart",
    [
        bars(finding="Turin leads"),
        bars(bar("Turin", None), finding="Turin leads"),
        lines(line("Turin", (2008, None)), finding="Turin leads"),
        lines(line("Turin"), finding="Turin leads"),
        stacked(Whole("2015", [bar("Romania", None)]), finding="Turin leads"),
        Chart(Kind.MULTIPLES, "Origins", [], finding="Turin leads"),
    ],
)
def test_where_nothing_is_known_the_page_and_the_picture_say_so_and_find_nothing(chart):
    found = page(chart)
    assert "Nothing is known yet" in found.one("p", "chart-empty").text
    assert "Turin leads" not in found.text
    assert found.all(role="img") == []
    assert "Nothing is known yet" in to_svg(chart, "en")


def test_a_part_of_a_whole_is_not_negative():
    with pytest.raises(ValueError, match="not negative"):
        Whole("2015", [bar("Romania", -1)])


def test_an_axis_that_does_not_begin_at_zero_says_so():
    told = line("Turin", (2008, 905), (2009, 920))
    assert "does not begin at zero" in page(lines(told, from_zero=False)).text
    assert "does not begin at zero" not in page(lines(told)).text


# More than can be told apart


def test_too_many_parts_end_in_other_and_the_table_keeps_them():
    chart = stacked(Whole("2015", [bar(f"Country {n}", 10) for n in range(1, 10)]))
    assert [str(key.label) for key in draw(chart).keys] == [*[f"Country {n}" for n in range(1, 6)], "Other"]
    assert float(rows(chart)[0].segments[-1].width) == pytest.approx(44.44)
    assert len(draw(chart).table.columns) == 9


def test_the_legend_names_only_what_is_drawn():
    assert [(key.number, key.label) for key in draw(MANY[2]).keys] == [(1, "Romania"), (2, "Morocco"), (0, "Not known")]


def test_too_many_lines_become_a_chart_each():
    chart = lines(*[line(f"City {n}", (2008, n), (2009, n)) for n in range(7)])
    assert [panel.label for panel in draw(chart).panels] == [f"City {n}" for n in range(7)]
    assert draw(chart).keys == []


def test_a_long_line_marks_only_its_ends():
    assert len(plot(lines(line("Turin", *[(year, year) for year in range(1990, 2021)]))).dots) == 2


# What readers get


def test_the_same_numbers_stand_in_a_table():
    found = page(MANY[3])
    table = found.one("div", "chart-table")
    assert [cell.text for cell in table.all("th", scope="col")] == ["Year", "Turin", "Lyon"]
    assert [[cell.text for cell in row.children if not isinstance(cell, str)] for row in table.all("tr")[1:]] == [
        ["2008", "5", "3"],
        ["2009", "6", "not known"],
        ["2010", "not known", "2.5 (cannot be compared)"],
        ["2011", "8", "not known"],
    ]


def test_numbers_are_written_as_the_reader_does_and_years_plainly():
    chart = lines(line("Turin", (2008, 180_000), (2009, 221_961)))
    french = page(chart, "fr")
    assert "221 961" in french.one("div", "chart-table").text
    assert {"2008", "2009"} <= {text.text for text in french.all("text")}


def test_coordinates_are_written_with_a_point_in_every_language():
    found = page(bars(bar("Lyon", 3), bar("Turin", 1)), "fr")
    assert [rect.attrs["width"] for rect in found.all("rect", "chart-mark")] == ["100.00%", "33.33%"]


def test_the_picture_points_to_its_table():
    found = page(MANY[0])
    picture = found.one(role="img")
    assert picture.attrs["aria-label"] == "Foreign residents, 2017"
    assert "table" in found.one(id=picture.attrs["aria-describedby"]).text


def test_sources_files_address_and_citation_stand_beneath():
    source = SimpleNamespace(title="Profilo migratorio", language="it")
    chart = bars(
        bar("Turin", 5),
        finding="One in twenty",
        source_marks=[SimpleNamespace(number=1, anchor="source-s1", source=source)],
        downloads=[SimpleNamespace(label="CSV", url="/en/figures.csv", type="text/csv")],
        address="https://portal.example/en/figures/1/",
        citation="MC2CM: Foreign residents.",
    )
    found = page(chart)
    assert found.one("p", "chart-finding").text == "One in twenty"
    assert found.one("p", "chart-title").text == "Foreign residents, 2017"
    assert found.links == ["#source-s1", "/en/figures.csv", "https://portal.example/en/figures/1/"]
    assert "MC2CM: Foreign residents." in found.text
    assert "Source: Profilo migratorio" in "".join(ElementTree.fromstring(to_svg(chart, "en")).itertext())


def test_a_label_in_another_language_carries_it():
    found = page(bars(Bar(Text("تورينو", "ar", "en"), Decimal(5))))
    assert found.one("p", "chart-label").one("span").attrs == {"lang": "ar", "dir": "rtl"}


@pytest.mark.parametrize("chart", [*MANY, bars(bar("Turin", None))])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_chart_has_no_style_of_its_own_and_names_nothing_twice(chart, language):
    found = page(chart, language)
    assert [element.attrs for element in found.walk() if "style" in element.attrs or element.tag == "style"] == []
    assert len(found.ids) == len(set(found.ids))
    used = {name for element in found.walk() for name in re.findall(r"#(c-[\w-]+)", " ".join(element.attrs.values()))}
    assert used <= set(found.ids)


@pytest.mark.parametrize("make", [page, lambda chart: read_html(to_svg(chart, "en"))])
@pytest.mark.parametrize(
    "chart",
    [
        bars(
            bar(EVIL, 5, shown=EVIL, hatched=True, why=EVIL),
            finding=EVIL,
            unit=EVIL,
            note=EVIL,
            citation=EVIL,
            address="#",
        ),
        stacked(Whole(EVIL, [bar(EVIL, 5, shown=EVIL)], shown=EVIL), row_label=EVIL),
        lines(line(EVIL, (2008, 5), (2009, 6)), line("b", (2008, 1))),
        Chart(Kind.MULTIPLES, EVIL, [Panel(EVIL, [line(EVIL, (2008, 5))]), Panel("b", [line("b", (2008, 5))])]),
    ],
)
def test_what_people_wrote_stays_text(make, chart):
    found = make(chart)
    assert found.all("script") == []
    assert "alert(" in found.text


# The picture of its own


@pytest.mark.parametrize("chart", MANY)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_picture_is_well_formed_small_and_explicit(chart, language):
    written = to_svg(chart, language)
    picture = ElementTree.fromstring(written)
    assert picture.find(f"{SVG}title").text == chart.title
    assert 600 < len(written.encode()) < 6000
    assert not re.search(r"currentColor|var\(|class=|style=", written)
    ids = set(re.findall(r'id="([^"]+)"', written))
    assert set(re.findall(r"url\(#([^)]+)\)", written)) <= ids


def corners(chart, language):
    picture = ElementTree.fromstring(to_svg(chart, language))
    return [(float(r.get("x")), float(r.get("width"))) for r in picture.iter(f"{SVG}rect") if r.get("x")]


def test_the_picture_is_mirrored_too():
    left, right = corners(MANY[1], "en"), corners(MANY[1], "ar")
    assert [x + width + other for (x, width), (other, _same) in zip(left, right, strict=True)] == pytest.approx(
        [480, 480], abs=0.2
    )
    assert [width for _x, width in left] == [width for _x, width in right]


def test_words_begin_at_the_right_in_arabic():
    first = next(ElementTree.fromstring(to_svg(bars(bar("تورينو", 5)), "ar")).iter(f"{SVG}text"))
    assert (first.get("x"), first.get("text-anchor")) == ("480", "end")


def test_mixed_words_are_isolated_and_each_script_has_its_font():
    picture = ElementTree.fromstring(to_svg(bars(bar("تعداد 2004", 5)), "ar"))
    label = next(text for text in picture.iter(f"{SVG}text") if "2004" in "".join(text.itertext()))
    assert "".join(label.itertext()) == "\u2067تعداد 2004\u2069"
    assert [("Arabic" in span.get("font-family", "Arabic"), span.text) for span in label] == [
        (True, "\u2067"),
        (True, "تعداد "),
        (False, "2004"),
        (True, "\u2069"),
    ]


@given(st.text(max_size=40), st.sampled_from(["en", "ar"]))
def test_whatever_people_type_the_picture_can_be_read(words, language):
    ElementTree.fromstring(to_svg(bars(bar(words, 5, shown=words), finding=words, note=words), language))


@pytest.mark.parametrize(
    "words",
    ["Metropolitan municipality of Tunis, with its suburbs", "بلدية تونس الكبرى مع ضواحيها وما يحيط بها", "a" * 90, ""],
)
def test_long_words_wrap_within_their_room(words):
    lines = wrapped(words, 10, 120)
    assert all(width_of(line, 10) <= 120 for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


# Colours


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("theme", [0, 1])
def test_marks_stand_at_three_to_one_on_every_surface(theme):
    """Light and dark values as tokens.css has them; names of other tokens are followed."""
    light, dark = (ROOT / "static/css/tokens.css").read_text().split("prefers-color-scheme: dark", 1)
    values = {}
    for text in (light, dark)[: theme + 1]:
        values |= dict(re.findall(r"(--[\w-]+): ([^;]+);", text))

    def colour(name):
        value = values[name]
        return colour(value[4:-1]) if value.startswith("var(") else value

    for mark in [*(f"--chart-{n}" for n in range(1, 7)), "--chart-stressed", "--chart-zero"]:
        for ground in ("--page", "--surface", "--surface-sunken"):
            lighter, darker = sorted((luminance(colour(mark)), luminance(colour(ground))), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 3, (mark, ground)


# In a browser


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_charts_keep_within_the_window_and_the_rules_of_access(visit, live_site, axe, width, scheme, language):
    tab = visit(width, color_scheme=scheme)
    tab.goto(f"{live_site}/{language}/components/#component-chart")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(tab) == []
    overlapping = tab.evaluate(
        """() => [...document.querySelectorAll('.chart-row')].filter(row => {
            const [a, b] = ['.chart-label', '.chart-value'].map(s => row.querySelector(s).getBoundingClientRect());
            return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        }).length"""
    )
    assert overlapping == 0
    smallest = tab.evaluate(
        "Math.min(...[...document.querySelectorAll('.chart text')].map(t => parseFloat(getComputedStyle(t).fontSize)))"
    )
    assert smallest >= 11.5


def test_the_table_opens_without_scripts(visit, live_site):
    tab = visit(360, scripts=False)
    tab.goto(f"{live_site}/en/components/")
    numbers = tab.locator("#sample-bars-en .chart-numbers")
    assert not numbers.locator("table").is_visible()
    numbers.locator("summary").click()
    assert "33.8" in numbers.locator("table").inner_text()
