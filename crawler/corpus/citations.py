"""引用: what a citation of a report, a table or a figure says, and what it refers to.

A citation names the report, the document it was read from (by the beginning of its SHA-256) and what was read there.
So it means the same on every copy of the corpus, also after the report was changed: the link in it is a path,
/cite/REPORT/KEY?print=…&document=…, behind whatever address serves a copy.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urlencode

from crawler import clock
from crawler.corpus import ids
from crawler.corpus.copies import unpack
from crawler.corpus.figures import StoredFigure, figures_in
from crawler.corpus.values import dumps
from crawler.database.store import Rows
from parsers.keys import LAYOUTS

DIGITS = 32
"""Hexadecimal digits of a document's SHA-256 in a citation: 128 bits, more than chance or fraud can meet."""
LONGEST = 20_000
"""Characters of a citation that are looked at."""

_LINK = re.compile(r"(?:^|(?<=[/\s（(<]))cite/([^/?\s]+)(?:/([^/?\s]+))?(?:\?([^\s<>]*))?")
_AFTER = ".。,，;；、)）>》」\"”'"
"""Signs that may follow a link in a sentence, and are never its own at its end."""
_HEX = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation refers to. `part` is the key of a figure, the name of a table, or None for the whole report;
    `document` the first digits of its document's SHA-256. Of a figure `print` is the cell as printed ("": blank; None:
    the report has no such cell, or the citation doesn't say), of a table or report `figures` the digest of its
    figures.
    """

    report: str
    part: str | None = None
    document: str | None = None
    print: str | None = None
    figures: str | None = None

    @property
    def path(self) -> str:
        where = "/".join(quote(each, safe="") for each in (self.report, self.part) if each)
        # The document comes last: it ends in no sign that could be taken for one after the link.
        asked = {"print": self.print, "figures": self.figures, "document": self.document}
        query = urlencode({name: value for name, value in asked.items() if value is not None})
        return f"/cite/{where}" + (f"?{query}" if query else "")


def cited_in(text: str) -> Cited | None:
    """What the first link in a citation refers to; None if there is none."""
    found = _LINK.search(text[:LONGEST])
    if found is None:
        return None
    report, part, query = (each.rstrip(_AFTER) if each else "" for each in found.groups())
    return asked_for(unquote(report), unquote(part) or None, parse_qs(query, keep_blank_values=True))


def asked_for(report: str, part: str | None, query: Mapping[str, list[str]]) -> Cited:
    def last(name: str) -> str | None:
        return query[name][-1] if query.get(name) else None

    document = (last("document") or "").lower()
    return Cited(report, part, document if _HEX.fullmatch(document) else None, last("print"), last("figures"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one document of a report. `source` is the document that was parsed with `hints` (JSON); where
    that is an archive, the report's own document lies in it.
    """

    report: str
    document: str
    source: str
    hints: str
    rows: Rows

    @property
    def figures(self) -> Mapping[str, StoredFigure]:
        return figures_in(self.rows)


def reading_of(conn: sqlite3.Connection, cited: Cited) -> Reading | None:
    """The reading of the cited document; of the document that the report is read from now, if the citation names none.
    None if there is none in the corpus.
    """
    if cited.document is None:
        where, given = "y.id = (SELECT reading FROM report_documents WHERE report_id = ?1 AND chosen = 1)", ""
    else:
        where, given = "substr(y.document, 1, length(?2)) = ?2", cited.document
    row = conn.execute(
        "SELECT y.document, y.source, y.hints, y.copy FROM readings y"
        f" WHERE y.report_id = ?1 AND y.copy IS NOT NULL AND {where} AND ?2 IS NOT NULL"
        " ORDER BY length(y.parser_version) DESC, y.parser_version DESC, y.id LIMIT 1",
        (cited.report, given),
    ).fetchone()
    if row is None:
        return None
    document, source, hints, copy = row
    return Reading(cited.report, document, source, hints, unpack(copy))


def part_digest(figures: Mapping[str, StoredFigure], part: str | None) -> str:
    """The digest of all cells of a table, or of a whole report: of what each prints. Cells that it doesn't print are
    left out, as another form may name more of them.
    """
    chosen = {
        key: each.raw
        for key, each in figures.items()
        if each.raw is not None and (part is None or key.startswith(f"{part}."))
    }
    return ids.short_digest(dumps(sorted(chosen.items())))


def cite(reading: Reading, part: str | None) -> Cited | None:
    """The citation of what was read; None if the report has no such table or figure."""
    figures, document = reading.figures, reading.document[:DIGITS]
    if part is None or part in LAYOUTS:
        if part and not any(key.startswith(f"{part}.") for key in figures):
            return None
        return Cited(reading.report, part, document, figures=part_digest(figures, part))
    return Cited(reading.report, part, document, print=figures[part].raw) if part in figures else None


@dataclass(frozen=True, slots=True)
class Source:
    """What a citation says of the report itself: its address, and when this document was last seen there (UTC)."""

    issuer: str
    year: int
    title: str
    published_on: str | None
    url: str
    seen: str | None


def source_of(conn: sqlite3.Connection, reading: Reading) -> Source | None:
    """None if the report is not in the corpus."""
    row = conn.execute(
        "SELECT i.name, r.year, r.title, r.url FROM reports r JOIN issuers i ON i.id = r.issuer_id WHERE r.id = ?",
        (reading.report,),
    ).fetchone()
    if row is None:
        return None
    issuer, year, _, url = row
    seen = conn.execute(
        "SELECT url, max(fetched_at) FROM captures WHERE document IN (?, ?)"
        " GROUP BY url ORDER BY url = ? DESC, 2 DESC LIMIT 1",
        (reading.document, reading.source, url),
    ).fetchone()
    (own,) = reading.rows["reports"]
    title = str(own["title"] or f"{issuer}{year}年政府信息公开工作年度报告")
    published = own["published_on"]
    return Source(issuer, year, title, str(published) if published else None, *(seen or (url, None)))


def in_gbt(source: Source, said: str, link: str) -> str:
    """By GB/T 7714—2015: an electronic report. The date in square brackets is that of the last look at the document;
    `said` is what is cited of it, with a blank at its end.
    """
    dated = f"({source.published_on})" if source.published_on else ""
    seen = f"[{_day(source.seen)}]" if source.seen else ""
    dates = f"{dated}{seen}. " if dated or seen else ""
    return f"{source.issuer}. {_flat(source.title)}[R/OL]. {dates}{source.url}. {said}年报（nianbao）：{link}"


def in_english(source: Source, said: str, link: str) -> str:
    year = source.published_on[:4] if source.published_on else "n.d."
    seen = f" (accessed {_day(source.seen)})" if source.seen else ""
    return f"{source.issuer} ({year}). “{_flat(source.title)}”. {source.url}{seen}. {said}nianbao: {link}"


def _day(moment: str) -> str:
    """The day of a time in UTC, in Beijing."""
    from datetime import datetime

    return datetime.fromisoformat(moment).astimezone(clock.BEIJING).date().isoformat()


def _flat(title: str) -> str:
    return " ".join(title.split())


def hints_in(reading: Reading) -> dict[str, str]:
    hints: dict[str, str] = json.loads(reading.hints)
    return hints
