"""Word files saved as one XML file."""

from __future__ import annotations

import base64

import pytest

from parsers.document import Paragraph
from parsers.errors import Unreadable
from parsers.flat_package import packed
from parsers.formats import DOCX, FLAT_PACKAGE
from parsers.readers import docx, docx_second
from parsers.sniff import sniff

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>'
)
BODY = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:body></w:document>'


def flat(*parts: tuple[str, str, str]) -> bytes:
    held = "".join(
        f'<pkg:part pkg:name="{name}" pkg:contentType="{kind}">{inside}</pkg:part>' for name, kind, inside in parts
    )
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{FLAT_PACKAGE.decode()}">{held}</pkg:package>'.encode()


def whole(*more: tuple[str, str, str]) -> bytes:
    return flat(
        ("/_rels/.rels", "application/xml", f"<pkg:xmlData>{RELATIONS}</pkg:xmlData>"),
        ("/word/document.xml", MAIN, f"<pkg:xmlData>{BODY}</pkg:xmlData>"),
        *more,
    )


def test_both_readers_read_it() -> None:
    data = whole(
        ("/word/media/a.png", "image/png", f"<pkg:binaryData>{base64.b64encode(b'x').decode()}</pkg:binaryData>")
    )
    assert sniff(data) == DOCX
    assert b"word/media/a.png" in packed(data)
    for read in (docx.read, docx_second.read):
        assert [block.text for block in read(data).blocks if isinstance(block, Paragraph)] == ["规章"]


@pytest.mark.parametrize(
    "data",
    [flat(), whole()[:-20], whole(("/a", "b", "<pkg:binaryData>a</pkg:binaryData>"))],
    ids=["without parts", "cut off", "no base64"],
)
def test_damage_is_one_line(data: bytes) -> None:
    with pytest.raises(Unreadable):
        docx.read(data)
