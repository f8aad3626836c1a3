"""A captured document and how it is read: in a worker process, and made ready for the corpus there."""

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
from parsers.sentences import Message
from spiders.captures import READ, Capture


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is given: a document's bytes, and the hints for the parser."""

    data: bytes
    hints: Hints = field(default_factory=Hints)

    @property
    def source(self) -> Source:
        """What its readings are kept under."""
        return Source(sha256(self.data), self.hints)


def job_of(capture: Capture, division: str | None) -> Job | None:
    """The document in a capture; None where there is nothing to be read. `division` is the portal's."""
    if capture.role not in READ:
        return None
    return Job(capture.body, hints_of(capture.url, capture.link_text, dict(capture.hints), division))


def read(job: Job) -> list[Read]:
    """All that is in a document: an archive gives all its reports. Raises nothing but MemoryError."""
    hints = job.hints
    try:
        found = parse_all(job.data, name=hints.name, url=hints.url, title=hints.title, issuer=hints.issuer)
        return [Read(_outcome(each, hints.division), each.member, each.data if each.member else b"") for each in found]
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (a defect of ours costs its document, and is reported)
        return [Read(Failed("read", defect(error), passing=True))]


def lost(error: Lost) -> list[Read]:
    """What came of a document whose reading was ended: a failure that another try may mend."""
    message = error.why if isinstance(error.why, Message) else messages.ENDED(why=error.why)
    return [Read(Failed("read", message, passing=True))]


def unpack(job: Job) -> dict[str, bytes]:
    """The files in an archive that was read before, by their paths."""
    from parsers import archive

    return {member.name: member.data for member in archive.members(job.data, job.hints.name)}


def _outcome(found: Found, division: str | None) -> Outcome:
    if found.reading is not None:
        return copy_of(found.reading, division)
    stage = "read" if isinstance(found.error, Unreadable) else "recognise"
    assert found.error is not None
    return Failed(stage, found.error.message)


def defect(error: Exception) -> Message:
    """An error of our own code, in words that help to find it."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    kind, file = type(error).__name__, Path(last.filename).name
    return messages.DEFECT(kind=kind, error=str(error), file=file, line=last.lineno or 0)


class Readers(Workers):
    """Workers that make documents ready for the corpus."""

    def __init__(self, processes: int | None, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> None:
        super().__init__(processes, seconds, megabytes, modules=(*TEXT_FORMATS, __name__))

    async def fill(self, job: Job, known: Sequence[Read]) -> list[Read]:
        """Earlier readings of the document, with the bytes of files in it where it is an archive.
        Empty where those can't be unpacked.
        """
        if not any(each.member for each in known):
            return list(known)
        try:
            bodies = await asyncio.wrap_future(self.submit(unpack, job))
        except (Lost, ParseError):
            return []
        filled = [each._replace(body=bodies.get(each.member or "", b"")) for each in known]
        # Two files of one name in an archive: it is read anew.
        same = all(isinstance(o, Failed) or o.document == sha256(b) for o, _, b in filled)
        return filled if same else []

    async def read(self, job: Job) -> list[Read]:
        """What came of a document."""
        try:
            return await asyncio.wrap_future(self.submit(read, job))
        except Lost as error:
            return lost(error)


__all__ = ["MEGABYTES", "SECONDS", "Job", "Read", "Readers", "defect", "job_of", "lost", "read", "unpack"]
