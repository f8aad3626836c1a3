"""Second reader of DOC, WPS, RTF and Word 2003 XML. LibreOffice converts them to ODT, which has another
writer in LibreOffice and another reader here than DOCX.
"""

from __future__ import annotations

from dataclasses import replace

from parsers import sniff
from parsers.document import Document
from parsers.libreoffice import convert


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if it is damaged or has a password, or if LibreOffice is missing."""
    from parsers.readers import odt, word

    media_type, suffix, notices = word.examined(data)
    document = odt.read(convert(data.lstrip(sniff.BLANKS), suffix, "odt"))
    notices = (*notices, *document.notices)
    return replace(document, media_type=media_type, reader="word_second", notices=notices)
