"""Readers: bytes of one format to the neutral document. They know no form and no label.

`parsers.formats` says which of them read a format, and how to add one.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from parsers.document import Document


class Reader(Protocol):
    """What a module here offers."""

    def read(self, data: bytes) -> Document: ...


def reader(name: str) -> Reader:
    """The reader of that name."""
    return cast("Reader", import_module(f"parsers.readers.{name}"))
