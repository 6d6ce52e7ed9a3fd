"""Word by word: what a reader sees of two texts is what was written in them, and nothing of it is markup."""

from hypothesis import given
from hypothesis import strategies as st

from core.differences import Piece, cut, differences, words_changed

TEXTS = st.text(alphabet=st.sampled_from("ab <>&\n.م"), max_size=60)


def test_one_word_is_changed_and_the_rest_stays():
    pieces = differences("The city hosts 300 people.\nA second line.", "The city hosts 400 people.\nA second line.")
    assert pieces == [
        Piece("same", "The city hosts "),
        Piece("removed", "300 "),
        Piece("added", "400 "),
        Piece("same", "people.\nA second line."),
    ]


def test_arabic_is_compared_word_by_word_too():
    assert [piece.kind for piece in differences("مدينة تستقبل الناس", "مدينة تستقبل كل الناس")] == [
        "same",
        "added",
        "same",
    ]


@given(TEXTS, TEXTS)
def test_either_text_can_be_read_out_of_the_pieces(before, after):
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_markup_in_a_text_stays_text():
    html = words_changed("<script>alert(1)</script>", "<img src=x onerror=alert(1)>")
    assert "<script>" not in html
    assert "<img" not in html
    assert "<del>" in html
    assert "&lt;script&gt;" in html


def test_a_long_text_that_changed_in_one_place_shows_that_place():
    before = " ".join(f"word{n}" for n in range(500))
    html = words_changed(before, before.replace("word250", "other"), around=3)
    assert "word249" in html
    assert "word100" not in html
    assert html.count("…") == 2


def test_two_long_texts_with_nothing_in_common_are_told_as_two_pieces():
    pieces = differences("a b " * 5000, "c d " * 5000)
    assert [piece.kind for piece in pieces] == ["removed", "added"]


def test_nothing_is_cut_where_little_would_be_saved():
    assert cut("one two three", 1, 1) == "one two three"
