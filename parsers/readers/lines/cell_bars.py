"""Tables of converters that end each cell with a bar: 规章 | 0 | 3 |, often with a line for each cell, and with a bar
more, right behind each other, for each column that a merged cell covers.

Cells that stand in lines of their own become rows again by their number: a table's first row says how many columns
there are. Bars for covered columns stand at the end of a row, whichever cell is merged, so they are taken away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby
from typing import NamedTuple

from parsers.text import is_blank, looks_like_number

_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,2}、")
"""How the heading of a section begins."""
_LONGEST = 40
"""Characters of a line that is a part of a cell's words."""
_LEAST = 20
"""Lines of one cell, at least, of a text that is printed so: a form has more than 40 labels."""
_APART = 0.9
"""Share of the cells with text that have blanks around it, so that a blank cell has one, too."""
_TABLE = 3
"""Rows of a table, at least, behind which a line without a bar is text."""
_MOST_TRIES = 100
"""Lines without a bar in consecutive lines that are tried as text between tables."""
_WIDEST, _FEWEST = 8, 5
"""Most columns and fewest rows of a table whose width only its figures tell."""
_MOST_ROWS = 0.1
"""Lines with more bars than one, for each of those: others have a row in each line."""


class Packed(NamedTuple):
    """A row whose cells stand side by side, whatever columns they cover; `number` is the line that it begins in."""

    number: int
    cells: tuple[str, ...]


class _Piece(NamedTuple):
    number: int
    text: str | None
    """None for columns that are covered."""
    columns: int
    begins: bool
    """Whether a bar before it says that a row begins here."""


def packed(lines: Sequence[str]) -> dict[int, list[Packed]]:
    """The rows of tables whose cells have a line each, by the numbers (from 1) of the lines that hold them: those of
    a table at its first line, and none at the others. Empty for other text, and for tables whose rows can't be told.
    """
    cells = sum(_is_cell(line) for line in lines)
    rows = sum(line.count("|") > 1 and not _is_covered(line) for line in lines)
    if cells < _LEAST or rows > _MOST_ROWS * cells:
        return {}
    found: dict[int, list[Packed]] = {}
    are_indented = 2 * sum(line[0].isspace() for line in lines if _is_cell(line)) > cells
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip()]
    parts = _parts([line for _, line in numbered])
    for is_table, group in groupby(zip(numbered, parts, strict=True), key=lambda each: each[1]):
        if not is_table:
            continue
        held = [*dropwhile(lambda each: "|" not in each[1], (line for line, _ in group))]  # its title comes first
        for table, made in _tables(held, are_indented=are_indented):
            found |= {number: [] for number, _ in table}
            found[table[0][0]] = list(_without_covered(made))
    return found


_Lines = list[tuple[int, str]]


def _tables(held: _Lines, *, are_indented: bool) -> list[tuple[_Lines, list[list[_Piece]]]]:
    """The tables in consecutive lines, with their rows. A line without a bar is text between two tables if all rows
    are whole there, else the beginning of a cell's words; if not all tables come out even so, it is words everywhere.
    """

    def read(lines: _Lines) -> list[list[_Piece]]:
        return _rows(list(_pieces(lines, are_indented=are_indented)))

    found: list[tuple[_Lines, list[list[_Piece]]]] = []
    current: _Lines = []
    tries = 0
    for line in held:
        is_text = "|" not in line[1] and bool(current) and tries < _MOST_TRIES
        tries += is_text  # each reads what stands before it: of so many, hardly one is text
        if is_text and len(rows := read(current)) >= _TABLE:
            found.append((current, rows))
            current = []
        else:
            current.append(line)
    rows = read(current)
    if rows:
        return [*found, (current, rows)]
    whole = read(held) if found else []
    return [(held, whole)] if whole else found


def _parts(lines: Sequence[str]) -> list[bool]:
    """For each line, whether it is a part of a table: a cell, or the beginning of one whose text is broken."""
    parts = [_is_cell(line) or _is_blank(line) or _is_covered(line) for line in lines]
    for at in range(len(lines) - 2, 0, -1):
        if not parts[at] and parts[at + 1] and _may_be_broken(lines[at]) and _may_be_broken(lines[at + 1]):
            parts[at] = not _NUMBERED.match(lines[at].strip())
    return parts


def _is_cell(line: str) -> bool:
    return line.count("|") == 1 and line.rstrip().endswith("|") and line.strip() != "|"


def _is_blank(line: str) -> bool:
    return line.strip() == "|"


def _is_covered(line: str) -> bool:
    """Whether a line holds nothing but bars, for the columns that a merged cell covers."""
    return line.count("|") > 1 and not line.replace("|", "").strip()


def _may_be_broken(line: str) -> bool:
    """Whether a line may be a part of a cell's words."""
    words = line.strip().removesuffix("|").strip()
    return 0 < len(words) <= _LONGEST and "|" not in words and "。" not in words and not words[0].isdecimal()


def _pieces(held: Sequence[tuple[int, str]], *, are_indented: bool) -> Iterator[_Piece]:
    begins, before = False, ""
    for number, line in held:
        if "|" not in line:
            before += line.strip()
            continue
        if _is_covered(line):
            yield _Piece(number, None, line.count("|"), begins=False)
        elif are_indented and _is_blank(line) and not line[0].isspace():
            begins = True
            continue
        else:
            yield _Piece(number, before + line.strip().removesuffix("|").strip(), 1, begins)
        begins, before = False, ""


def _rows(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """The pieces of each row; empty if they don't come out even."""
    if any(piece.begins for piece in pieces):
        rows: list[list[_Piece]] = []
        for piece in pieces:
            if piece.begins or not rows:
                rows.append([])
            rows[-1].append(piece)
        return rows
    first = next((at for at, piece in enumerate(pieces) if piece.text is None), None)
    wide = sum(piece.columns for piece in pieces[: first + 1]) if first is not None else _width(pieces)
    if not wide:
        return []
    rows, left = [[]], wide
    for piece in pieces:
        if not left:
            rows.append([])
            left = wide
        rows[-1].append(piece)
        left -= piece.columns
        if left < 0 or (piece.text is None and left):
            return []
    return rows if not left else []


def _width(pieces: Sequence[_Piece]) -> int:
    """How many cells the rows of a table without merged cells have, a label and figures; 0 if that can't be told."""
    words = [_is_words(piece.text or "") for piece in pieces]
    for wide in range(2, _WIDEST + 1):
        rows = len(words) // wide
        begin, end = words[wide::wide], words[2 * wide - 1 :: wide]
        if len(words) == rows * wide and rows > _FEWEST and all(begin) and not any(end):
            texts = [piece.text for piece in pieces[: 2 * wide]]
            halves = texts[:wide] == texts[wide:] and not rows % 2  # the head of a table in two halves side by side
            return 2 * wide if halves else wide
    return 0


def _is_words(text: str) -> bool:
    return not is_blank(text) and not looks_like_number(text)


def _without_covered(rows: Sequence[Sequence[_Piece]]) -> Iterator[Packed]:
    """The rows without what only says that columns are covered. One bar says so as well as that a cell is blank: the
    rows in which there are more say how many figures a row has.
    """
    plain = [[piece for piece in row if piece.text is not None] for row in rows]
    sure = Counter(_figures(row) for row, whole in zip(plain, rows, strict=True) if whole[-1].text is None)
    most = sure.most_common(1)[0][0] if sure else 0
    for row in plain:
        cut = row[:-1] if row and not row[-1].text and most and _figures(row) == most + 1 else row
        if cut:
            yield Packed(cut[0].number, tuple(piece.text or "" for piece in cut))


def _figures(row: Sequence[_Piece]) -> int:
    """Cells behind the last words of a row."""
    words = [at for at, each in enumerate(row) if _is_words(each.text or "")]
    return len(row) - (words[-1] + 1 if words else 0)


def of_rows(rows: Sequence[tuple[int, str]]) -> list[Packed]:
    """The rows of a table with a row in each line, by their numbers and text, if bars right behind each other at the
    ends say how many columns are covered: | 行政许可 | 3 | ||. Empty for other tables, also for those whose blank cells
    are written without a blank.
    """
    inside = [(number, text.strip().removeprefix("|").removesuffix("|").split("|")) for number, text in rows]
    filled = [cell for _, cells in inside for cell in cells if cell.strip()]
    apart = sum(cell[0].isspace() and cell[-1].isspace() for cell in filled)
    if apart < _APART * len(filled) or not any(len(cells) > 1 and not cells[-1] for _, cells in inside):
        return []
    return list(_without_covered([_of_row(number, cells) for number, cells in inside]))


def _of_row(number: int, cells: Sequence[str]) -> list[_Piece]:
    end = len(cells)
    while end > 1 and not cells[end - 1]:
        end -= 1
    covered = len(cells) - end
    kept = cells[: end - 1] if covered and not cells[end - 1].strip() else cells[:end]
    row = [_Piece(number, cell.strip(), 1, begins=False) for cell in kept]
    return [*row, _Piece(number, None, covered + 1, begins=False)] if covered else row


def lost_ends(tables: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Whether the rows of a text's tables may have lost the blank cells at their ends: blank cells stand inside of rows
    with figures, and none at the end of any row, as programs and editors leave it that take away what is blank there.
    """
    rows = [row for table in tables for row in table if len(row) > 1]
    if any(not row[-1] for row in rows):
        return False
    return any(not cell for row in rows for cell in row[1:] if looks_like_number(row[-1]))
