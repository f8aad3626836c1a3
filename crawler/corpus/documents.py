"""Reads captured documents in worker processes, which also turn them into what the corpus stores."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crawler.corpus import messages
from crawler.corpus.copies import Failed, Outcome, Read, copy_of, sha256
from crawler.corpus.readings import Hints, Source, hints_of
from crawler.pool import MEGABYTES, SECONDS, TEXT_FORMATS, Lost, Workers
from parsers import Found, ParseError, Unreadable, parse_all
from parsers.parse import whole
from parsers.sentences import Message
from spiders.captures import READ, Capture


@dataclass(frozen=True, slots=True)
class Job:
    """The input of a worker: a document's bytes, and the hints for the parser."""

    data: bytes
    hints: Hints = field(default_factory=Hints)

    @property
    def source(self) -> Source:
        """Identifies the document's readings in the corpus."""
        return Source(sha256(self.data), self.hints)


def job_of(capture: Capture, division: str | None) -> Job | None:
    """The job of reading a capture's document; None where there is nothing to read. `division` is the
    portal's.
    """
    if capture.role not in READ:
        return None
    return Job(capture.body, hints_of(capture.url, capture.link_text, dict(capture.hints), division))


def read(job: Job) -> list[Read]:
    """Reads everything in a document: all reports, if it is an archive. Raises nothing but MemoryError."""
    hints = job.hints
    try:
        found = parse_all(job.data, name=hints.name, url=hints.url, title=hints.title, issuer=hints.issuer)
        return [Read(_outcome(each, hints.division), each.member, each.data if each.member else b"") for each in found]
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (a defect of ours costs its document, and is reported)
        return [Read(Failed("read", defect(error), passing=True))]


def lost(error: Lost) -> list[Read]:
    """The result for a document whose reading was ended: a failure that may not recur on another try."""
    message = error.why if isinstance(error.why, Message) else messages.ENDED(why=error.why)
    return [Read(Failed("read", message, passing=True))]


def unpack(job: Job) -> dict[str, bytes]:
    """The files in an archive (which was read before), by their paths; the document itself, by "", if it is none."""
    from parsers import archive
    from parsers.sniff import detect

    if not archive.is_archive(detect(job.data)):
        return {"": job.data}
    return {member.name: member.data for member in archive.members(job.data, job.hints.name)}


def _outcome(found: Found, division: str | None) -> Outcome:
    if found.reading is not None:
        return copy_of(found.reading, division)
    stage = "read" if isinstance(found.error, Unreadable) else "recognise"
    assert found.error is not None
    return Failed(stage, found.error.message)


def defect(error: Exception) -> Message:
    """A message about an error in our own code, with what helps to find it."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    kind, file = type(error).__name__, Path(last.filename).name
    return messages.DEFECT(kind=kind, error=str(error), file=file, line=last.lineno or 0)


class Readers(Workers):
    """Workers that read documents for the corpus."""

    def __init__(self, processes: int | None, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> None:
        super().__init__(processes, seconds, megabytes, modules=(*TEXT_FORMATS, __name__))

    async def fill(self, job: Job, known: Sequence[Read]) -> list[Read]:
        """Completes earlier readings of an archive with the bytes of the files in it; readings of other
        documents are returned as they are. Empty where the files can't be unpacked.
        """
        if not any(each.member for each in known):
            return list(known)
        try:
            bodies = await asyncio.wrap_future(self.submit(unpack, job))
        except (Lost, ParseError):
            return []
        # The second report of a document has a name of its own, but the document's bytes.
        filled = [each._replace(body=bodies.get(whole(each.member), b"") if each.member else b"") for each in known]
        # An archive can hold two files of the same name, whose bytes can't be told apart: read it anew.
        same = all(isinstance(o, Failed) or m is None or o.document == sha256(b) for o, m, b in filled)
        return filled if same else []

    async def read(self, job: Job) -> list[Read]:
        """Reads a document in a worker."""
        try:
            return await asyncio.wrap_future(self.submit(read, job))
        except Lost as error:
            return lost(error)


__all__ = ["MEGABYTES", "SECONDS", "Job", "Read", "Readers", "defect", "job_of", "lost", "read", "unpack"]
