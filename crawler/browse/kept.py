"""Counts over the whole corpus, kept until the file changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TypeVar

T = TypeVar("T")
_Stamp = tuple[tuple[int, int], ...]

_kept: dict[tuple[Path, str], tuple[_Stamp, object]] = {}
_lock = Lock()


def kept(corpus: Path, name: str, make: Callable[[], T]) -> T:
    """What `make` gave last, if nobody has written since: a crawl writes to the log beside the file
    first, so both are looked at.
    """
    stamp = _stamp(corpus)
    with _lock:
        found = _kept.get((corpus, name))
    if found and found[0] == stamp:
        value: T = found[1]  # type: ignore[assignment]
        return value
    value = make()
    with _lock:
        _kept[corpus, name] = (stamp, value)
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
