"""Tables that another program saved as text: a cell on each line, cells between blanks, broken or joined labels.

Lines that hold nothing but wordings of the forms and figures become rows again: labels, and the figures that follow
them. What is missing or out of its order can't be told from text alone. So figures are a label's only if they stand
in its line, or if labels and figures take turns; the others stay in rows without a label, where warnings name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple

from parsers.document import Block, Cell, Document, Heading, Paragraph, Picture, Place, Table
from parsers.interpret.run_on_text.column_order import (
    FORM_ORDER,
    SUITS,
    Order,
    as_in_form,
    in_form,
    in_order,
    is_below_more,
    is_beside_more,
    is_title,
    is_torn,
    measures_of,
    names_applicants,
    names_more,
    order_of,
    results_below,
    with_further,
)
from parsers.interpret.run_on_text.pair_doubts import doubtful_of
from parsers.interpret.run_on_text.pairs import ALONE, COLUMNS, Pair, pairs_of
from parsers.interpret.table_heads.broken_heads import Said
from parsers.interpret.words.headings import names_section
from parsers.interpret.words.labels import (
    CAPTIONS,
    CHANNELS,
    CLAUSES,
    GROUPS,
    LINES,
    MEASURE_KEYS,
    REQUEST_COLUMNS,
    RESULTS,
)
from parsers.interpret.words.strangers import STRANGER, with_strangers
from parsers.interpret.words.tokens import Token, tokens
from parsers.notices import LABEL_FROM_FIGURES
from parsers.sentences import Message
from parsers.text import label_key, word_key

_CONTENT = label_key("信息内容")

_HEAD = 40
"""Lines of a head, at most: section 4 has 21 names."""
_ENOUGH = 8
"""Labels with figures, at least, of a text that holds tables; the shortest form has 33."""
_JOINED = 200
"""Characters. A longer line that holds rows is text whose line breaks were lost."""
_FEW = 8
"""Tokens that follow each other in such a line, at least, for them to be a part of a table."""
_FOOT = re.compile(r"[-—–―~·]{1,3}\s*\d{1,3}\s*[-—–―~·]{1,3}|第\s*\d{1,3}\s*页")
"""A page number between dashes."""
_LONE = re.compile(r"(?:[-—–―~·]{1,3}\s+)?\d{1,3}(?:\s+[-—–―~·]{1,3})?")
_SELDOM = 4
"""One of so many numbers may stand between empty lines, at most, for these to mean something."""
_WIDE = re.compile(r"\u3000{2,}|\s{3,}")


class _Line(NamedTuple):
    """A line of the document, with the block it comes from."""

    text: str
    block: Paragraph | Heading


class _Texts:
    """The lines of a document that are no tables, with their tokens."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        texts = ["" if _FOOT.fullmatch(line.text.strip()) else line.text for line in lines]
        self.lines = [Said(text, _blank(line.block.place)) for text, line in zip(texts, lines, strict=True)]
        self.tokens: list[Token] = []

    @cached_property
    def _stops(self) -> frozenset[int]:
        """The lines that no head goes beyond: with figures, sentences or the heading of a section."""
        figures = {token.start[0] for token in self.tokens if token.kind in {"number", "blank"}}
        texts = enumerate(line.text for line in self.lines)
        return frozenset(figures | {number for number, text in texts if "。" in text or names_section(text)})

    @cached_property
    def _by_line(self) -> dict[int, list[Token]]:
        lines: dict[int, list[Token]] = {}
        for token in self.tokens:
            lines.setdefault(token.start[0], []).append(token)
        return lines

    def above(self, token: Token) -> str:
        """The line over the one that a token begins."""
        line, character = token.start
        return self.lines[line - 1].text if line and not self.lines[line].text[:character].strip() else ""

    def head_of(self, pair: Pair) -> list[Token]:
        """The tokens of the lines that hold the labels of a pair."""
        lines = range(pair.labels[0].start[0], pair.labels[-1].end[0] + 1)
        return [token for line in lines for token in self._by_line.get(line, ())]

    def is_torn(self, pair: Pair) -> bool:
        """Whether the head above the figures of a pair is broken over lines, and can't be put together."""
        if not pair.figures:
            return False
        end = pair.own.start[0] if pair.own else pair.figures[0].start[0]
        start = end
        while start > max(end - _HEAD, 0) and start - 1 not in self._stops:
            start -= 1
        found = [token for line in range(start, end) for token in self._by_line.get(line, ())]
        return is_torn(pair, found, self.lines[start:end])


def _blank(place: Place) -> int | None:
    """What stands blank before a line; only text, and pages that say so, have it."""
    return (place.column or 0) if place.line is not None or place.column is not None else None


def with_tables(document: Document) -> Document | None:
    """The document with tables in the place of the lines that hold their cells; None if there are none."""
    blocks: list[Block] = []
    notices: list[Message] = []
    found = 0
    for is_text, group in groupby(document.blocks, key=lambda block: isinstance(block, Paragraph | Heading)):
        if not is_text:
            blocks += group
            continue
        lines = [line for block in group if not isinstance(block, Table | Picture) for line in _lines(block)]
        made, rows = _blocks(lines, notices)
        blocks += made
        found += rows
    if found < _ENOUGH:
        return None
    numbered = tuple(_numbered(blocks, document.first_table))
    return replace(document, blocks=numbered, notices=(*document.notices, *notices))


def _numbered(blocks: Sequence[Block], number: int) -> Iterator[Block]:
    """The blocks with their tables numbered in their order: some of them may have been tables before."""
    for block in blocks:
        if not isinstance(block, Table):
            yield block
            continue
        if block.place.table != number:
            cells = tuple(cell._replace(place=cell.place._replace(table=number)) for cell in block.cells)
            block = replace(block, cells=cells, place=block.place._replace(table=number))  # noqa: PLW2901
        yield block
        number += 1


def _lines(block: Paragraph | Heading) -> Iterator[_Line]:
    """The lines of a block; a line that holds a whole table is cut before and after it."""
    for text in block.text.split("\n"):
        if len(text) <= _JOINED:
            yield _Line(text, block)
            continue
        at = 0
        for start, end in _runs(tokens([text])):
            yield from (_Line(part, block) for part in _WIDE.split(text[at:start]) if part.strip())
            yield _Line(text[start:end], block)
            at = end
        yield from (_Line(part, block) for part in (_WIDE.split(text[at:]) if at else [text]) if part.strip())


def _runs(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where labels and figures follow each other without other text."""
    for is_table, group in groupby(found, key=lambda token: token.kind in {"label", "number", "blank"}):
        run = list(group)
        if is_table and len(run) >= _FEW:
            yield run[0].start[1], run[-1].end[1]


def _blocks(lines: Sequence[_Line], notices: list[Message]) -> tuple[list[Block], int]:
    """The lines as blocks, and how many rows with figures were found; adds warnings to `notices`."""
    alone = _alone(lines)
    texts = _Texts(lines)
    found = tokens([line.text if not _FOOT.fullmatch(line.text.strip()) else "" for line in lines])
    found = with_strangers(found, [line.text for line in lines])
    found = [token._replace(key=ALONE) if token.start[0] in alone else token for token in found]
    texts.tokens = found
    prose = {n for n, line in enumerate(lines) if "。" in line.text}
    prose |= {n for token in found if token.kind == "other" for n in range(token.start[0], token.end[0] + 1)}
    held = {n for token in found for n in range(token.start[0], token.end[0] + 1)}
    held |= {n for n, line in enumerate(lines) if not word_key(line.text)}  # a bracket or a mark alone
    held -= prose | {n for n, line in enumerate(lines) if names_section(line.text)}
    blocks: list[Block] = []
    rows = 0
    above: list[Token] = []
    headed: _Build | None = None
    measures: list[Token] = []
    for is_table, numbers in groupby(range(len(lines)), key=lambda n: _is_cells(n, held, lines)):
        run = list(numbers)
        inside = [token for token in found if run[0] <= token.start[0] <= token.end[0] <= run[-1]]
        built = _Build(inside, above, texts, headed, measures) if is_table else None
        headed = built if built and built.has_head else headed
        measures = measures_of(inside) or measures
        above = [] if is_table else inside
        if built is None or not built.filled:
            blocks += [_again(lines[n]) for n in run]
            continue
        notices += [
            LABEL_FROM_FIGURES(label=pair.own.text, prints=[token.text for token in pair.figures])
            for pair in built.doubts
            if pair.own
        ]
        blocks.append(_table(built.rows, lines))
        rows += built.filled
    return blocks, rows


def _alone(lines: Sequence[_Line]) -> frozenset[int]:
    """The lines, by number, that hold a number between empty lines, if that is seldom."""
    numbers = [n for n, line in enumerate(lines) if _LONE.fullmatch(line.text.strip())]
    at = [line.block.place.line or 0 for line in lines]
    last = len(lines) - 1
    alone = [n for n in numbers if (n == 0 or at[n] - at[n - 1] > 1) and (n == last or at[n + 1] - at[n] > 1)]
    return frozenset(alone if _SELDOM * len(alone) <= len(numbers) else ())


def _is_cells(number: int, held: set[int], lines: Sequence[_Line]) -> bool:
    return number in held or _FOOT.fullmatch(lines[number].text.strip()) is not None


def _again(line: _Line) -> Paragraph | Heading:
    block = line.block
    if line.text == block.text:
        return block
    return Paragraph(line.text.strip(), block.place, block.within)


def _table(rows: Sequence[Sequence[Token]], lines: Sequence[_Line]) -> Table:
    cells = []
    for at, row in enumerate(rows):
        for column, token in enumerate(row):
            place = lines[token.start[0]].block.place._replace(row=at, column=column)
            text = "" if token.kind == "blank" else token.text
            cells.append(Cell(text or token.text, at, column, place=place))
    first = lines[rows[0][0].start[0]].block
    return Table(tuple(cells), Place(line=first.place.line), flattened=True, within=first.within)


class _Build:
    """Rows made from the tokens of consecutive lines."""

    def __init__(
        self,
        found: Sequence[Token],
        above: Sequence[Token],
        texts: _Texts,
        headed: _Build | None,
        measures: Sequence[Token],
    ) -> None:
        """`above` are the tokens of the lines before these that hold other words, too: a head with further columns
        (上年数, 备注). Which figures are theirs can't be told, as blank cells are lost. `headed` are the rows before
        these whose head these may be below: a line with other words (约51) ends the rows, but not their table;
        `measures` are the names in the last head of section 2 before them.
        """
        pairs = list(pairs_of(found))
        heads = with_further(above)
        torn = set(_below_torn(pairs, texts))
        broken = any(pairs[number].is_request for number in torn)
        is_clear = len(heads & REQUEST_COLUMNS.keys()) < 2 and not broken and not is_beside_more(above)
        doubtful, order = doubtful_of(pairs), order_of(pairs) if is_clear else None
        self.has_head = names_applicants(pairs)
        if headed and not self.has_head and (order is None or headed.order != FORM_ORDER):
            order = headed.order if headed.order != FORM_ORDER else None
        self.order: Order | None = order
        self.rows: list[list[Token]] = []
        self.filled = 0
        self.doubts: list[Pair] = []
        measured = heads.isdisjoint((_CONTENT, *MEASURE_KEYS)) and in_form(measures)
        heads_only = [token for token in above if not is_title(texts.lines[token.start[0]].text)]
        beside = not with_further(heads_only).isdisjoint(SUITS)
        for number, pair in enumerate(pairs):
            measures = [token for token in pair.labels if token.key in MEASURE_KEYS]
            measured = in_order(measures) if measures else measured
            if pair.heads_appeals:
                known = as_in_form(pair.labels) and len(pair.figures) in (0, results_below(pair.labels))
                known = known and not beside and not is_below_more(texts.above(pair.labels[0]))
                known = known and not names_more(texts.head_of(pair))
                beside = False
            else:
                known = order is not None if pair.is_request else measured or not pair.is_disclosure
            known = known and number not in torn
            self._add(pair, order, sure=number not in doubtful and known)

    def _add(self, pair: Pair, order: Order | None, *, sure: bool) -> None:
        if pair.labels and pair.labels[-1].key == STRANGER:
            self.rows.append([pair.labels[-1], *pair.figures])
            return
        labels = [token for token in pair.labels if token is not pair.own]
        groups = list(_groups(labels))
        self.rows += _head_rows([token for token in labels if token not in groups], order)
        if pair.own is not None and sure:
            self.rows.append([*groups, pair.own, *pair.figures])
            self.filled += 1
            return
        self.rows += [groups] if groups else []
        self.rows += [[pair.own]] if pair.own else []
        self.rows += [pair.figures] if sure and pair.figures else [[each] for each in pair.figures]
        self.filled += bool(pair.figures) and (pair.heads_appeals or pair.own is not None)
        if pair.own is not None and not sure:
            self.doubts.append(pair)


def _below_torn(pairs: Sequence[Pair], texts: _Texts) -> Iterator[int]:
    """The pairs, by number, below a head that can't be put together: in section 2, all lines to the next head."""
    below = False
    for number, pair in enumerate(pairs):
        is_headed = any(token.key in MEASURE_KEYS or token.key in CLAUSES for token in pair.labels)
        torn = texts.is_torn(pair)
        below = pair.is_disclosure and (torn or (below and not is_headed))
        if torn or below:
            yield number


def _groups(labels: Sequence[Token]) -> Iterator[Token]:
    """The labels that name a group of lines. 其他 beside another column is a column."""
    for before, token in pairwise([None, *labels]):
        beside = before is not None and before.key in REQUEST_COLUMNS
        if token and token.key in GROUPS and not (beside and token.key in REQUEST_COLUMNS):
            yield token


def _head_rows(heads: Sequence[Token], order: Order | None) -> Iterator[list[Token]]:
    """Heads as rows: of one table each, and those of section 3 in two, as text has lost which stands above which."""
    kind = ""
    kinds = [kind := _kind(token, kind) for token in heads]
    for name, group in groupby(zip(kinds, heads, strict=True), key=lambda each: each[0]):
        row = [token for _, token in group]
        if name != "requests":
            yield from ([token] for token in row) if name in {"clause", "line"} else [row]
            continue
        columns = {REQUEST_COLUMNS[token.key]: token for token in reversed(row) if token.key in REQUEST_COLUMNS}
        others = [token for token in row if token.key not in REQUEST_COLUMNS]
        yield from ([token] for token in others)
        if order and order != FORM_ORDER and len(columns) == COLUMNS:
            yield [columns[code] for code in order]
        else:
            outer = [columns[code] for code in (FORM_ORDER[0], FORM_ORDER[-1]) if code in columns]
            inner = [columns[code] for code in FORM_ORDER[1:-1] if code in columns]
            yield from (row for row in (outer, inner) if len(row) > 1)


def _kind(token: Token, before: str) -> str:
    """What a head names: a clause, measures, columns of section 3 or 4, or a line without figures."""
    key = token.key
    if key in CLAUSES:
        return "clause"
    if key in MEASURE_KEYS or key == _CONTENT:
        return "measures"
    if key in CHANNELS or (key in RESULTS and (before == "appeals" or key not in REQUEST_COLUMNS)):
        return "appeals"
    if key in REQUEST_COLUMNS or key in CAPTIONS:
        return "requests"
    return before if key not in LINES else "line"
