"""The door: bytes to reading. Readers are loaded when they are needed."""

from __future__ import annotations

from parsers.report import Reading


def parse(
    data: bytes, *, name: str | None = None, url: str | None = None, title: str | None = None,
    issuer: str | None = None,
) -> Reading:
    """Read a document and interpret it as an annual report.

    `name` and `url` hint at the format where the bytes leave it open. `title` (a link's text) and
    `issuer` are used only where the document itself doesn't say. Raises `Unreadable` or
    `Unrecognised`, nothing else.
    """
    raise NotImplementedError
