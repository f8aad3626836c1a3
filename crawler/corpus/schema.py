"""The schema, made from the dictionary with sqlite-utils."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import sqlite_utils

from crawler.corpus.errors import CorpusError
from parsers.dictionary import FIGURES_VIEW, Table, code_tables, tables
from parsers.forms import FORMS

SCHEMA_VERSION = 1
"""Counted up with every change of tables or columns: `PRAGMA user_version`."""

APPLICATION_ID = 0x6E6962  # "nib": tells our files from other programs' SQLite files

_TYPES = {"TEXT": "TEXT", "INTEGER": "INTEGER", "JSON": "TEXT", "NUMBER": "ANY"}
"""ANY has numeric affinity in SQLite: whole numbers stay whole, 94.2 stays 94.2."""

_INDICES = {
    "captures": (("url",), ("crawl",), ("sha256",), ("portal", "role")),
    "reports": (("issuer_id", "year"), ("year",), ("status",), ("sha256",)),
    "report_documents": (("url",), ("sha256",)),
    "sections": (("report_id",),),
    "requests": (("outcome",),),
    "disclosures": (("item", "measure"),),
    "checks": (("status", "rule"),),
    "problems": (("url",),),
}


def open_database(path: Path) -> sqlite_utils.Database:
    """The database, with all tables there. Raises `CorpusError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(path, timeout=30)
        db = sqlite_utils.Database(connection)
        _greet(db, path)
        connection.execute("PRAGMA foreign_keys = ON")
        db.enable_wal()
        # WAL with NORMAL loses at most the last transactions on power failure, never the file.
        connection.execute("PRAGMA synchronous = NORMAL")
        with db.atomic():
            _create(db)
    except sqlite3.OperationalError as error:
        raise CorpusError(f"{path} can't be opened ({error}): is another crawl writing to it?") from error
    except sqlite3.DatabaseError as error:
        raise CorpusError(f"{path} is no SQLite database: name another file, or move this one away") from error
    return db


def _greet(db: sqlite_utils.Database, path: Path) -> None:
    """Refuses files of other programs and of later versions."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    owner = db.execute("PRAGMA application_id").fetchone()[0]
    if owner not in {0, APPLICATION_ID} or (owner == 0 and db.table_names()):
        raise CorpusError(f"{path} is a database of another program: name another file")
    if version > SCHEMA_VERSION:
        raise CorpusError(f"{path} was made by a later version of nianbao: install that one (pip install -U nianbao)")


def _create(db: sqlite_utils.Database) -> None:
    for table in tables():
        if not db[table.name].exists():
            _create_table(db, table)
    for table in code_tables():
        names = [column.name for column in table.columns]
        rows: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in table.rows]
        stored = {row[names[0]]: row for row in db[table.name].rows}
        changed = [row for row in rows if stored.get(row["code"]) != row]
        if changed:
            db[table.name].upsert_all(changed, pk="code")
    if "sections_fts" not in db.table_names():
        db.execute("CREATE VIRTUAL TABLE sections_fts USING fts5(words)")
    if FIGURES_VIEW[0] not in db.view_names():
        db.create_view(FIGURES_VIEW[0], figures_sql())
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _create_table(db: sqlite_utils.Database, table: Table) -> None:
    foreign = [(c.name, *c.references.split(".")) for c in table.columns if c.references]
    db.create_table(
        table.name,
        {column.name: _TYPES[column.type] for column in table.columns},
        pk=table.key[0] if len(table.key) == 1 else table.key,
        not_null=[column.name for column in table.columns if column.required],
        foreign_keys=foreign,
    )
    for columns in _INDICES.get(table.name, ()):
        db[table.name].create_index(columns)


def figures_sql() -> str:
    """One row for each figure, over sections 2 to 4."""
    latest = next(reversed(FORMS.values()))
    parts = [
        "select report_id, 'disclosures' as 'table', clause || '.' || item as line, measure as 'column',"
        " value, unit, raw, place from disclosures"
    ]
    for name, line, terms in (("requests", "outcome", latest.request_columns), ("appeals", "channel", latest.results)):
        parts += [
            f"select report_id, '{name}', {line}, '{term.code}', {term.code}, '{term.unit}',"
            f" json_extract(raw, '$.{term.code}'), json_extract(places, '$.{term.code}') from {name}"
            for term in terms
        ]
    union = " union all ".join(parts)
    return (
        "select r.issuer_id, r.year, f.*, r.url, r.status as report_status"
        f" from ({union}) f join reports r on r.id = f.report_id"
    )


