"""Tables that another program saved as text: a cell on each line, cells between blanks, broken or joined labels.

Lines that hold nothing but wordings of the forms and figures become rows again: labels, and the figures that follow
them. What is missing or out of its order can't be told from text alone. So figures are a label's only if they stand
in its line, or if labels and figures take turns; the others stay in rows without a label, where warnings name them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import NamedTuple

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
from parsers.interpret.nesting import in_form_order
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
"""A page number between dashes."""
_LONE = re.compile(r"(?:[-—–―~·]{1,3}\s+)?\d{1,3}(?:\s+[-—–―~·]{1,3})?")
_ALONE = "alone"
"""Key of a number between empty lines where others have none around them: a page number, or a figure."""
_SELDOM = 4
"""One of so many numbers may stand between empty lines, at most, for these to mean something."""
_CUT = re.compile(r"[-−]?[1-9]\d{0,2} \d{3}")
"""Two figures that may be one."""
_MONEY = frozenset(("元", "千元", "万元", "亿元"))
"""Units of money that may stand behind a blank: 736,710 元 is no amount of 万元."""
_SIGNS = frozenset("-−－")
_CHANGES = frozenset(key for codes in MEASURES.values() for key, code in codes.items() if code == "change")
"""What heads call the column of section 2 whose figures may have a sign."""
_WIDE = re.compile(r"\u3000{2,}|\s{3,}")
_SUITS = word_key("行政诉讼")

Order = tuple[str, ...]
"""Codes of the columns of section 3, from left to right."""

_FORM: Order = tuple(dict.fromkeys(REQUEST_COLUMNS.values()))
_COLUMNS = len(_FORM)
_ORGANISATIONS = word_key("法人或其他组织")
_OUTER = (_FORM[0], _ORGANISATIONS, _FORM[-1])
"""What stands in the upper row of the head of section 3, in the form's order."""
_OPEN: Order = ("",)


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
    found = tokens([line.text if not _FOOT.fullmatch(line.text.strip()) else "" for line in lines])
    found = [token._replace(key=_ALONE) if token.start[0] in alone else token for token in found]
    prose = {n for n, line in enumerate(lines) if "。" in line.text}
    prose |= {n for token in found if token.kind == "other" for n in range(token.start[0], token.end[0] + 1)}
    held = {n for token in found for n in range(token.start[0], token.end[0] + 1)}
    held |= {n for n, line in enumerate(lines) if not word_key(line.text)}  # a bracket or a mark alone
    held -= prose | {n for n, line in enumerate(lines) if names_section(line.text)}
    blocks: list[Block] = []
    rows = 0
    above: list[Token] = []
    for is_table, numbers in groupby(range(len(lines)), key=lambda n: _is_cells(n, held, lines)):
        run = list(numbers)
        inside = [token for token in found if run[0] <= token.start[0] <= token.end[0] <= run[-1]]
        built = _Build(inside, above) if is_table else None
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


@dataclass
class _Pair:
    """Labels, and the figures that follow them; `own` is the label that names their line."""

    labels: list[Token] = field(default_factory=list)
    figures: list[Token] = field(default_factory=list)
    own: Token | None = None
    is_torn: bool = False
    """Whether a piece of another wording stands among the figures: those after it may be another line's."""

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
    pair, near, torn = _Pair(), False, False
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
            pair.is_torn |= bool(pair.figures) and torn
            pair.figures.append(token)
            continue
        if token.text in _MONEY and pair.figures and pair.figures[-1].kind == "number":
            last = pair.figures[-1]
            pair.figures[-1] = last._replace(text=f"{last.text}{token.text}", end=token.end)
            continue
        if token.kind == "label":
            if pair.figures:
                yield pair
                pair = _Pair()
            pair.labels.append(token)
        elif pair.own and pair.figures and pair.own.key == word_key(pair.own.text + token.text):
            whole = pair.own._replace(text=pair.own.text + token.text)
            pair.labels[-1] = pair.own = whole
        torn = token.kind == "part" and bool(pair.figures)
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
    label, all of them may have slipped by one; one of the figures may be the number of a page; a piece of another
    label may stand among them; and a number may have been cut.
    """
    found, open_ = set(), 0
    doubts = _Doubts.of(pairs)
    for number, pair in enumerate(pairs):
        open_ -= pair.orphans
        alone = any(each.key == _ALONE for each in pair.figures)
        if (open_ and not pair.is_sure) or pair.is_orphan or pair.is_torn or alone or _is_cut(pair, doubts):
            found.add(number)
        open_ += pair.is_orphan
    return found | _without_sums(pairs, found)


def _without_sums(pairs: Sequence[_Pair], doubtful: Collection[int]) -> set[int]:
    """The lines of section 2, by number, in a text that lost the order of its cells: one of them has figures that may
    be another's, or has fewer than its neighbour under the same head. No sum would show which.
    """
    lines = [number for number, pair in enumerate(pairs) if pair.is_disclosure and not pair.is_sure]
    uneven = any(
        len(pairs[one].figures) != len(pairs[other].figures)
        for one, other in pairwise(lines)
        if other == one + 1 and len(pairs[other].labels) == 1
    )
    return set(lines) if uneven or not set(lines).isdisjoint(doubtful) else set()


class _Doubts(NamedTuple):
    """What a text as a whole shows of how numbers may have been cut in it."""

    grouped: bool
    """A number is printed with a blank between its thousands."""
    signed: bool
    """There are columns of changes, whose figures may have a sign."""
    uneven: bool
    """Lines of section 3 have more or fewer figures than columns: blank cells were lost, or numbers cut."""

    @classmethod
    def of(cls, pairs: Sequence[_Pair]) -> _Doubts:
        return cls(
            any(_is_rest(each.text) for pair in pairs for each in pair.figures),
            any(token.key in _CHANGES for pair in pairs for token in pair.labels),
            any(pair.is_request and pair.figures and len(pair.figures) != _COLUMNS for pair in pairs),
        )


def _is_cut(pair: _Pair, doubts: _Doubts) -> bool:
    """Whether two of the figures may be one, cut where a program changed its print: at a blank between thousands,
    behind a sign, or anywhere; or whether they may be another line's.
    """
    beside = list(pairwise(pair.figures))
    if doubts.grouped and any(_CUT.fullmatch(f"{one.text} {other.text}") for one, other in beside):
        return True
    if doubts.signed and pair.is_disclosure and any(_is_sign(one, other) for one, other in beside):
        return True
    if pair.own is not None and _is_by_character(pair.own):
        return any(len(one.text) == len(other.text) == 1 for one, other in beside)
    if not doubts.uneven or not pair.is_request or pair.is_sure or len(pair.figures) != _COLUMNS:
        return False
    return not any(_sums([pair])) and any(read_number(token.text, "件").value for token in pair.figures)


def _is_sign(one: Token, other: Token) -> bool:
    return one.text in _SIGNS and other.kind == "number" and (one.end[0], one.end[1] + 1) == other.start


def _is_by_character(label: Token) -> bool:
    """Whether each character of a label stands on a line of its own."""
    return label.end[0] - label.start[0] + 1 == len(label.text) > 2


def _is_rest(text: str) -> bool:
    """Whether this can only be the end of a number that is printed with a blank between its thousands: 2 009."""
    return len(text) == 3 and text.isdecimal() and text[0] == "0"


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


def _order(pairs: Sequence[_Pair]) -> Order | None:
    """The order of the columns of section 3; None if it can't be told. Text has lost where they stand; so what the
    head says must agree with the sums of the rows, and the sums must tell it from the form's.
    """
    heads = (_of_head([token for token in pair.labels if token is not pair.own]) for pair in pairs)
    said = {order for order in heads if order is not None}
    if len(said) > 1:
        return None
    order, sums = next(iter(said), _FORM), _sums(pairs)
    for_form = max(sums[:-1]) < max(_CLEAR, sums[-1] + 1)
    if order == _FORM:
        return _FORM if for_form else None
    if order == _OPEN:
        return _FORM if for_form and sums[-1] >= _CLEAR else None
    by_sums = sums.index(max(sums))
    is_told = bool(order) and by_sums == order.index(_FORM[-1]) != len(_FORM) - 1 and sums.count(max(sums)) == 1
    return order if is_told else None


def _of_head(labels: Sequence[Token]) -> Order | None:
    """The order in which a head names the columns of section 3; empty if it names another than the form's, but not
    whole; `_OPEN` if it was read column by column; None if it is no head.
    """
    head = list(dict.fromkeys(REQUEST_COLUMNS.get(token.key, token.key) for token in labels))
    outer = [name for name in head if name in _OUTER]
    inner = [name for name in head if name in _FORM[1:-1]]
    if len(outer) + len(inner) < len(_OUTER):
        return None
    if inner != [code for code in _FORM if code in inner]:
        return ()
    if outer == [name for name in _OUTER if name in outer]:
        return _FORM
    named = [name for name in head if name in outer or name in inner]
    if named[: len(outer)] != outer or _is_higher(labels):
        return _OPEN
    if len(outer) < len(_OUTER) or len(inner) < len(_FORM[1:-1]):
        return ()
    return tuple(code for name in outer for code in (inner if name == _ORGANISATIONS else [name]))


def _is_higher(labels: Sequence[Token]) -> bool:
    """Whether 法人或其他组织 is printed higher up than 自然人 and 总计, which stand on one line beside it."""
    lines = {REQUEST_COLUMNS.get(token.key, token.key): token.start[0] for token in reversed(labels)}
    natural, organisations, total = (lines.get(name) for name in _OUTER)
    return None not in {natural, organisations} and natural == total and lines[_ORGANISATIONS] < lines[_FORM[0]]


def _sums(pairs: Sequence[_Pair]) -> list[int]:
    """For each column, in how many rows of section 3 it is the sum of the others."""
    read = [[read_number(token.text, "件").value for token in pair.figures] for pair in pairs if pair.is_request]
    rows = [[value for value in row if value is not None] for row in read]
    rows = [row for row in rows if len(row) == _COLUMNS and any(row)]
    return [sum(2 * row[at] == sum(row) for row in rows) for at in range(_COLUMNS)]


def _results(head: Sequence[Token]) -> int:
    """How many figures stand below a head of section 4: all results of each channel that it names."""
    channels = {token.key for token in head if token.key in CHANNELS or token.key == _SUITS}
    return len(set(RESULTS.values())) * (len(set(CHANNELS.values())) if len(channels) > 1 else 1)


def _as_in_form(head: Sequence[Token]) -> bool:
    """Whether a head of section 4 names channels and results in the form's order. Text has lost which result stands
    below which channel; but if 总计 comes first, it isn't last.
    """
    channels = [key for token in head if (key := token.key) in CHANNELS or key == _SUITS]
    codes = [CHANNELS[key] for key in dict.fromkeys(channels) if key in CHANNELS]
    first = next((at for at, token in enumerate(head) if token.key == channels[0]), 0) if channels else 0
    results = [RESULTS[token.key] for token in head[first:] if token.key in RESULTS]
    form, whole = list(dict.fromkeys(CHANNELS.values())), list(dict.fromkeys(RESULTS.values()))
    if codes != [code for code in form if code in codes] or channels[:1] == [_SUITS]:
        return False
    # The last of them stand above the figures; before them may be pieces of names that are printed in two lines.
    places = [whole.index(result) for result in results[-len(form) * len(whole) :]]
    turns = sum(one >= other for one, other in pairwise(places))
    return results[-1:] == whole[-1:] and turns < max(len(codes), 1)


def _with_further(found: Sequence[Token]) -> set[str]:
    """The names of columns, and 信息内容, in lines that have other words, too: names of further columns, or names in
    two lines that were read as one. Those that still follow each other as in the form say no more than that.
    """
    keys: set[str] = set()
    for _, group in groupby(found, key=lambda token: token.start[0]):
        line = list(group)
        if any(token.kind == "other" for token in line):
            text = "".join(token.text for token in line)
            usual = in_form_order(text) and _LETTERS.issuperset(text)
            keys |= set() if usual else {token.key for token in line if token.kind == "label"}
    return keys


_LETTERS = frozenset("".join((*REQUEST_COLUMNS, "申请人情况法人或其他组织"))) | frozenset(" \u3000")


class _Build:
    """Rows made from the tokens of consecutive lines."""

    def __init__(self, found: Sequence[Token], above: Sequence[Token] = ()) -> None:
        """`above` are the tokens of the lines before these that hold other words, too: a head with further columns
        (上年数, 备注). Which figures are theirs can't be told, as blank cells are lost.
        """
        pairs = list(_pairs(found))
        heads = _with_further(above)
        doubtful, order = _doubtful(pairs), None if len(heads & REQUEST_COLUMNS.keys()) > 1 else _order(pairs)
        self.rows: list[list[Token]] = []
        self.filled = 0
        self.doubts: list[_Pair] = []
        measured = heads.isdisjoint((_CONTENT, *MEASURE_KEYS))
        for number, pair in enumerate(pairs):
            measures = [token for token in pair.labels if token.key in MEASURE_KEYS]
            measured = _in_order(measures) if measures else measured
            if pair.heads_appeals:
                known = _as_in_form(pair.labels) and len(pair.figures) in (0, _results(pair.labels))
            else:
                known = order is not None if pair.is_request else measured or not pair.is_disclosure
            self._add(pair, order, sure=number not in doubtful and known)

    def _add(self, pair: _Pair, order: Order | None, *, sure: bool) -> None:
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
        if order and order != _FORM and len(columns) == _COLUMNS:
            yield [columns[code] for code in order]
        else:
            outer = [columns[code] for code in (_FORM[0], _FORM[-1]) if code in columns]
            inner = [columns[code] for code in _FORM[1:-1] if code in columns]
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
