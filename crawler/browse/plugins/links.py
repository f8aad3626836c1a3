"""Datasette plugin: links and labels where Datasette has none.

On the page of one row, codes are shown with their words, as on the pages of tables. In views and
queries, which have no foreign keys, reports and source tables are links.
"""

from __future__ import annotations

from collections.abc import Awaitable

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_encode
from markupsafe import Markup

from parsers.dictionary import TABLES

_TARGETS = {"report": "reports", "report_id": "reports", "source_table": "source_tables"}


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(
    value: object, column: str, table: str | None, database: str, datasette: Datasette
) -> Awaitable[Markup] | Markup | None:
    """None: as Datasette shows it."""
    if not isinstance(value, str | int) or value == "":
        return None
    if table not in TABLES:
        return _link(datasette, database, _TARGETS[column], value) if column in _TARGETS else None
    references = next((c.references for c in TABLES[table].columns if c.name == column), None)
    return _labelled(datasette, database, references, value) if references else None


def _link(
    datasette: Datasette, database: str, table: str, value: str | int, label: object = None
) -> Markup:
    address = datasette.urls.row(database, table, tilde_encode(str(value)))
    if label is None or label == value:
        return Markup('<a href="{}">{}</a>').format(address, value)
    return Markup('<a href="{}">{}</a> <em>{}</em>').format(address, label, value)


async def _labelled(datasette: Datasette, database: str, table: str, value: str | int) -> Markup:
    """The row it refers to, by the column that stands for it."""
    there = TABLES[table]
    found = await datasette.get_database(database).execute(
        f'SELECT "{there.label}" FROM "{table}" WHERE "{there.key[0]}" = ?', [value]
    )
    row = found.first()
    return _link(datasette, database, table, value, row[0] if row else None)


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars() -> dict[str, dict[str, str]]:
    """Titles of the tables, for the page of a row."""
    return {
        "table_titles": {table.name: f"{table.title} {table.name}" for table in TABLES.values()}
    }
