"""汇总表: Word files (.docx) that hold no report but a list of links to reports, one in each paragraph or row.

As workbooks, they are read in the crawl itself, no part unpacked beyond a bound.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import islice
from typing import Any

from lxml import etree

from parsers.text import clean
from spiders.pages.workbooks import DAMAGED, Row, leading, part, words_of

_MOST_ROWS, _MOST_CELLS = 3_000, 30
_FIELD = re.compile(r"""HYPERLINK\s++"([^"\s]{5,500}+)\"""")
"""A link that is a field of Word, as older programs write it."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROWS = etree.XPath(
    "//w:body/w:p | //w:body/w:tbl/w:tr | //w:body/w:sdt/w:sdtContent/w:p", namespaces={"w": _W.strip("{}")}
)


def linked(body: bytes) -> list[Row]:
    """The paragraphs and rows of a Word file, if it is a list: at least half of those with text lead to a page each.
    Else none.
    """
    if not body.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(BytesIO(body)) as packed:
            root, targets = part(packed, "word/document.xml"), part(packed, "word/_rels/document.xml.rels")
    except DAMAGED:
        return []
    if root is None:
        return []
    by_id = {str(each.get("Id")): each.get("Target") or "" for each in targets} if targets is not None else {}
    return leading(list(_rows(root, by_id)))


def _rows(root: etree._Element, by_id: Mapping[str, str]) -> Iterator[Row]:
    rows: Any = _ROWS(root)
    for row in islice(rows, _MOST_ROWS):
        cells = [*islice(row.iter(f"{_W}tc"), _MOST_CELLS)] or [row]
        texts = [clean("".join(map(str, each.itertext(f"{_W}t")))).strip() for each in cells]
        if any(texts):
            yield Row(words_of(texts), _target(row, by_id))


def _target(row: etree._Element, by_id: Mapping[str, str]) -> str:
    """Where the first link of a row leads; empty if there is none."""
    for link in row.iter(f"{_W}hyperlink"):
        named = next((str(value) for name, value in link.items() if str(name).endswith("}id")), "")
        if to := by_id.get(named, ""):
            return to
    field = _FIELD.search("".join(map(str, row.itertext(f"{_W}instrText")))[:2_000])
    return field[1] if field is not None else ""
