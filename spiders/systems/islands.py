"""数据岛: data that old pages bind into a table without a script: <xml id="list"> in the page or in a file (`src`), and
the Tabular Data Control, which reads a text with a line for each entry. Elements say which of its fields they show
(`datasrc`, `datafld`). Only Internet Explorer ever showed them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from spiders.systems.of_xml import any_xml

_MOST = 10
_MOST_LINES = 5_000
_MOST_BOUND = 200
_OPENS = re.compile(r"<xml\b([^<>]{0,500}+)>", re.IGNORECASE)
_CLOSES = re.compile(r"</xml\s{0,9}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\b(id|src)\s{0,9}=\s{0,9}(?:"([^"<>]{0,400})"|'([^'<>]{0,400})'|([^\s"'<>]{1,400}))""", re.IGNORECASE
)
_TABULAR = "333c7bc4-460f-11d0-bc04-0080c7055a83"
"""The class of the Tabular Data Control."""

Bound = tuple[tuple[str, str], ...]
"""Of each link that is bound: the field with its address, and the one with its words."""


@dataclass(frozen=True)
class Island:
    """Data of a page, or the address where they are. A text of lines has a `mark` between its fields."""

    data: Any = None
    src: str = ""
    mark: str = ""


def islands(text: str) -> list[Island]:
    """The islands of a page whose HTML is `text`."""
    found = []
    for opens in islice(_OPENS.finditer(text), _MOST):
        said = {each[1].lower(): each[2] or each[3] or each[4] or "" for each in _ATTRIBUTE.finditer(opens[1])}
        if not said.keys() & {"id", "src"}:  # Word's settings have neither
            continue
        closes = None if opens[1].endswith("/") else _CLOSES.search(text, opens.end())
        inside = text[opens.end() : closes.start()].strip() if closes is not None else ""
        src = said.get("src", "").removesuffix("/" if opens[1].endswith("/") else "")
        found.append(Island(_read(inside) if inside else None, src))
    return found


def _read(inside: str) -> Any:
    try:
        return any_xml(inside)
    except ValueError:
        return None


def controls(root: etree._Element) -> Iterator[Island]:
    """The texts that the page's Tabular Data Controls read."""
    for control in islice(root.iter("object"), _MOST):
        if _TABULAR not in (control.get("classid") or "").lower():
            continue
        said = {(each.get("name") or "").lower(): each.get("value") or "" for each in control.iter("param")}
        if said.get("dataurl"):
            yield Island(src=said["dataurl"], mark=said.get("fielddelim", ",")[:1] or ",")


def bound_in(root: etree._Element) -> Bound:
    """Which fields the links of a page are bound to."""
    pairs = []
    for anchor in islice((each for each in root.iter("a") if each.get("datafld")), _MOST_BOUND):
        words = next((each.get("datafld") for each in anchor.iterdescendants() if each.get("datafld")), "")
        pairs.append((str(anchor.get("datafld")), str(words)))
    return tuple(dict.fromkeys(pairs))


def is_bound(root: etree._Element) -> bool:
    """Whether a page shows data that are bound to its elements."""
    return root.find(".//*[@datasrc]") is not None or root.find(".//*[@datafld]") is not None


def lines(text: str, mark: str) -> list[dict[str, str]]:
    """The entries of a text with a line for each; the first line names the fields. Raises ValueError if it is none."""
    rows = list(islice(csv.reader(text.lstrip("\ufeff").splitlines(), delimiter=mark), _MOST_LINES))
    if len(rows) < 1 or len(rows[0]) < 2 or "<" in text[:20]:
        raise ValueError("it is no text of lines")
    names = [each.partition(":")[0].strip() for each in rows[0]]  # pubdate:Date
    return [dict(zip(names, row, strict=False)) for row in rows[1:]]


def named(data: Any, bound: Bound) -> Any:
    """The data with the fields that links are bound to under names that tell what they are, beside their own."""
    if isinstance(data, list):
        return [named(each, bound) for each in data]
    if not isinstance(data, dict):
        return data
    said = {key: named(value, bound) for key, value in data.items()}
    return {**said, **_told(said, bound)}


def _told(said: Mapping[str, Any], bound: Sequence[tuple[str, str]]) -> dict[str, Any]:
    lower = {key.lower(): value for key, value in said.items()}
    for address, words in bound:
        to, title = lower.get(address.lower()), lower.get(words.lower())
        if isinstance(to, str) and to:
            return {"url": to, **({"title": title} if isinstance(title, str) and title else {})}
    return {}
