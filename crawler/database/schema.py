"""The schema: creates tables, foreign keys, indices and views from the dictionary, and fills code tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from crawler.database import search, views
from crawler.database.library import database
from crawler.dictionary import CODE_TABLES, TABLES, VIEWS, Table, Value
from crawler.dictionary.divisions import division_row, divisions
from parsers.checks.copied import COPIED
from parsers.checks.timeliness import DEADLINE

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x6E69616E
"""“nian”: marks a SQLite file as a corpus of this project."""
SCHEMA_VERSION = 8
"""Counted up whenever a table changes in a way that `create` can't apply to an existing corpus."""
BUSY_MS = 30_000
"""Milliseconds that a writer waits for another before it gives up."""

CHECKPOINT = 8_000
"""Pages of 4 KB in the write-ahead log before it is copied into the file: 32 MB. On one machine, 187
reports were written per second, against 143 with SQLite's default of 1,000."""

_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "ANY", "json": "TEXT", "blob": "BLOB"}
"""SQLite's type for each type of the dictionary. In a STRICT table, ANY stores integers as integers and
floats as floats.
"""
_CYCLE = ("portals", "last_crawl")
"""A column that refers to a table that is created later; its foreign key is added then."""


def create(db: Database, *, always: bool = False) -> None:
    """Creates what is missing, and brings code tables and views up to date with the dictionary. Without
    `always`, does nothing if everything is current.
    """
    if not always and is_current(db.conn):
        return
    with db.atomic():
        db.conn.execute("PRAGMA defer_foreign_keys = ON")
        define(db)
        if _rules_changed(db.conn):
            db.conn.execute("DELETE FROM checks WHERE rule IN (?, ?)", (DEADLINE, COPIED))
        for name, rows in _content():
            db.table(name).upsert_all(map(dict, rows), pk="code")
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def define(db: Database) -> None:
    """Creates the tables, indices and views that are missing, without the rows that are part of the program."""
    for table in TABLES.values():
        _create_table(db, table)
    if search.FTS not in db.table_names():
        db.conn.execute(search.FTS_SQL)
        search.rebuild(db.conn)
    for view in VIEWS:
        db.create_view(view.name, views.SQL[view.name], replace=True)


def _content() -> Iterator[tuple[str, tuple[Mapping[str, Value], ...]]]:
    """The tables whose rows are part of the program, with these rows."""
    for table in CODE_TABLES:
        yield table.name, table.rows
    yield "divisions", tuple(division_row(code) for code in divisions())


def _rules_changed(conn: sqlite3.Connection) -> bool:
    """Whether a rule or a legal date is new since the reports were checked. Reports are due again once
    the rows are deleted that show that they were checked (`crawler.corpus.checked.due`).
    """
    rules = {code for (code,) in conn.execute("SELECT code FROM rules")}
    names = [column.name for column in TABLES["deadlines"].columns]
    days = set(conn.execute(f"SELECT {', '.join(names)} FROM deadlines"))
    wanted = {tuple(row[name] for name in names) for row in TABLES["deadlines"].rows}
    return bool(rules) and (any(row["code"] not in rules for row in TABLES["rules"].rows) or not wanted <= days)


def is_current(conn: sqlite3.Connection) -> bool:
    """Whether tables, columns, indices, views and codes are those of the dictionary, so that nothing need
    be written.
    """
    sql = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view')"))
    if not {*TABLES, search.FTS, *(view.name for view in VIEWS)} <= sql.keys():
        return False
    if any(views.SQL[view.name] not in sql[view.name] for view in VIEWS):
        return False
    named = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    for table in TABLES.values():
        wanted = (*table.indices, *table.unique)
        if not {f"idx_{table.name}_{'_'.join(each)}" for each in wanted} <= named:
            return False
        columns = {row[1] for row in conn.execute(f'PRAGMA table_info("{table.name}")')}
        if not {column.name for column in table.columns} <= columns:
            return False
    for name, rows in _content():
        names = list(rows[0])
        stored = set(conn.execute(f"SELECT {', '.join(names)} FROM {name}"))
        if not {tuple(row[name] for name in names) for row in rows} <= stored:
            return False
    return True


def foreign(conn: sqlite3.Connection) -> list[str]:
    """The parts of a corpus's schema that SQLite would follow while it reads, and that `create` doesn't make: views,
    triggers, indices, virtual tables and generated columns, with their kind; and views of ours that are missing. It
    reads the schema alone. Plain tables of somebody's own are no harm, and are left out.
    """
    ours = _followed_here()
    theirs = _followed(conn)
    found = [f"{kind} {name}" for (kind, name), sql in theirs.items() if ours.get((kind, name)) != sql]
    found += [f"{kind} {name}" for kind, name in ours.keys() - theirs.keys() if kind == "view"]
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    for (table,) in conn.execute(tables).fetchall():
        quoted = table.replace('"', '""')
        columns = conn.execute(f'PRAGMA table_xinfo("{quoted}")')
        found += [f"column {table}.{column[1]}" for column in columns if column[6]]
    return sorted(found)


@cache
def _followed_here() -> dict[tuple[str, str], str]:
    db = database()(memory=True)
    define(db)
    return _followed(db.conn)


def _followed(conn: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """The SQL of all that SQLite follows, by kind and name; blanks don't count."""
    rows = conn.execute(
        "SELECT CASE type WHEN 'table' THEN 'virtual table' ELSE type END, name, sql FROM sqlite_master"
        " WHERE sql IS NOT NULL AND (type <> 'table' OR sql LIKE 'CREATE VIRTUAL%')"
    )
    return {(kind, name): " ".join(sql.split()) for kind, name, sql in rows}


def _create_table(db: Database, table: Table) -> None:
    present = set(db.table_names())
    if table.name in present:
        for column in table.columns:
            if column.name not in db[table.name].columns_dict:
                db.table(table.name).add_column(column.name, _TYPES[column.type])
    else:
        references = [
            (column.name, column.references, TABLES[column.references].key[0])
            for column in table.columns
            if column.references and (table.name, column.name) != _CYCLE
        ]
        db.table(table.name).create(
            {column.name: _TYPES[column.type] for column in table.columns},
            pk=table.key[0] if len(table.key) == 1 else table.key,
            foreign_keys=references,
            not_null={column.name for column in table.columns if column.required},
            strict=True,
        )
    _drop_indices(db, table)
    for index in table.indices:
        db.table(table.name).create_index(index, if_not_exists=True)
    for index in table.unique:
        db.table(table.name).create_index(index, unique=True, if_not_exists=True)
    if table.name == "crawls" and not any(key.column == "last_crawl" for key in db.table("portals").foreign_keys):
        db.table("portals").add_foreign_key("last_crawl", "crawls", "id")


def _drop_indices(db: Database, table: Table) -> None:
    """Drops a table's indices that the dictionary no longer has; SQLite's own stay."""
    wanted = {tuple(index) for index in (*table.indices, *table.unique)}
    for index in db.table(table.name).indexes:
        if index.origin == "c" and tuple(index.columns) not in wanted:
            db.conn.execute(f'DROP INDEX "{index.name}"')
