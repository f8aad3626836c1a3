"""Tables that touch: browsers print one right below the other, and their rulings meet."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.grid.rulings import BESIDE, NEAR, Ruled, Slot


def apart(ruled: Ruled) -> Iterator[Ruled]:
    """The tables that are drawn as one: where no cell reaches from one into the other, they end at
    different sides, and hardly a column of the one is a column of the other. Rows of one table
    that are uneven share most.
    """
    if not ruled.loose:  # all rows end at the same sides
        yield ruled
        return
    start = 0
    rows = len(ruled.ys) - 1
    for row in range(1, rows):
        if _differ(_sides(ruled, start, row), _sides(ruled, row, rows)):
            yield _rows_of(ruled, start, row)
            start = row
    yield _rows_of(ruled, start, rows) if start else ruled


def _sides(ruled: Ruled, start: int, end: int) -> set[float] | None:
    """Where the cells of these rows begin and end; None where one reaches beyond."""
    sides: set[float] = set()
    for index, slot in enumerate(ruled.slots):
        if not start < slot.row + slot.rowspan or slot.row >= end:
            continue
        if slot.row < start or slot.row + slot.rowspan > end:
            return None
        if index not in ruled.loose:
            sides |= {ruled.xs[slot.column], ruled.xs[slot.column + slot.colspan]}
    return sides


def _differ(above: set[float] | None, below: set[float] | None) -> bool:
    if not (above and below) or min(len(above), len(below)) < 4:
        return False
    left, right = abs(min(above) - min(below)), abs(max(above) - max(below))
    inner, others = (sorted(each)[1:-1] for each in (above, below))
    shared = sum(any(abs(x - other) <= NEAR for other in others) for x in inner)
    return max(left, right) > BESIDE and 2 * shared < min(len(inner), len(others))


def _rows_of(ruled: Ruled, start: int, end: int) -> Ruled:
    """Some rows as a table of their own."""
    inside = [
        (n, slot) for n, slot in enumerate(ruled.slots)
        if start <= slot.row < end and n not in ruled.loose
    ]  # fmt: skip
    used = sorted({c for _, slot in inside for c in (slot.column, slot.column + slot.colspan)})
    at = {column: n for n, column in enumerate(used)}
    slots = tuple(
        Slot(
            slot.row - start, at[slot.column], slot.rowspan,
            at[slot.column + slot.colspan] - at[slot.column],
        )
        for _, slot in inside
    )  # fmt: skip
    return Ruled(
        tuple(ruled.xs[c] for c in used), ruled.ys[start : end + 1], slots, frozenset(),
        ruled.open_top and start == 0, ruled.open_bottom and end == len(ruled.ys) - 1,
    )  # fmt: skip
