"""The options with which a corpus is served, as far as the plugins need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from crawler.archive import folder_of
from crawler.browse.errors import BrowseError
from crawler.browse.metadata import DATABASE
from crawler.browse.provinces import name_of, provinces_of

if TYPE_CHECKING:
    from datasette.app import Datasette


@dataclass(frozen=True)
class Serving:
    """The options. `immutable`: nothing writes to the corpus while it is served. `download`: visitors may download
    the database. `archive`: the folder with the pages as fetched; None: there is none. `time_limit_ms`: for SQL.
    `sql`: visitors may write SQL of their own.
    `raw_csv`: formulas in CSV are not guarded.
    """

    corpus: Path
    immutable: bool = False
    download: bool = False
    archive: Path | None = None
    time_limit_ms: int = 5000
    row_limit: int = 5000
    sql: bool = True
    raw_csv: bool = False
    provinces: Mapping[str, Path] = field(default_factory=dict)
    """Databases of provinces, where reports' own pages come from; empty: from the corpus, like all pages."""


_SERVED: WeakKeyDictionary[Datasette, Serving] = WeakKeyDictionary()
"""The options of each Datasette. They aren't in Datasette's metadata, because anybody can read that and they
contain paths."""


def remember(datasette: Datasette, serving: Serving) -> None:
    _SERVED[datasette] = serving


def of(datasette: Datasette) -> Serving:
    """The options of a Datasette. If it wasn't made by `crawler.browse.serve`, they are read from its settings
    (see `crawler.browse.published`). Raises `BrowseError` if its database doesn't have the expected name.
    """
    known = _SERVED.get(datasette)
    if known is None:
        known = _SERVED[datasette] = _plain(datasette)
    return known


def beside(corpus: Path) -> Path | None:
    """The archive folder next to a corpus file; None if there is none."""
    folder = folder_of(corpus)
    return folder if folder is not None and folder.is_dir() else None


def _plain(datasette: Datasette) -> Serving:
    try:
        database = datasette.get_database(DATABASE)
    except KeyError:
        raise BrowseError(f"the file of the corpus must be called {DATABASE}.db") from None
    corpus = Path(database.path)
    return Serving(
        corpus,
        immutable=not database.is_mutable,
        download=not database.is_mutable and bool(datasette.setting("allow_download")),
        archive=beside(corpus),
        time_limit_ms=int(datasette.setting("sql_time_limit_ms")),
        row_limit=int(datasette.setting("max_returned_rows")),
        sql=bool(datasette.setting("default_allow_sql")),
        provinces={
            code: Path(datasette.get_database(name_of(code)).path)
            for code in provinces_of(corpus)
            if name_of(code) in datasette.databases
        },
    )
