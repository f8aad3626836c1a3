"""行: which row of the document is which line of the form.

Rows are recognised by their labels, wherever they are: several tables of the form may be merged
into one, one table split into several, heads repeated, labels cut by a page break. Cells are
assigned to columns elsewhere (`columns`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from parsers import notices
from parsers.document import Cell
from parsers.forms import TableName
from parsers.interpret.table_heads.captions import are_told, channel_named, is_between, uncaptioned
from parsers.interpret.table_heads.head_years import THIS_YEAR, year_in
from parsers.interpret.table_heads.heads import Head, extend_head, is_head, names_results, with_pieces
from parsers.interpret.words.labels import (
    CLAUSES,
    GROUP_LINES,
    OF_ANOTHER,
    RESULTS,
    Line,
    find_line,
    label_of,
    nearest_line,
)
from parsers.interpret.words.nesting import beside_channels
from parsers.interpret.words.stream import Item, Row, kind_of
from parsers.report import Notice
from parsers.text import label_key

_NUMBERED = 5
"""Cells, at least, of a row that numbers the columns."""
_LABELS = 4
"""Labels of a line and its groups, at most."""
_RESULTS = 5
"""Figures of a channel of section 4."""


class FoundRow(NamedTuple):
    """A row of the document that is a line of a form.

    `label` is the cell that names the line (None for the figures of section 4, whose row has no
    label); `cells` are the cells to the right of it, blank or not, in order.
    """

    line: Line | None
    label: Cell | None
    cells: tuple[Cell, ...]
    row: Row
    head: Head
    position: int = 0
    """Position among the rows found."""
    is_double: bool = False
    """Whether the table has rows of two lines side by side with figures between, as two reports in one sheet have."""

    def is_next_to(self, other: FoundRow) -> bool:
        """Whether this row and another are next to each other, but for page numbers and heads."""
        return abs(self.position - other.position) == 1


@dataclass
class Rows:
    """The rows of a form that were found in a document."""

    found: list[FoundRow] = field(default_factory=list)
    items: dict[int, str] = field(default_factory=dict)
    """Index in the stream of each item used, with the table it belongs to."""
    named: set[int] = field(default_factory=set)
    """Cells (by `id`) whose text is known to be a label or a head."""
    warnings: list[Notice] = field(default_factory=list)

    def name(self, cells: Iterable[Cell]) -> None:
        self.named.update(map(id, cells))


def find_rows(items: list[Item]) -> Rows:
    """All rows of the stream that belong to a form."""
    return _Search(items).run()


class _Search:
    """A walk down the rows that remembers the last head and the last line."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.rows = Rows()
        self.head = Head()
        self.previous: Line | None = None
        self.whole: dict[TableName, Head] = {}
        self.caption: str | None = None

    def run(self) -> Rows:
        index = 0
        while index < len(self.items):
            item = self.items[index]
            if isinstance(item, Row) and not self._is_broken_head(item):
                index += self._row(index, item)
                self._note_caption(item)
                continue
            self._note_caption(item)
            if isinstance(item, Row):
                self._pieces(item.cells)
            elif item.place.page is not None:
                self._pieces([Cell(item.text, item.place.line or -index, 0, place=item.place)])
            index += 1
        if double := {each.row.table for each in self.rows.found if each.is_double}:
            # Which rows of such a table are whose, their places don't say.
            self.rows.found = [each._replace(is_double=each.row.table in double) for each in self.rows.found]
        appeals = [each for each in self.rows.found if each.line is None]
        if not are_told((each.head, each.row.table, each.row.has_numbers) for each in appeals):
            heads = {id(each.head): uncaptioned(each.head) for each in appeals}
            self.rows.found = [each._replace(head=heads.get(id(each.head), each.head)) for each in self.rows.found]
        return self.rows

    def _note_caption(self, item: Item) -> None:
        """Keeps the channel that a line names for the head of the table directly below it."""
        line = item.lone_text if isinstance(item, Row) else item
        if isinstance(item, Row) and not any(cell.text for cell in item.cells):
            return  # it keeps a distance
        if line is None:
            self.caption = None
        elif not is_between(line.text):
            self.caption = channel_named(line.text)

    def _is_broken_head(self, row: Row) -> bool:
        """Whether a row holds pieces of a head of section 4: 总计 among them is no line."""
        is_long = not row.has_numbers and len(row.texts) > _LABELS
        return is_long and not is_head(row, self.head, self.previous) and names_results(row.texts)

    def _pieces(self, cells: Sequence[Cell]) -> None:
        """Adds the pieces of names that a line holds to the head, as heads without rulings are broken over lines."""
        self.head = with_pieces(self.head, cells) or self.head

    def _row(self, index: int, row: Row) -> int:
        """Recognises a row; returns the number of items used."""
        if is_head(row, self.head, self.previous) or self._is_of_years(row):
            self.head = self._extended(row)
            self._consume(index, row, row.texts, self.head.table or "disclosures")
            return 1
        if row.has_numbers and self.head.is_open:
            self.head = replace(self.head, is_open=False)
        texts = row.texts
        if not texts:
            return self._unlabelled(index, row)
        if self._is_sum_of_appeals(row) and self._beside_words(index, row):
            return 1
        for cell in reversed(texts):
            line = find_line(cell.text, self.previous)
            if line and not (line in GROUP_LINES and cell is not texts[-1]):
                if self._is_whole(index, row):
                    self._found(index, row, cell, line)
                    return 1
                # The first half of 2.其他 | 法律行政法规禁止公开 alone is the name of another line.
                torn = self._torn(index, row, cell, unlike=line) if cell is texts[-1] else 0
                if torn:
                    return torn
                self._found(index, row, cell, line)
                return 1 + self._tail(index, cell, line)
        if self._clause(index, row) or self._joined(index, row, texts[-1]):
            return 1
        if self._beside_words(index, row):
            return 1
        if not row.has_numbers and row.cells[0].place.page is not None:
            self._pieces(row.cells)
        return self._torn(index, row, texts[-1]) or self._misprint(index, row, texts[-1])

    def _is_of_years(self, row: Row) -> bool:
        """Whether a line of text names several years below a head of section 2, and is no head: whose the figures below
        are, it can't say.
        """
        years = {year for cell in row.texts if (year := year_in(cell.text)) is not None}
        below = bool(self.head.cells) and self.head.table in {None, "disclosures"} and not row.has_numbers
        return row.flattened and below and len(years) > 1

    def _extended(self, row: Row) -> Head:
        """The head with a row; the line above a new one may name its channel."""
        if not is_head(row, self.head, self.previous):
            return replace(self.head, cells=(*self.head.cells, *row.cells))
        head = extend_head(self.head, row)
        is_new = head.cells == row.cells and head.table == "appeals"
        return replace(head, caption=self.caption) if is_new else head

    def _consume(self, index: int, row: Row, labels: Iterable[Cell], table: str) -> None:
        self.rows.items[index] = table
        self.rows.name(labels)

    def _found(self, index: int, row: Row, label: Cell, line: Line, cells: tuple[Cell, ...] | None = None) -> None:
        first = _first_of(row, label, self.previous) if cells is None else label
        is_double, label = first is not label, first
        if cells is None:
            cells = tuple(cell for cell in row.cells if cell.column > label.column)
        self._consume(index, row, [c for c in row.texts if c.column <= label.column], line.table)
        head, position = self._head_of(line.table), len(self.rows.found)
        self.rows.found.append(FoundRow(line, label, cells, row, head, position, is_double))
        self.previous = line

    def _head_of(self, table: TableName) -> Head:
        """The head above a row. One that a page break has torn stands for the last whole one."""
        head = self.head.for_table(table)
        if head.is_whole:
            self.whole[table] = head
        elif head.cells:
            head = self.whole.get(table, head)
        return head

    def _unlabelled(self, index: int, row: Row) -> int:
        """Recognises figures without a label: section 4 prints its fifteen figures so, under its head."""
        if row.lone_text and any(f.line is None and f.head is self.head for f in self.rows.found):
            return 1  # 无 below the figures is the text of the next section
        if _numbers_columns(row) or (len(row.cells) == 1 and not row.cells[0].text):
            return 1  # the second keeps a distance
        if self.head.table == "appeals" and (row.has_numbers or self.head.table_index == row.table):
            self.rows.items[index] = "appeals"
            self.rows.found.append(FoundRow(None, None, row.cells, row, self.head, len(self.rows.found)))
        return 1

    def _beside_words(self, index: int, row: Row) -> bool:
        """Recognises the figures of section 4 beside words that are no label: 件数, the organ's name, 件."""
        head = self.head
        figures = [cell for cell in row.cells if kind_of(cell.text) in {"number", "blank"}]
        if head.table != "appeals" or head.table_index != row.table or not row.has_numbers or len(figures) < _RESULTS:
            return False
        if any(year_in(cell.text) not in {None, THIS_YEAR} for cell in row.texts):
            return False  # a row for each year: which of them is the report's isn't known here
        if not _is_beside(row, head) or any(OF_ANOTHER.search(cell.text) for cell in row.texts):
            return False
        named = beside_channels(head.cells) != ((), ())
        cells = row.cells if named else tuple(cell for cell in row.cells if cell not in row.texts)
        self._consume(index, row, row.texts, "appeals")
        self.rows.found.append(FoundRow(None, None, cells, row, head, len(self.rows.found)))
        return True

    def _is_sum_of_appeals(self, row: Row) -> bool:
        """Whether 合计 stands before figures of all channels, below those of organs: it is no line of section 3."""
        figures = sum(kind_of(cell.text) == "number" for cell in row.cells)
        if figures <= _RESULTS or not all(label_key(cell.text) in RESULTS for cell in row.texts):
            return False
        last = self.rows.found[-1] if self.rows.found else None
        below = last is not None and last.row.table == row.table and self._is_below_head(last.row)
        return not (below and last and last.line and last.line.table == "requests")

    def _is_below_head(self, row: Row) -> bool:
        return bool(self.head.cells) and row.cells[0].row > self.head.cells[0].row

    def _clause(self, index: int, row: Row) -> bool:
        """Recognises 第二十条第（X）项, which opens a block; the head that follows gives its columns."""
        texts = row.texts
        keys = {label_key(cell.text) for cell in texts}
        if len(keys) != 1 or not keys <= CLAUSES.keys():
            return False
        self.head = Head(clause=CLAUSES[keys.pop()])
        self._consume(index, row, texts, "disclosures")
        return True

    def _joined(self, index: int, row: Row, label: Cell) -> bool:
        """Recognises two blank rows that a page break between them has made one: 行政许可, 其他对外管理服务事项."""
        above, _, below = label.text.partition("\n")
        if row.has_numbers or not below:
            return False
        first = find_line(above, self.previous)
        second = find_line(below, first) if first else None
        if first is None or second is None or first == second or first.table != second.table:
            return False
        self._found(index, row, label, first)
        self._found(index, row, label, second)
        return True

    def _torn(self, index: int, row: Row, label: Cell, unlike: Line | None = None) -> int:
        """Joins a label cut by a page break with its rest (or its figures) in the next row.

        Returns the number of items used; 0 if nothing was joined, also where the joined label names
        `unlike`, the line that its first half names already.
        """
        following = self._next_row(index)
        if following is None:
            return 0
        at, other = following
        if not other.texts or (row.has_numbers and other.has_numbers):
            return 0
        line = find_line(label.text + other.texts[-1].text, self.previous)
        if line is None or line == unlike:
            return 0
        whole, edge = (row, label) if row.has_numbers or not other.has_numbers else (other, other.texts[-1])
        self._pass_over(index, at)
        self._consume(
            at if whole is row else index,
            other if whole is row else row,
            (other if whole is row else row).texts,
            line.table,
        )
        self._found(index if whole is row else at, whole, edge, line)
        return at - index + 1

    def _is_whole(self, index: int, row: Row) -> bool:
        """Whether both this row and the next have figures, and the next a label, so that no label is cut."""
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        return isinstance(following, Row) and row.has_numbers and following.has_numbers and bool(following.texts)

    def _tail(self, index: int, label: Cell, line: Line) -> int:
        """Skips the rest of a label that could be read without it: 属于行政执法案卷 | 信息.

        Returns the number of items skipped; 0 if there is no rest.
        """
        found = self._next_row(index)
        if found is None or found[1].lone_text is None or not found[1].texts:
            return 0
        at, following = found
        tail = following.texts[0].text
        if find_line(tail, line) or find_line(label.text + tail, None) != line:
            return 0
        self._pass_over(index, at)
        self._consume(at, following, following.texts, line.table)
        return at - index

    def _pass_over(self, start: int, end: int) -> None:
        """Assigns to the table the heads that a page break put between the two parts of a label."""
        for index in range(start + 1, end):
            item = self.items[index]
            if isinstance(item, Row):
                self._consume(index, item, item.texts, self.head.table or "requests")

    def _next_row(self, index: int) -> tuple[int, Row] | None:
        """The next row after page footers and repeated heads, with its index; None if not within seven items."""
        for at in range(index + 1, min(index + 8, len(self.items))):
            item = self.items[at]
            if isinstance(item, Row) and not _is_page_number(item) and not is_head(item, self.head, self.previous):
                return at, item
        return None

    def _misprint(self, index: int, row: Row, label: Cell) -> int:
        """Recognises a label that is none of the wordings but clearly nearest to one of them, with a warning."""
        if self.previous is None and not self.head.table:
            return 1
        if not row.has_numbers:
            return 1
        line = nearest_line(label.text)
        if line is None:
            return 1
        self.rows.warnings.append(
            Notice(notices.READ_AS(label=_flat(label.text), line=label_of(line)), ".".join(line), label.place)
        )
        self._found(index, row, label, line)
        return 1


def _first_of(row: Row, label: Cell, previous: Line | None) -> Cell:
    """The first cell of a row that names a line, if there are figures between it and `label`."""
    figures = [cell.column for cell in row.cells if cell.column < label.column and kind_of(cell.text) == "number"]
    before = (cell for cell in row.texts if figures and cell.column < figures[-1])
    return next((cell for cell in before if find_line(cell.text, previous)), label)


def _numbers_columns(row: Row) -> bool:
    """Whether a row numbers the columns (1, 2, 3, …), as tables of statistics have it. As figures of section 4, none
    of its totals would be the sum of the four before it.
    """
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) >= _NUMBERED and filled == [str(number) for number in range(1, len(filled) + 1)]


def _is_beside(row: Row, head: Head) -> bool:
    """Whether the words of a row stand left or right of all its numbers, or under further columns (序号, 单位)."""
    left, right = beside_channels(head.cells)
    filled = [cell for cell in row.cells if cell.text]
    numbers = [cell.column for cell in filled if kind_of(cell.text) == "number"]
    named = {*filled[: len(left)], *filled[len(filled) - len(right) :]}
    return all(cell in named or not numbers[0] < cell.column < numbers[-1] for cell in row.texts)


def _is_page_number(row: Row) -> bool:
    """Whether a row holds only a page number (- 3 -): a page's footer inside the table."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) == 1 and re.fullmatch(r"[-—–\s]+\d{1,3}[-—–\s]+", filled[0]) is not None


def _flat(text: str) -> str:
    return " ".join(text.split())


__all__ = ["FoundRow", "Rows", "find_rows"]
