"""公布日期: the day of publication that a document states, in China."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from parsers.interpret.stream import Item, Row
from parsers.interpret.titles import read_title
from parsers.published import by_label, by_metadata, without_label


def published(top: Sequence[Item], properties: Mapping[str, str]) -> tuple[date | None, str]:
    """The day of publication that metadata or the lines above a report state, and the text it was taken from."""
    day, said = by_metadata(properties)
    if day is None:
        day, said = by_label(list(facts(top)))
    if day is None:
        titles = [at for at, item in enumerate(top) if not isinstance(item, Row) and read_title(item.text)]
        day, said = without_label(facts(top[titles[-1] + 1 :]) if titles else ())
    return day, said


def facts(top: Sequence[Item]) -> Iterator[str]:
    """Lines of text, and rows of metadata tables as one line."""
    for item in top:
        if isinstance(item, Row):
            yield "".join(cell.text for cell in item.cells)
            continue
        yield item.text
