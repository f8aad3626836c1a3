"""档案: the archive. It stores every answer of every crawl in WARC files (ISO 28500) and gives bodies back.

The archive is the log of everything that happened, and the corpus is derived from it. Its folder holds
PORTAL/YEAR/CRAWL-00001.warc.gz, with one gzip member per record. The corpus identifies each record by
FILE:OFFSET (table `archive_records`), and each capture refers to the record that holds its bytes.
"""

from __future__ import annotations

from pathlib import Path

from crawler.archive.errors import ArchiveError
from crawler.archive.reading import Archive, Exchange

__all__ = ["Archive", "ArchiveError", "Exchange", "folder_of"]


def folder_of(corpus: Path | str, setting: str | None = None) -> Path | None:
    """The folder of a corpus's archive, as the setting ARCHIVE says. Without the setting (None), it lies
    next to the corpus; with an empty one there is no archive, and None is returned.
    """
    if setting is not None:
        return Path(setting) if setting else None
    path = Path(corpus)
    return path.with_name(f"{path.stem}-archive")
