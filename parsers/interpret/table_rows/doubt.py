"""疑: tables whose lines all fail their sum alike, which is more likely our reading than the publisher's figures.

A publisher miscounts a line or two. If no line with figures adds up, either the columns were taken by
their place only, as no head could be read, or another column than 总计 holds the sums: then the figures
stand in other columns than we think, and none of them is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from parsers.forms import FORMS, TableName
from parsers.report import Number

FEWEST = 3
"""Lines that must fail. Fewer are the publisher's, unless no head was read and another column holds their sum."""

Values = Mapping[str, Number]
"""A line as it was read: the numbers by the codes of their columns."""


def holds(table: TableName, lines: Iterable[Values]) -> bool:
    """Whether a line adds up that could not in another order of the columns."""
    total, parts = _SUMS[table]
    codes = (total, *parts)
    return any(_is_sum(line, total, codes) and _is_telling(line, table) for line in lines if _is_whole(line, table))


def is_doubtful(table: TableName, lines: Iterable[Values], *, named: bool) -> bool:
    """Whether the figures of these lines, all from one table of a document, stand in other columns than was read.

    `named` says that the head names the columns.
    """
    total, parts = _SUMS[table]
    whole = [line for line in lines if _is_whole(line, table)]
    held = [line for line in whole if _is_sum(line, total, (total, *parts))]
    if not whole or len(held) == len(whole) or any(_is_telling(line, table) for line in held):
        return False
    fits = any(all(_is_sum(line, code, (total, *parts)) for line in whole) for code in parts)
    if fits and not named:
        return True
    # Section 4 has three lines at most: too few to doubt a head.
    return table != "appeals" and len(whole) - len(held) >= FEWEST and (fits or not named)


def _is_whole(line: Values, table: TableName) -> bool:
    total, parts = _SUMS[table]
    return all(code in line for code in (total, *parts)) and any(line.values())


def _is_telling(line: Values, table: TableName) -> bool:
    """Whether a line adds up in one order only: a single figure beside its total does so either way round."""
    total, parts = _SUMS[table]
    return not any(_is_sum(line, code, (total, *parts)) for code in parts)


def _is_sum(line: Values, code: str, codes: Sequence[str]) -> bool:
    """Whether a column is the sum of the others."""
    return 2 * line[code] == _whole_sum(line, codes)


def _whole_sum(line: Values, codes: Sequence[str]) -> Number:
    total: Number = 0
    for code in codes:
        total += line[code]
    return total


_SUMS = {
    law.table: (law.right[0], law.left)
    for form in FORMS.values()
    for law in form.arithmetic
    if law.along == "lines" and len(law.right) == 1
}
"""The column with the sum of each table, and the columns that add up to it."""
