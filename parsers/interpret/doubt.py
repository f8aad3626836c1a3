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
"""Lines that must fail. Fewer are the publisher's."""

Values = Mapping[str, Number]
"""A line as it was read: the numbers by the codes of their columns."""


def is_doubtful(table: TableName, lines: Iterable[Values], *, named: bool) -> bool:
    """Whether the figures of these lines, all from one table of a document, stand in other columns than was read.

    `named` says that the head names the columns.
    """
    total, parts = _SUMS[table]
    whole = [line for line in lines if all(code in line for code in (total, *parts)) and any(line.values())]
    # A single figure beside its total adds up either way round, and tells nothing.
    telling = [line for line in whole if not any(_is_sum(line, code, (total, *parts)) for code in parts)]
    held = [line for line in whole if _is_sum(line, total, (total, *parts))]
    if not whole or len(held) == len(whole) or any(line in telling for line in held):
        return False
    fits = any(all(_is_sum(line, code, (total, *parts)) for line in whole) for code in parts)
    if table == "appeals":  # it has three lines at most: too few to doubt a head
        return fits and not named
    return len(whole) - len(held) >= FEWEST and (fits or not named)


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
