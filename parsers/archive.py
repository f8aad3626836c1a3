"""Archives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Member(NamedTuple):
    """A file in an archive; `name` is its path there, `error` says why it has no data."""

    name: str
    data: bytes
    error: str | None = None


def is_archive(media_type: str) -> bool:
    """Whether a type holds files instead of being one."""
    return False


def members(data: bytes, name: str | None) -> Iterator[Member]:
    """The files in an archive, in its order."""
    yield from ()
