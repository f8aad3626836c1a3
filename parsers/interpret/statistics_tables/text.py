"""Tables of statistics that another program saved as text: a cell on each line, or a row with blanks between its cells.

The words of the head say how many cells a row has; labels, units and figures then take turns. What can't be told apart
so stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from typing import Literal, NamedTuple

from parsers.document import Block, Cell, Document, Heading, Paragraph, Place, Table
from parsers.interpret.statistics_tables.indicator_labels import LAST, LINES, UNITS, form_of, named
from parsers.interpret.statistics_tables.lines import with_lines
from parsers.interpret.statistics_tables.tables import CODES, LABELS, NOTES, UNIT_HEADS, VALUES
from parsers.interpret.words.headings import BOILERPLATE, names_section
from parsers.text import is_blank, label_key, looks_like_number, squeeze

_FOOT = re.compile(r"[-—–―~·]{1,3}\s*\d{1,3}\s*[-—–―~·]{1,3}|第\s*\d{1,3}\s*页")
_NUMBERED = re.compile(r"\(?\d{1,2}[)、.,:]+|\(\d{1,2}\)")
"""The number of a label, apart from its words."""
_LONGEST = 150
"""Characters of a label."""
_LONGEST_HEAD = 20
"""Tokens of a head."""
_STEMS = ("甲", "乙", "丙", "丁")
_ROWS = 5
_DIGITS = 5
"""Digits that the number of a row hasn't."""
_KNOWN = 0.9
"""Share of the labels that a form must know, where labels and figures may have been mixed up."""

Kind = Literal["words", "unit", "figure", "blank"]


class _Token(NamedTuple):
    text: str
    line: int
    kind: Kind


class _Head(NamedTuple):
    """The cells of a row as the head names them: `l`abel, `u`nit, `c`ode, `v`alue, `n`ote; once for each side."""

    cells: str
    texts: tuple[str, ...]
    end: int
    """The token after the head."""
    is_numbered: bool = False
    """Whether the number of each row (行次) stands before its label."""
    by_line: bool = False
    """Whether each name has a line to itself."""


@dataclass
class _Row:
    pieces: list[_Token]
    cells: list[_Token] = field(default_factory=list)

    @property
    def label(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def with_statistics(document: Document) -> Document | None:
    """The document with a table in the place of the lines that hold its cells; None if there is none."""
    lines: list[tuple[str, Block]] = []
    for block in document.blocks:
        texts = block.text.split("\n") if isinstance(block, Paragraph | Heading) else [""]
        lines += [(text, block) for text in texts]
    tokens = list(_tokens([text for text, _ in lines]))
    for at in range(len(tokens)):
        for head in _heads(tokens, at):
            rows, end = _rows(tokens, head)
            _ended(rows)
            if len(rows) >= _ROWS and _is_clear(rows) and not _goes_on(tokens, end):
                return _with_table(document, lines, tokens, (at, end), head, rows)
    return with_lines(document)


def _tokens(lines: Sequence[str]) -> Iterator[_Token]:
    for number, text in enumerate(lines):
        if _FOOT.fullmatch(text.strip()):
            continue
        for word in text.split():
            yield _Token(word, number, _kind(word))


def _kind(word: str) -> Kind:
    word = word.removesuffix("…")  # the mark of a text that ends in a number
    if _NUMBERED.fullmatch(squeeze(word)):
        return "words"
    if is_blank(word):
        return "blank"
    if squeeze(word) in UNITS:
        return "unit"
    return "figure" if looks_like_number(word) else "words"


def _heads(tokens: Sequence[_Token], at: int) -> Iterator[_Head]:
    """The heads that may begin with a token: a name in each word, or, where names have blanks in them (指 标 名 称), in
    each line.
    """
    yield from filter(None, (_head(tokens, at, by_line=by_line) for by_line in (False, True)))


def _head(tokens: Sequence[_Token], at: int, *, by_line: bool) -> _Head | None:
    cells, texts = "", []
    end = at
    while end < min(at + _LONGEST_HEAD, len(tokens)):
        width = _rest_of_line(tokens, end) if by_line else 1
        text = "".join(token.text for token in tokens[end : end + width])
        role = _role(text)
        if not role or (not cells and role not in {"l", "c"}):
            break
        cells += role
        texts.append(text)
        end += width
    is_numbered = cells.startswith("c")
    cells, texts = cells[is_numbered:], texts[is_numbered:]
    whole = cells.startswith("l") and "v" in cells and "n" not in cells
    end += _signs(tokens, end, len(cells))
    return _Head(cells, tuple(texts), end, is_numbered, by_line) if whole else None


def _signs(tokens: Sequence[_Token], at: int, columns: int) -> int:
    """How many tokens below a head are signs of its columns, as statisticians have them: 甲 乙 丙 1 2."""
    texts = [token.text for token in tokens[at : at + columns]]
    letters = sum(1 for _ in takewhile(lambda text: text in _STEMS, texts))
    numbers = [str(n + 1) for n in range(columns - letters)]
    return columns if letters and texts == [*_STEMS[:letters], *numbers] else 0


def _rest_of_line(tokens: Sequence[_Token], at: int) -> int:
    """How many tokens of its line there are from this one."""
    return sum(1 for _ in takewhile(lambda token: token.line == tokens[at].line, tokens[at : at + _LONGEST_HEAD]))


def _role(text: str) -> str:
    """What a column of this name holds (see `_Head`); "" if it is no name."""
    key = label_key(text)
    for role, names in (("l", LABELS), ("u", UNIT_HEADS), ("c", CODES), ("n", NOTES)):
        if key in names:
            return role
    return "v" if (key and VALUES.fullmatch(key)) or VALUES.fullmatch(squeeze(text)) else ""


def _rows(tokens: Sequence[_Token], head: _Head) -> tuple[list[list[_Row]], int]:
    """The rows under a head, each with a part for each side, and the token after the last."""
    sides = ["l" + side for side in head.cells.split("l")[1:]]
    rows: list[list[_Row]] = []
    current: list[_Row] = []
    numbers: list[int] = []
    at = end = head.end
    while at < len(tokens):
        again = _head(tokens, at, by_line=head.by_line)
        if again and again.cells == head.cells:
            at = again.end
            continue
        numbered = head.is_numbered and not current and tokens[at].kind == "figure"
        if head.is_numbered and len(sides) == 1:
            numbers.append(_number(tokens[at], numbers, rows[-1][0] if rows else None))
        taken = _row(tokens, at + numbered, sides[len(current)])
        if taken is None:
            break
        row, at = taken
        *blank, row = _parted(row)
        if len(sides) == 1:
            rows += [[each] for each in blank]
        current.append(row)
        end = at
        if len(current) == len(sides):
            rows.append(current)
            current = []
    if current:
        rows.append(current)
    _mended([row for side in range(len(sides)) for row in (r[side] for r in rows if len(r) > side)])
    return rows, end


def _number(token: _Token, numbers: Sequence[int], before: _Row | None) -> int:
    """The number of the row that a token begins, where rows are numbered; `numbers` are those of the rows before it. A
    row without one has lent it to the row before, whose figure is blank: text has lost the blank cell.
    """
    expected = numbers[-1] + 1 if numbers else 1
    if token.kind == "figure":
        return int(token.text) if token.text.isdecimal() and len(token.text) < _DIGITS else expected
    if before is not None and before.cells and before.cells[-1].text == str(expected):
        before.cells[-1] = before.cells[-1]._replace(text="", kind="blank")
        return expected
    return expected - 1


def _row(tokens: Sequence[_Token], at: int, cells: str) -> tuple[_Row, int] | None:
    """The row that begins with a token, and the token after it."""
    row = _Row([])
    while at < len(tokens) and _is_piece(tokens[at], row.label):
        row.pieces.append(tokens[at])
        at += 1
        if len(row.label) > _LONGEST:
            return None
    if not row.pieces:
        return None
    for role in cells[1:]:
        if at >= len(tokens):
            return None
        token = tokens[at]
        if token.kind == "words" and _is_heading(row.label):
            row.cells.append(_Token("", token.line, "blank"))  # its blank cell was an empty line
            continue
        wanted = {"u": ("unit", "blank"), "c": ("figure",), "v": ("figure", "blank")}[role]
        if token.kind not in wanted:
            return None
        row.cells.append(token)
        at += 1
    return row, at


def _is_heading(label: str) -> bool:
    """Whether a label is that of lines below it, and has no figure itself."""
    return any(not LINES[code].unit for code in named(label))


def _parted(row: _Row) -> list[_Row]:
    """A row whose label is several: the lines before the last have no figures (一、主动公开情况), or their blank cells
    were lost. The row itself where its label is one, or no form knows all of them.
    """
    if named(row.label):
        return [row]
    for cut in range(1, len(row.pieces)):
        first, rest = _Row(row.pieces[:cut]), _Row(row.pieces[cut:], row.cells)
        if named(rest.label):
            before = _parted(first)
            if all(named(each.label) for each in before):
                return [*before, rest]
    return [row]


def _is_piece(token: _Token, before: str) -> bool:
    """Whether a token is a part of the label that begins with `before`: words, or what stands in a bracket."""
    if _is_text(token.text):
        return False
    is_open = squeeze(before).count("(") > squeeze(before).count(")")
    return token.kind == "words" or (is_open and ")" in squeeze(token.text))


def _goes_on(tokens: Sequence[_Token], end: int) -> bool:
    """Whether lines of a table follow the last row that could be read, so that it would break off."""
    lines: dict[int, list[_Token]] = {}
    for token in tokens[end:]:
        if _is_text(token.text):
            break
        lines.setdefault(token.line, []).append(token)
    kinds = [token.kind for line in lines.values() for token in line]
    return sum(kind == "figure" for kind in kinds) > 1


def _is_text(text: str) -> bool:
    return "。" in text or names_section(text) or BOILERPLATE.match(text) is not None


def _mended(rows: Sequence[_Row]) -> None:
    """Gives a label its rest, where the figures stand in the middle of its lines: the rest came before the next."""
    for row, following in pairwise(rows):
        if named(following.label):
            continue
        for cut in range(1, len(following.pieces)):
            rest = "".join(piece.text for piece in following.pieces[cut:])
            whole = row.label + "".join(piece.text for piece in following.pieces[:cut])
            if named(rest) and named(whole):
                row.pieces += following.pieces[:cut]
                following.pieces = following.pieces[cut:]
                break


def _ended(rows: Sequence[Sequence[_Row]]) -> None:
    """Takes the mark of a text without a last newline from the last figure of a form, with which its table ends."""
    last = rows[-1][-1] if rows else None
    if last is not None and last.cells and LAST.intersection(named(last.label)):
        last.cells[-1] = last.cells[-1]._replace(text=last.cells[-1].text.removesuffix("…"))


def _is_clear(rows: Sequence[Sequence[_Row]]) -> bool:
    """Whether each figure certainly belongs to the label before it: a form knows the labels, or every row stands in a
    line of its own, or every cell.
    """
    parts = [part for row in rows for part in row]
    if sum(form_of(part.label) is not None for part in parts) >= _KNOWN * len(parts):
        return True
    in_line = [len({piece.line for piece in [*part.pieces, *part.cells]}) == 1 for part in parts]
    apart = [len({cell.line for cell in part.cells} | {part.pieces[-1].line}) == len(part.cells) + 1 for part in parts]
    return all(in_line) or all(apart)


def _with_table(  # noqa: PLR0917
    document: Document,
    lines: Sequence[tuple[str, Block]],
    tokens: Sequence[_Token],
    span: tuple[int, int],
    head: _Head,
    rows: Sequence[Sequence[_Row]],
) -> Document:
    first, last = tokens[span[0]].line, tokens[span[1] - 1].line
    before = {id(block): block for _, block in lines[:first]}
    number = document.first_table + sum(isinstance(block, Table) for block in before.values())
    cells = [_cell(text, 0, column, number, lines[first][1]) for column, text in enumerate(head.texts)]
    for at, row in enumerate(rows, 1):
        column = 0
        for part in row:
            block = lines[part.pieces[0].line][1]
            cells.append(_cell(part.label, at, column, number, block))
            for offset, token in enumerate(part.cells, 1):
                cells.append(_cell(token.text, at, column + offset, number, lines[token.line][1]))
            column += 1 + len(part.cells)
    taken = {id(block) for _, block in lines[first : last + 1]}
    table = Table(tuple(cells), lines[first][1].place)
    blocks: list[Block] = []
    for block in document.blocks:
        if id(block) not in taken:
            blocks.append(block)
            continue
        held = [n for n, (_, of) in enumerate(lines) if of is block]
        left = [lines[n][0] for n in held if n < first]
        if left and isinstance(block, Paragraph | Heading):
            blocks.append(replace(block, text="\n".join(left)))
        if first in held:
            blocks.append(table)
        rest = [lines[n][0] for n in held if n > last]
        if rest and isinstance(block, Paragraph | Heading):
            blocks.append(replace(block, text="\n".join(rest)))
    return replace(document, blocks=tuple(blocks))


def _cell(text: str, row: int, column: int, table: int, block: Block) -> Cell:
    return Cell(text, row, column, place=Place(table, row, column, line=block.place.line))
