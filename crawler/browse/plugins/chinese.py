"""Datasette plugin: search boxes and queries that find Chinese words of any length.

Datasette's search box passes what is typed through the SQL function `escape_fts`; here it becomes
a query over bigrams, as the index holds them.
"""

from __future__ import annotations

import sqlite3
import unicodedata

from datasette import hookimpl

from crawler.database.search import match_query

NOTHING = '""'
"""A query of FTS5 that finds nothing; an empty one would be an error."""
AROUND = 60
"""Characters of an excerpt on either side of the word: with it, about two printed lines."""


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """After Datasette's own functions, of which one is replaced."""
    conn.create_function("escape_fts", 1, _match, deterministic=True)
    conn.create_function("match_query", 1, _match, deterministic=True)
    conn.create_function("excerpt", 2, excerpt, deterministic=True)


def _match(words: object) -> str:
    return match_query(str(words or "")) or NOTHING


def excerpt(text: object, words: object) -> str | None:
    """The place where the first of the words stands; the beginning where none is found."""
    if text is None:
        return None
    whole = " ".join(unicodedata.normalize("NFKC", str(text)).split())
    found = [at for word in str(words or "").split() if (at := whole.lower().find(_bare(word))) >= 0]
    start = max(0, min(found, default=0) - AROUND)
    end = min(found, default=0) + 2 * AROUND
    return ("…" if start else "") + whole[start:end] + ("…" if end < len(whole) else "")


def _bare(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip('"“”').lower()
