"""Figures of a row that run together, as text loses what stands between cells: 1203 for 1, 2, 0, 3.

They are split only where the form's own sums leave exactly one way. That is an inference: the cells stay without a
value, and each has the whole print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import comb

from parsers.forms import Equation
from parsers.report import Figure, Report

_MOST = 20_000
"""Ways to split a row that are looked at."""


def is_glued(text: str, columns: int) -> bool:
    """Whether a print may be the figures of so many columns, run together."""
    return columns > 1 and len(text) >= columns and text.isascii() and text.isdecimal()


def split(report: Report, laws: Iterable[Equation]) -> dict[str, tuple[int, list[Equation]]]:
    """The value of each cell whose row can be split in one way only, with the equations that leave this one."""
    of_cell: dict[str, list[Equation]] = {}
    for law in laws:
        for key in law.left + law.right:
            of_cell.setdefault(key, []).append(law)
    found: dict[str, tuple[int, list[Equation]]] = {}
    for keys, digits in _rows(report):
        own = [law for law in dict.fromkeys(law for key in keys for law in of_cell.get(key, ())) if _within(law, keys)]
        covered = {key for law in own for key in law.left + law.right}
        if covered != set(keys) or comb(len(digits) - 1, len(keys) - 1) > _MOST:
            continue
        ways = [way for way in _ways(digits, len(keys)) if _hold(own, dict(zip(keys, way, strict=True)))]
        if len(ways) == 1:
            for key, value in zip(keys, ways[0], strict=True):
                found[key] = (value, [law for law in own if key in law.left + law.right])
    return found


def _rows(report: Report) -> Iterator[tuple[list[str], str]]:
    """The cells that share a print of digits alone, with the digits."""

    def shared(each: tuple[str, Figure]) -> tuple[object, str | None]:
        return each[1].place, each[1].raw if each[1].value is None else None

    for (place, raw), group in groupby(report.figures.items(), key=shared):
        keys = [key for key, _ in group]
        if place is not None and raw and is_glued(raw, len(keys)):
            yield keys, raw


def _within(law: Equation, keys: Sequence[str]) -> bool:
    return set(law.left + law.right) <= set(keys)


def _hold(laws: Sequence[Equation], values: dict[str, int]) -> bool:
    return all(sum(values[k] for k in law.left) == sum(values[k] for k in law.right) for law in laws)


def _ways(digits: str, count: int) -> Iterator[tuple[int, ...]]:
    """Every way to read digits as so many numbers, none of which starts with 0 unless it is 0."""
    if count == 1:
        if digits == "0" or not digits.startswith("0"):
            yield (int(digits),)
        return
    longest = 1 if digits.startswith("0") else len(digits) - count + 1
    for length in range(1, longest + 1):
        for rest in _ways(digits[length:], count - 1):
            yield (int(digits[:length]), *rest)
