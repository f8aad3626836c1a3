"""外观: pieces beside a text that aren't part of its print: struck out, not seen, raised or lowered.

Each format has its own ways of saying so; a renderer asks here where such pieces stand and what is in them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

Kind = Literal["struck", "unseen", "raised", "lowered", "plain"]
"""`plain`: looks as if it were one of the others, and is print: white on black, a line that is switched off."""
_PLAIN = 0.05
"""Share of texts that look unlike the others and are print."""
_WORDS = ("原", "旧稿", "待核", "删")


@dataclass(frozen=True)
class Beside:
    """Which texts have a piece beside them, by chance."""

    rng: Random
    share: float = 0.0
    """Share of texts with a struck or unseen piece."""
    marks: float = 0.0
    """Share of figures with a raised or lowered digit behind them."""

    def dress(
        self, text: str, of: Callable[[str], str], piece: Callable[[str, Kind], str], *, figure: bool = False
    ) -> str:
        """A text in the markup of a format, with what stands beside it. `of` writes plain text, and `piece` text
        with a look.
        """
        rng = self.rng
        if text and self.share and rng.random() < _PLAIN:
            return piece(text, "plain")
        if figure and text and rng.random() < self.marks:
            return of(text) + piece(str(rng.randint(1, 9)), rng.choice(["raised", "lowered"]))
        if rng.random() >= self.share:
            return of(text)
        said = str(rng.randint(1, 999)) if figure or rng.random() < 0.5 else rng.choice(_WORDS)
        added = piece(said, rng.choice(["struck", "unseen"]))
        at = rng.choice([0, 0, len(text), len(text), rng.randint(0, len(text))])
        return (of(text[:at]) if at else "") + added + (of(text[at:]) if at < len(text) else "")
