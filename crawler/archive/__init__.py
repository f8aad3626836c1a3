"""档案: every answer of every crawl, in WARC files (ISO 28500), and how a body is got back.

The archive is the log of all that happened; the corpus follows from it. Its folder holds
PORTAL/YEAR/CRAWL-00001.warc.gz, one gzip member for each record; the corpus knows each record by
FILE:OFFSET (table `archive_records`), and each capture the record its bytes lie in.
"""

from __future__ import annotations

from pathlib import Path

from crawler.archive.errors import ArchiveError
from crawler.archive.reading import Archive, Exchange

__all__ = ["Archive", "ArchiveError", "Exchange", "folder_of"]


def folder_of(corpus: Path | str, setting: str | None = None) -> Path | None:
    """Where the archive of a corpus is: as the setting ARCHIVE says (None: beside the corpus;
    empty: nowhere).
    """
    if setting is not None:
        return Path(setting) if setting else None
    path = Path(corpus)
    return path.with_name(f"{path.stem}-archive")
