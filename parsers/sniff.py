"""Finds a file's media type from its bytes. The file name and the server's Content-Type are only hints."""

from __future__ import annotations

import io
import re
from itertools import islice

from parsers import messages
from parsers.errors import Unreadable
from parsers.formats import (
    BINARY,
    DOCX,
    EXCEL_XML,
    FLAT,
    FLAT_PACKAGE,
    FORMATS,
    HTML,
    MHTML,
    ODS,
    ODT,
    OFD,
    OLE,
    OTHER_ODF,
    PDF,
    TAR,
    TEXT,
    WORDML,
    XLSX,
    ZIP,
    called,
)
from parsers.sentences import Given, Json, Message, Pair, Part, Sentence, Shown, Translator

MAX_BYTES = 64 * 1024 * 1024
"""Larger documents are refused. The largest real report seen, a scan, is under 40 MB."""


class Kind(Part):
    """A value of a message: a media type, shown by its name for people."""

    def stored(self, value: Given) -> Shown:
        return called(str(value))[1]

    def translated(self, value: Json, translator: Translator) -> Pair:
        return called(str(value))


NO_READER = Sentence(
    "type.no_reader",
    "{what} ({media_type}): there is no reader for it; save it as PDF or as a web page, and try again",
    "{what}（{media_type}）：没有读取它的程序；请另存为 PDF 或网页再试",
    what=Kind(),
)
NO_UNPACKER = Sentence(
    "type.no_unpacker",
    "{what} ({media_type}), which is not unpacked here: unpack it, and read the files in it",
    "{what}（{media_type}），这里不能解开：请先解开，再读取其中的文件",
    what=Kind(),
)
MISNAMED = Sentence(
    "type.misnamed",
    "it is called {file}, but is {what}, and no report: {why}",
    "名为 {file}，其实是{what}，也不是报告：{why}",
    what=Kind(),
)
NO_WORD_FILE = Sentence("type.no_word_file", "{what} is no Word file", "{what}，不是 Word 文件", what=Kind())
NO_EXCEL_FILE = Sentence("type.no_excel_file", "{what} is no Excel file", "{what}，不是 Excel 文件", what=Kind())

_MAGIC = tuple((begin, each.media_type) for each in FORMATS for begin in each.begins)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = tuple((stream, each.media_type) for each in FORMATS for stream in each.streams)
_ZIP_MEMBERS = tuple((each.member, each.media_type) for each in FORMATS if each.member)
_FILES = frozenset(ending for each in FORMATS for ending in each.endings)
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|span|tr|td|p|h[1-6]|br|font|center)\b[^<>]*>",
    re.IGNORECASE,
)
_CELL = re.compile(rb"<(?:html|body|table|td)\b", re.IGNORECASE)
_PIPED = re.compile(rb"^[ \t]*\|[^<\n|]*\|[^<\n]*\|[ \t]*\r?$", re.MULTILINE)
_MARKUP = re.compile(rb"</?[a-z][a-z0-9]*[\s/>]|<!", re.IGNORECASE)
_FRAMED = re.compile(
    rb"(?:</?(?:div|span|section|article|center|p)(?:\s[^<>]*)?>\s*)+|[^<]*(?:</?(?:del|s|strike|su[bp]|br)\s?/?>[^<]*)*",
    re.IGNORECASE,
)
"""A line of tags that a converter left standing, or one of text with no tags but those that Markdown has."""
_ROWS = 8
"""Rows of pipe tables, or lines of text that follow each other, at least, of Markdown."""
BLANKS = b"\xef\xbb\xbf \t\r\n"
"""Bytes that may precede a format's signature: the UTF-8 byte order mark and whitespace."""
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:")
_XML = (
    (FLAT_PACKAGE, DOCX),
    (b"http://schemas.microsoft.com/office/word/2003/wordml", WORDML),
    (b'progid="Excel.Sheet"', EXCEL_XML),
    (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"', EXCEL_XML),
    (b'office:mimetype="application/vnd.oasis.opendocument.text', ODT + FLAT),
    (b'office:mimetype="application/vnd.oasis.opendocument.spreadsheet', ODS + FLAT),
)
"""Words in the first lines of XML files of Office 2003, with their formats. Web pages saved by Office name the same
spaces, but are HTML."""
_PAGE = re.compile(rb"(?:<\?xml[^<>]*>\s*)?(?:<!--[^<>]*-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_IN_TEXT, _IN_PAGES = 8, 2_000
_CONTROL = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))
_TEXT_BOMS = (b"\xff\xfe", b"\xfe\xff")


def detect(data: bytes) -> str:
    """The media type of the bytes; text that isn't a web page is `text/plain`."""
    start = data[:1024].lstrip(BLANKS)
    # A PDF's header may follow up to 1,024 arbitrary bytes (ISO 32000-1, annex H, note 13).
    if start.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b"%%EOF" in data[-2048:]):
        return PDF
    if start.startswith(_OLE_MAGIC):
        return _ole(data)
    if start.startswith(b"PK\x03\x04"):
        return _zip(data)
    for magic, media_type in _MAGIC:
        if start.startswith(magic):
            return media_type
    if data[257:262] == b"ustar":
        return TAR
    if start.startswith(b"BM") and _controls(data[:64]):
        return "image/bmp"
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "image/webp"
    if not data.startswith(_TEXT_BOMS) and _controls(data[:65_536]) > _stray(start):
        return BINARY
    if _is_saved_page(data):
        return MHTML
    if start.startswith(b"<") and (known := next((kind for name, kind in _XML if name in data[:8192]), None)):
        return known
    begin = data[:262_144].replace(b"\x00", b"")
    tags = islice(_TAG.finditer(begin), 2)
    return HTML if len(list(tags)) == 2 and not _is_markdown(begin) else TEXT


def _is_markdown(begin: bytes) -> bool:
    """Whether a text with tags is Markdown: converters leave `<div>`s standing around tables and lines of text."""
    if _CELL.search(begin):
        return False
    return len(list(islice(_PIPED.finditer(begin), _ROWS))) == _ROWS or _has_lines(begin)


def _has_lines(begin: bytes) -> bool:
    """Whether tags stand in lines of their own, with more lines of text between two of them than a page has: there,
    all of these would be one paragraph.
    """
    run = most = 0
    for line in map(bytes.strip, begin.splitlines()):
        if _MARKUP.search(line) and not _FRAMED.fullmatch(line):
            return False
        if line.startswith(b"<"):
            run = 0
        elif line:
            run += 1
            most = max(most, run)
    return most >= _ROWS


def _is_saved_page(data: bytes) -> bool:
    """Whether the data starts with MIME header fields, in any order, and contains a web page."""
    head = re.split(rb"\r?\n\r?\n", data[:8192].lstrip(BLANKS), maxsplit=1)[0]
    lines = [line for line in head.splitlines() if line[:1] not in b" \t"]
    return (
        all(_HEADER.match(line) for line in lines)
        and any(line.lower().startswith(b"mime-version:") for line in lines)
        and b"text/html" in data[:65_536]
    )


def _ole(data: bytes) -> str:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {entry[-1] for entry in ole.listdir() if len(entry) == 1}
    except Exception:  # noqa: BLE001  (olefile raises whatever the damage leads to)
        names = set()
    if not names:  # a damaged file is recognised by the stream names still found in its bytes
        names = {name for name, _ in _OLE_STREAMS if name.encode("utf-16-le") in data}
    return next((media_type for name, media_type in _OLE_STREAMS if name in names), OLE)


def _zip(data: bytes) -> str:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lstrip("/") for name in archive.namelist()}
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                if declared.startswith(OTHER_ODF):
                    # Also -template and -web. A presentation is no archive: its thumbnail would be read.
                    return next((kind for kind in (ODT, ODS) if declared.startswith(kind)), OTHER_ODF)
    except Exception:  # noqa: BLE001  (zipfile raises whatever the damage leads to)
        # A damaged archive is recognised by the name of its first member.
        first = data[30 : 30 + int.from_bytes(data[26:28], "little")].decode("latin-1")
        if first.startswith(("word/", "xl/", "[Content_Types]")):
            return DOCX if b"word/" in data else XLSX
        return OFD if first.startswith(("OFD.xml", "Doc_0/")) else ZIP
    named = next((media_type for name, media_type in _ZIP_MEMBERS if name in names), ZIP)
    if named == ZIP and "[Content_Types].xml" in names:
        return _office(data)
    return named


def _office(data: bytes) -> str:
    """The format of an Office package whose main part has another name than usual; `ZIP` if it is none."""
    from parsers.office_parts import main_of
    from parsers.package import Package

    try:
        main = main_of(Package(data))
    except Unreadable:
        return ZIP
    return main.media_type if main else ZIP


def _stray(start: bytes) -> int:
    """Control characters that a text may hold in its beginning: LibreOffice writes those around a content control into
    a web page, and pages pasted from Word have those of its cells and fields.
    """
    return _IN_PAGES if _PAGE.match(start) else _IN_TEXT


def _controls(data: bytes) -> int:
    """The number of control characters that don't occur in text."""
    return len(data) - len(data.translate(None, delete=_CONTROL))


def misnamed(media_type: str, name: str) -> str | None:
    """The file's name, if the data is a web page or text but the name ends like a file of another
    format (`.pdf`, `.docx`); otherwise None. Servers send such pages for a file they have lost, or to
    visitors who haven't logged in.
    """
    file = name.partition("?")[0].partition("#")[0].rstrip("/").rsplit("/", 1)[-1]
    ending = file.rpartition(".")[2].lower()
    return file if media_type in {HTML, TEXT} and ending in _FILES else None


def sniff(data: bytes) -> str:
    """The media type of the bytes. Raises `Unreadable` if they are empty or too large."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Unreadable(messages.EMPTY())
    if len(data) > MAX_BYTES:
        raise Unreadable(too_large(len(data)))
    return detect(data)


def too_large(size: int) -> Message:
    """The message for a file of `size` bytes."""
    return messages.TOO_LARGE(megabytes=round(size / 1e6), most=round(MAX_BYTES / 1e6))
