"""汇总表: workbooks (.xlsx) that hold no report but a list of links to reports, a row for each."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import NamedTuple

from lxml import etree

from parsers.text import clean
from spiders.pages.titles import classify

_MOST_BYTES = 8_000_000
"""Of one part of a workbook, unpacked."""
_MOST_SHEETS, _MOST_ROWS, _MOST_CELLS = 10, 3_000, 30
_SHEET = re.compile(r"xl/worksheets/(sheet\d{1,3}\.xml)")
_FORMULA = re.compile(r'HYPERLINK\(\s*+"([^"\s]{5,500})"', re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|/)[\w./:?&=%#~,+-]{3,500}")
_CLICK = re.compile(r"(?:点击|在线)?(?:查看|下载|浏览|链接|打开)(?:详情)?|详情")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Row(NamedTuple):
    """The words of a row that links to something, and where to."""

    words: str
    to: str


def linked(body: bytes) -> list[Row]:
    """The rows of a workbook, if it is a list: at least half of those with text lead to a page each. Else none."""
    if not body.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(BytesIO(body)) as packed:
            sheets = [match[1] for name in packed.namelist()[:1_000] if (match := _SHEET.fullmatch(name))]
            strings = _strings(packed) if sheets else []
            rows = [row for sheet in sheets[:_MOST_SHEETS] for row in _rows(packed, sheet, strings)]
    except (zipfile.BadZipFile, etree.XMLSyntaxError, OSError, ValueError, RuntimeError, NotImplementedError):
        return []
    found = [row for row in rows if row.to]
    return found if len({row.to for row in found}) >= 2 and 2 * len(found) >= len(rows) else []


def _part(packed: zipfile.ZipFile, name: str) -> etree._Element | None:
    if name not in packed.namelist():
        return None
    with packed.open(name) as part:
        data = part.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError("a part of the workbook is too large")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _strings(packed: zipfile.ZipFile) -> list[str]:
    root = _part(packed, "xl/sharedStrings.xml")
    return ["".join(map(str, each.itertext("{*}t"))) for each in root.iter("{*}si")] if root is not None else []


def _rows(packed: zipfile.ZipFile, sheet: str, strings: list[str]) -> Iterator[Row]:
    root, targets = _part(packed, f"xl/worksheets/{sheet}"), _part(packed, f"xl/worksheets/_rels/{sheet}.rels")
    if root is None:
        return
    by_id = {each.get("Id"): each.get("Target") or "" for each in targets} if targets is not None else {}
    links: dict[str, str] = {}
    for each in islice(root.iter("{*}hyperlink"), _MOST_ROWS):
        named = next((str(value) for name, value in each.items() if str(name).endswith("}id")), "")
        links[str(each.get("ref")).partition(":")[0]] = by_id.get(named, "")
    for row in islice(root.iter("{*}row"), _MOST_ROWS):
        cells = [(str(cell.get("r")), *_cell(cell, strings)) for cell in islice(row.iter("{*}c"), _MOST_CELLS)]
        if not any(text for _, text, _ in cells):
            continue
        to = next((found for at, text, formula in cells if (found := links.get(at) or _to(text, formula))), "")
        yield Row(_words([text for _, text, _ in cells]), to)


def _cell(cell: etree._Element, strings: list[str]) -> tuple[str, str]:
    """The text of a cell, and its formula."""
    value = next((each.text or "" for each in cell.iter("{*}v")), "")
    if cell.get("t") == "s":
        value = strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    elif cell.get("t") == "inlineStr":
        value = "".join(map(str, cell.itertext("{*}t")))
    return clean(value).strip(), next((each.text or "" for each in cell.iter("{*}f")), "")


def _to(text: str, formula: str) -> str:
    found = _FORMULA.search(formula[:1_000])
    return found[1] if found else text if _ADDRESS.fullmatch(text) else ""


def _words(texts: list[str]) -> str:
    """The words of a row: the title in it, else its organ and year."""
    titled = next((each for each in texts if classify(each).sort == "report"), "")
    said = [f"{each}年" if _YEAR.fullmatch(each) else each for each in texts]
    kept = (each for each in said if not (_ADDRESS.fullmatch(each) or each.isdigit() or _CLICK.fullmatch(each)))
    return titled or "".join(kept)[:200]
