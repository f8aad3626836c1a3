"""Datasette plugin: in views and queries, which have no foreign keys, reports and source tables are links."""

from __future__ import annotations

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_encode
from markupsafe import Markup

from parsers.dictionary import TABLES

_TARGETS = {"report": "reports", "report_id": "reports", "source_table": "source_tables"}


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(
    value: object, column: str, table: str | None, database: str, datasette: Datasette
) -> Markup | None:
    """None: as Datasette shows it."""
    if table in TABLES or column not in _TARGETS or not isinstance(value, str):
        return None
    address = datasette.urls.row(database, _TARGETS[column], tilde_encode(value))
    return Markup('<a href="{}">{}</a>').format(address, value)
