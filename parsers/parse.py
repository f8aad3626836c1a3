"""The entry point: turns bytes into a reading. Readers and their libraries are imported when they are needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from parsers import messages, version
from parsers.errors import ParseError, Refused, Unreadable, Unrecognised
from parsers.formats import ENCRYPTED, PDF, SEVEN_ZIP, readers_of
from parsers.keys import table_of
from parsers.sniff import MISNAMED, NO_READER, NO_UNPACKER, misnamed, sniff

if TYPE_CHECKING:
    from parsers.document import Document
    from parsers.interpret import Part, Stream
    from parsers.referee import Attempt
    from parsers.report import Reading, Report


_NTH = re.compile(r"#?report-\d+$")
_DAY = frozenset(("pubdate", "publishdate"))
"""Properties of a page that hold for all reports in it: the day on which it was published."""


class Found(NamedTuple):
    """A document that may be a report: its `reading`, or the `error` that says why there is none.

    `member` is its path in the archive; None if it was not in an archive. The second report of a document that
    holds several is its `#report-2` (without `#` outside of an archive), with the bytes of the whole document.
    """

    member: str | None
    data: bytes
    reading: Reading | None = None
    error: ParseError | None = None


def parse_all(
    data: bytes, *, name: str | None = None, url: str | None = None, title: str | None = None, issuer: str | None = None
) -> Iterator[Found]:
    """Every report in `data`. Raises nothing.

    A document gives one `Found` for each report in it, mostly one; an archive gives those of each member
    that is a report or could not be read. Members that are something else are skipped; but if no member is
    a report, there is a single `Found` with one error for all.
    """
    from parsers import archive

    try:
        media_type = sniff(data)
        if not archive.is_archive(media_type):
            try:
                yield from _found(None, data, _document(data, media_type, name or url, title or name, issuer))
            except ParseError as error:
                embedded = _embedded(data, name, title, issuer) if media_type == PDF else []
                yield from embedded or [Found(None, data, None, error)]
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


def _embedded(data: bytes, name: str | None, title: str | None, issuer: str | None) -> list[Found]:
    """The reports among the files embedded in a PDF that is none itself."""
    try:
        return [each for each in _members(data, name, title, issuer) if each.reading]
    except ParseError:
        return []


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
            readings = _document(member.data, sniff(member.data), own or name, own or title or name, issuer)
        except ParseError as error:
            yield Found(member.name, member.data, None, error)
        else:
            yield from _found(member.name, member.data, readings)


def _found(member: str | None, data: bytes, readings: list[Reading]) -> Iterator[Found]:
    """The reports of one document, those after the first under names of their own."""
    for number, reading in enumerate(readings, 1):
        yield Found(member if number == 1 else nth(member, number), data, reading)


def nth(member: str | None, number: int) -> str:
    """The name of the report with this number, from 2, in a document that holds several."""
    return f"{member}#report-{number}" if member else f"report-{number}"


def is_nth(member: str) -> bool:
    """Whether this is the name of a further report in a document outside of an archive."""
    return _NTH.fullmatch(member) is not None


def whole(member: str) -> str:
    """The path in the archive of the document that holds the report `member`; "" outside of an archive."""
    return _NTH.sub("", member)


def parse(
    data: bytes, *, name: str | None = None, url: str | None = None, title: str | None = None, issuer: str | None = None
) -> Reading:
    """Reads a document and interprets it as an annual report.

    `name` and `url` hint at the format if the bytes leave it open. `title` (a link's text) and
    `issuer` are used only if the document itself doesn't state them. Raises `Unreadable` or
    `Unrecognised`, nothing else.

    If the figures don't add up, or cells could not be read, the document is read again by an
    independent reader; see `parsers.referee`. An archive, or a document, is read only if it holds exactly
    one report; `parse_all` reads all of them.
    """
    from parsers import archive

    media_type = sniff(data)
    if archive.is_archive(media_type):
        return _alone(list(parse_all(data, name=name, title=title, issuer=issuer)))
    try:
        readings = _document(data, media_type, name or url, title or name, issuer)
    except ParseError:
        embedded = _embedded(data, name, title, issuer) if media_type == PDF else []
        if not embedded:
            raise
        return _alone(embedded)
    if len(readings) > 1:
        raise Unrecognised(messages.MANY_IN_ONE(reports=len(readings)))
    return readings[0]


def _document(data: bytes, media_type: str, file: str | None, title: str | None, issuer: str | None) -> list[Reading]:
    """Reads a document that isn't an archive: mostly one report. `file` is its name or address."""
    import hashlib

    from parsers.referee import BY_EYE, judge
    from parsers.report import Reading

    if media_type == ENCRYPTED:
        raise Unreadable(messages.LOCKED(what="file"))
    if media_type == SEVEN_ZIP:
        raise Unreadable(NO_UNPACKER(what=media_type, media_type=media_type))
    if not readers_of(media_type):
        raise Unreadable(NO_READER(what=media_type, media_type=media_type))
    documents: list[Document] = []
    attempts: list[Reads] = [
        cache(partial(_attempts, reader, data, title, issuer, documents)) for reader in readers_of(media_type)
    ]
    by_eye = sum(reader in BY_EYE for reader in readers_of(media_type))
    try:
        first, rest = _with_table_or_text(attempts, by_eye, documents, title, issuer)
    except Unrecognised as error:
        if called := misnamed(media_type, file or ""):
            raise Unrecognised(MISNAMED(file=called, what=media_type, why=error.message)) from error
        raise
    sha256 = hashlib.sha256(data).hexdigest()
    readings = []
    for number, each in enumerate(first):
        judged = judge(each, [partial(_like, other, number, len(first)) for other in rest])
        taken = judged.taken
        readings.append(
            Reading(
                sha256,
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
        )
    return readings


def _alone(found: list[Found]) -> Reading:
    """The only report of an archive. Raises `Unrecognised` if there are several, the first error if there is none."""
    readings = [each.reading for each in found if each.reading]
    if len(readings) == 1:
        return readings[0]
    if readings:
        raise Unrecognised(messages.MANY_REPORTS(reports=len(readings)))
    raise next(each.error for each in found if each.error)


Reads = Callable[[], "list[Attempt]"]
"""Reads a document by one reader: an attempt for each report in it."""


def _first(attempts: list[Reads]) -> tuple[list[Attempt], list[Reads]]:
    """The readings of the first reader that gives a report, and the readers after it.

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


def _with_table_or_text(
    attempts: list[Reads], by_eye: int, documents: list[Document], title: str | None, issuer: str | None
) -> tuple[list[Attempt], list[Reads]]:
    """The readings of the first reader that finds tables and the readers after it; if no reader does, the report
    without a table, as reports from before 2019 may be. `documents` are all that the readers have read. The last
    `by_eye` readers, which take seconds for a page, are not asked for the tables of a report in prose on whose pages
    nothing else is.
    """
    from parsers.referee import Attempt

    written, drawn = attempts[: len(attempts) - by_eye], attempts[len(attempts) - by_eye :]
    fault: ParseError
    try:
        first, rest = _first(written)
    except Refused:
        raise
    except ParseError as error:
        fault = error
    else:
        return first, rest + drawn
    told, reasons = _told(documents, title, issuer)
    if drawn and not (told and told[0].is_plain and _is_sure(told[1])):
        try:
            return _first(drawn)
        except Refused:
            raise
        except ParseError:
            told, reasons = _told(documents, title, issuer)
    if not isinstance(fault, Unrecognised):
        raise fault
    if told:
        return [Attempt(told[0].reader, *told)], []
    reasons = [fault, *reasons]
    if fault.message.code == messages.NO_TABLE.code:
        codes = {messages.NO_TEXT.code, messages.TITLE_ALONE.code}
        raise next((each for each in reasons if each.message.code in codes), fault)
    raise fault


def _is_sure(report: Report) -> bool:
    """Whether a report without a table is read without a doubt; that it should have tables is none."""
    from parsers import notices

    return all(each.message.code == notices.TEXT_ALONE.code for each in report.warnings)


def _told(
    documents: list[Document], title: str | None, issuer: str | None
) -> tuple[tuple[Document, Report] | None, list[Unrecognised]]:
    """The first of these documents that is a report without a table, with it, and why those before it are none."""
    from parsers.interpret import interpret_text

    reasons: list[Unrecognised] = []
    for document in documents:
        try:
            return (document, interpret_text(document, title=title, issuer=issuer)), reasons
        except Unrecognised as reason:
            reasons.append(reason)
    return None, reasons


def _like(attempt: Reads, number: int, count: int) -> Attempt | None:
    """A further reading of the report with this number, from 0; None if the reader finds another number of reports."""
    try:
        found = attempt()
    except ParseError:
        return None
    return found[number] if len(found) == count else None


def _attempts(
    reader: str, data: bytes, title: str | None, issuer: str | None, documents: list[Document]
) -> list[Attempt]:
    """The reports that a reader finds. What it has read is added to `documents`, also where it finds none."""
    from parsers.readers import reader as load
    from parsers.referee import Attempt

    document = load(reader).read(data)
    documents.append(document)
    found = _reports(document, title, issuer, documents)
    return [Attempt(document.reader, part, report) for part, report in found]


def _reports(
    document: Document, title: str | None, issuer: str | None, documents: list[Document]
) -> list[tuple[Document, Report]]:
    """The reports of a document, each with the part that holds it."""
    from parsers.interpret import Stream, interpret, parts_of

    read = Stream(document)
    parts = parts_of(read)
    if len(parts) == 1:
        last, report = _interpreted(read, title, issuer, documents)
        parts = parts if last is document else parts_of(Stream(last))
        if len(parts) == 1:
            return [(last, report)]
    # What the link, the page or the portal says is said of all of them.
    named = any(part.title and part.title.issuer for part in parts)
    alone = [_by_itself(each, named=named) for each in parts]
    whose = [_alone_above(each) if named else issuer for each in parts]
    reports = [interpret(part, title=None, issuer=by) for part, by in zip(alone, whose, strict=True)]
    return [(_as_interpreted(part, report), report) for part, report in zip(alone, reports, strict=True)]


def _alone_above(part: Part) -> str | None:
    """The organ whose name alone stands above a part that has no title; where there is one, it says so itself."""
    from parsers.interpret import read_title

    return part.title.issuer if part.title and read_title(part.title.text) is None else None


def _by_itself(part: Part, *, named: bool) -> Document:
    """A part of a document without what the page says of the whole: its title and, if parts are `named` by
    themselves, its issuer.
    """
    said = part.document.properties
    kept = {name: said[name] for name in said if name.lower() in _DAY or (not named and name != "title")}
    kept.pop("ArticleTitle", None)
    return replace(part.document, properties=kept)


def _interpreted(
    read: Stream, title: str | None, issuer: str | None, documents: list[Document]
) -> tuple[Document, Report]:
    """Interprets a document. If tables are missing, its pictures are read too, as they may be the tables."""
    from parsers.document import Picture
    from parsers.forms import FORMS
    from parsers.interpret import interpret

    document = read.document
    pictures = any(isinstance(block, Picture) for block in document.blocks)
    try:
        report = interpret(document, title=title, issuer=issuer, read=read)
    except Unrecognised:
        if not pictures:
            raise
    else:
        tables = {table_of(key) for key in report.figures}
        wanted = FORMS[report.form].tables if report.form in FORMS else ()
        if not pictures or tables.issuperset(wanted):
            return _as_interpreted(document, report), report
    from parsers.readers.scan import read_pictures

    document = read_pictures(document)
    documents.append(document)
    report = interpret(document, title=title, issuer=issuer)
    return _as_interpreted(document, report), report


def _as_interpreted(document: Document, report: Report) -> Document:
    """The document in which the report's tables stand: where they were lines of text, these are tables now."""
    held = {id(block) for block in document.blocks}
    if all(id(each.table) in held for each in report.tables):
        return document
    from parsers.interpret.run_on_text.run_on import with_tables

    return with_tables(document) or document
