"""Lines of a form's table of statistics that a document prints where no table was found, as at the end of a page
without rulings: their figures are not read, and a warning names each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from parsers import notices
from parsers.document import Cell, Place
from parsers.forms import FORMS
from parsers.interpret.statistics_tables.indicator_labels import LINES, named, official
from parsers.interpret.words.stream import Item, Row
from parsers.report import Figure, Notice
from parsers.text import has_numeral, squeeze

_PRINT = re.compile(r"(\D{4,90}?)\s{0,3}+(\d[\d,.]{0,14})\s{0,3}+([条件次篇个元期份家项宗处名册人万场]{0,2})")
"""A label, the figure after it, and its unit."""
_SHARE = 0.2
"""Share of the form's lines that a table prints, at least, for the others to be missed: local tables are shorter."""
_MOST = 400
"""Characters of a line that is looked at; longer ones are prose."""

_FEWEST = 8
"""Lines of a national form in a text that are no sentences."""
_BESIDE = 14
"""Characters after a label in which its figure stands: （单位：条） may be between them."""
_CUT = re.compile(r"[^。;；]{0,40}?[^\d.,。;；](?:条|件|次|篇|个|人|人次|万元|元|份|期)\d[\d,.]{0,14}")
"""A line of such a text: the end of a label, its unit, and behind it the figure."""
_SENTENCE = re.compile("[。，；]")
_LABELS = [re.compile(re.escape(key)) for key in official() if len(key) > 4]


def missed(items: Sequence[Item], taken: Collection[int], figures: Mapping[str, Figure], form: str) -> Iterator[Notice]:
    """A warning for each line of a national form that the tables of statistics don't print: with its figure, where one
    stands beside its label elsewhere. `taken` are the indices of what was read.
    """
    read = {key.split(".")[1] for key in figures}
    printed = len(read & set(LINES))
    for index, item in enumerate(items):
        if index in taken:
            continue
        for label, figure, place in _printed(item):
            code = next((code for code in named(label) if code not in read), None)
            if code is not None:
                read.add(code)
                yield Notice(notices.IN_NO_CELL(print=figure), f"indicators.{code}", place)
    lines = [line for part in FORMS[form].indicators for line, _ in part.lines() if line.unit]
    if printed < _SHARE * len(lines):
        yield from fallen_apart(items, figures)
        return
    for line in lines:
        if line.code not in read:
            yield Notice(notices.NOT_PRINTED(label=line.label), f"indicators.{line.code}")


def run_together(items: Sequence[Item]) -> Iterator[Notice]:
    """A warning if a text holds the lines of a table of statistics whose cells were lost."""
    lines = [squeeze(item.text[: 2 * _MOST]) for item in items if not isinstance(item, Row)]
    text = "".join(squeeze(item.text) for item in items if not isinstance(item, Row))
    found = sum(any(has_numeral(text[m.end() : m.end() + _BESIDE]) for m in label.finditer(text)) for label in _LABELS)
    # A sheet with narrow columns prints the beginning of its labels: 3.政务条2777.
    found = max(found, sum(_CUT.fullmatch(line) is not None for line in lines))
    if found >= _FEWEST:
        yield Notice(notices.STATISTICS_IN_TEXT(lines=found), "indicators")


def fallen_apart(items: Sequence[Item], figures: Mapping[str, Figure]) -> Iterator[Notice]:
    """A warning if a document whose table counts as a local one prints lines of a national form that nobody read: it
    is that form's table, of which most cells fell apart, and the figures that are left may not be all.
    """
    read = {key.split(".")[1] for key in figures}
    lines = (" ".join(cell.text for cell in item.cells) if isinstance(item, Row) else item.text for item in items)
    text = "".join(squeeze(line) for line in lines if len(line) <= _MOST and not _SENTENCE.search(line))
    unread = [key for key in official() if len(key) > 4 and not read.intersection(named(key))]
    found = sum(has_numeral(text[at : at + _BESIDE]) for label in unread for at in _ends(label, text))
    if found >= _FEWEST:
        yield Notice(notices.STATISTICS_IN_TEXT(lines=found), "indicators")


def _ends(label: str, text: str) -> Iterator[int]:
    """Where a label ends that stands in a text, if it does; the first time."""
    at = text.find(label)
    if at >= 0:
        yield at + len(label)


def _printed(item: Item) -> Iterator[tuple[str, str, Place]]:
    """Labels in a line or row with the figure after each."""
    if not isinstance(item, Row):
        for match in _PRINT.finditer(item.text) if len(item.text) <= _MOST and "。" not in item.text else ():
            yield match[1].strip(), match[2] + match[3], item.place
        return
    label: Cell | None = None
    for cell in item.cells:
        if named(cell.text):
            label = cell
        elif label is not None and has_numeral(cell.text):
            yield label.text, cell.text, cell.place
            label = None
