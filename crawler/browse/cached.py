"""A cache for counts over the entire corpus; an entry is valid until the corpus file changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TypeVar

T = TypeVar("T")
_Stamp = tuple[tuple[int, int], ...]

_kept: dict[tuple[Path, str], tuple[_Stamp, object]] = {}
_making: dict[tuple[Path, str], Lock] = {}
_lock = Lock()


def kept(corpus: Path, name: str, make: Callable[[], T]) -> T:
    """The cached result of `make`; it is computed again after the corpus was written to. A crawl writes to
    the write-ahead log (-wal) first, so the time and size of both files are compared.
    """
    key = corpus, name
    with _lock:
        making = _making.setdefault(key, Lock())
    # Concurrent callers share one computation: four in parallel would take four times as long each, and
    # might all exceed the SQL time limit.
    with making:
        stamp = _stamp(corpus)
        found = _kept.get(key)
        if found and found[0] == stamp:
            value: T = found[1]  # type: ignore[assignment]
            return value
        value = make()
        _kept[key] = (stamp, value)
        return value


def _stamp(corpus: Path) -> _Stamp:
    stamps = []
    for path in (corpus, corpus.with_name(f"{corpus.name}-wal")):
        try:
            stat = path.stat()
            stamps.append((stat.st_mtime_ns, stat.st_size))
        except FileNotFoundError:
            stamps.append((0, 0))
    return tuple(stamps)
