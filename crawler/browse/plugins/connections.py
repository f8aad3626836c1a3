"""Datasette plugin: closes the connections that visitors use, and looks at the corpus before it is served."""

from __future__ import annotations

import sqlite3

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import StartupError

from crawler.browse import serving
from crawler.browse.connections import guard, shorten_searches
from crawler.browse.errors import BrowseError
from crawler.browse.metadata import DATABASE
from crawler.browse.provinces import name_of

_OWN_NOTES = "_internal"
"""Datasette's own notes of the schema, in memory: it writes there, and visitors may not see them."""


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Runs after the hooks that register functions and set pragmas."""
    if database != _OWN_NOTES:
        guard(conn, stored=database != "_memory")


@hookimpl  # type: ignore[untyped-decorator]
def startup(datasette: Datasette) -> None:
    """Raises `StartupError`, whose words Datasette's command prints."""
    from crawler.browse.serve import check

    try:
        check(serving.of(datasette))
    except BrowseError as error:
        raise StartupError(str(error)) from error
    for name in (DATABASE, *map(name_of, serving.of(datasette).provinces)):
        shorten_searches(datasette.get_database(name))
