"""公布日期: the day of publication that a document states, in China."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from parsers.interpret.whose.titles import read_title
from parsers.interpret.words.stream import Item, Row
from parsers.published import by_label, by_metadata, without_label


def published(top: Sequence[Item], properties: Mapping[str, str]) -> tuple[date | None, str]:
    """The day of publication that metadata or the lines above a report state, and the text it was taken from."""
    day, said = by_metadata(properties)
    if day is None:
        day, said = by_label(list(facts(top)))
    if day is None:
        day, said = _below_a_title(top)
    return day, said


def _below_a_title(top: Sequence[Item]) -> tuple[date | None, str]:
    """The day below the title, or below the page's own title, where the report prints it once more."""
    read = {at: read_title(item.text) for at, item in enumerate(top) if not isinstance(item, Row)}
    titles = {at: title for at, title in read.items() if title}
    dated = [at for at, title in titles.items() if title.year]
    own = dated if len({titles[at].year for at in dated}) == 1 else []
    for at in sorted({*own, *list(titles)[-1:]}, reverse=True):
        day, said = without_label(facts(top[at + 1 :]))
        if day:
            return day, said
    return None, ""


def facts(top: Sequence[Item]) -> Iterator[str]:
    """Lines of text, and rows of metadata tables as one line."""
    for item in top:
        if isinstance(item, Row):
            yield "".join(cell.text for cell in item.cells)
            continue
        yield item.text
