"""A folder that plain Datasette serves, and that `datasette publish` and `datasette package` take:
the corpus as one file at rest, descriptions, pages and plugins. The plugins need this package
installed beside Datasette; what was asked for (limits, download) stands in Datasette's settings.
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
"""Datasette names a database after its file, and addresses after the database."""
ARCHIVE = f"{DATABASE}-archive"
"""The archive is found under this name, beside the file; `write` doesn't copy it."""
STATIC = "nianbao"
"""Where pages look for their style; `datasette publish` copies the folder under this name."""


def write(serving: Serving, folder: Path) -> None:
    """The corpus is copied as it stands at one moment, also while a crawl goes on.
    Raises `BrowseError`.
    """
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
    """What is set, as options of `datasette`."""
    settings = settings_of(replace(serving, immutable=True))
    return [part for name, value in settings.items() for part in ("--setting", name, str(int(value)))]


def command(serving: Serving, folder: Path) -> str:
    """The line that serves the folder."""
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
            # One file, readable where nothing may be written: no log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise BrowseError(f"{corpus} can't be copied: {error}") from error
