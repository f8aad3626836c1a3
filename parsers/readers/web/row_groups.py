"""The order in which a browser draws the parts of a table: its head first and its foot last, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from lxml import etree

E = TypeVar("E")


def as_drawn(parts: Sequence[E], tag: Callable[[E], str]) -> list[E]:
    """The parts of a table (`<thead>`, `<tbody>`, rows …) as they are drawn; further heads and feet stay in their
    places.
    """
    tags = [tag(each) for each in parts]
    head = tags.index("thead") if "thead" in tags else None
    foot = tags.index("tfoot") if "tfoot" in tags else None
    if head is None and foot is None:
        return list(parts)
    rest = [each for at, each in enumerate(parts) if at not in {head, foot}]
    return [*([] if head is None else [parts[head]]), *rest, *([] if foot is None else [parts[foot]])]


def group_rows(body: etree._Element) -> None:
    """Puts rows that stand directly in a table into a `<tbody>`, as browsers do: style sheets ask for it."""
    for table in body.iter("table"):
        group: etree._Element | None = None
        for child in list(table):
            if child.tag != "tr":
                group = None
                continue
            if group is None:
                group = etree.Element("tbody")
                child.addprevious(group)
            group.append(child)
