"""What is done with a document in a worker process: read, and made ready for the corpus."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.corpus.rows import Failed, Outcome, Read, copy_of, sha256
from crawler.forkserver import defect
from crawler.pool import MEGABYTES, SECONDS, TEXT_FORMATS, Lost, Workers
from parsers import Found, ParseError, Unreadable, parse_all


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
    return Failed(stage, str(found.error))


class Readers(Workers):
    """Workers that make documents ready for the corpus."""

    def __init__(self, processes: int | None, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> None:
        super().__init__(processes, seconds, megabytes, modules=(*TEXT_FORMATS, __name__))

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
            return [Read(Failed("read", str(error), passing=True))]


__all__ = ["MEGABYTES", "SECONDS", "Failed", "Job", "Outcome", "Read", "Readers", "read", "unpack"]
