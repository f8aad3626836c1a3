"""A toy format: Markdown behind a line that says so."""

from dataclasses import replace

from parsers.document import Document
from parsers.readers import plain


def read(data: bytes) -> Document:
    """What stands behind the first line."""
    document = plain.read(data.partition(b"\n")[2])
    return replace(document, media_type="application/x-toy", reader="toy")
