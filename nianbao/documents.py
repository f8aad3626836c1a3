"""Reads documents, given as a path or as bytes.

A document is read in the calling process, without limits of time or memory. Files of unknown origin
may hang a reader or fill the memory; `nianbao parse` reads each in a process of its own, with limits.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import parsers
from parsers.parse import Found
from parsers.report import Reading

Source: TypeAlias = "bytes | str | os.PathLike[str]"
"""The bytes of a document, or the path of its file."""


def parse(
    source: Source,
    *,
    name: str | None = None,
    url: str | None = None,
    title: str | None = None,
    issuer: str | None = None,
) -> Reading:
    """Reads one document and interprets it as an annual report.

    `source` is the bytes of the document or the path of its file; the format is recognised by the
    bytes. `name` (by default the file's name without its extension) and `url` hint at the format if
    the bytes leave it open. `title` (the text of a link to the document) and `issuer` are used only
    if the document itself doesn't state them. An archive is read if it holds exactly one report.

    Raises `Unreadable` or `Unrecognised` (both are `ParseError`), and OSError if the file can't be
    opened.
    """
    data, stem = _bytes_and_name(source)
    return parsers.parse(data, name=name or stem, url=url, title=title, issuer=issuer)


def parse_all(
    source: Source,
    *,
    name: str | None = None,
    url: str | None = None,
    title: str | None = None,
    issuer: str | None = None,
) -> Iterator[Found]:
    """Reads every report in a document or an archive. The arguments are those of `parse`.

    Each `Found` has the `reading`, or the `error` that says why there is none; `member` is the path
    in the archive. Raises OSError if the file can't be opened, and no other error.
    """
    data, stem = _bytes_and_name(source)
    return parsers.parse_all(data, name=name or stem, url=url, title=title, issuer=issuer)


def _bytes_and_name(source: Source) -> tuple[bytes, str | None]:
    if isinstance(source, bytes):
        return source, None
    path = Path(source)
    return path.read_bytes(), path.stem
