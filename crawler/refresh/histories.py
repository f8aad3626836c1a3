"""What the corpus's captures tell of every page of a portal: nothing else is kept for it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crawler.refresh.due import History, Kind
from spiders.captures import READ
from spiders.pages.addresses import key_of

_LISTS = ("column", "answer")
_YEAR = re.compile(r"(20\d\d)\s*年")
_STEPS = 4
"""From a list to the one that is for its year: the organ's, the kind's, the year's, one in reserve."""


@dataclass(slots=True)
class Known:
    """A page as its last capture has it, and its history so far."""

    url: str
    role: str
    status: int
    reason: str
    last: datetime
    document: str | None
    unchanged: int = 0
    archive: str | None = None
    referrer: str | None = None
    parent: str | None = None
    link_text: str | None = None
    hints: tuple[tuple[str, str], ...] = ()
    year: int | None = None
    lists: set[int] = field(default_factory=set)
    """Of a list: the report years it names."""
    of_year: int | None = None
    """Of a list: the one year it is for, as the links to it say."""
    was: str | None = None
    """What it was when it was last a report or a report's file: the role it had then."""

    def history(self, now: datetime, *, further: bool = False) -> History:
        """`further`: it was reached as a further page of a list."""
        return History("further" if further else self._kind(now), self.last, self.unchanged, self.year)

    def _kind(self, now: datetime) -> Kind:
        if self.role in {"front", "hub"}:
            return "hub"
        if self.role in _LISTS:
            past = self.of_year is not None and self.of_year < now.year - 1
            return "closed list" if past and self.lists <= {self.of_year} else "list"
        return "report" if self.role in READ else "rest"


def known_pages(conn: sqlite3.Connection, portal: str) -> dict[str, Known]:
    """Every page of the portal that was captured, by its `key_of`."""
    found: dict[str, Known] = {}
    for row in _captures(conn, portal):
        key = key_of(row["url"])
        before = found.get(key)
        same = before is not None and _same(before, row)
        found[key] = Known(
            row["url"],
            row["role"],
            row["status"],
            row["reason"],
            datetime.fromisoformat(row["fetched_at"]),
            row["document"],
            before.unchanged + 1 if before is not None and same else 0,
            row["archive"],
            row["referrer"],
            row["parent"],
            row["link_text"],
            tuple(json.loads(row["hints"] or "{}").items()),
            was=row["role"] if row["role"] in READ else before.was if before else None,
        )
    _years(conn, portal, found)
    return found


def _captures(conn: sqlite3.Connection, portal: str) -> Iterator[dict[str, Any]]:
    """Those of pages, oldest first; files inside archives have none of their own."""
    cursor = conn.execute(
        "SELECT url, fetched_at, status, role, reason, document, archive, referrer, parent,"
        " link_text, hints FROM captures WHERE portal = ? AND instr(url, '#') = 0"
        " ORDER BY fetched_at, id",
        (portal,),
    )
    names = [each[0] for each in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def _same(before: Known, row: dict[str, Any]) -> bool:
    """Whether a page is what it was: not modified, or the same bytes; and what is gone, or leads
    elsewhere, does so still.
    """
    if row["status"] == 304:
        return True
    gone = before.status >= 300 and before.status == row["status"]
    return gone or (row["document"] is not None and row["document"] == before.document)


def _years(conn: sqlite3.Connection, portal: str, found: dict[str, Known]) -> None:
    """Report years: of reports and their pages from what was read, else from what links said; of
    lists from the reports they led to.
    """
    read: dict[str, int] = {}
    for url, parent, year in conn.execute(
        "SELECT d.url, d.parent, r.year FROM report_documents d JOIN reports r"
        " ON r.id = d.report_id WHERE d.portal = ?",
        (portal,),
    ):
        for each in (url.partition("#")[0], parent):
            if each:
                read[key_of(each)] = year
    named: defaultdict[str, set[int]] = defaultdict(set)
    for key, page in found.items():
        if page.role not in READ:
            continue
        page.year = read.get(key) or _year_in(dict(page.hints).get("title") or page.link_text)
        if page.year and page.referrer and page.parent is None:
            named[key_of(page.referrer)].add(page.year)
    for key, years in named.items():
        if key in found:
            found[key].lists = years
    for page in found.values():
        if page.role in _LISTS:
            page.of_year = _year_of_list(page, found)


def _year_of_list(page: Known, found: dict[str, Known]) -> int | None:
    """The year in the link to a list, or to one above it: 2021年, and in it a list for each organ."""
    above: Known | None = page
    for _ in range(_STEPS):
        if above is None or (year := _year_in(above.link_text)):
            return year if above is not None else None
        above = found.get(key_of(above.referrer)) if above.referrer else None
    return None


def _year_in(words: str | None) -> int | None:
    match = _YEAR.search(words or "")
    return int(match[1]) if match else None
