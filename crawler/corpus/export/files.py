"""Writes files so that each is complete or absent: in a folder next to their place, then renamed."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.database.errors import CorpusError

STAGE = ".export.part"
"""The folder inside the target in which an export is written; the next export deletes what a killed one left."""


@contextmanager
def staged(folder: Path, seal: str | None = None) -> Iterator[Path]:
    """Yields a folder to write in; at the end, its files are moved to `folder`, one by one. The old file
    `seal` is removed first and the new one is moved last: while it exists, all other files belong to the
    same export.

    Raises `CorpusError` if the folder can't be written to, or another export is writing there.
    """
    stage = folder / STAGE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise CorpusError(f"{folder} can't be written to: {error.strerror or error}") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CorpusError(
                f"another export is writing into {folder}: wait for it, or name another folder"
            ) from error
        shutil.rmtree(stage, ignore_errors=True)
        try:
            stage.mkdir()
            yield stage
            _place(stage, folder, seal)
        except OSError as error:
            raise CorpusError(
                f"{folder} can't be written to: {error.strerror or error}; what was there before is whole"
            ) from error
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    finally:
        os.close(handle)


def _place(stage: Path, folder: Path, seal: str | None) -> None:
    files = sorted(path for path in stage.rglob("*") if path.is_file())
    for path in files:
        with path.open("rb") as written:
            os.fsync(written.fileno())
    if seal is not None:
        (folder / seal).unlink(missing_ok=True)
    for path in sorted(files, key=lambda each: each.name == seal):
        place = folder / path.relative_to(stage)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
