"""仓: where the shards lie: a folder, or an object store.

A store holds blobs, which are put whole and never changed, and documents: small JSON texts that are changed only by
who has seen their last version (a conditional write). Everything that two processes may want at a time is a document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

Document = Mapping[str, Any]


class StoreError(Exception):
    """The store can't be used. The message says why, and what to do."""


class Conflict(Exception):
    """Somebody else wrote the document in between, or may have: read it again."""


class Missing(Exception):
    """There is no such blob, or no longer."""


class Version(NamedTuple):
    """A document as it was read; `tag` is to be given back when it is replaced."""

    content: Document
    tag: str


class Store(Protocol):
    """Keys are paths with slashes. All methods raise `StoreError` if the store can't be reached."""

    where: str
    """How a user names it."""

    def read(self, key: str) -> Version | None:
        """A document; None if there is none."""

    def write(self, key: str, content: Document, was: str | None) -> str:
        """Replaces the document whose tag is `was`; None: makes it, if there is none. Returns the new tag. Raises
        `Conflict`. Whoever gets one may all the same have written: they must read.
        """

    def documents(self, prefix: str, name: str) -> list[str]:
        """The keys PREFIX/*/NAME of documents, sorted."""

    def blobs(self, prefix: str) -> dict[str, int]:
        """The blobs whose keys begin with `prefix`/, with their sizes in bytes."""

    def upload(self, path: Path, key: str) -> None:
        """Puts a blob whole: there is never half of it under its key. One that is there is replaced."""

    def download(self, key: str, path: Path) -> None:
        """Fetches a blob into a file, which appears whole. Raises `Missing`."""

    def remove(self, key: str) -> None:
        """Removes a blob; does nothing if there is none."""


def packed(content: Document) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def unpacked(data: bytes, key: str) -> Document:
    try:
        content = json.loads(data)
    except ValueError as error:
        raise StoreError(f"{key} is no JSON ({error}): has something else written to the store?") from error
    if not isinstance(content, dict):
        raise StoreError(f"{key} is no JSON object: has something else written to the store?")
    return content
