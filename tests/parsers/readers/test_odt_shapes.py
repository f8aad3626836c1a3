"""Text and tables in the shapes of an OpenDocument text, as LibreOffice saves the text boxes of Word files."""

from __future__ import annotations

from nianbao_demo.render.docx import zipped
from parsers.document import Paragraph, Table
from parsers.readers import odt

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}


def document(body: str) -> bytes:
    names = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMES.items())
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f"{content}</office:document-content>".encode(),
        }
    )


def test_a_table_in_a_shape_is_read() -> None:
    row = (
        '<loext:table-row><loext:table-cell loext:number-columns-spanned="2"><text:p>{}</text:p></loext:table-cell>'
        "<loext:covered-table-cell/><loext:table-cell><text:p>12</text:p></loext:table-cell></loext:table-row>"
    )
    shape = (
        "<draw:custom-shape><text:p>说明</text:p><loext:table>"
        + row.format("自然人")
        + row.format("总计")
        + "</loext:table></draw:custom-shape>"
    )
    blocks = odt.read(document(f"<text:p>标题{shape}</text:p>")).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["标题", "说明"]
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [(cell.text, cell.column) for cell in table.cells] == [("自然人", 0), ("12", 2), ("总计", 0), ("12", 2)]
