"""Looks on paper: digits beside figures that are struck through, raised, lowered, or not seen at all."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from nianbao_demo.render.looks import Kind
from nianbao_demo.render.paper import Sheet, Stroke, Text, width_of

_TABLE = 9.0
"""Points. Type of this size or smaller is in a table."""


@dataclass(frozen=True)
class Hidden:
    """A digit that the file has and nobody sees, on the page `sheet`, counted from 0."""

    text: Text
    sheet: int


def with_looks(sheets: list[Sheet], rng: Random, share: float, kinds: tuple[Kind, ...]) -> list[Hidden]:
    """Puts a digit beside a share of the figures in tables: struck with its stroke, raised and lowered ones in smaller
    type. Those that nobody sees are returned: each format has its own ways to hide them.
    """
    hidden = []
    for number, sheet in enumerate(sheets):
        for text in [text for text in sheet.texts if text.text.isdigit() and text.size <= _TABLE]:
            if rng.random() >= share:
                continue
            kind, digit = rng.choice(kinds), str(rng.randint(1, 9))
            x = text.x + width_of(text.text, text.size)
            if kind == "struck":
                before = rng.random() < 0.5
                left = text.x - width_of(digit, text.size) if before else x
                y = text.y - rng.uniform(0.28, 0.33) * text.size
                sheet.texts.append(Text(digit, left, text.y, text.size))
                sheet.strokes.append(Stroke(left, y, left + width_of(digit, text.size), y))
            elif kind == "unseen":
                hidden.append(Hidden(Text(digit, x, text.y, text.size), number))
            else:
                up = rng.uniform(0.3, 0.4) if kind == "raised" else -rng.uniform(0.1, 0.16)
                sheet.texts.append(Text(digit, x, text.y - up * text.size, 0.6 * text.size))
    return hidden
