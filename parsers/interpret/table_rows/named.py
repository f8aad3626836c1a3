"""表头与列: the columns of a row, from the head above it and the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from parsers.forms import FORMS, LATEST, Form
from parsers.interpret.table_heads.column_names import Column
from parsers.interpret.table_heads.foreign import Foreign, foreign_applicants, foreign_results, in_words_of_the_form
from parsers.interpret.table_heads.heads import Head, sole_channel
from parsers.interpret.table_rows.columns import Columns
from parsers.interpret.table_rows.rows import FoundRow
from parsers.interpret.words.labels import CAPTIONS, REQUEST_COLUMNS, RESULTS
from parsers.interpret.words.nesting import FURTHER, Order, beside_channels, contradicts, is_further, suits_come_first
from parsers.text import label_key

_TOTAL = "total"
_SOME = 3
"""Names of columns, at least, of a head that can be read."""
_RESULTS = tuple(term.code for term in LATEST.results)
_APPLICANTS = tuple(term.code for term in LATEST.request_columns)

Units = dict[str, str | None]
"""The unit that the head names for each column, by the column's code."""


def columns_of(row: FoundRow, form: str | None) -> tuple[Columns, Units]:
    """The columns of a row, and their units. `form` is the code of the report's form."""
    edge = row.label.column + row.label.colspan if row.label else 0
    of_block = row.line is not None and row.line.table == "disclosures"
    key = (row.line, form, edge) if of_block else (row.line and row.line.table, form, row.row.flattened)
    found: dict[object, tuple[Columns, Units]] = row.head.found
    if key not in found:
        found[key] = _columns_of(row, form)
    return found[key]


def _columns_of(row: FoundRow, form: str | None) -> tuple[Columns, Units]:
    if row.line and row.line.table == "disclosures":
        return _of_block(row, form)
    flattened = row.row.flattened
    if row.line is None:
        of_row = partial(_of_appeals, flattened=flattened)
        return _but_foreign(row.head, foreign_results(row.head), RESULTS, of_row), {}
    if row.line.table == "appeals":
        of_row = partial(_of_channel, flattened=flattened)
        return _but_foreign(row.head, foreign_results(row.head), RESULTS, of_row), {}
    of_row = partial(_of_requests, flattened=flattened)
    return _but_foreign(row.head, foreign_applicants(row.head), REQUEST_COLUMNS, of_row), {}


def _of_channel(head: Head, *, flattened: bool) -> Columns:
    return _columns(head, _RESULTS, head.result_order, head.result_columns, RESULTS, flattened=flattened)


def _of_requests(head: Head, *, flattened: bool) -> Columns:
    named = head.request_columns
    return _columns(head, _APPLICANTS, head.request_order, named, REQUEST_COLUMNS, flattened=flattened)


def _but_foreign(
    head: Head, foreign: Foreign, names: Mapping[str, str], columns_in: Callable[[Head], Columns]
) -> Columns:
    """The columns of a head; those under foreign names are none of the form's."""
    if not foreign:
        return columns_in(head)
    columns = columns_in(in_words_of_the_form(head, foreign, names))
    absent = frozenset(code for code in columns.codes if code.rpartition(".")[2] in foreign.values())
    order = columns.order and tuple(FURTHER + code if code in absent else code for code in columns.order)
    shown = tuple(column for column in columns.shown if column.code not in absent)
    return columns._replace(order=order, shown=shown, absent=columns.absent | absent, foreign=tuple(foreign.items()))


def _columns(
    head: Head,
    codes: tuple[str, ...],
    order: Order | None,
    shown: Sequence[Column],
    names: Mapping[str, str],
    *,
    flattened: bool,
) -> Columns:
    if order is None and {column.code for column in shown} == set(codes):
        order = tuple(column.code for column in shown)
    if order is None:
        named = [column.code for column in shown]
        ends = {cell.column + cell.colspan for cell in head.cells}
        alone = bool(shown) and max(ends) == shown[-1].end and not _says_total(head)
        if alone and named == [code for code in codes if code != _TOTAL]:
            return Columns(codes, tuple(named), tuple(shown), is_named=True, absent=frozenset((_TOTAL,)))
        is_open = contradicts(head.cells, codes, names) or head.is_broken(names, len(codes), flattened=flattened)
        is_open = is_open or _has_another(head, names)
        return Columns(codes, None if is_open else codes, tuple(shown))
    return Columns(codes, order, tuple(shown), is_named=True)


def _has_another(head: Head, names: Mapping[str, str]) -> bool:
    """Whether a head that leaves some columns out names one among the others that has no character in common with
    those: 上年数, and no 自然人. As many cells as the form has columns are then others.
    """
    read = list(zip(head.cells, head.keys, strict=True))
    told = {names[key] for _, key in read if key in names}
    if len(told) < _SOME:
        return False
    first = min(cell.column for cell, key in read if key in names)
    left = set("".join(name for name, code in names.items() if code not in told))
    others = (key for cell, key in read if key and key not in names and key not in CAPTIONS and cell.column > first)
    return any(not left & set(key) for key in others)


def _says_total(head: Head) -> bool:
    """Whether a head names a total anywhere, also one that couldn't be placed."""
    return any("总" in cell.text or "计" in cell.text for cell in head.cells if label_key(cell.text) not in CAPTIONS)


def _of_appeals(head: Head, *, flattened: bool) -> Columns:
    """The columns of a row of section 4 without a label: fifteen, or the five of the only channel in its head."""
    channel = sole_channel(head)
    if channel:
        codes = tuple(f"{channel}.{result}" for result in _RESULTS)
        of_channel = {key: f"{channel}.{result}" for key, result in RESULTS.items()}
        left, right = beside_channels(head.cells)
        order = head.result_order and tuple(c if is_further(c) else f"{channel}.{c}" for c in head.result_order)
        order = order and (*left, *order, *(each for each in right if each not in order))
        below = [each._replace(code=f"{channel}.{each.code}") for each in head.result_columns]
        shown = head.appeal_columns or below
        return _columns(head, codes, order, shown, of_channel, flattened=flattened)
    codes = tuple(f"{each.code}.{result}" for each in LATEST.channels for result in _RESULTS)
    shown, order = head.appeal_columns, head.appeal_order
    if shown and order and [column.code for column in shown] != [code for code in order if not is_further(code)]:
        shown = []  # the head's cells have moved
    if order is None and len(shown) < len(codes):
        otherwise = contradicts(head.cells, _RESULTS, RESULTS) or suits_come_first(head.cells)
        otherwise = otherwise or head.is_broken(RESULTS, len(codes), flattened=flattened)
        return Columns(codes, None if otherwise else codes, tuple(shown))
    return Columns(codes, order or tuple(column.code for column in shown), tuple(shown), is_named=True)


def _of_block(row: FoundRow, form: str | None) -> tuple[Columns, Units]:
    """The columns of a block of section 2: its head may have the wording of another form than the report's."""
    assert row.line is not None
    clause = row.line.code.rsplit(".", 1)[0]
    head = row.head.measures(clause)
    if head is None:
        main = FORMS[form] if form else LATEST
        known = row.line.code in main.lines_of("disclosures")
        codes = tuple(term.code for term in main.columns_of("disclosures", row.line.code)) if known else ()
        # Without a head, and in a report whose form nothing shows, the columns may be those of either form.
        alike = len({_codes_in(each, row.line.code) for each in FORMS.values()} - {()}) == 1
        by_place = (form or alike) and not row.head.names_years and not row.head.says_otherwise(codes)
        return Columns(codes, codes if by_place else None, ()), {}
    codes = tuple(term.code for term in FORMS[head.form].columns_of("disclosures", row.line.code))
    if row.row.flattened and row.head.names_years:
        return Columns(codes, None, ()), {}
    own = tuple(column for column in head.columns if not is_further(column.code))
    edge = row.label.column + row.label.colspan if row.label else 0
    order = tuple(c.code for c in head.columns if not is_further(c.code) or c.start >= edge)
    missing = [code for code in codes if code not in {column.code for column in own}]
    others = [column.code.removeprefix(FURTHER) for column in head.columns if is_further(column.code)]
    foreign = tuple(zip(others, missing, strict=True)) if len(others) == len(missing) else ()
    order = codes if missing and not foreign else order
    absent = frozenset(code for _, code in foreign)
    return Columns(codes, order, own, absent=absent, foreign=foreign), {column.code: column.unit for column in own}


def _codes_in(form: Form, line: str) -> tuple[str, ...]:
    known = line in form.lines_of("disclosures")
    return tuple(term.code for term in form.columns_of("disclosures", line)) if known else ()


__all__ = ["Columns", "columns_of"]
