"""Written text becomes HTML in which nothing can run."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.markdown import TABLE_TAGS, TAGS, to_html
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


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<script>", "<a href='", "javascript:", "[a](", ")", "'", '"', "`", "<!--", "-->", "\n", "&", ">", "x"]
        )
    )
)
def test_no_combination_runs(parts):
    assert is_harmless(to_html("".join(parts)))
