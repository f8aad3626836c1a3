"""What a crawl saw that found no report, for whoever mends the spider: addresses, answers, titles, shapes; no text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.archive import Archive, ArchiveError, Exchange
from parsers.version import PARSER_VERSION
from spiders.pages.addresses import without_login
from spiders.pages.shape import shape, shape_of_json

KIND = "nianbao nothing-found"
VERSION = 1
PAGES = 400
SIZE = 12_000_000
"""Characters of all shapes together; pages beyond it go without."""


def unfound(conn: sqlite3.Connection, folder: Path | None, portal: str) -> dict[str, Any] | None:
    """What the last crawl of a portal saw. `folder` is the archive's. None if there is no such crawl."""
    row = conn.execute(
        "SELECT c.id, c.started_at, c.outcome, c.reason, p.id, p.name, p.base_url, p.division"
        " FROM crawls c JOIN portals p ON p.id = c.portal WHERE c.portal = ? ORDER BY c.started_at DESC LIMIT 1",
        (portal,),
    ).fetchone()
    if row is None:
        return None
    crawl, began, outcome, reason, id_, name, url, division = row
    return {
        "kind": KIND,
        "version": VERSION,
        "parser_version": PARSER_VERSION,
        "portal": {"id": id_, "title": name, "url": url, "division": division},
        "crawl": {"started_at": began, "outcome": outcome, "reason": reason},
        "problems": list(_problems(conn, portal)),
        "pages": list(_pages(conn, folder, crawl)),
    }


def _problems(conn: sqlite3.Connection, portal: str) -> Iterator[dict[str, Any]]:
    for stage, url, message in conn.execute(
        "SELECT stage, url, message FROM problems WHERE portal = ? ORDER BY stage, url LIMIT ?", (portal, PAGES)
    ):
        yield {"stage": stage, "url": without_login(url) if url else None, "message": message}


def _pages(conn: sqlite3.Connection, folder: Path | None, crawl: str) -> Iterator[dict[str, Any]]:
    left = SIZE
    rows = conn.execute(
        "SELECT url, status, role, reason, media_type, referrer, archive FROM captures WHERE crawl = ?"
        " ORDER BY fetched_at, id LIMIT ?",
        (crawl, PAGES),
    )
    for url, status, role, reason, media_type, referrer, record in rows:
        page: dict[str, Any] = {
            "url": without_login(url),
            "status": status,
            "role": role,
            "reason": reason,
            "media_type": media_type,
            "referrer": without_login(referrer) if referrer else None,
        }
        exchange = _exchange(folder, record)
        if exchange is not None:
            page |= _seen(exchange)
            shaped = page.get("shape", "")
            if len(shaped) > left:
                del page["shape"]
            else:
                left -= len(shaped)
        yield page


def _exchange(folder: Path | None, record: str | None) -> Exchange | None:
    if folder is None or record is None:
        return None
    try:
        return Archive(folder).exchange(record)
    except ArchiveError:
        return None


def _seen(exchange: Exchange) -> dict[str, Any]:
    """Size, title, where it leads, and the shape of a page."""
    body = exchange.body
    seen: dict[str, Any] = {"size": len(body)}
    if location := exchange.header("Location"):
        seen["location"] = without_login(location)
    text = _text(body)
    if text is None:
        return seen
    made = shape_of_json(text) if text.lstrip()[:1] in {"{", "["} else shape(text) if "<" in text[:2_000] else ""
    if made:
        seen["shape"] = made
        seen["title"] = _title(made)
    return seen


def _text(body: bytes) -> str | None:
    if b"\x00" in body[:2_000] or body.startswith(b"%PDF"):
        return None
    for charset in ("utf-8-sig", "gb18030"):
        try:
            return body.decode(charset)
        except UnicodeDecodeError:
            continue
    return None


def _title(made: str) -> str | None:
    _, mark, rest = made.partition("<title>")
    return " ".join(rest.partition("</title>")[0].split())[:200] if mark else None
