"""How a corpus is served: what `nianbao serve` was asked for, known to the plugins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

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
    """KeyError for a Datasette that `crawler.browse.serve` didn't make."""
    return _SERVED[datasette]
