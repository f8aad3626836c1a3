"""Counts over the whole corpus, kept until the file changes."""

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
    """What `make` gave last, if nobody has written since: a crawl writes to the log beside the file
    first, so both are looked at.
    """
    key = corpus, name
    with _lock:
        making = _making.setdefault(key, Lock())
    # Who asks while it is being counted waits for that count: four at once would take four times as
    # long, and none of them might end in the time that SQL has.
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
