"""Writes a folder that plain Datasette can serve and that `datasette publish` and `datasette package` accept:
the corpus as one read-only file, metadata, templates and plugins. The plugins need this package to be installed
next to Datasette. The options of `nianbao serve` (limits, download) are passed on as Datasette's settings.
"""

from __future__ import annotations

import json
import shlex
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from crawler.browse.errors import BrowseError
from crawler.browse.metadata import DATABASE, metadata
from crawler.browse.serve import check, settings_of
from crawler.browse.serving import Serving
from crawler.corpus.export.files import staged
from crawler.database.errors import CorpusError

FILE = f"{DATABASE}.db"
"""Name of the corpus file. Datasette takes the database's name from it, and that name is part of all addresses."""
ARCHIVE = f"{DATABASE}-archive"
"""Name under which the archive is looked for, next to the corpus file; `write` doesn't copy the archive."""
STATIC = "nianbao"
"""Address under which pages expect their style sheets; `datasette publish` copies the folder with this name."""


def write(serving: Serving, folder: Path) -> None:
    """Writes the folder. The corpus is copied as of one moment, even while a crawl is running.
    Raises `BrowseError`.
    """
    if serving.provinces:
        raise BrowseError("a folder is written of one corpus: name a province's, such as corpus-410000.db")
    check(serving)
    here = Path(__file__).parent
    if (folder / FILE).exists() and (folder / FILE).samefile(serving.corpus):
        raise BrowseError(f"{folder} holds the corpus itself: name another folder")
    try:
        with staged(folder) as stage:
            _copy(serving.corpus, stage / FILE)
            text = json.dumps(metadata(), ensure_ascii=False, indent=1)
            (stage / "metadata.json").write_text(f"{text}\n", encoding="utf-8")
            for name, source in (("plugins", "plugins"), ("templates", "templates"), (STATIC, "static")):
                ours = shutil.ignore_patterns("__pycache__")
                shutil.copytree(here / source, stage / name, ignore=ours)
    except CorpusError as error:
        raise BrowseError(str(error)) from error


def options(serving: Serving) -> list[str]:
    """The settings, as command-line options of `datasette`."""
    settings = settings_of(replace(serving, immutable=True))
    return [part for name, value in settings.items() for part in ("--setting", name, str(int(value)))]


def command(serving: Serving, folder: Path) -> str:
    """The shell command that serves the folder."""
    parts = [
        "datasette",
        "-i",
        str(folder / FILE),
        "-m",
        str(folder / "metadata.json"),
        "--plugins-dir",
        str(folder / "plugins"),
        "--template-dir",
        str(folder / "templates"),
        "--static",
        f"{STATIC}:{folder / STATIC}",
        *options(serving),
    ]
    return shlex.join(parts)


def _copy(corpus: Path, target: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(f"{corpus.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
            # Without a write-ahead log, the copy is a single file that can be read on read-only media.
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise BrowseError(f"{corpus} can't be copied: {error}") from error
