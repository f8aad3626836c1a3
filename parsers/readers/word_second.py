"""DOC, WPS, RTF and Word 2003 XML a second time: LibreOffice makes them ODT, which shares neither
its writer nor its reader with DOCX.
"""

from __future__ import annotations

from dataclasses import replace

from parsers import sniff
from parsers.document import Document
from parsers.libreoffice import convert


def read(data: bytes) -> Document:
    """Raises `Unreadable` for damage, for a password, and where LibreOffice is missing."""
    from parsers.readers import odt, word

    media_type, suffix, notices = word.examined(data)
    document = odt.read(convert(data.lstrip(sniff.BLANKS), suffix, "odt"))
    notices = (*notices, *document.notices)
    return replace(document, media_type=media_type, reader="word_second", notices=notices)
