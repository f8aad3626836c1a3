"""Datasette plugin: adds links and labels where Datasette shows none.

On the page of a single row, codes are shown with their labels, as on the pages of tables. In views and
queries, which have no foreign keys, source tables become links. Reports link to their page, figures to
their evidence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_encode
from markupsafe import Markup

from crawler.browse.page import address
from crawler.dictionary import TABLES

_TARGETS = {"source_table": "source_tables"}
_REPORTS = frozenset(("report", "report_id", "last_report", "other_report"))


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(  # noqa: PLR0917  (Datasette names them)
    row: sqlite3.Row, value: object, column: str, table: str | None, database: str, datasette: Datasette
) -> Awaitable[Markup] | Markup | None:
    """The HTML of a cell; None leaves it to Datasette."""
    if not isinstance(value, str | int) or value == "":
        return None
    report = row["report_id"] if "report_id" in row.keys() else None  # noqa: SIM118 (a row, no dict)
    if column in {"key", "cell"} and report:
        return _to(datasette, address("evidence", report, value), value)
    if column in _REPORTS:
        return _to(datasette, address("report", value), value)
    if column == "issuer_id" and table not in TABLES:
        return _to(datasette, address("issuer", value), value)
    if table not in TABLES:
        return _link(datasette, database, _TARGETS[column], value) if column in _TARGETS else None
    references = next((c.references for c in TABLES[table].columns if c.name == column), None)
    return _labelled(datasette, database, references, value) if references else None


def _to(datasette: Datasette, path: str, label: object) -> Markup:
    return Markup('<a href="{}">{}</a>').format(datasette.urls.path(path), label)


def _link(datasette: Datasette, database: str, table: str, value: str | int, label: object = None) -> Markup:
    address = datasette.urls.row(database, table, tilde_encode(str(value)))
    if label is None or label == value:
        return Markup('<a href="{}">{}</a>').format(address, value)
    return Markup('<a href="{}">{}</a> <em>{}</em>').format(address, label, value)


async def _labelled(datasette: Datasette, database: str, table: str, value: str | int) -> Markup:
    """A link to the row that a foreign key refers to, with the text of that table's label column."""
    there = TABLES[table]
    found = await datasette.get_database(database).execute(
        f'SELECT "{there.label}" FROM "{table}" WHERE "{there.key[0]}" = ?', [value]
    )
    row = found.first()
    return _link(datasette, database, table, value, row[0] if row else None)


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars() -> dict[str, dict[str, str]]:
    """The titles of the tables, for the page of a single row."""
    return {"table_titles": {table.name: f"{table.title} {table.name}" for table in TABLES.values()}}
