"""The history of every page of a portal, derived from the corpus's captures. It isn't stored separately."""

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
WHOLE = "(url NOT GLOB '*#[^/!]*' OR (url GLOB '*#[A-Za-z]*' AND url NOT GLOB '*#*.*'))"
"""SQL for a page or file that is no part of another (`spiders.pages.addresses.whole_of`): in the address of a file in
an archive stands a #, and after it no route.
"""
_YEAR = re.compile(r"(20\d\d)\s*年")
_STEPS = 4
"""Most lists on the way up from a list to the one for its year: the organ's list, the one for its kind of
organ, the year's, and one in reserve.
"""


@dataclass(slots=True)
class Known:
    """A page as in its last capture, and its history so far."""

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
    """For a list: the report years it names."""
    of_year: int | None = None
    """For a list: the single year it covers, according to the links to it; None if they name none."""
    was: str | None = None
    """The role of its latest capture as a report or a report's file; None if there is none."""

    def history(self, now: datetime, *, further: bool = False) -> History:
        """The page's history at the time `now`. `further` says that it was reached as a further page of a
        list.
        """
        return History("further" if further else self._kind(now), self.last, self.unchanged, self.year)

    def _kind(self, now: datetime) -> Kind:
        if self.role in {"front", "hub"}:
            return "hub"
        if self.role in _LISTS:
            past = self.of_year is not None and self.of_year < now.year - 1
            return "closed list" if past and self.lists <= {self.of_year} else "list"
        if self.role == "broken" and self.status in {200, 304}:
            return "emptied"
        return "report" if self.role in READ else "rest"


def known_pages(conn: sqlite3.Connection, portal: str) -> dict[str, Known]:
    """Every page of the portal that was captured, by its key (`key_of`)."""
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
    """Captures of the portal's pages, oldest first; files inside a ZIP or RAR are left out."""
    cursor = conn.execute(
        "SELECT url, fetched_at, status, role, reason, document, archive, referrer, parent, link_text, hints"  # noqa: S608
        f" FROM captures WHERE portal = ? AND {WHOLE} ORDER BY fetched_at, id",
        (portal,),
    )
    names = [each[0] for each in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def _same(before: Known, row: dict[str, Any]) -> bool:
    """Whether a page is unchanged: not modified (304), or with the same bytes, or with the same error or
    redirect status as before.
    """
    if row["status"] == 304:
        return True
    gone = before.status >= 300 and before.status == row["status"]
    return gone or (row["document"] is not None and row["document"] == before.document)


def _years(conn: sqlite3.Connection, portal: str, found: dict[str, Known]) -> None:
    """Fills in report years. Those of reports and their pages come from what was read, or else from the
    links to them; those of lists from the reports they led to.
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
    """The year in the text of the link to a list, or to a list above it: 2021年 may contain a list for each
    organ. None if no link names one.
    """
    above: Known | None = page
    for _ in range(_STEPS):
        if above is None or (year := _year_in(above.link_text)):
            return year if above is not None else None
        above = found.get(key_of(above.referrer)) if above.referrer else None
    return None


def _year_in(words: str | None) -> int | None:
    match = _YEAR.search(words or "")
    return int(match[1]) if match else None
