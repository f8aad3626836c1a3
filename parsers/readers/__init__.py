"""Readers: bytes of one format to the neutral document. They know no form and no label.

To add a format: write a module with `read(data: bytes) -> Document` that raises `Unreadable` for
damage; name its media type here; teach `parsers.sniff` to tell it; write its renderer in
`demo/render/`; run `make test`: the round trip covers it from then on.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from parsers.document import Document
from parsers.sniff import HTML, TEXT

READERS: dict[str, str] = {
    HTML: "html",
    TEXT: "plain",
}
"""Media type to the module here; loaded when it is needed."""


class Reader(Protocol):
    """What a module here offers."""

    def read(self, data: bytes) -> Document: ...


def reader(media_type: str) -> Reader:
    """The reader for a media type. KeyError if there is none."""
    return cast("Reader", import_module(f"parsers.readers.{READERS[media_type]}"))
