"""Second reader of web pages saved as one file: the HTML part is read by the parsing rules of browsers."""

from __future__ import annotations

from parsers.document import Document
from parsers.readers.mhtml import read_by


def read(data: bytes) -> Document:
    """Reads the saved page. Raises `Unreadable` if it has no HTML part."""
    from parsers.readers import html_second

    return read_by(html_second.read, data, "mhtml_second")
