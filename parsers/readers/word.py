"""DOC, WPS, RTF, ODT and Word 2003 XML. LibreOffice converts them to DOCX for the reader of DOCX.

DOCX preserves what other formats lose: tracked deletions stay deletions (in HTML and PDF they appear
among the figures, so that 8 becomes 778), hidden text stays hidden, and formula fields keep their
printed result. But LibreOffice updates fields of today's date, so these are removed.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from lxml import etree

from parsers import formats, messages, notices, sniff
from parsers.document import Document
from parsers.errors import Unreadable
from parsers.libreoffice import convert
from parsers.package import Package, xml
from parsers.readers.office import rtf_rows
from parsers.sentences import Message

KINDS = {
    formats.DOC: ".doc",
    formats.RTF: ".rtf",
    formats.ODT: ".odt",
    formats.ODT + formats.FLAT: ".fodt",
    formats.WORDML: ".xml",
}
_LOCKED = messages.ASK_FOR_OPEN()
_TODAY = re.compile(rb"<w:instrText[^<>]*+>\s*+(?:DATE|TIME)\b")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if it is damaged or has a password, or if LibreOffice is missing."""
    from parsers.readers import docx

    media_type, suffix, noticed = examined(data)
    made, more = _without_today(convert(data.lstrip(sniff.BLANKS), suffix, "docx"))
    document = docx.read(made)
    noticed = (*noticed, *more, *document.notices)
    return replace(document, media_type=media_type, reader="word", notices=noticed)


def examined(data: bytes) -> tuple[str, str, tuple[Message, ...]]:
    """The media type, the kind of file for LibreOffice (a key of its `IMPORTS`), and notices. Raises
    `Unreadable` for files that LibreOffice would only guess at.
    """
    media_type = sniff.detect(data)
    if media_type not in KINDS:
        raise Unreadable(sniff.NO_WORD_FILE(what=media_type))
    if media_type == formats.DOC:
        suffix, noticed = _doc(data)
        return media_type, suffix, noticed
    if media_type == formats.ODT and b"encryption-data" in Package(data).read("META-INF/manifest.xml"):
        raise Unreadable(_LOCKED)
    if media_type == formats.RTF:
        rtf_rows.check(data)
    return media_type, KINDS[media_type], ()


def _doc(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """The kind of a DOC, from the version in its file information block ([MS-DOC], 2.5.1 and 2.5.2), and
    notices.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            head = ole.openstream("WordDocument").read()[:12]
            issues = [str(words) for _, words in ole.parsing_issues]
    except Exception as error:
        raise Unreadable(messages.DAMAGED(what="word", error=error)) from error
    mark, version, flags = (int.from_bytes(head[at : at + 2], "little") for at in (0, 2, 10))
    if len(head) < 12 or mark not in {0xA5EC, 0xA5DC}:
        raise Unreadable(messages.DAMAGED(what="word", error=messages.NOT_WORDS_BLOCK()))
    if flags & 0x0100:
        raise Unreadable(_LOCKED)
    # 0xC1 is Word 97; Word 6 and 95 wrote 0x65 to 0x69.
    noticed = tuple(notices.WORD_DAMAGED(error=words) for words in issues[:1])
    return (".doc" if version >= 0xC1 else ".doc95"), noticed


def _without_today(docx: bytes) -> tuple[bytes, tuple[Message, ...]]:
    """The DOCX without the results of date and time fields, which LibreOffice set to today; and a notice
    if there were any.
    """
    package = Package(docx)
    body = package.read(_BODY)
    if not _TODAY.search(body):
        return docx, ()
    root = xml(body)
    for paragraph in root.iter(f"{_W}p"):
        _drop_today(paragraph)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in package.names():
            part = etree.tostring(root) if name == _BODY else package.read(name)
            archive.writestr(name, part)
    return out.getvalue(), (notices.TODAY_LEFT_OUT(),)


def _drop_today(paragraph: etree._Element) -> None:
    """Removes the text of fields whose code begins with DATE or TIME. Fields may be nested."""
    open_: list[bool] = []  # for each enclosing field: whether its result is removed
    for element in list(paragraph.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}t")):
        kind = element.get(f"{_W}fldCharType")
        if kind == "begin":
            open_.append(False)
        elif kind == "end" and open_:
            open_.pop()
        elif element.tag == f"{_W}instrText" and open_:
            open_[-1] |= re.match(r"\s*(?:DATE|TIME)\b", element.text or "") is not None
        elif element.tag == f"{_W}t" and any(open_):
            element.text = ""
