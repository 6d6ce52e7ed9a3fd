"""Written text becomes HTML in which nothing can run."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.markdown import TABLE_TAGS, TAGS, nested, to_blocks, to_html
from tests.reading import read_html


def is_harmless(html):
    for element in read_html(html).walk():
        allowed = {"href", "rel", "title"} if element.tag == "a" else set()
        if element.tag not in TAGS | TABLE_TAGS or not set(element.attrs) <= allowed:
            return False
        if urlsplit(element.attrs.get("href", "")).scheme not in {"", "http", "https", "mailto"}:
            return False
    return True


def test_markdown_becomes_html():
    written = (
        "## Housing\n\nA *short* [report](https://example.org/a).\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    assert to_html(written) == (
        "<h2>Housing</h2>\n"
        '<p>A <em>short</em> <a href="https://example.org/a" rel="nofollow noopener">report</a>.</p>\n'
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n"
    )


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example></sCrIpT>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<img src=x onerror=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<style>*{display:none}</style>",
        "<p style='position:fixed'>",
        "<details open ontoggle=alert(1)>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](java&#115;cript:alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](\x01javascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:msgbox)",
        "[a](https://example.org 'x\" onmouseover=\"alert(1)')",
        "![a](javascript:alert(1))",
        "![a](x' onerror='alert(1))",
        "<javascript:alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
        "`<script>alert(1)</script>`",
        "```html\n<script>alert(1)</script>\n```",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "\u202egnp.tpircs\u202c<script>",
    ],
)
def test_nothing_runs(written):
    assert is_harmless(to_html(written))


def test_html_inside_a_text_stays_text():
    assert (
        read_html(to_html("before <b onclick=alert(1)>bold</b> after")).text
        == "before <b onclick=alert(1)>bold</b> after"
    )


def test_the_check_itself_sees_what_would_run():
    assert not is_harmless("<p><img src=x onerror=alert(1)></p>")
    assert not is_harmless('<a href="javascript:alert(1)">a</a>')
    assert not is_harmless('<p onclick="alert(1)">a</p>')


@pytest.mark.parametrize("ends", ["]", "](a)"])
def test_brackets_five_thousand_deep_are_text(ends):
    html = to_html("[" * 5000 + "deep" + ends * 5000)
    assert is_harmless(html)
    assert "deep" in html


@pytest.mark.parametrize("mark", [">", "- ", "* ", "1. "])
def test_lists_and_quotes_five_thousand_deep_are_cut_off(mark):
    assert is_harmless(to_html(mark * 5000 + "deep"))


def test_words_that_turn_the_direction_stay_words():
    assert to_html("invoice\u202egnp.exe") == "<p>invoice\u202egnp.exe</p>\n"


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["<script>", "<a href='", "javascript:", "[a](", ")", "'", '"', "`", "<!--", "-->", "\n", "&", ">", "x"]
        )
    )
)
def test_no_combination_runs(parts):
    assert is_harmless(to_html("".join(parts)))


# Blocks


def test_markdown_becomes_blocks():
    written = (
        "## *Housing*\n\nA [report](https://example.org/a) and [@W4, p. 5].\n\n3. one\n   - two\n\n"
        "| a | b |\n|:--|--:|\n| 1 | **2** |\n\n> said\n\n    a = 1\n\n***\n\n`code`  \nend"
    )

    def words(text):
        return [{"kind": "text", "text": text}]

    def paragraph(*parts):
        return {"kind": "paragraph", "parts": list(parts)}

    inner = {"kind": "list", "ordered": False, "start": 1, "tight": True, "items": [[paragraph(*words("two"))]]}
    assert to_blocks(written) == [
        {"kind": "heading", "level": 2, "parts": [{"kind": "emphasis", "parts": words("Housing")}]},
        paragraph(
            *words("A "),
            {"kind": "link", "href": "https://example.org/a", "parts": words("report")},
            *words(" and "),
            {"kind": "citation", "key": "W4", "at": "p. 5", "written": "[@W4, p. 5]"},
            *words("."),
        ),
        {"kind": "list", "ordered": True, "start": 3, "tight": True, "items": [[paragraph(*words("one")), inner]]},
        {
            "kind": "table",
            "align": ["left", "right"],
            "header": [words("a"), words("b")],
            "rows": [[words("1"), [{"kind": "strong", "parts": words("2")}]]],
        },
        {"kind": "quote", "blocks": [paragraph(*words("said"))]},
        {"kind": "code", "text": "a = 1"},
        {"kind": "rule"},
        paragraph({"kind": "code", "text": "code"}, {"kind": "break"}, *words("end")),
    ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](ftp://example.org)", "a"),
        ("[a](//evil.example)", "a"),
        ("![a picture](https://example.org/a.png)", "a picture"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("one\ntwo", "one two"),
    ],
)
def test_in_blocks_what_is_not_allowed_is_text(written, text):
    assert to_blocks(written) == [{"kind": "paragraph", "parts": [{"kind": "text", "text": text}]}]


def test_a_citation_may_name_its_place_in_arabic():
    ((part,),) = [block["parts"] for block in to_blocks("[@W4، ص 5]")]
    assert part == {"kind": "citation", "key": "W4", "at": "ص 5", "written": "[@W4، ص 5]"}


def test_headings_skip_no_level():
    blocks = nested(to_blocks("#### a\n\n## b\n\n##### c\n\n> # d\n\n###### e"), under=1)
    assert [block["level"] for block in blocks if block["kind"] == "heading"] == [2, 2, 3, 3]
    assert [block["blocks"][0]["level"] for block in blocks if block["kind"] == "quote"] == [2]


@pytest.mark.parametrize("mark", [">", "- ", "[", "*", "**a "])
def test_blocks_five_thousand_deep_are_cut_off(mark):
    assert to_blocks(mark * 5000 + "deep")


def test_no_text_makes_no_blocks():
    assert to_blocks("") == []
