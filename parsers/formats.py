"""The file formats: the name of each, how its files are recognised, and which modules read it.

To add a format: a module in `parsers/readers/` with `read(data: bytes) -> Document`, which raises
`Unreadable` for damaged files (`plain.py` is the shortest), and its `Format` in `FORMATS` below.
`nianbao parse`, crawls and docs use it from then on, and so do the round-trip tests once
`demo/nianbao_demo/render/` can write the format.
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
EXCEL_XML = "application/vnd.ms-excel.xml"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WORDML = "application/vnd.ms-wordml"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
FLAT = "-flat-xml"
"""End of the media type of an OpenDocument file that is one XML file, no package."""
FLAT_PACKAGE = b"http://schemas.microsoft.com/office/2006/xmlPackage"
"""The namespace of an Office package that is one XML file (Flat OPC)."""
OTHER_ODF = "application/vnd.oasis.opendocument"
RTF = "application/rtf"
OFD = "application/ofd"
ZIP = "application/zip"
RAR = "application/vnd.rar"
SEVEN_ZIP = "application/x-7z-compressed"
TAR = "application/x-tar"
GZIP = "application/gzip"
BZIP2 = "application/x-bzip2"
XZ = "application/x-xz"
COMPRESSED = (GZIP, BZIP2, XZ)
"""Media types of one compressed file, which may be a tar archive."""
OLE = "application/x-ole-storage"
ENCRYPTED = "application/encrypted"
BINARY = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Format:
    """One media type."""

    media_type: str
    chinese: str
    words: str
    """The name of such a file in English, with its article: "a PDF file"."""
    readers: tuple[str, ...] = ()
    """Modules of `parsers.readers`, independent of each other. The first one reads; the others are
    used where its figures don't add up. Empty if the format is recognised but refused."""
    endings: tuple[str, ...] = ()
    """File name endings of this format that web pages and text files never have."""
    begins: tuple[bytes, ...] = ()
    """Signatures its files may begin with, after whitespace."""
    member: str = ""
    """A ZIP archive with a member of this name is of this format."""
    streams: tuple[str, ...] = ()
    """An OLE file with any of these streams is of this format."""


def _picture(kind: str, *begins: bytes) -> Format:
    return Format(f"image/{kind}", "图片", "a picture", ("scan", "scan_second"), begins=begins)


FORMATS: tuple[Format, ...] = (
    Format(HTML, "网页", "a web page", ("html", "html_second")),
    Format(TEXT, "纯文本", "text", ("plain",)),
    Format(PDF, "PDF 文件", "a PDF file", ("pdf", "pdf_lines", "pdf_plumber", "pdf_scan"), ("pdf",)),
    Format(DOCX, "Word 文件", "a Word file", ("docx", "docx_second"), ("docx",), member="word/document.xml"),
    Format(
        ENCRYPTED, "有密码保护的 Office 文件", "an Office file locked with a password", streams=("EncryptedPackage",)
    ),
    Format(
        DOC,
        "旧版 Word 或 WPS 文件",
        "an old Word or WPS file",
        ("word", "word_second"),
        ("doc", "wps"),
        streams=("WordDocument",),
    ),
    Format(RTF, "RTF 文件", "an RTF file", ("word", "word_second"), ("rtf",), (b"{\\rtf",)),
    Format(WORDML, "Word 2003 XML 文件", "a Word 2003 XML file", ("word", "word_second")),
    Format(ODT, "OpenDocument 文本", "an OpenDocument text", ("odt", "word"), ("odt",)),
    Format(
        ODT + FLAT,
        "OpenDocument 文本（单个 XML）",
        "an OpenDocument text in one XML file",
        ("word", "word_second"),
        ("fodt",),
    ),
    Format(MHTML, "存成单个文件的网页", "a web page saved as one file", ("mhtml", "mhtml_second")),
    Format(OFD, "OFD 文件", "an OFD file", ("ofd", "ofd_second"), ("ofd",), member="OFD.xml"),
    Format(
        XLSX,
        "Excel 文件",
        "an Excel file",
        ("xlsx", "xlsx_second", "excel_office"),
        ("xlsx",),
        member="xl/workbook.xml",
    ),
    Format(
        XLS,
        "旧版 Excel 文件",
        "an old Excel file",
        ("xls", "excel_office"),
        ("xls", "et"),
        streams=("Workbook", "Book"),
    ),
    Format(ODS, "OpenDocument 表格", "an OpenDocument spreadsheet", ("ods",), ("ods",)),
    Format(
        ODS + FLAT, "OpenDocument 表格（单个 XML）", "an OpenDocument spreadsheet in one XML file", ("ods",), ("fods",)
    ),
    _picture("png", b"\x89PNG"),
    _picture("jpeg", b"\xff\xd8\xff"),
    _picture("tiff", b"II*\x00", b"MM\x00*"),
    _picture("bmp"),
    _picture("webp"),
    _picture("gif", b"GIF8"),
    Format(EXCEL_XML, "Excel 2003 XML 文件", "an Excel 2003 XML file", ("excel_xml", "excel_office")),
    Format(PPTX, "PowerPoint 文件", "a PowerPoint file", (), ("pptx", "pptm"), member="ppt/presentation.xml"),
    Format(XLSB, "二进制 Excel 文件（XLSB）", "a binary Excel file (XLSB)", member="xl/workbook.bin"),
    Format(OTHER_ODF, "OpenDocument 演示文稿等", "an OpenDocument file that is no text or spreadsheet", (), ("odp",)),
    Format(ZIP, "ZIP 压缩包", "a ZIP archive", (), ("zip",), (b"PK\x05\x06",)),  # signature of an empty archive
    Format(RAR, "RAR 压缩包", "a RAR archive", (), ("rar",), (b"Rar!\x1a\x07",)),
    Format(SEVEN_ZIP, "7z 压缩包", "a 7z archive", (), ("7z",), (b"7z\xbc\xaf\x27\x1c",)),
    Format(TAR, "tar 归档", "a tar archive", (), ("tar",)),
    Format(GZIP, "gzip 文件", "a gzip file", (), ("gz", "tgz"), (b"\x1f\x8b",)),
    Format(BZIP2, "bzip2 文件", "a bzip2 file", (), ("bz2",), (b"BZh",)),
    Format(XZ, "xz 文件", "an xz file", (), ("xz",), (b"\xfd7zXZ\x00",)),
    Format(OLE, "已损坏或他类的旧版 Office 文件", "an old Office file that is damaged or of another kind"),
    Format(BINARY, "格式不明的二进制文件", "a binary file of no format known here"),
)

BY_MEDIA_TYPE: dict[str, Format] = {each.media_type: each for each in FORMATS}

PICTURES = tuple(each.media_type for each in FORMATS if each.media_type.startswith("image/"))


def readers_of(media_type: str) -> tuple[str, ...]:
    """The modules that read this media type, in order of preference; empty if none does."""
    known = BY_MEDIA_TYPE.get(media_type)
    return known.readers if known else ()


def called(media_type: str) -> tuple[str, str]:
    """The format's name for people, in Chinese and in English; an unknown media type itself, twice."""
    known = BY_MEDIA_TYPE.get(media_type)
    if known:
        return known.chinese, known.words
    return ("图片", "a picture") if media_type.startswith("image/") else (media_type, media_type)


def words_for(media_type: str) -> str:
    """The format's name in English, with its article."""
    return called(media_type)[1]
