"""The entry point: turns bytes into a reading. Readers and their libraries are imported when they are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from parsers import messages, version
from parsers.errors import ParseError, Refused, Unreadable, Unrecognised
from parsers.formats import ENCRYPTED, readers_of
from parsers.keys import table_of
from parsers.sniff import MISNAMED, NO_READER, misnamed, sniff

if TYPE_CHECKING:
    from parsers.document import Document
    from parsers.referee import Attempt
    from parsers.report import Reading, Report


class Found(NamedTuple):
    """A document that may be a report: its `reading`, or the `error` that says why there is none.

    `member` is its path in the archive; None if it was not in an archive.
    """

    member: str | None
    data: bytes
    reading: Reading | None = None
    error: ParseError | None = None


def parse_all(
    data: bytes, *, name: str | None = None, url: str | None = None, title: str | None = None, issuer: str | None = None
) -> Iterator[Found]:
    """Every report in `data`. Raises nothing.

    A document gives one `Found`; an archive gives one for each member that is a report or could not
    be read. Members that are something else are skipped; but if no member is a report, there is a
    single `Found` with one error for all.
    """
    from parsers import archive

    try:
        media_type = sniff(data)
        if not archive.is_archive(media_type):
            yield Found(None, data, _document(data, media_type, name or url, title or name, issuer))
            return
        found = list(_members(data, name, title, issuer))
    except ParseError as error:
        yield Found(None, data, None, error)
        return
    if not found:
        yield Found(None, data, None, Unreadable(messages.NO_FILES()))
        return
    told = [each for each in found if not isinstance(each.error, Unrecognised)]
    if not any(each.reading for each in found):
        reasons = [messages.MEMBER(file=each.member or "", why=each.error.message) for each in found[:3] if each.error]
        words = messages.NO_REPORT_IN_IT(files=len(found), reasons=reasons)
        told = [Found(None, data, None, Unrecognised(words))]
    yield from told


def _members(data: bytes, name: str | None, title: str | None, issuer: str | None) -> Iterator[Found]:
    """Reads each member of an archive. Raises `Unreadable` if the archive is damaged."""
    from parsers import archive

    for member in archive.members(data, name):
        if member.error is not None:
            yield Found(member.name, member.data, None, Unreadable(member.error))
            continue
        # The link's text describes the whole archive; a member's own name says more about the member.
        own = member.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        try:
            reading = parse(member.data, name=own or title or name, issuer=issuer)
        except ParseError as error:
            yield Found(member.name, member.data, None, error)
        else:
            yield Found(member.name, member.data, reading)


def parse(
    data: bytes, *, name: str | None = None, url: str | None = None, title: str | None = None, issuer: str | None = None
) -> Reading:
    """Reads a document and interprets it as an annual report.

    `name` and `url` hint at the format if the bytes leave it open. `title` (a link's text) and
    `issuer` are used only if the document itself doesn't state them. Raises `Unreadable` or
    `Unrecognised`, nothing else.

    If the figures don't add up, or cells could not be read, the document is read again by an
    independent reader; see `parsers.referee`. An archive is read only if it holds exactly one report;
    `parse_all` reads all of them.
    """
    from parsers import archive

    media_type = sniff(data)
    if archive.is_archive(media_type):
        return _alone(list(parse_all(data, name=name, title=title, issuer=issuer)))
    return _document(data, media_type, name or url, title or name, issuer)


def _document(data: bytes, media_type: str, file: str | None, title: str | None, issuer: str | None) -> Reading:
    """Reads a document that isn't an archive. `file` is its name or address."""
    import hashlib

    from parsers.referee import judge
    from parsers.report import Reading

    if media_type == ENCRYPTED:
        raise Unreadable(messages.LOCKED(what="file"))
    if not readers_of(media_type):
        raise Unreadable(NO_READER(what=media_type, media_type=media_type))
    attempts: list[Reads] = [partial(_attempt, reader, data, title, issuer) for reader in readers_of(media_type)]
    try:
        first, rest = _first(attempts)
    except Unrecognised as error:
        if called := misnamed(media_type, file or ""):
            raise Unrecognised(MISNAMED(file=called, what=media_type, why=error.message)) from error
        raise
    judged = judge(first, [partial(_or_none, each) for each in rest])
    taken = judged.taken
    return Reading(
        hashlib.sha256(data).hexdigest(),
        media_type,
        taken.reader,
        version.PARSER_VERSION,
        taken.document,
        taken.report,
        judged.checks,
        taken.inferences,
        judged.readers,
        judged.verdict,
        judged.disputes,
    )


def _alone(found: list[Found]) -> Reading:
    """The only report of an archive. Raises `Unrecognised` if there are several, the first error if there is none."""
    readings = [each.reading for each in found if each.reading]
    if len(readings) == 1:
        return readings[0]
    if readings:
        raise Unrecognised(messages.MANY_REPORTS(reports=len(readings)))
    raise next(each.error for each in found if each.error)


Reads = Callable[[], "Attempt"]


def _first(attempts: list[Reads]) -> tuple[Attempt, list[Reads]]:
    """The reading of the first reader that gives a report, and the readers after it.

    If none does, raises the error of the first reader: the others only guess what the document might
    be. A `Refused` is raised at once.
    """
    fault: ParseError | None = None
    for index, attempt in enumerate(attempts):
        try:
            return attempt(), attempts[index + 1 :]
        except Refused:
            raise
        except ParseError as error:
            fault = fault or error
    assert fault is not None
    raise fault


def _or_none(attempt: Reads) -> Attempt | None:
    try:
        return attempt()
    except ParseError:
        return None


def _attempt(reader: str, data: bytes, title: str | None, issuer: str | None) -> Attempt:
    from parsers.readers import reader as load
    from parsers.referee import Attempt

    document = load(reader).read(data)
    document, report = _interpreted(document, title, issuer)
    return Attempt(document.reader, document, report)


def _interpreted(document: Document, title: str | None, issuer: str | None) -> tuple[Document, Report]:
    """Interprets a document. If tables are missing, its pictures are read too, as they may be the tables."""
    from parsers.document import Picture
    from parsers.forms import TABLES
    from parsers.interpret import interpret

    pictures = any(isinstance(block, Picture) for block in document.blocks)
    try:
        report = interpret(document, title=title, issuer=issuer)
    except Unrecognised:
        if not pictures:
            raise
    else:
        tables = {table_of(key) for key in report.figures}
        if not pictures or tables >= set(TABLES):
            return document, report
    from parsers.readers.scan import read_pictures

    document = read_pictures(document)
    return document, interpret(document, title=title, issuer=issuer)
