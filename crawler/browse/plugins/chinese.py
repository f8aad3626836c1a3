"""Datasette plugin: search boxes and queries that find Chinese words of any length.

Datasette's search box passes the typed text through the SQL function `escape_fts`. This plugin replaces that
function by one that makes a query over bigrams, because the index consists of bigrams.
"""

from __future__ import annotations

import sqlite3
import unicodedata

from datasette import hookimpl

from crawler.database.search import match_query

NOTHING = '""'
"""An FTS5 query that finds nothing; an empty query would be an error."""
LONGEST_TEXT, LONGEST_WORDS = 200_000, 500
"""Characters of a text and of the words that are looked at: SQLite looks at the clock only between two calls."""
AROUND = 60
"""Characters that an excerpt shows on either side of the word; it is then about two printed lines long."""


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Registers the SQL functions. It must run after Datasette's own hook, because it replaces `escape_fts`."""
    conn.create_function("escape_fts", 1, _match, deterministic=True)
    conn.create_function("match_query", 1, _match, deterministic=True)
    conn.create_function("excerpt", 2, excerpt, deterministic=True)


def _match(words: object) -> str:
    return match_query(_cut(words, LONGEST_WORDS)) or NOTHING


def excerpt(text: object, words: object) -> str | None:
    """The text around the first word that is found; the beginning of the text if there is none."""
    if text is None:
        return None
    whole = " ".join(unicodedata.normalize("NFKC", _cut(text, LONGEST_TEXT)).split())
    lower = whole.lower()
    found = [at for word in _cut(words, LONGEST_WORDS).split() if (at := lower.find(_bare(word))) >= 0]
    start = max(0, min(found, default=0) - AROUND)
    end = min(found, default=0) + 2 * AROUND
    return ("…" if start else "") + whole[start:end] + ("…" if end < len(whole) else "")


def _cut(value: object, most: int) -> str:
    """The beginning of a text, or of what SQLite would print of another value."""
    if isinstance(value, str | bytes):
        part = value[:most]
        return part if isinstance(part, str) else part.decode("utf-8", "replace")
    return "" if value is None else str(value)[:most]


def _bare(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip('"“”').lower()
