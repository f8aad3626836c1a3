"""Tables that another program saved as text: a cell on each line, cells between blanks, broken or joined labels.

Lines that hold nothing but wordings of the forms and figures become rows again: labels, and the figures that follow
them. What is missing or out of its order can't be told from text alone. So figures are a label's only if they stand
in its line, or if labels and figures take turns; the others stay in rows without a label, where warnings name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, NamedTuple

from parsers.document import Block, Cell, Document, Heading, Paragraph, Picture, Place, Table
from parsers.interpret.headings import names_section
from parsers.interpret.labels import (
    CAPTIONS,
    CHANNELS,
    CLAUSES,
    GROUP_LINES,
    GROUPS,
    LINES,
    MEASURE_KEYS,
    MEASURES,
    REQUEST_COLUMNS,
    RESULTS,
)
from parsers.interpret.tokens import Token, tokens
from parsers.notices import LABEL_FROM_FIGURES
from parsers.sentences import Message
from parsers.text import label_key, read_number, word_key

_CONTENT = label_key("信息内容")

_ENOUGH = 8
"""Labels with figures, at least, of a text that holds tables; the shortest form has 33."""
_JOINED = 200
"""Characters. A longer line that holds rows is text whose line breaks were lost."""
_FEW = 8
"""Tokens that follow each other in such a line, at least, for them to be a part of a table."""
_CLEAR = 3
"""Rows whose sums contradict the order in the head, at least, for it to be doubted; one may be a misprint."""
_FOOT = re.compile(r"[-—–―~·]{1,3}\s*\d{1,3}\s*[-—–―~·]{1,3}|第\s*\d{1,3}\s*页")
"""A page number between dashes; a number alone could be a figure."""
_WIDE = re.compile(r"\u3000{2,}|\s{3,}")
_COLUMNS = len(dict.fromkeys(REQUEST_COLUMNS.values()))


class _Line(NamedTuple):
    """A line of the document, with the block it comes from."""

    text: str
    block: Paragraph | Heading


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
        made, rows = _blocks(lines, sum(isinstance(block, Table) for block in blocks), notices)
        blocks += made
        found += rows
    if found < _ENOUGH:
        return None
    return Document(
        tuple(blocks), document.media_type, document.reader, document.properties, (*document.notices, *notices)
    )


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


def _blocks(lines: Sequence[_Line], tables: int, notices: list[Message]) -> tuple[list[Block], int]:
    """The lines as blocks, and how many rows with figures were found; adds warnings to `notices`."""
    found = tokens([line.text if not _FOOT.fullmatch(line.text.strip()) else "" for line in lines])
    prose = {n for n, line in enumerate(lines) if "。" in line.text}
    prose |= {n for token in found if token.kind == "other" for n in range(token.start[0], token.end[0] + 1)}
    held = {n for token in found for n in range(token.start[0], token.end[0] + 1)}
    held |= {n for n, line in enumerate(lines) if not word_key(line.text)}  # a bracket or a mark alone
    held -= prose | {n for n, line in enumerate(lines) if names_section(line.text)}
    blocks: list[Block] = []
    rows = 0
    for is_table, numbers in groupby(range(len(lines)), key=lambda n: _is_cells(n, held, lines)):
        run = list(numbers)
        inside = [token for token in found if run[0] <= token.start[0] <= token.end[0] <= run[-1]]
        built = _Build(inside) if is_table else None
        if built is None or not built.filled:
            blocks += [_again(lines[n]) for n in run]
            continue
        notices += [
            LABEL_FROM_FIGURES(label=pair.own.text, prints=[token.text for token in pair.figures])
            for pair in built.doubts
            if pair.own
        ]
        blocks.append(_table(built.rows, lines, tables))
        tables, rows = tables + 1, rows + built.filled
    return blocks, rows


def _is_cells(number: int, held: set[int], lines: Sequence[_Line]) -> bool:
    return number in held or _FOOT.fullmatch(lines[number].text.strip()) is not None


def _again(line: _Line) -> Paragraph | Heading:
    block = line.block
    if line.text == block.text:
        return block
    return Paragraph(line.text.strip(), block.place, block.within)


def _table(rows: Sequence[Sequence[Token]], lines: Sequence[_Line], index: int) -> Table:
    cells = []
    for at, row in enumerate(rows):
        for column, token in enumerate(row):
            place = lines[token.start[0]].block.place._replace(table=index, row=at, column=column)
            text = "" if token.kind == "blank" else token.text
            cells.append(Cell(text or token.text, at, column, place=place))
    first = lines[rows[0][0].start[0]].block
    return Table(tuple(cells), Place(table=index, line=first.place.line), flattened=True, within=first.within)


@dataclass
class _Pair:
    """Labels, and the figures that follow them; `own` is the label that names their line."""

    labels: list[Token] = field(default_factory=list)
    figures: list[Token] = field(default_factory=list)
    own: Token | None = None

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
            return bool(self.figures) and not self.heads_appeals
        return len(self.figures) > _COLUMNS

    @property
    def heads_appeals(self) -> bool:
        return sum(token.key in RESULTS or token.key in CHANNELS for token in self.labels) > 1


_LINE_ONLY = {key for key, lines in LINES.items() if not GROUP_LINES.intersection(lines)}
_LINE_ONLY -= {*GROUPS, *CHANNELS, *REQUEST_COLUMNS, *RESULTS}
"""Wordings that are neither a group nor a head."""


def _pairs(found: Sequence[Token]) -> Iterator[_Pair]:
    """Labels with the figures after them. A piece of a wording keeps a label from the figures behind it."""
    pair, near = _Pair(), False
    for token in found:
        if token.kind in {"number", "blank"}:
            if len({each.start[0] for each in pair.figures}) == 1 < len(pair.figures) and _is_below(
                token, pair.figures
            ):
                yield pair  # in a text of rows, what stands below is of no row: a page number
                pair = _Pair()
            last = pair.labels[-1] if pair.labels else None
            if not pair.figures and near and last and last.key in LINES and not pair.heads_appeals:
                pair.own = last
            pair.figures.append(token)
            continue
        if token.kind == "label":
            if pair.figures:
                yield pair
                pair = _Pair()
            pair.labels.append(token)
        elif pair.own and pair.figures and pair.own.key == word_key(pair.own.text + token.text):
            whole = pair.own._replace(text=pair.own.text + token.text)
            pair.labels[-1] = pair.own = whole
        # A label that goes on below its figures may have a piece of its group's label beside it.
        near = token.kind == "label" or (near and bool(pair.labels) and _is_begun(pair.labels[-1]))
    if pair.labels or pair.figures:
        yield pair


def _is_below(token: Token, figures: Sequence[Token]) -> bool:
    return token.start[0] > figures[-1].start[0]


def _is_begun(label: Token) -> bool:
    return len(word_key(label.text)) < len(label.key)


def _doubtful(pairs: Sequence[_Pair]) -> set[int]:
    """The pairs, by number, that need not belong together: between a label without figures and figures without a
    label, all of them may have slipped by one.
    """
    found, open_ = set(), 0
    for number, pair in enumerate(pairs):
        open_ -= pair.orphans
        if (open_ and not pair.is_sure) or pair.is_orphan:
            found.add(number)
        open_ += pair.is_orphan
    return found


def _in_order(measures: Sequence[Token]) -> bool:
    """Whether the heads of a block of section 2 give the order of its columns: they stand in one line, or in the
    form's order. Broken heads are read line by line: 现行有效数|量 before 本年|制发件数.
    """
    if len({token.start[0] for token in measures} | {token.end[0] for token in measures}) == 1:
        return True
    keys = [token.key for token in measures]
    for codes in MEASURES.values():
        if all(key in codes for key in keys):
            form = list(dict.fromkeys(codes.values()))
            places = [form.index(codes[key]) for key in keys]
            return places == sorted(places)
    return False


Order = Literal["form", "total first", "unknown"]


def _order(pairs: Sequence[_Pair]) -> Order:
    """The order of the columns of section 3. Text has lost where they stand; so what the head says must agree with
    the sums of the rows.
    """
    head = [
        token.key for pair in pairs for token in pair.labels if token.key in REQUEST_COLUMNS and token is not pair.own
    ]
    codes = [REQUEST_COLUMNS[key] for key in head]
    form = list(dict.fromkeys(REQUEST_COLUMNS.values()))
    first, total = form[0], form[-1]
    read = [[read_number(token.text, "件").value for token in pair.figures] for pair in pairs if pair.is_request]
    rows = [[value for value in row if value is not None] for row in read]
    rows = [row for row in rows if len(row) == _COLUMNS and any(row)]
    for_form = sum(row[-1] == sum(row[:-1]) for row in rows)
    for_first = sum(row[0] == sum(row[1:]) for row in rows)
    middle = [form.index(code) for code in dict.fromkeys(codes) if code not in {first, total}]
    if middle != sorted(middle):
        return "unknown"
    if first in codes and total in codes and codes.index(total) < codes.index(first):
        return "total first" if for_first > for_form else "unknown"
    return "unknown" if for_first >= _CLEAR and for_first > for_form else "form"


class _Build:
    """Rows made from the tokens of consecutive lines."""

    def __init__(self, found: Sequence[Token]) -> None:
        pairs = list(_pairs(found))
        doubtful, order = _doubtful(pairs), _order(pairs)
        self.rows: list[list[Token]] = []
        self.filled = 0
        self.doubts: list[_Pair] = []
        measured = True
        for number, pair in enumerate(pairs):
            measures = [token for token in pair.labels if token.key in MEASURE_KEYS]
            measured = _in_order(measures) if measures else measured
            known = order != "unknown" if pair.is_request else measured or not pair.is_disclosure
            self._add(pair, order, sure=number not in doubtful and known)

    def _add(self, pair: _Pair, order: Order, *, sure: bool) -> None:
        labels = [token for token in pair.labels if token is not pair.own]
        groups = [token for token in labels if token.key in GROUPS]
        self.rows += _head_rows([token for token in labels if token.key not in GROUPS], order)
        if pair.own is not None and sure:
            self.rows.append([*groups, pair.own, *pair.figures])
            self.filled += 1
            return
        self.rows += [groups] if groups else []
        self.rows += [[pair.own]] if pair.own else []
        self.rows += [pair.figures] if pair.figures else []
        self.filled += bool(pair.figures) and pair.heads_appeals
        if pair.own is not None and not sure:
            self.doubts.append(pair)


def _head_rows(heads: Sequence[Token], order: Order) -> Iterator[list[Token]]:
    """Heads as rows: of one table each, and those of section 3 in two, as text has lost which stands above which."""
    kind = ""
    kinds = [kind := _kind(token, kind) for token in heads]
    for name, group in groupby(zip(kinds, heads, strict=True), key=lambda each: each[0]):
        row = [token for _, token in group]
        if name != "requests":
            yield from ([token] for token in row) if name in {"clause", "line"} else [row]
            continue
        columns = {REQUEST_COLUMNS[token.key]: token for token in reversed(row) if token.key in REQUEST_COLUMNS}
        form = list(dict.fromkeys(REQUEST_COLUMNS.values()))
        others = [token for token in row if token.key not in REQUEST_COLUMNS]
        yield from ([token] for token in others)
        if order == "total first" and len(columns) == _COLUMNS:
            yield [columns[code] for code in (form[-1], *form[:-1])]
        else:
            outer = [columns[code] for code in (form[0], form[-1]) if code in columns]
            inner = [columns[code] for code in form[1:-1] if code in columns]
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
