"""数份: several reports in one document, under each other: two organs' in one page, two years' in one PDF.

A report begins anew where a title, or what stands for one (`begins`), names another organ or another year, and the
lines of the form that were printed before it come again after it. A title alone (a link, the head of a page) begins
nothing. Where reports take turns (a sheet for each table of each organ), what has the same title is one report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from parsers import messages
from parsers.document import Block, Document, Picture, Place, Table
from parsers.errors import Unrecognised
from parsers.interpret.statistics_tables.indicator_labels import named
from parsers.interpret.statistics_tables.tables import find_statistics
from parsers.interpret.table_rows.rows import Rows, find_rows
from parsers.interpret.whose import begins
from parsers.interpret.whose.identity import Title, read_title
from parsers.interpret.whose.sheet_words import above_tables
from parsers.interpret.whose.titles import may_be_titled
from parsers.interpret.words.headings import text_of
from parsers.interpret.words.stream import Item, Row, stream
from parsers.text import label_key

_ENOUGH = {"disclosures": 3, "requests": 5, "appeals": 1}
"""Number of different lines a table needs to count as one of the form; other tables may share a word with it."""
_REPEATED = 0.5
"""Share of the lines of the shorter part that the other prints as well. Two reports have nearly all in common,
the parts of one report none but those that a page break repeats.
"""
_LINES = 3
"""Lines over which a title may be printed."""
_ORGAN = re.compile(r"[^\W\d_]{1,28}(?:政府|街道|[局委办院会处厅站队所校乡镇部署行司馆社区县市]|中心|办公室|办事处)")
"""A line that may be the name of an organ."""
_FACTS = re.compile(
    r"(?:索引号|信息索引|发布机[构关]|发布单位|信息名称|名称|主题分类|文号|公开方式|成文日期|发布日期|发布时间|来源)[】\]]?\s*(?:[:：]|$)"
)
"""What stands over a title: the beginning of a table of metadata."""


def recognise(rows: Rows) -> None:
    """Raises `Unrecognised` if the rows are no report's."""
    counts = _counts(rows)
    enough = {table for table, lines in counts.items() if len(lines) >= _ENOUGH[table]}
    if not enough:
        raise Unrecognised(messages.NO_TABLE())
    if enough == {"appeals"} and len(counts) == 1:
        raise Unrecognised(messages.ONLY_APPEALS())


def _counts(rows: Rows) -> dict[str, set[object]]:
    counts: dict[str, set[object]] = {}
    for each in rows.found:
        counts.setdefault(each.line.table if each.line else "appeals", set()).add(each.line)
    return counts


class Part(NamedTuple):
    """One report of a document that holds several, or the whole document."""

    document: Document
    title: Title | None
    """The title that begins it; None for the whole document, and for a part before the first title."""


class _Stretch(NamedTuple):
    """The items from `start` to `end` (exclusive), which begin with a title, and the lines of the form in them."""

    start: int
    end: int
    title: Title | None
    lines: frozenset[object]

    def joined(self, other: _Stretch) -> _Stretch:
        # Without lines of its own, a title is that of the page or of a list.
        title = _fuller(self.title, other.title) if self.lines else other.title or self.title
        is_others = not self.lines and bool(other.lines) and _differ(self.title, other.title)
        start = other.start if is_others else self.start
        return _Stretch(start, other.end, title, self.lines | other.lines)


class Stream:
    """A document's items in reading order, and the rows of a form among them; each is made once, when it is needed."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def items(self) -> list[Item]:
        return stream(self.document)

    @cached_property
    def rows(self) -> Rows:
        return find_rows(self.items)


def parts_of(read: Stream) -> list[Part]:
    """The reports of a document, each with its blocks; the whole document if it holds one, or none."""
    document, items = read.document, read.items
    titles = _titles(items)
    stretches = _stretches(read, titles, begins.openings(items))
    if len(stretches) < 2 and (lone := begins.names(items)):
        stretches = _stretches(read, lone)
        stretches = stretches if all(each.title for each in stretches) else []
    if len(stretches) < 2 and (of_tables := above_tables(items, _in_tables(read))):
        stretches = _stretches(read, of_tables)
    if len(stretches) < 2:
        return [Part(document, None)]
    # What stands before the first may be the title of another.
    starts = sorted({0, *(each.start for each in stretches)})
    parts = list(cut(document, starts))[len(starts) - len(stretches) :]
    return _by_title([Part(each, stretch.title) for each, stretch in zip(parts, stretches, strict=True)])


def _in_tables(read: Stream) -> set[int]:
    """The indices of all rows of the form's tables, and of tables of statistics."""
    return {*read.rows.items, *(at for table in find_statistics(read.items) for at in table.items)}


def _by_title(parts: Sequence[Part]) -> list[Part]:
    """The parts, those with the same title together: where they stand between others' tables, these are left out."""
    kept: list[Part] = []
    for part in parts:
        at = next((n for n, each in enumerate(kept) if _is_same(each.title, part.title)), None)
        if at is None:
            kept.append(part)
            continue
        first, more = kept[at].document, part.document
        tables = sum(isinstance(block, Table) for block in first.blocks)
        apart = (Table((), Place(table=n)) for n in range(first.first_table + tables, more.first_table))
        kept[at] = Part(replace(first, blocks=(*first.blocks, *apart, *more.blocks)), kept[at].title)
    return kept


def _is_same(one: Title | None, other: Title | None) -> bool:
    """Whether two titles name the same organ and year."""
    if one is None or other is None or not (one.issuer and one.year):
        return False
    return (one.issuer, one.year) == (other.issuer, other.year)


def _titles(items: Sequence[Item]) -> Mapping[int, Title]:
    """The titles that name an organ or a year, by the index of their first line."""
    found: dict[int, Title] = {}
    lines = [(index, line.text) for index, item in enumerate(items) if (line := text_of(item)) is not None]
    told = [may_be_titled(text) for _, text in lines]
    for last in range(len(lines)):
        if not any(told[max(0, last - _LINES + 1) : last + 1]):
            continue
        title, count = _title_at(lines, last)
        if title and (title.issuer or title.year):
            found[lines[last - count + 1][0]] = title
    return found


def _title_at(lines: Sequence[tuple[int, str]], last: int) -> tuple[Title | None, int]:
    """The title that ends with a line, and its number of lines: the fewest that name a year. A name alone on the
    line above it belongs to it.
    """
    ways: list[tuple[Title | None, int]] = []
    for count in range(1, min(_LINES, last + 1) + 1):
        first = last - count + 1
        if lines[last][0] - lines[first][0] > _LINES:
            break
        title = read_title("".join(text for _, text in lines[first : last + 1]))
        if title is None:
            continue
        if title.issuer or not ways or count == 1:
            ways.append((title, count))
        if title.year and (title.issuer or not first or not _ORGAN.fullmatch(lines[first - 1][1].strip())):
            return title, count
    return next((way for way in ways if way[0] and way[0].year), ways[0] if ways else (None, 0))


def _stretches(
    read: Stream, titles: Mapping[int, Title], openings: Mapping[int, Title] | None = None
) -> list[_Stretch]:
    """The stretches that are reports of their own, from the first item to the last."""
    items = read.items
    begun = {_with_facts(items, index): title for index, title in titles.items()}
    if not {*begun, *(openings or {})} - {0}:
        return [_Stretch(0, len(items), begun.get(0), frozenset())]
    at = {id(item): index for index, item in enumerate(items)}
    lines: dict[int, set[object]] = {}
    for each in read.rows.found:
        lines.setdefault(at[id(each.row)], set()).add(each.line or "appeals")
    for each_line in (row for table in find_statistics(items) for row in table.rows):
        lines.setdefault(each_line.at, set()).add(named(each_line.text) or label_key(each_line.text))
    begun = _untitled(openings or {}, begun, lines) | begun
    starts = sorted({0, *begun})
    made: list[_Stretch] = []
    for start, end in zip(starts, [*starts[1:], len(items)], strict=True):
        inside = frozenset(line for index, of_row in lines.items() if start <= index < end for line in of_row)
        stretch = _Stretch(start, end, begun.get(start), inside)
        if not made or _is_another(made[-1], stretch) or _is_back(made, stretch):
            made.append(stretch)
        else:
            made[-1] = made[-1].joined(stretch)
    return made


def _untitled(
    openings: Mapping[int, Title], titles: Mapping[int, Title], lines: Mapping[int, object]
) -> dict[int, Title]:
    """The openings without those below a title of their own."""
    found: dict[int, Title] = {}
    for index, opening in openings.items():
        above = max((at for at in titles if at <= index), default=None)
        own = above is not None and not any(above <= at < index for at in lines)
        if above is None or not own or _differ(titles[above], opening):
            found[index] = opening
    return found


def _is_back(made: Sequence[_Stretch], stretch: _Stretch) -> bool:
    """Whether `stretch` goes on with a report before the last: reports take turns."""
    earlier = (each for each in made[:-1] if each.lines and _is_same(each.title, stretch.title))
    return bool(stretch.lines) and _differ(made[-1].title, stretch.title) and any(earlier)


def _with_facts(items: Sequence[Item], index: int) -> int:
    """The index of the first of the facts that stand directly over a title."""
    while index:
        before = items[index - 1]
        text = before.cells[0].text if isinstance(before, Row) else before.text
        if not _FACTS.match(text.strip()):
            break
        index -= 1
    return index


def _is_another(one: _Stretch, other: _Stretch) -> bool:
    """Whether `other`, which follows, is another report than `one`."""
    if not one.lines or not other.lines:
        return False
    shorter = min(len(one.lines), len(other.lines))
    return len(one.lines & other.lines) >= _REPEATED * shorter and _differ(one.title, other.title)


def _differ(one: Title | None, other: Title | None) -> bool:
    """Whether two titles name different organs or years. 财政局 is 洛阳市财政局 in a shorter form."""
    if one is None or other is None:
        return False
    if one.year and other.year and one.year != other.year:
        return True
    a, b = one.issuer, other.issuer
    return bool(a and b and not a.endswith(b) and not b.endswith(a))


def _fuller(one: Title | None, other: Title | None) -> Title | None:
    """Of two titles of one report, the one that says more; the first if they say as much."""
    ways = [each for each in (one, other) if each is not None]
    return max(ways, key=lambda each: (each.issuer is not None) + (each.year is not None), default=None)


def cut(document: Document, starts: Sequence[int]) -> Iterator[Document]:
    """The document in parts, which begin at the items with these indices."""
    parts: list[list[Block]] = [[]]
    firsts = [document.first_table]
    at, table = 0, document.first_table
    for block in document.blocks:
        for piece, length in _pieces(block, [start - at for start in starts]):
            if length and at in starts[1:]:
                parts.append([])
                firsts.append(table)
            parts[-1].append(piece)
            at += length
        table += isinstance(block, Table)
    for blocks, first in zip(parts, firsts, strict=True):
        yield replace(document, blocks=tuple(blocks), first_table=first)


def _pieces(block: Block, starts: Sequence[int]) -> Iterator[tuple[Block, int]]:
    """A block, or a table in pieces that begin at these of its rows; each with its number of items."""
    if not isinstance(block, Table):
        yield block, 0 if isinstance(block, Picture) else 1
        return
    rows = list(block.rows())
    inside = [start for start in starts if 0 < start < len(rows)]
    for start, end in zip([0, *inside], [*inside, len(rows)], strict=True):
        cells = tuple(cell for row in rows[start:end] for cell in row)
        yield (replace(block, cells=cells) if inside else block), end - start
