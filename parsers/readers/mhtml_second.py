"""A web page saved as one file, its HTML part read by browsers' rules."""

from __future__ import annotations

from parsers.document import Document
from parsers.readers.mhtml import read_by


def read(data: bytes) -> Document:
    """Raises `Unreadable` where it has no HTML part."""
    from parsers.readers import html_second

    return read_by(html_second.read, data, "mhtml_second")
