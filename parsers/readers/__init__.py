"""Readers: each turns the bytes of one format into the neutral document. They know no forms or labels.

`parsers.formats` lists the readers of each format, and says how to add one.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from parsers.document import Document


class Reader(Protocol):
    """The interface of the modules in this package."""

    def read(self, data: bytes) -> Document: ...


def reader(name: str) -> Reader:
    """The reader module with this name."""
    return cast("Reader", import_module(f"parsers.readers.{name}"))
