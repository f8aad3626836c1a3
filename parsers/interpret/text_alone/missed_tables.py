"""Tables of a form that a document prints, as lines of text or in cells that can't be told, and of which nothing was
read: a warning names each, so that no table is lost without a word, and another reader is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from parsers import notices
from parsers.document import Place
from parsers.forms.model import TableName
from parsers.interpret.words.headings import TABLES, Headings
from parsers.interpret.words.labels import CHANNELS, LINES
from parsers.interpret.words.stream import Item, Row
from parsers.interpret.words.tokens import Token, tokens
from parsers.report import Notice

_ENOUGH: dict[TableName, int] = {"disclosures": 4, "requests": 8, "appeals": 2}
"""Names of lines, or of channels, that a table prints at least."""
_FIGURES: dict[TableName, int] = {"disclosures": 1, "requests": 2, "appeals": 2}
"""Figures for each of them, at least: a sentence may name them, too. Some lines of section 2 have one, which may be
blank.
"""
_SUITS = frozenset(key for key, code in CHANNELS.items() if code != "reconsideration")
_LONG = 600
"""Characters of a line or cell that is looked at; longer ones are prose."""


def missed_tables(
    items: Sequence[Item], found: Collection[str], heads: Mapping[int, str], headings: Headings
) -> Iterator[Notice]:
    """A warning for each table of a form that is printed and of which no line was read; `found` are the others, and
    `heads` has the tables of the items that are heads. Where other tables were found, also for each section without
    its table, which may be a picture.
    """
    wanted = [table for table in _ENOUGH if table not in found]
    if not wanted:
        return
    read = tokens([_text(item) for item in items])
    for table in wanted:
        told = _missed(table, read, items, heads)
        heading = next((each.index for each in headings.chosen if TABLES.get(each.number) == table), None)
        if told is None and found and heading is not None:
            told = Notice(notices.NO_TABLE(table=table), table, _place(items[heading]))
        if told is not None:
            yield told


def prints_a_table(items: Sequence[Item]) -> bool:
    """Whether a document prints names of a table's lines, or of its channels, whatever stands beside them."""
    read = tokens([_text(item) for item in items])
    return any(len(set(_names(read, table))) >= enough for table, enough in _ENOUGH.items())


def _names(read: Sequence[Token], table: TableName) -> Iterator[str]:
    yield from (token.key for token in read if token.kind == "label" and _is_of(token, table))


def _missed(table: TableName, read: Sequence[Token], items: Sequence[Item], heads: Mapping[int, str]) -> Notice | None:
    at = [n for n, token in enumerate(read) if token.kind == "label" and _is_of(token, table)]
    if len({read[n].key for n in at}) < _ENOUGH[table]:
        return None
    # Section 4 has its figures below its heads.
    after = read[at[0] :] if table == "appeals" else read[at[0] : at[-1] + 2]
    place = _place(items[read[at[0]].start[0]])
    if sum(token.kind == "number" for token in after) >= _FIGURES[table] * _ENOUGH[table]:
        return Notice(notices.NO_CELLS(table=table), table, place)
    return Notice(notices.ONLY_HEAD(table=table), table, place) if table in heads.values() else None


def _text(item: Item) -> str:
    if isinstance(item, Row):
        text = " ".join(cell.text for cell in item.cells if len(cell.text) <= _LONG)
    else:
        text = item.text if len(item.text) <= _LONG else ""
    return "" if "。" in text else text.replace("\n", " ")


def _place(item: Item) -> Place:
    return item.cells[0].place if isinstance(item, Row) else item.place


def _is_of(token: Token, table: TableName) -> bool:
    if table == "appeals":
        return token.key in _SUITS
    return any(line.table == table for line in LINES.get(token.key, ()))
