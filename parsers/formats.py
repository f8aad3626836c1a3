"""The formats: what each is called, how its files are recognised, and which modules read it.

To add one: a module in `parsers/readers/` with `read(data: bytes) -> Document` that raises
`Unreadable` for damage, and its `Format` here. `sniff`, the readers, the docs and the round trip
(once `demo/nianbao_demo/render/` can write it) follow.
"""

from __future__ import annotations

from dataclasses import dataclass

HTML = "text/html"
MHTML = "multipart/related"
TEXT = "text/plain"
PDF = "application/pdf"
DOC = "application/msword"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLS = "application/vnd.ms-excel"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
WORDML = "application/vnd.ms-wordml"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
OFD = "application/ofd"
ZIP = "application/zip"
RAR = "application/vnd.rar"
OLE = "application/x-ole-storage"
ENCRYPTED = "application/encrypted"
BINARY = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Format:
    """One media type."""

    media_type: str
    words: str
    """What such a file is, for people: "a PDF file"."""
    readers: tuple[str, ...] = ()
    """Modules of `parsers.readers`, each independent of the others: the first reads, the next are
    asked where its figures don't add up. None: it is recognised, and refused."""
    endings: tuple[str, ...] = ()
    """Endings of file names that no web page and no text has."""
    begins: tuple[bytes, ...] = ()
    """What its files begin with, behind blanks."""
    member: str = ""
    """The file in a ZIP archive that makes it this format."""
    streams: tuple[str, ...] = ()
    """Streams of an OLE file, each of which makes it this format."""


def _picture(kind: str, *begins: bytes) -> Format:
    return Format(f"image/{kind}", "a picture", ("scan", "scan_second"), begins=begins)


FORMATS: tuple[Format, ...] = (
    Format(HTML, "a web page", ("html", "html_second")),
    Format(TEXT, "text", ("plain",)),
    Format(PDF, "a PDF file", ("pdf", "pdf_plumber", "pdf_scan"), ("pdf",)),
    Format(DOCX, "a Word file", ("docx", "docx_second"), ("docx",), member="word/document.xml"),
    Format(ENCRYPTED, "an Office file locked with a password", streams=("EncryptedPackage",)),
    Format(DOC, "an old Word or WPS file", ("word", "word_second"), ("doc", "wps"), streams=("WordDocument",)),
    Format(RTF, "an RTF file", ("word", "word_second"), ("rtf",), (b"{\\rtf",)),
    Format(WORDML, "a Word 2003 XML file", ("word", "word_second")),
    Format(ODT, "an OpenDocument text", ("odt", "word"), ("odt",)),
    Format(MHTML, "a web page saved as one file", ("mhtml", "mhtml_second")),
    Format(OFD, "an OFD file", ("ofd", "ofd_second"), ("ofd",), member="OFD.xml"),
    Format(XLSX, "an Excel file", ("xlsx", "xlsx_second", "excel_office"), ("xlsx",), member="xl/workbook.xml"),
    Format(XLS, "an old Excel file", ("xls", "excel_office"), ("xls", "et"), streams=("Workbook", "Book")),
    _picture("png", b"\x89PNG"),
    _picture("jpeg", b"\xff\xd8\xff"),
    _picture("tiff", b"II*\x00", b"MM\x00*"),
    _picture("bmp"),
    _picture("webp"),
    _picture("gif", b"GIF8"),
    Format(XLSB, "a binary Excel file (XLSB)", member="xl/workbook.bin"),
    Format(ZIP, "a ZIP archive", (), ("zip",), (b"PK\x05\x06",)),  # so begins an empty one
    Format(RAR, "a RAR archive", (), ("rar",), (b"Rar!\x1a\x07",)),
    Format("application/x-7z-compressed", "a 7z archive", begins=(b"7z\xbc\xaf\x27\x1c",)),
    Format("application/gzip", "a gzip file", begins=(b"\x1f\x8b",)),
    Format(OLE, "an old Office file that is damaged or of another kind"),
    Format(BINARY, "a binary file of no format known here"),
)

BY_MEDIA_TYPE: dict[str, Format] = {each.media_type: each for each in FORMATS}

PICTURES = tuple(each.media_type for each in FORMATS if each.media_type.startswith("image/"))


def readers_of(media_type: str) -> tuple[str, ...]:
    """The modules that read it, in their order; none where it isn't read."""
    known = BY_MEDIA_TYPE.get(media_type)
    return known.readers if known else ()


def words_for(media_type: str) -> str:
    """What it is, for people; the media type itself where it is not known."""
    known = BY_MEDIA_TYPE.get(media_type)
    return known.words if known else "a picture" if media_type.startswith("image/") else media_type
