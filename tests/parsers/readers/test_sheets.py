"""XLSX and XLS as offices make them: what a cell displays is read, whatever it contains. The
workbooks are written by openpyxl and xlwt, and as raw XML.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from parsers import libreoffice, parse
from parsers.document import Document, Table
from parsers.formats import readers_of
from parsers.interpret import interpret
from parsers.readers import excel_office, reader
from parsers.readers.cells.number_formats import number_shown, text_shown
from parsers.report import Report
from parsers.sniff import sniff
from tests.parsers import rendered
from tests.parsers.libreoffice import needs_libreoffice
from tests.parsers.report_2021 import FIGURES

FEES = "disclosures.20.8.fees.amount"
IN_FORCE = "disclosures.20.1.regulations.in_force"
PERSONS = "requests.granted.natural_person"

SHOWN: tuple[tuple[float, str, str], ...] = (
    (12, "General", "12"),
    (12.5, "General", "12.5"),
    (0.1 + 0.2, "General", "0.3"),
    (0, "General", "0"),
    (24252.311082, "0.000000", "24252.311082"),
    (1234567, "General", "1234567"),
    # Rounded half away from zero, as Excel does.
    (12.345, "0.00", "12.35"),
    (2.5, "0", "3"),
    (-2.5, "0", "-3"),
    (0.5, "0", "1"),
    (1.005, "0.00", "1.01"),
    # Text that the format prints next to the number.
    (251000, '0"元"', "251000元"),
    (251000, "0.00元", "251000.00元"),
    (2, '0" 笔"', "2 笔"),
    (12, "0_ ", "12"),
    (25.1, "¥0.00", "¥25.10"),
    (25.1, "[$￥-804]0.00", "￥25.10"),
    # Zero as a dash or as nothing.
    (0, "0;-0;-", "-"),
    (5, "0;-0;-", "5"),
    (-5, "0;-0;-", "-5"),
    (0, '0;-0;"—"', "—"),
    (0, "#,##0;-#,##0;", ""),
    (0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
    (-1234.5, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-1,234.50"),
    (0, "#", ""),
    (5, ";;;", ""),
    # Thousands, and in thousands.
    (1234567, "#,##0", "1,234,567"),
    (123, "#,##0", "123"),
    (12345, "#,##0,", "12"),
    (12345678, "0.0,,", "12.3"),
    (12345, '0\\.0,"万"', "1.2万"),
    (1234.5, "#,##0.00_);(#,##0.00)", "1,234.50"),
    (-5, "0;(0)", "(5)"),
    # Percentages, padding, signs, conditions, colours.
    (0.25, "0%", "25%"),
    (0.256, "0.0%", "25.6%"),
    (5, "000", "005"),
    (5, "0.##", "5."),
    (5.25, "0.0#", "5.25"),
    (5, "+0;-0", "+5"),
    (3, "[Red]0", "3"),
    (-3, "0.0;[Red]-0.0", "-3.0"),
    (5, '[>=10]0;"少"', "少"),
    (50, "[>=10]0;0.0", "50"),
    (1.5, "0.00E+00", "1.50E+00"),
)
"""Number, format, and the text that Excel displays."""


@pytest.mark.parametrize(("number", "pattern", "shown"), SHOWN)
def test_a_number_is_shown_by_its_format(number: float, pattern: str, shown: str) -> None:
    assert number_shown(number, pattern) == shown.rstrip(".")


@needs_libreoffice
@pytest.mark.xdist_group("libreoffice")
def test_libreoffice_shows_the_same() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row, (number, pattern, _) in enumerate(SHOWN, 1):
        sheet.cell(row, 1).value, sheet.cell(row, 1).number_format = number, pattern
        sheet.cell(row, 2).value = "x"
    table = excel_office.read(rendered.saved(book.save)).blocks[0]
    assert isinstance(table, Table)
    shown = [cells[0].text for cells in table.rows()]
    assert shown == [text.rstrip(".") for *_, text in SHOWN]


def test_odd_formats_raise_nothing() -> None:
    for pattern in ("", ";", "[", '"', "\\", "_", "*", "[>]0", "0.0.0", "?/?", "e", "0" * 300, "E+"):
        for number in (0, 1.5, -3, 1e300, 1e-300, float("nan"), float("inf")):
            assert isinstance(number_shown(number, pattern), str)
    assert text_shown("5", "@") == "5"
    assert text_shown("5", '0;-0;0;@"件"') == "5件"
    assert text_shown("5", ";;;") == ""


# Reports.


def figures(report: Report) -> dict[str, float | None]:
    return {k: None if f.value is None else float(f.value) for k, f in report.figures.items()}


def readings(data: bytes) -> list[tuple[str, Document]]:
    """The documents of all readers of the format; LibreOffice's is the last, if it is installed."""
    names = readers_of(sniff(data))
    if libreoffice.find() is None:
        names = tuple(name for name in names if name != "excel_office")
    return [(name, reader(name).read(data)) for name in names]


def xlsx_with(values: Mapping[str, tuple[Any, str]]) -> bytes:
    def edit(_: Any, cells: dict[str, Any]) -> None:
        for key, (value, pattern) in values.items():
            cells[key].value, cells[key].number_format = value, pattern

    return rendered.xlsx({}, edit)


def xls_with(values: Mapping[str, tuple[Any, str]]) -> bytes:
    return rendered.xls({}, values)


VALUES: dict[str, tuple[Any, str, Decimal | int | None, str]] = {
    "money in 万元 is what is printed": (12.345, "0.00", Decimal("12.35"), "12.35"),
    "money in 元 by its format": (251000, '#,##0.00"元"', Decimal("25.1"), "251,000.00元"),
    "nothing but a number": (25.1, "General", Decimal("25.1"), "25.1"),
    "a dash for zero": (0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', None, "-"),
    "a percentage is no amount": (0.25, "0%", None, "25%"),
    "text": ("251000元", "@", Decimal("25.1"), "251000元"),
    "a day is no amount": (date(2024, 1, 31), "yyyy-mm-dd", None, "2024-01-31"),
    "an error is no amount": ("#REF!", "General", None, "#REF!"),
}
"""Content of the cell for fees, its format, the value that is read, and its print."""


@pytest.mark.parametrize("make", [xlsx_with, xls_with], ids=["xlsx", "xls"])
@pytest.mark.parametrize(("held", "pattern", "value", "raw"), VALUES.values(), ids=VALUES)
def test_the_print_is_read_and_not_what_is_stored(
    make: Callable[[Mapping[str, tuple[Any, str]]], bytes],
    held: Any,
    pattern: str,
    value: Decimal | int | None,
    raw: str,
) -> None:
    report = parse(make({FEES: (held, pattern)})).report
    assert (report.figures[FEES].value, report.figures[FEES].raw) == (value, raw)
    if value is None and raw != "-":
        assert any(w.subject == FEES and raw in str(w) for w in report.warnings)
    others = {k: v for k, v in figures(report).items() if k != FEES}
    assert others == {k: v for k, v in FIGURES.items() if k != FEES}


@pytest.mark.parametrize("make", [xlsx_with, xls_with], ids=["xlsx", "xls"])
def test_numbers_stored_as_numbers(make: Callable[[Mapping[str, tuple[Any, str]]], bytes]) -> None:
    data = make({key: (value, "General") for key, value in FIGURES.items()})
    for name, document in readings(data):
        if name != "excel_office":
            assert figures(interpret(document)) == FIGURES, name


@needs_libreoffice
@pytest.mark.xdist_group("libreoffice")
@pytest.mark.parametrize("make", [xlsx_with, xls_with], ids=["xlsx", "xls"])
def test_all_readers_give_the_same_cells(make: Callable[[Mapping[str, tuple[Any, str]]], bytes]) -> None:
    values: dict[str, tuple[Any, str]] = {key: (value, "0") for key, value in FIGURES.items()}
    values[FEES] = (251000, '#,##0.00"元"')
    values[PERSONS] = (0, "0;-0;-")
    found = {name: _texts(document) for name, document in readings(make(values))}
    first, *others = found
    assert all(found[name] == found[first] for name in others), list(found)


def _texts(document: Document) -> list[list[tuple[str, int, int]]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[(c.text, c.rowspan, c.colspan) for c in t.cells if c.text] for t in tables]


# Formulas.


def with_results(data: bytes, results: Mapping[str, str]) -> bytes:
    """The workbook with results of its formulas, as Excel saves them; openpyxl writes none."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode() if name.endswith(".xml") else ""
            for formula, result in results.items():
                part = re.sub(
                    rf"<f>{re.escape(formula)}</f><v\s*/>",
                    f"<f>{formula}</f><v>{result}</v>",
                    part.replace("<v></v>", "<v/>"),
                )
            new.writestr(name, part or old.read(name))
    return out.getvalue()


def test_a_formula_is_its_result_and_without_one_it_is_open() -> None:
    data = xlsx_with({PERSONS: ("=2+3", "General"), IN_FORCE: ("=SUM(B5:C5)", "General")})
    saved = with_results(data, {"2+3": "5"})
    for name, document in readings(saved)[:2]:
        report = interpret(document)
        assert report.value(PERSONS) == 5, name
        assert report.value(IN_FORCE) is None, name
        assert any("formula" in notice.text for notice in document.notices), name
    reading = parse(saved)
    assert reading.report.value(IN_FORCE) is None
    assert any("formula" in str(warning) for warning in reading.report.warnings)


# Hidden content.


def test_hidden_rows_columns_and_sheets_are_left_out() -> None:
    import openpyxl

    data = rendered.xlsx({})
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet: Any = book.active
    end = sheet.max_row
    sheet.cell(end + 1, 1).value, sheet.cell(end + 1, 4).value = "规章", 77
    sheet.row_dimensions[end + 1].hidden = True
    sheet["AA5"] = 99
    sheet.column_dimensions["AA"].hidden = True
    for state in ("hidden", "veryHidden"):
        draft = book.create_sheet(f"草稿{state}")
        draft["A1"], draft["B1"], draft.sheet_state = "规章", 31, state
    for name, document in readings(rendered.saved(book.save))[:2]:
        texts = {c.text for b in document.blocks if isinstance(b, Table) for c in b.cells}
        assert not {"77", "99", "31"} & texts, name
        assert figures(interpret(document)) == FIGURES, name
        assert sum("hidden sheet" in notice.text for notice in document.notices) == 2, name


def test_hidden_rows_and_sheets_of_an_xls() -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet, draft = book.add_sheet("甲"), book.add_sheet("草稿")
    for row, number in enumerate((5, 77, 8)):
        sheet.write(row, 0, f"行{row}")
        sheet.write(row, 1, number)
    sheet.row(1).hidden = True
    draft.write(0, 0, 31)
    draft.visibility = 1
    document = reader("xls").read(rendered.saved(book.save))
    assert _texts(document) == [[("行0", 1, 1), ("5", 1, 1), ("行2", 1, 1), ("8", 1, 1)]]
    assert any("草稿" in notice.text for notice in document.notices)


def test_a_merged_cell_whose_first_column_is_hidden_still_shows() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["A2"], sheet["B2"], sheet["C2"] = "规章", "x", "1", "2"
    sheet.merge_cells("A1:C1")
    sheet.column_dimensions["A"].hidden = True
    for name, document in readings(rendered.saved(book.save))[:2]:
        assert _texts(document) == [[("规章", 1, 2), ("1", 1, 1), ("2", 1, 1)]], name


# Marks and texts.


def test_a_raised_mark_is_no_digit() -> None:
    import xlwt
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    mark = TextBlock(InlineFont(vertAlign="superscript"), "1")
    for name, document in readings(xlsx_with({PERSONS: (CellRichText("5", mark), "General")}))[:2]:
        assert interpret(document).figures[PERSONS].raw == "5〔1〕", name

    book = xlwt.Workbook()
    raised = xlwt.Font()
    raised.escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT
    book.add_sheet("a").write_rich_text(0, 0, [("5", xlwt.Font()), ("1", raised)])
    assert _texts(reader("xls").read(rendered.saved(book.save))) == [[("5〔1〕", 1, 1)]]


def test_the_second_reader_confirms_the_publishers_error() -> None:
    reading = parse(rendered.xlsx({"requests.total.total": "20"}))
    assert (reading.readers, reading.verdict) == (("xlsx", "xlsx_second"), "confirmed")


@needs_libreoffice
@pytest.mark.xdist_group("libreoffice")
def test_the_second_reader_of_an_xls_confirms_the_publishers_error() -> None:
    reading = parse(rendered.xls({"requests.total.total": "20"}))
    assert (reading.readers, reading.verdict) == (("xls", "excel_office"), "confirmed")
