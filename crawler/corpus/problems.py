"""问题: pages and documents that could not be fetched, read or recognised, until that succeeds.

A problem belongs to an address. It is void once a later capture of that address was read.
"""

from __future__ import annotations

import sqlite3

from crawler.corpus import ids
from crawler.corpus.messages import columns
from crawler.database.errors import CorpusError
from crawler.database.store import Store
from crawler.dictionary import TABLES
from parsers.sentences import Message

COMPARE = "compare"
"""The stage of problems that follow from a report's other copies. They are written and cleared with the report's
rows, and not by captures of their address.
"""


def record(
    store: Store, stage: str, message: Message, *, url: str | None, document: str | None, portal: str | None
) -> None:
    """Stores a problem, in place of an earlier one of the same stage at the same address; nothing where
    a later capture of the address was read. `stage` is a code of `stages`; `portal` is used if the
    address was never captured. Raises `CorpusError` for an unknown stage, ValueError if neither URL
    nor document is given.
    """
    where = url or document
    if where is None:
        raise ValueError("a problem needs the URL or the document it is about")
    known = store.one("SELECT 1 FROM documents WHERE sha256 = ?", document) is not None
    if url and known and document and _read_since(store, url, document):
        return
    seen = store.one("SELECT portal FROM captures WHERE url = ? ORDER BY fetched_at DESC", url)
    try:
        store.insert(
            "problems",
            [
                {
                    "id": ids.problem_id(stage, where),
                    "stage": stage,
                    "url": url,
                    "message": message.text,
                    **columns(message),
                    "document": document if known else None,
                    "portal": seen[0] if seen else portal,
                }
            ],
            replace=True,
        )
    except sqlite3.IntegrityError as error:
        codes = ", ".join(str(code["code"]) for code in TABLES["stages"].rows)
        raise CorpusError(f"a problem of stage {stage!r} can't be stored: stages are {codes}") from error


def _read_since(store: Store, url: str, document: str) -> bool:
    read = store.conn.execute("SELECT document FROM report_documents WHERE url = ?", (url,))
    here = store.latest(url, document)
    return any(store.latest(url, each) > here for (each,) in read.fetchall())


def clear(store: Store, stage: str | None, url: str) -> None:
    """Deletes the problems of an address: of one stage, or of every stage but `COMPARE`."""
    store.conn.execute(
        "DELETE FROM problems WHERE url = :url AND iif(:stage IS NULL, stage <> :compare, stage = :stage)",
        {"url": url, "stage": stage, "compare": COMPARE},
    )


def clear_comparison(store: Store, url: str) -> None:
    """Deletes the problem that a document at an address is hardly a copy of the report it was taken for."""
    store.conn.execute("DELETE FROM problems WHERE id = ?", (ids.problem_id(COMPARE, url),))


def clear_until(store: Store, url: str, fetched_at: str) -> None:
    """Deletes the problems of an address after a capture was read that had been fetched at `fetched_at`;
    problems of documents that were captured later stay.
    """
    rows = store.conn.execute(
        "SELECT id, document FROM problems WHERE url = ? AND stage <> ?", (url, COMPARE)
    ).fetchall()
    for problem, document in rows:
        if document is None or store.latest(url, document)[0] <= fetched_at:
            store.conn.execute("DELETE FROM problems WHERE id = ?", (problem,))
