"""sqlite-utils, without pandas and NumPy: it imports them, where they are installed, only to know more types of
columns. That is half a second of every command, for types that no row here has.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


@cache
def database() -> type[Database]:
    """The class `sqlite_utils.Database`."""
    with _not_found("pandas"), _not_found("numpy"):
        from sqlite_utils import Database
    return Database


@contextmanager
def _not_found(name: str) -> Iterator[None]:
    """A module that isn't imported yet can't be for now, as if it weren't installed."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # which makes an import of it an ImportError
    try:
        yield
    finally:
        del sys.modules[name]
