"""外观: what a person sees of a text. Struck and unseen text is no print; a raised or lowered mark is no digit.

Every reader tells the pieces of a cell or line with their look, as far as its format says it, and `printed` alone
decides what of them is print. So no reader joins a digit that is struck out to the number beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from parsers.document import Look, SetAside

Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
_PICTORIAL = ("wingdings", "webdings", "marlett", "zapfdingbats", "zapf dingbats", "mt extra")
"""Beginnings of names of fonts whose digits are pictures."""
_SAME = 0.07
"""Difference of two colours, in the channel that differs most, that nobody sees in text: #fff on #eee."""


def is_seen(ink: Colour, ground: Colour) -> bool:
    """Whether text in a colour is seen on a ground."""
    return max(abs(a - b) for a, b in zip(ink, ground, strict=True)) >= _SAME


def is_pictorial(font: str | None) -> bool:
    """Whether a font draws pictures where digits stand."""
    return font is not None and font.strip("\"' ").lower().startswith(_PICTORIAL)


class Piece(NamedTuple):
    """A piece of text with one look; None: plain print.

    A look that isn't `sure` is one that the format leaves open: white text on a ground that isn't known, text that
    is only set a little higher. It holds where plain print stands beside it.
    """

    text: str
    look: Look | None = None
    sure: bool = True


class Printed(NamedTuple):
    """The text that counts, and the pieces that were set aside, in their order."""

    text: str
    looks: tuple[SetAside, ...] = ()


def printed(pieces: Iterable[Piece]) -> Printed:
    """Struck and unseen pieces are left out; those of which it is unclear stay; raised and lowered ones stay in the
    text as a mark: 12〔2〕. Pieces of one look that follow each other count as one. Blank pieces are set aside without
    a word.
    """
    text, aside = list[str](), list[SetAside]()
    for look, group in groupby(_settled(list(pieces)), key=lambda piece: piece.look):
        whole = "".join(piece.text for piece in group)
        if look is None:
            text.append(whole)
            continue
        inside = whole.strip().strip("〔〕")
        if look == "unclear":
            text.append(whole)
        if look in {"raised", "lowered"}:
            text.append(f"〔{inside}〕" if inside else whole)
        if inside:
            aside.append(SetAside(inside, look))
    return Printed("".join(text), tuple(aside))


def numbered(label: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a paragraph behind the number that a program prints before it. Beside a figure it is no digit of
    it: 1.12 may be the first entry of a list, 12.
    """
    text = "".join(piece.text for piece in pieces if piece.look is None)
    if not label or label[0] in "(（" or not any(map(str.isdigit, text)) or any(map(str.isalpha, text)):
        return [Piece(label), *pieces] if label else pieces
    return [Piece(label, "unclear"), *(Piece(each.text, each.look or "unclear") for each in pieces)]


def _settled(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, each with a look that holds. One that isn't sure holds beside plain print. A lone figure that may
    be unseen is left out, too: a blank with a notice is less harmful than a figure nobody sees.
    """
    if all(piece.sure for piece in pieces):
        yield from pieces
        return
    beside = any(piece.look is None and piece.text.strip() for piece in pieces)
    beside = beside or sum(piece.look == "unclear" and piece.text.strip().isdigit() for piece in pieces) > 1
    lone = "".join(piece.text for piece in pieces if not piece.sure)
    doubtful = any(map(str.isdigit, lone)) and not any(map(str.isalpha, lone))
    for piece in pieces:
        holds = piece.sure or beside or (piece.look == "unseen" and doubtful)
        yield piece if holds else Piece(piece.text)
