"""What is done with a document in a worker process: read, and made ready for the corpus."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.corpus import messages
from crawler.corpus.copies import Failed, Outcome, Read, copy_of, sha256
from crawler.pool import Lost, Workers
from parsers import Found, ParseError, Unreadable, parse_all
from parsers.sentences import Message

SECONDS = 180
"""For one document: a scan of thirty pages takes as long."""
MEGABYTES = 2_000
"""For one document: OCR takes 1,200; text formats stay below 500."""


@dataclass(frozen=True, slots=True)
class Job:
    """What `parse` is given."""

    data: bytes
    name: str | None = None
    url: str | None = None
    title: str | None = None
    issuer: str | None = None
    division: str | None = None
    """Of the portal."""


def read(job: Job) -> list[Read]:
    """One file, here and now, made ready for the corpus: an archive gives all its reports."""
    try:
        found = parse_all(job.data, name=job.name, url=job.url, title=job.title, issuer=job.issuer)
        return [Read(_outcome(each, job), each.member, each.data if each.member else b"") for each in found]
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (a defect of ours costs its document, and is told)
        return [Read(Failed("read", defect(error), passing=True))]


def unpack(job: Job) -> dict[str, bytes]:
    """The files in an archive that was read before, by their paths."""
    from parsers import archive

    return {member.name: member.data for member in archive.members(job.data, job.name)}


def _outcome(found: Found, job: Job) -> Outcome:
    if found.reading is not None:
        return copy_of(found.reading, job.division)
    stage = "read" if isinstance(found.error, Unreadable) else "recognise"
    assert found.error is not None
    return Failed(stage, found.error.message)


def defect(error: Exception) -> Message:
    """In words that find it again."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    kind, file = type(error).__name__, Path(last.filename).name
    return messages.DEFECT(kind=kind, error=str(error), file=file, line=last.lineno or 0)


def lost(error: Lost) -> Failed:
    """Of a document whose reading was ended."""
    return Failed("read", messages.ENDED(why=str(error)), passing=True)


class Readers(Workers):
    """Workers that make documents ready for the corpus."""

    def __init__(self, processes: int | None, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> None:
        super().__init__(processes, seconds, megabytes)

    async def fill(self, job: Job, known: Sequence[Read]) -> list[Read]:
        """Readings of earlier, with the bytes of those that are of files in an archive. Empty
        where those can't be had.
        """
        if not any(each.member for each in known):
            return list(known)
        try:
            bodies = await asyncio.wrap_future(self.submit(unpack, job))
        except (Lost, ParseError):
            return []
        filled = [each._replace(body=bodies.get(each.member or "", b"")) for each in known]
        # Two files of one name in an archive: then it is read anew.
        same = all(isinstance(o, Failed) or o.document == sha256(b) for o, _, b in filled)
        return filled if same else []

    async def read(self, job: Job) -> list[Read]:
        """What came of a document; one that was lost is a failure of it."""
        try:
            return await asyncio.wrap_future(self.submit(read, job))
        except Lost as error:
            return [Read(lost(error))]


__all__ = ["MEGABYTES", "SECONDS", "Failed", "Job", "Outcome", "Read", "Readers", "defect", "lost", "read", "unpack"]
