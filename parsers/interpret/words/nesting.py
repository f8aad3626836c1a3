"""列序: the order in which the rows of a head name the columns, where their positions can't be compared.

法人或其他组织 in one row stands for the columns that the next row names; a channel of section 4, for a
run of results. So the order shows even where merged cells were lost and cells have moved to the left.
Columns that no form has (备注, 上年数) count as well: they get codes of their own, with a `+` in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from parsers.document import Cell
from parsers.interpret.words.labels import CAPTIONS, CHANNELS, REQUEST_COLUMNS, RESULTS
from parsers.text import bare_key, label_key

Order = tuple[str, ...]
"""Codes of columns from left to right; those of further columns begin with `FURTHER`."""

FURTHER = "+"
LITIGATION = label_key("行政诉讼")
_APPLICANTS = label_key("申请人情况")
_ORGANISATIONS = label_key("法人或其他组织")


def is_further(code: str) -> bool:
    """Whether a code stands for a column that the form doesn't have."""
    return code.startswith(FURTHER)


def column_key(text: str) -> str:
    """The lookup key of a column's name: （自然人）is 自然人, 其他（件）is 其他."""
    return bare_key(text) or label_key(text)


def order_of_requests(cells: Sequence[Cell]) -> Order | None:
    """The columns of section 3 in the order of the head; None if it doesn't name each of them once."""
    rows = _rows(cells)
    for at, row in enumerate(rows):
        order = _named(expanded(row, rows[at + 1 :]))
        if order is None:
            continue
        above = next((r for r in rows[:at] if _APPLICANTS in r), None)
        return _after(above, order) if above else order
    return None


def _rows(cells: Sequence[Cell]) -> list[list[str]]:
    """The keys of each row of a head, left to right, without blanks. A text that is repeated in each grid column
    it covers counts once.
    """
    return [
        [key for key, _ in groupby(column_key(cell.text) for cell in row if cell.text) if key]
        for _, row in groupby(cells, key=lambda cell: cell.row)
    ]


def expanded(row: Sequence[str], below: Sequence[Sequence[str]]) -> list[str]:
    """The row with 法人或其他组织 replaced by the columns that the next row names in addition."""
    if _ORGANISATIONS not in row:
        return list(row)
    inner = next((each for each in below if any(key in REQUEST_COLUMNS for key in each)), ())
    inside = [key for key in inner if key not in row]
    return [part for key in row for part in (inside if key == _ORGANISATIONS else [key])]


def _named(keys: Sequence[str]) -> Order | None:
    """The order of columns in a list of names, from the first that is a column of the form."""
    order: list[str] = []
    for key in keys:
        code = REQUEST_COLUMNS.get(key)
        if code is None and (not order or key in CAPTIONS):
            continue
        order.append(code or _as_further(key))
    # A further column may itself be called 总计: then it can't be told which is the form's.
    return tuple(order) if sorted(filter(_is_own, order)) == sorted(set(REQUEST_COLUMNS.values())) else None


def _is_own(code: str) -> bool:
    return not is_further(code)


def _after(above: Sequence[str], order: Order) -> Order:
    """The order with the further columns that stand beside 申请人情况 in the row above, to its right."""
    beside = [key for key in above[above.index(_APPLICANTS) + 1 :] if key not in CAPTIONS]
    further = [_as_further(key) for key in beside]
    return order + tuple(code for code in further if code not in order)


def order_of_appeals(cells: Sequence[Cell]) -> Order | None:
    """The columns of section 4 as `<channel>.<result>`, with further ones (序号, 备注) beside them; None if the head
    doesn't name a run of results for each channel.
    """
    own = _appeals_in(_rows(cells))
    left, right = beside_channels(cells)
    return own and (*left, *own, *right)


def beside_channels(cells: Sequence[Cell]) -> tuple[Order, Order]:
    """The further columns that a head of section 4 names at the left and at the right of its channels."""
    for row in _rows(cells):
        at = [n for n, key in enumerate(row) if key in CHANNELS or key == LITIGATION]
        if at:
            left, right = row[: at[0]], row[at[-1] + 1 :]
            # 总计 alone beside 行政诉讼 is that of all channels.
            own = RESULTS if len(right) > 1 else ()
            if any(key in RESULTS for key in left) or any(key in own for key in right):
                return (), ()
            return tuple(map(_as_further, left)), tuple(map(_as_further, right))
    return (), ()


def _as_further(key: str) -> str:
    return f"{FURTHER}{key}"


def _appeals_in(rows: Sequence[Sequence[str]]) -> Order | None:
    channels = _channels(rows)
    if not channels:
        return None
    last = [list(_runs(row)) for row in rows]
    for runs in reversed(last):
        if len(runs) == len(channels):
            return _joined(dict(zip(channels, runs, strict=True)), channels)
    # 行政复议 has its results in the row where 行政诉讼 has its channels.
    found = [(at, runs) for at, runs in enumerate(last) if runs]
    if len(found) != 2 or len(found[0][1]) != 1 or len(found[1][1]) != len(channels) - 1:
        return None
    beside = {CHANNELS[key] for key in rows[found[0][0]] if key in CHANNELS}
    alone = [channel for channel in channels if channel not in beside]
    if len(alone) != 1 or len(beside) != len(channels) - 1:
        return None
    rest = [channel for channel in channels if channel in beside]
    return _joined({alone[0]: found[0][1][0], **dict(zip(rest, found[1][1], strict=True))}, channels)


def _channels(rows: Sequence[Sequence[str]]) -> list[str]:
    """The channels in their order: 行政诉讼 stands for those that the row below names."""
    named = [[key for key in row if key in CHANNELS or key == LITIGATION] for row in rows]
    named = [row for row in named if row]
    if not named:
        return []
    first, below = named[0], [key for row in named[1:] for key in row]
    inside = [key for key in dict.fromkeys(below) if key not in first]
    keys = [part for key in first for part in (inside if key == LITIGATION else [key])]
    if LITIGATION in keys or (inside and LITIGATION not in first):
        return []
    return [CHANNELS[key] for key in dict.fromkeys(keys)]


def _runs(row: Sequence[str]) -> Iterator[list[str]]:
    """The results that a row names, cut where one of them comes again."""
    run: list[str] = []
    for code in (RESULTS[key] for key in row if key in RESULTS):
        if code in run:
            yield run
            run = []
        run.append(code)
    if run:
        yield run


def _joined(runs: Mapping[str, Sequence[str]], channels: Sequence[str]) -> Order | None:
    wanted = set(RESULTS.values())
    if any(set(run) != wanted for run in runs.values()):
        return None
    return tuple(f"{channel}.{result}" for channel in channels for result in runs[channel])


def order_of_results(cells: Sequence[Cell]) -> Order | None:
    """The results in the order of a head that names each of them once, for a table whose lines are the channels."""
    for row in _rows(cells):
        runs = list(_runs(row))
        if len(runs) == 1 and set(runs[0]) == set(RESULTS.values()):
            names = [(key, RESULTS.get(key)) for key in row]
            first = next(at for at, (_, code) in enumerate(names) if code)
            return tuple(code or _as_further(key) for key, code in names[first:])
    return None


def contradicts(cells: Sequence[Cell], codes: Sequence[str], names: Mapping[str, str]) -> bool:
    """Whether a row of a damaged head names columns in another order than `codes`, so that their places say nothing."""
    at = {code: position for position, code in enumerate(codes)}
    if names is REQUEST_COLUMNS and any(in_form_order(text) is False for text in _texts(cells)):
        return True
    for row in _rows(cells):
        seen = [at[names[key]] for key in row if names.get(key) in at]
        if len(set(seen)) == len(seen) and seen != sorted(seen):
            return True
    return False


def _texts(cells: Sequence[Cell]) -> Iterator[str]:
    for _, row in groupby(cells, key=lambda cell: cell.row):
        yield "".join(cell.text for cell in row)


_INITIALS = "自商科社法其总"
"""The first characters of the columns of section 3, in the form's order."""
_SOME = 4
"""So many of them, at least, are names of columns and no chance."""


def in_form_order(text: str) -> bool | None:
    """Whether a line that names columns of section 3 has them in the form's order, also where names of two lines were
    read as one (自人然): their first characters still follow each other. None if it doesn't name them.
    """
    found = [at for char in _INITIALS if (at := text.find(char)) >= 0]
    if len(found) < _SOME or any(mark in text for mark in "，。、：:"):
        return None
    return found == sorted(found)


def suits_come_first(cells: Sequence[Cell]) -> bool:
    """Whether a head names 行政诉讼 before 行政复议, or the channels in another order than the form."""
    form = list(dict.fromkeys(CHANNELS.values()))
    for row in _rows(cells):
        named = [key for key in row if key == LITIGATION or key in CHANNELS]
        after = named[named.index(LITIGATION) + 1 :] if LITIGATION in named else []
        if any(CHANNELS.get(key) == form[0] for key in after):
            return True
        at = [form.index(CHANNELS[key]) for key in named if key in CHANNELS]
        if at != sorted(at):
            return True
    return False
