"""汇总表: workbooks (.xlsx, .xls) that hold no report but a list of links to reports, a row for each.

They are read in the crawl itself, not in a worker with limits. openpyxl has no bounds on what it unpacks and on merged
cells, and where it reads row by row (`read_only`) it doesn't know links: so the parts of an .xlsx are read here, none
unpacked beyond `_MOST_BYTES`. An .xls isn't packed; xlrd reads it, once its records are known to make nothing large.
"""

from __future__ import annotations

import os
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import islice
from typing import Any, NamedTuple

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


DAMAGED = (zipfile.BadZipFile, etree.XMLSyntaxError, OSError, ValueError, RuntimeError, NotImplementedError)
"""What a damaged package raises, or one packed in a way that Python doesn't know. Such a file is no list; that it can't
be read is said where it is read as a document.
"""


def linked(body: bytes) -> list[Row]:
    """The rows of a workbook, if it is a list: at least half of those with text lead to a page each. Else none."""
    rows = _of_xlsx(body) if body.startswith(b"PK\x03\x04") else _of_xls(body) if body.startswith(_OLE) else []
    return leading(rows)


def leading(rows: Sequence[Row]) -> list[Row]:
    """The rows that lead somewhere, if that is what the file is for: at least half of them, to two pages or more."""
    found = [row for row in rows if row.to]
    return found if len({row.to for row in found}) >= 2 and 2 * len(found) >= len(rows) else []


def _of_xlsx(body: bytes) -> list[Row]:
    try:
        with zipfile.ZipFile(BytesIO(body)) as packed:
            sheets = [match[1] for name in packed.namelist()[:1_000] if (match := _SHEET.fullmatch(name))]
            strings = _strings(packed) if sheets else []
            return [row for sheet in sheets[:_MOST_SHEETS] for row in _rows(packed, sheet, strings)]
    except DAMAGED:
        return []


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_OF_XLS = 2_000_000
"""Bytes of an .xls that is looked at; a list of a thousand links has 200,000."""
_STREAMS = ("Workbook", "Book")
_BOF, _FORMULA_RECORD, _LINK = 0x0809, 0x0006, 0x01B8
_MOST_LINKED = 1_000
"""Cells of one link: xlrd makes an entry for each."""
_TOKENS = 22
"""Where the tokens of a formula begin in its record."""
_TEXT_TOKEN = 0x17

Place = tuple[int, int, int]
"""Sheet, row and column."""


def _of_xls(body: bytes) -> list[Row]:
    import olefile
    import xlrd

    if len(body) > _MOST_OF_XLS:
        return []
    try:
        with olefile.OleFileIO(BytesIO(body)) as ole:
            stream = ole.openstream(next(name for name in _STREAMS if ole.exists(name))).read()
        formulas = _formulas(stream)
        with open(os.devnull, "w", encoding="utf-8") as quiet:  # noqa: PTH123
            book = xlrd.open_workbook(file_contents=body, formatting_info=True, ragged_rows=True, logfile=quiet)
        return [row for n, sheet in enumerate(book.sheets()[:_MOST_SHEETS]) for row in _sheet_rows(sheet, n, formulas)]
    except Exception:  # noqa: BLE001  (both libraries raise whatever the damage leads to)
        return []


def _formulas(stream: bytes) -> dict[Place, str]:
    """The addresses in formulas =HYPERLINK("…"), which xlrd keeps only the words of. Raises ValueError for a workbook
    that links too many cells at once.
    """
    found: dict[Place, str] = {}
    at, sheet = 0, -2  # the workbook's own records come first
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == _BOF:
            sheet += 1
        elif kind == _LINK and length >= 8:
            top, bottom, left, right = struct.unpack_from("<4H", data)
            if (bottom - top + 1) * (right - left + 1) > _MOST_LINKED:
                raise ValueError("a link of too many cells")
        elif kind == _FORMULA_RECORD and len(data) > _TOKENS + 3 and data[_TOKENS] == _TEXT_TOKEN:
            row, column = struct.unpack_from("<2H", data)
            count, wide = data[_TOKENS + 1], data[_TOKENS + 2] & 1
            text = data[_TOKENS + 3 : _TOKENS + 3 + count * (1 + wide)]
            found[sheet, row, column] = text.decode("utf-16-le" if wide else "latin-1", "replace")
    return found


def _sheet_rows(sheet: Any, number: int, formulas: Mapping[Place, str]) -> Iterator[Row]:
    for row in range(min(sheet.nrows, _MOST_ROWS)):
        cells = sheet.row(row)[:_MOST_CELLS]
        texts = [_text_of(cell.value) for cell in cells]
        if not any(texts):
            continue
        links = (_address_of(sheet, number, row, column, formulas) for column in range(len(cells)))
        to = next((found for at, link in enumerate(links) if (found := link or _to(texts[at], ""))), "")
        yield Row(words_of(texts), to)


def _text_of(value: object) -> str:
    is_whole = isinstance(value, float) and value.is_integer()
    return clean(str(int(value) if is_whole and isinstance(value, float) else value)).strip()


def _address_of(sheet: Any, number: int, row: int, column: int, formulas: Mapping[Place, str]) -> str:
    link = sheet.hyperlink_map.get((row, column))
    to = getattr(link, "url_or_path", "") if link is not None else ""
    to = to.decode("gbk", "replace") if isinstance(to, bytes) else to or ""
    return to or formulas.get((number, row, column), "")


def part(packed: zipfile.ZipFile, name: str) -> etree._Element | None:
    """A part of a packed file as XML; None if there is none. Raises ValueError if it is too large."""
    if name not in packed.namelist():
        return None
    with packed.open(name) as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError("a part of the workbook is too large")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _strings(packed: zipfile.ZipFile) -> list[str]:
    root = part(packed, "xl/sharedStrings.xml")
    return ["".join(map(str, each.itertext("{*}t"))) for each in root.iter("{*}si")] if root is not None else []


def _rows(packed: zipfile.ZipFile, sheet: str, strings: list[str]) -> Iterator[Row]:
    root, targets = part(packed, f"xl/worksheets/{sheet}"), part(packed, f"xl/worksheets/_rels/{sheet}.rels")
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
        yield Row(words_of([text for _, text, _ in cells]), to)


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


def words_of(texts: list[str]) -> str:
    """The words of a row: the title in it, else its organ and year."""
    titled = next((each for each in texts if classify(each).sort == "report"), "")
    said = [f"{each}年" if _YEAR.fullmatch(each) else each for each in texts]
    kept = (each for each in said if not (_ADDRESS.fullmatch(each) or each.isdigit() or _CLICK.fullmatch(each)))
    return titled or "".join(kept)[:200]
