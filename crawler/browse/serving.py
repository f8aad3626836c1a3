"""How a corpus is served: what `nianbao serve` was asked for, known to the plugins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from crawler.archive import folder_of
from crawler.browse.errors import BrowseError
from crawler.browse.metadata import DATABASE

if TYPE_CHECKING:
    from datasette.app import Datasette


@dataclass(frozen=True)
class Serving:
    """`immutable`: nothing writes to the file while it is served. `archive`: the folder of the
    pages as they were fetched; None: it isn't at hand.
    """

    corpus: Path
    immutable: bool = False
    download: bool = False
    archive: Path | None = None
    time_limit_ms: int = 5000
    row_limit: int = 5000


_SERVED: WeakKeyDictionary[Datasette, Serving] = WeakKeyDictionary()
"""Not in Datasette's metadata, which anybody can read: paths are nobody's business."""


def remember(datasette: Datasette, serving: Serving) -> None:
    _SERVED[datasette] = serving


def of(datasette: Datasette) -> Serving:
    """What a Datasette that `crawler.browse.serve` didn't make was asked for stands in its own
    settings: see `crawler.browse.published`.
    """
    known = _SERVED.get(datasette)
    if known is None:
        known = _SERVED[datasette] = _plain(datasette)
    return known


def beside(corpus: Path) -> Path | None:
    """The archive that lies beside a corpus, if there is one."""
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
    )
