"""What of a text is print: struck and unseen text is none, and a raised or lowered mark is no digit."""

from __future__ import annotations

from parsers.document import SetAside
from parsers.looks import Piece, printed


def test_what_is_struck_or_unseen_is_no_print() -> None:
    assert printed([Piece("88", "struck"), Piece("12")]) == ("12", (SetAside("88", "struck"),))
    assert printed([Piece("7", "unseen"), Piece("1"), Piece("2")]) == ("12", (SetAside("7", "unseen"),))
    assert printed([Piece("8", "struck"), Piece("8", "struck")]) == ("", (SetAside("88", "struck"),))


def test_a_mark_is_no_digit() -> None:
    assert printed([Piece("12"), Piece("2", "lowered")]) == ("12〔2〕", (SetAside("2", "lowered"),))
    assert printed([Piece("12"), Piece("〔2〕", "raised")]).text == "12〔2〕"


def test_blanks_are_no_text() -> None:
    assert printed([Piece("12"), Piece(" ", "struck"), Piece("3")]) == ("123", ())
