"""Word files that are lists of links to reports."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from spiders.pages.word_lists import linked

LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
ENTRIES = {
    f"某某县{organ}2023年政府信息公开工作年度报告": f"/nb/{organ}.html" for organ in ("教育局", "水利局", "财政局")
}


def _saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _link(document: Any, paragraph: Any, words: str, to: str, *, by_field: bool = False) -> None:
    text, run = OxmlElement("w:t"), OxmlElement("w:r")
    text.text = words
    if by_field:
        field = OxmlElement("w:instrText")
        field.text = f' HYPERLINK "{to}" '
        run.append(field)
    run.append(text)
    link = OxmlElement("w:hyperlink")
    if not by_field:
        link.set(qn("r:id"), document.part.relate_to(to, LINK, is_external=True))
    link.append(run)
    paragraph._p.append(run if by_field else link)


@pytest.mark.parametrize("by_field", [False, True])
def test_paragraphs_that_lead_to_reports(*, by_field: bool) -> None:
    document = docx.Document()
    document.add_paragraph("某某县2023年政府信息公开工作年度报告汇总")
    for words, to in ENTRIES.items():
        _link(document, document.add_paragraph(), words, to, by_field=by_field)
    assert {row.words: row.to for row in linked(_saved(document))} == ENTRIES


def test_rows_that_lead_to_reports() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=4)
    for cell, words in zip(table.rows[0].cells, ("序号", "单位", "年度", "链接"), strict=True):
        cell.text = words
    for number, organ in enumerate(("某某县教育局", "某某县水利局"), 1):
        cells = table.rows[number].cells
        for cell, words in zip(cells, (str(number), organ, "2023"), strict=False):
            cell.text = words
        _link(document, cells[3].paragraphs[0], "查看", f"/nb/{number}.html")
    rows = linked(_saved(document))
    assert [tuple(row) for row in rows] == [("某某县教育局2023年", "/nb/1.html"), ("某某县水利局2023年", "/nb/2.html")]


def test_a_report_with_links_is_no_list() -> None:
    document = docx.Document()
    for number in range(9):
        document.add_paragraph(f"第{number}段。")
    for words, to in ENTRIES.items():
        _link(document, document.add_paragraph("详见："), words, to)
    assert linked(_saved(document)) == []
    assert linked(b"PK\x03\x04 cut off") == []
