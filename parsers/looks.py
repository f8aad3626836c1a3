"""外观: what a person sees of a text. Struck and unseen text is no print; a raised or lowered mark is no digit.

Every reader tells the pieces of a cell or line with their look, as far as its format says it, and `printed` alone
decides what of them is print. So no reader joins a digit that is struck out to the number beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from parsers.document import Look, SetAside


class Piece(NamedTuple):
    """A piece of text with one look; None: plain print."""

    text: str
    look: Look | None = None


class Printed(NamedTuple):
    """The text that counts, and the pieces that were set aside, in their order."""

    text: str
    looks: tuple[SetAside, ...] = ()


def printed(pieces: Iterable[Piece]) -> Printed:
    """Struck and unseen pieces are left out; raised and lowered ones stay in the text as a mark: 12〔2〕. Pieces of
    one look that follow each other count as one. Blank pieces are set aside without a word.
    """
    text, aside = list[str](), list[SetAside]()
    for look, group in groupby(pieces, key=lambda piece: piece.look):
        whole = "".join(piece.text for piece in group)
        if look is None:
            text.append(whole)
            continue
        inside = whole.strip().strip("〔〕")
        if look in {"raised", "lowered"}:
            text.append(f"〔{inside}〕" if inside else whole)
        if inside:
            aside.append(SetAside(inside, look))
    return Printed("".join(text), tuple(aside))
