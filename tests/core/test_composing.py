"""Blocks become Markdown that says the same, with as few signs as possible."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.composing import Run, compose, letters, parts_of, runs_of
from core.markdown import to_blocks

TEXT = """## Housing in *Turin*

Text with **bold**, *italic*, **bold _and italic_**, `code` and [a link](https://example.org/a) [@W4, p. 5].\\
A second line.

- one
  - nested
    1. deep
    2. deeper
- two

3. three
4. four

| City | People |
| --- | --: |
| Turin | **870 952** |
| طنجة | a \\| b |

> said
>
> twice

```
a = *1*
```

---

مدينة **طنجة** [@W4، ص 5]"""


def meaning(blocks):
    """What blocks say, whatever the Markdown looked like."""

    def said(block):
        if block["kind"] == "list":
            return ("list", block["ordered"], block["start"], [meaning(item) for item in block["items"]])
        if block["kind"] == "table":
            rows = [[letters(runs_of(cell)) for cell in row] for row in (block["header"], *block["rows"])]
            return ("table", block["align"], rows)
        if block["kind"] == "quote":
            return ("quote", meaning(block["blocks"]))
        if "parts" in block:
            on_one_line = block["kind"] == "heading"
            return (block["kind"], block.get("level"), letters(runs_of(block["parts"])), on_one_line)
        return (block["kind"], block.get("text"))

    return [said(block) for block in blocks]


def test_what_is_written_in_our_way_stays_as_it_is():
    assert compose(to_blocks(TEXT)) == TEXT


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ("Title\n===\n\n* a\n* b", "# Title\n\n- a\n- b"),
        ("__bold__ _italic_", "**bold** *italic*"),
        ("a  \nb", "a\\\nb"),
        ("<https://example.org>", "[https://example.org](https://example.org)"),
        ("- a\n\n* b", "- a\n\n* b"),
        ("1. a\n\n1) b", "1. a\n\n1) b"),
        ("- a\n\n  b", "- a\n\n  b"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("    code", "```\ncode\n```"),
        ("- a\n\n  2. b", "- a\n\n  2. b"),
    ],
)
def test_other_ways_to_write_become_ours(written, ours):
    assert compose(to_blocks(written)) == ours


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("A sentence, (with brackets) & more: 5 - 3 = 2!", "A sentence, (with brackets) & more: 5 - 3 = 2!"),
        ("2 * 3 and snake_case", "2 * 3 and snake_case"),
        ("*not italic*", "\\*not italic*"),
        ("say *not italic*", "say \\*not italic\\*"),
        ("# no heading", "\\# no heading"),
        ("- no list, *", "\\- no list, *"),
        ("2019. A year", "2019\\. A year"),
        ("> no quote", "\\> no quote"),
        ("[no](link)", "\\[no\\](link)"),
        ("&amp;", "\\&amp;"),
        ("[@W4, p. 5] *", "[@W4, p. 5] *"),
    ],
)
def test_a_sign_is_escaped_only_where_it_would_change_the_text(text, markdown):
    blocks = [{"kind": "paragraph", "parts": [{"kind": "text", "text": text}]}]
    assert compose(blocks) == markdown
    assert meaning(to_blocks(markdown)) == meaning(blocks)


def test_a_line_and_its_parts_are_the_same():
    (block,) = to_blocks("a **b *c*** `d` [e *f*](https://example.org)")
    assert letters(runs_of(parts_of(runs_of(block["parts"])))) == letters(runs_of(block["parts"]))


MARKS = [
    "*",
    "**",
    "_",
    "`",
    "[",
    "](",
    "](/a)",
    ")",
    "#",
    "- ",
    "1. ",
    "> ",
    "|",
    "\n",
    "\n\n",
    "  ",
    "\\",
    "<",
    "&lt;",
    "~~~",
]
WORDS = ["a", "b c", "طنجة", "[@W4, p. 5]", "---", "|---|\n", "!", "=", "\t", "\u00a0", "    "]
signs = st.sampled_from(MARKS + WORDS)


@settings(max_examples=200)
@given(st.lists(signs, max_size=14).map("".join))
@example("*[a](/b)*")
def test_what_was_composed_says_the_same_when_composed_again(written):
    once = compose(to_blocks(written))
    assert meaning(to_blocks(compose(to_blocks(once)))) == meaning(to_blocks(once))
    assert words_of(to_blocks(once)) == words_of(to_blocks(written))


def words_of(blocks):
    """Every letter that is read, without looks and spaces."""
    texts = []
    for block in blocks:
        lines = [block["parts"]] if "parts" in block else []
        lines += [cell for row in (block["header"], *block["rows"]) for cell in row] if block["kind"] == "table" else []
        texts += ["".join(run.text for run in runs_of(line)) for line in lines]
        texts += [words_of(block.get("blocks", [])), *(words_of(item) for item in block.get("items", []))]
        texts.append(block.get("text", ""))
    return "".join("".join(texts).split())


runs = st.lists(
    st.tuples(
        st.sampled_from(["a", "b ", " c", "طنجة", "*", "[x]", "_y_", "1. ", "&amp;", "| "]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=5,
)


@settings(max_examples=150)
@given(runs)
def test_the_words_of_a_paragraph_are_never_lost(parts):
    line = [Run(text, strong, emphasis) for text, strong, emphasis in parts]
    blocks = [{"kind": "paragraph", "parts": parts_of(line)}]
    again = to_blocks(compose(blocks))
    plain = ["".join(letter for letter, _look in letters(runs_of(block["parts"]))) for block in again]
    assert "".join(plain) == "".join(letter for letter, _look in letters(line))
