"""提示: the smallest change of one or two cells by which a sum that fails would hold.

A hint for whoever looks at the print, never a figure: nothing of it is stored in a report. A change counts only if
every sum of the table that holds one of its cells then holds: that of a misprinted cell in a row and a column usually
does, and no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from parsers.forms import Equation

MOST_PAIRS = 20_000
"""Pairs of cells that are tried; the largest sum of a form has some 700."""


class Change(NamedTuple):
    """A cell, what it prints, and what it would have to be."""

    key: str
    printed: int
    would_be: int

    @property
    def edits(self) -> int:
        """Digits to be changed, put in or left out."""
        return _distance(str(self.printed), str(self.would_be))


@dataclass(frozen=True, slots=True)
class Hint:
    """One smallest change. `mends` names the sums that fail and would hold, as rule:subject."""

    changes: tuple[Change, ...]
    mends: tuple[str, ...]

    @property
    def size(self) -> tuple[int, int]:
        """Cells, then digits."""
        return len(self.changes), sum(each.edits for each in self.changes)


class Mending:
    """The sums of a report, to be mended. `laws` are all of them, `values` the printed numbers by key: sums with a
    blank cell say nothing.
    """

    def __init__(self, laws: Iterable[Equation], values: Mapping[str, int | None]) -> None:
        self.values = {key: value for key, value in values.items() if value is not None}
        self.of: dict[str, list[Equation]] = {}
        self.signs: dict[Equation, dict[str, int]] = {}
        self.excess: dict[Equation, int] = {}
        for law in laws:
            cells = dict.fromkeys(law.left + law.right)
            if not cells.keys() <= self.values.keys():
                continue
            self.signs[law] = {key: law.left.count(key) - law.right.count(key) for key in cells}
            self.excess[law] = sum(sign * self.values[key] for key, sign in self.signs[law].items())
            for key in cells:
                self.of.setdefault(key, []).append(law)

    def hints(self, wrong: Equation) -> tuple[Hint, ...]:
        """All smallest changes that mend a sum, each as good as the other; empty: one or two cells can't."""
        if wrong not in self.signs:
            return ()
        found = list(self.single(wrong)) or list(self.double(wrong))
        least = min((each.size for each in found), default=None)
        return tuple(each for each in found if each.size == least)

    def single(self, wrong: Equation) -> Iterator[Hint]:
        excess = self.excess[wrong]
        for key, sign in self.signs[wrong].items():
            if sign and excess % sign == 0:
                yield from self._if_all_hold({key: -excess // sign})

    def double(self, wrong: Equation) -> Iterator[Hint]:
        for tried, (one, other) in enumerate(self._pairs(wrong)):
            if tried > MOST_PAIRS:
                return
            deltas = self._solved(wrong, one, other)
            if deltas:
                yield from self._if_all_hold(deltas)

    def _pairs(self, wrong: Equation) -> Iterator[tuple[str, str]]:
        """Cells of the sum with each other, and with the cells of other sums they are in."""
        inside = self.signs[wrong]
        yield from combinations(inside, 2)
        for one in inside:
            near = dict.fromkeys(key for law in self.of[one] for key in self.signs[law])
            yield from ((one, other) for other in near if other not in inside)

    def _solved(self, wrong: Equation, one: str, other: str) -> dict[str, int] | None:
        """The changes of two cells that `wrong` and another sum over them determine; None if none does."""
        a, b = self.signs[wrong][one], self.signs[wrong].get(other, 0)
        for law in (*self.of[other], *self.of[one]):
            signs = self.signs[law]
            c, d = signs.get(one, 0), signs.get(other, 0)
            whole = a * d - b * c
            if whole:
                e, f = -self.excess[wrong], -self.excess[law]
                first, second = e * d - b * f, a * f - e * c
                if first % whole or second % whole or not first or not second:
                    return None
                return {one: first // whole, other: second // whole}
        return None

    def _if_all_hold(self, deltas: Mapping[str, int]) -> Iterator[Hint]:
        if any(self.values[key] + by < 0 for key, by in deltas.items()):
            return
        concerned = dict.fromkeys(law for key in deltas for law in self.of[key])
        for law in concerned:
            signs = self.signs[law]
            if self.excess[law] + sum(signs.get(key, 0) * by for key, by in deltas.items()):
                return
        changes = tuple(Change(key, self.values[key], self.values[key] + by) for key, by in deltas.items())
        yield Hint(changes, tuple(f"{law.rule}:{law.subject}" for law in concerned if self.excess[law]))


def _distance(one: str, other: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
