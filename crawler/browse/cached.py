"""A cache for counts over the entire corpus; an entry is valid until the corpus file changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TypeVar

T = TypeVar("T")
_Stamp = tuple[tuple[int, int], ...]

_kept: dict[tuple[Path, str], tuple[_Stamp, object]] = {}
_making: dict[tuple[Path, str], Lock] = {}
_lock = Lock()
_families: dict[str, OrderedDict[tuple[Path, str], None]] = {}
"""The entries of which only the latest are kept, by family, the one asked for last at the end."""


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


def kept_latest(corpus: Path, family: str, name: str, make: Callable[[], T], *, most: int) -> T:
    """The same as `kept`, but of a family no more than `most` entries stay: for what filters ask for, which have more
    values than memory can hold.
    """
    key = corpus, f"{family} {name}"
    with _lock:
        order = _families.setdefault(family, OrderedDict())
        order[key] = None
        order.move_to_end(key)
        while len(order) > most:
            old, _ = order.popitem(last=False)
            _kept.pop(old, None)
            _making.pop(old, None)
    return kept(*key, make)


def _stamp(corpus: Path) -> _Stamp:
    stamps = []
    for path in (corpus, corpus.with_name(f"{corpus.name}-wal")):
        try:
            stat = path.stat()
            stamps.append((stat.st_mtime_ns, stat.st_size))
        except FileNotFoundError:
            stamps.append((0, 0))
    return tuple(stamps)
