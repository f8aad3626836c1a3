"""Labels of a form and the figures that follow them, in a text that lost its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.interpret.words.labels import CHANNELS, GROUP_LINES, GROUPS, LINES, REQUEST_COLUMNS, RESULTS
from parsers.interpret.words.strangers import STRANGER
from parsers.interpret.words.tokens import Token
from parsers.text import read_number, word_key

COLUMNS = len(set(REQUEST_COLUMNS.values()))
"""Columns of section 3."""
ALONE = "alone"
"""Key of a number between empty lines where others have none around them: a page number, or a figure."""
_MONEY = frozenset(("元", "千元", "万元", "亿元"))
"""Units of money that may stand behind a blank: 736,710 元 is no amount of 万元."""


@dataclass
class Pair:
    """Labels, and the figures that follow them; `own` is the label that names their line."""

    labels: list[Token] = field(default_factory=list)
    figures: list[Token] = field(default_factory=list)
    own: Token | None = None
    is_torn: bool = False
    """Whether a piece of another wording stands among the figures: those after it may be another line's."""

    @property
    def is_sure(self) -> bool:
        """Whether the figures stand in the label's own line."""
        return self.own is not None and bool(self.figures) and self.own.end[0] == self.figures[0].start[0]

    @property
    def is_request(self) -> bool:
        return self.own is not None and any(line.table == "requests" for line in LINES[self.own.key])

    @property
    def is_disclosure(self) -> bool:
        return self.own is not None and any(line.table == "disclosures" for line in LINES[self.own.key])

    @property
    def orphans(self) -> int:
        """Labels of lines without figures: these are missing, or printed elsewhere."""
        return sum(token is not self.own and token.key in _LINE_ONLY for token in self.labels)

    @property
    def is_orphan(self) -> bool:
        """Whether there are figures without a label: of no line, or of more than one."""
        if self.own is None:
            strange = bool(self.labels) and self.labels[-1].key == STRANGER
            return bool(self.figures) and not self.heads_appeals and not strange
        return len(self.figures) > COLUMNS

    @property
    def heads_appeals(self) -> bool:
        return sum(token.key in RESULTS or token.key in CHANNELS for token in self.labels) > 1


_LINE_ONLY = {key for key, lines in LINES.items() if not GROUP_LINES.intersection(lines)}
_LINE_ONLY -= {*GROUPS, *CHANNELS, *REQUEST_COLUMNS, *RESULTS}
"""Wordings that are neither a group nor a head."""


def pairs_of(found: Sequence[Token]) -> Iterator[Pair]:
    """Labels with the figures after them. A piece of a wording keeps a label from the figures behind it."""
    pair, near, torn = Pair(), False, False
    for token in found:
        if token.kind in {"number", "blank"}:
            if len({each.start[0] for each in pair.figures}) == 1 < len(pair.figures) and _is_below(
                token, pair.figures
            ):
                yield pair  # in a text of rows, what stands below is of no row: a page number
                pair = Pair()
            last = pair.labels[-1] if pair.labels else None
            if not pair.figures and near and last and last.key in LINES and not pair.heads_appeals:
                pair.own = last
            pair.is_torn |= bool(pair.figures) and torn
            pair.figures.append(token)
            continue
        if token.text in _MONEY and pair.figures and pair.figures[-1].kind == "number":
            last = pair.figures[-1]
            pair.figures[-1] = last._replace(text=f"{last.text}{token.text}", end=token.end)
            continue
        if token.kind == "label":
            if pair.figures:
                yield pair
                pair = Pair()
            pair.labels.append(token)
        elif pair.own and pair.figures and pair.own.key == word_key(pair.own.text + token.text):
            whole = pair.own._replace(text=pair.own.text + token.text)
            pair.labels[-1] = pair.own = whole
        torn = token.kind == "part" and bool(pair.figures)
        # A label that goes on below its figures may have a piece of its group's label beside it.
        near = token.kind == "label" or (near and bool(pair.labels) and _is_begun(pair.labels[-1]))
    if pair.labels or pair.figures:
        yield pair


def _is_below(token: Token, figures: Sequence[Token]) -> bool:
    return token.start[0] > figures[-1].start[0]


def _is_begun(label: Token) -> bool:
    return len(word_key(label.text)) < len(label.key)


def sums_of(pairs: Sequence[Pair]) -> list[int]:
    """For each column, in how many rows of section 3 it is the sum of the others."""
    read = [[read_number(token.text, "件").value for token in pair.figures] for pair in pairs if pair.is_request]
    rows = [[value for value in row if value is not None] for row in read]
    rows = [row for row in rows if len(row) == COLUMNS and any(row)]
    return [sum(2 * row[at] == sum(row) for row in rows) for at in range(COLUMNS)]
