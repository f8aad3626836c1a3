"""XLSX and XLS: what a cell holds and nobody sees is no print, and a raised mark is no digit."""

from __future__ import annotations

import io
from typing import Any

import pytest

from parsers import parse
from parsers.document import Cell, Document, SetAside, Table
from parsers.readers import reader
from parsers.readers.cells.number_formats import number_shown
from tests.parsers import rendered
from tests.parsers.libreoffice import needs_libreoffice
from tests.paths import SHARED

TRIALS = SHARED / "cases" / "trials"
ISSUED = "disclosures.20.1.regulations.issued"
REPEALED = "disclosures.20.1.regulations.repealed"


def cells(document: Document) -> dict[tuple[int, int], Cell]:
    return {(c.row, c.column): c for b in document.blocks if isinstance(b, Table) for c in b.cells}


def read(data: bytes) -> list[Cell]:
    """The first cell of both readers of the workbook."""
    return [cells(reader(name).read(data))[0, 0] for name in ("xlsx", "xlsx_second")]


def workbook(value: Any, pattern: str = "General", **looks: Any) -> Any:
    """A workbook whose first cell has these looks, among cells with text."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["B1"] = value, "x"
    sheet["A1"].number_format = pattern
    for name, look in looks.items():
        setattr(sheet["A1"], name, look)
    return book


def saved(book: Any) -> bytes:
    return rendered.saved(book.save)


def runs(**font: Any) -> Any:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    return CellRichText("12", TextBlock(InlineFont(**font), "7"))


@pytest.mark.parametrize(
    ("font", "text", "look"),
    [
        ({"strike": True}, "12", "struck"),
        ({"color": "FFFFFFFF"}, "12", "unseen"),
        ({"color": "00FEFEFE"}, "12", "unseen"),
        ({"sz": 1}, "12", "unseen"),
        ({"vertAlign": "superscript"}, "12〔7〕", "raised"),
        ({"vertAlign": "subscript"}, "12〔7〕", "lowered"),
    ],
)
def test_runs_of_a_text(font: dict[str, Any], text: str, look: Any) -> None:
    for cell in read(saved(workbook(runs(**font)))):
        assert (cell.text, cell.looks) == (text, (SetAside("7", look),))


@pytest.mark.parametrize("value", [12, "12"])
def test_whole_cells(value: object) -> None:
    from openpyxl.styles import Color, Font, PatternFill

    red, dark = PatternFill("solid", fgColor="FFFF0000"), PatternFill("solid", fgColor=Color(theme=3))
    hidden: list[dict[str, Any]] = [
        {"font": Font(strike=True)},
        {"font": Font(color="FFFFFFFF")},
        {"font": Font(color=Color(theme=0))},
        {"font": Font(color=Color(indexed=9))},
        {"font": Font(color="FFFF0000"), "fill": red},
        {"font": Font(color=Color(theme=3)), "fill": dark},
        {"pattern": ";;;"},
        {"font": Font(sz=1)},
    ]
    for looks in hidden:
        for cell in read(saved(workbook(value, **looks))):
            assert (cell.text, [look.text for look in cell.looks]) == ("", ["12"]), looks
    shown: list[dict[str, Any]] = [
        {"font": Font(color="FFFFFFFF"), "fill": red},
        {"font": Font(color=Color(theme=0)), "fill": dark},
        {"font": Font(color=Color(theme=0, tint=-0.5))},
        {"font": Font(vertAlign="superscript")},
        {"font": Font(color="FF808080")},
    ]
    for looks in shown:
        for cell in read(saved(workbook(value, **looks))):
            assert (cell.text, cell.looks) == ("12", ()), looks


def test_a_format_may_print_in_white() -> None:
    for cell in read(saved(workbook(0, "0;-0;[White]0"))):
        assert (cell.text, cell.looks) == ("", (SetAside("0", "unseen"),))
    for cell in read(saved(workbook(12, "0;-0;[White]0"))):
        assert cell.text == "12"


def test_a_format_without_code_is_general() -> None:
    assert number_shown(12.5, "") == "12.5"
    data = saved(workbook(12, '"x"0'))
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b'formatCode="&quot;x&quot;0"', b'formatCode=""'))
    for cell in read(out.getvalue()):
        assert cell.text == "12"


def test_where_a_conditional_format_or_a_table_decides_the_colour_both_prints_are_kept() -> None:
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.table import Table as Listed

    book = workbook("甲", font=Font(color="FFFFFFFF"))
    sheet = book.active
    sheet["A2"] = 3
    sheet.add_table(Listed(displayName="t", ref="A1:B2"))
    for cell in read(saved(book)):
        assert (cell.text, cell.confidence) == ("?甲", 0)
    book = workbook(12, font=Font(color="FFFFFFFF"))
    dark = PatternFill(bgColor="FF000000")
    book.active.conditional_formatting.add("A1:A9", CellIsRule(operator="greaterThan", formula=["5"], fill=dark))
    for cell in read(saved(book)):
        assert (cell.text, cell.confidence) == ("?12", 0)


def test_rows_and_columns_without_size_and_zeros_that_the_sheet_hides() -> None:
    book = workbook(0)
    sheet = book.active
    sheet["A2"], sheet["B2"] = 99, "y"
    sheet["A3"], sheet["B3"], sheet["C3"], sheet["D3"] = 5, "z", 7, 8
    sheet.row_dimensions[2].height = 1
    sheet.column_dimensions["C"].width = 0.1
    sheet.views.sheetView[0].showZeros = False
    for name in ("xlsx", "xlsx_second"):
        found = cells(reader(name).read(saved(book)))
        assert [c.text for c in found.values()] == ["", "x", "", "5", "z", "8"], name
        assert found[0, 0].looks == (SetAside("0", "unseen"),)


def test_what_is_behind_a_merged_cell_is_not_seen() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "规章", "x", "1", "2"
    data = saved(book)
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
            new.writestr(name, old.read(name).replace(b"</sheetData>", merged))
    for name in ("xlsx", "xlsx_second"):
        assert [c.text for c in cells(reader(name).read(out.getvalue())).values()] == ["规章", "1", "2"], name


def test_the_same_in_an_xls() -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    plain, struck, white, raised, lowered = (xlwt.Font() for _ in range(5))
    struck.struck_out, white.colour_index = True, 1
    raised.escapement, lowered.escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT, xlwt.Font.ESCAPEMENT_SUBSCRIPT
    for row, font in enumerate((struck, white, raised, lowered)):
        sheet.write_rich_text(row, 0, [("12", plain), ("7", font)])
    for row, (font, pattern) in enumerate(((struck, "0"), (white, "0"), (plain, ";;;"), (plain, "0;-0;[White]0")), 4):
        style = xlwt.XFStyle()
        style.font, style.num_format_str = font, pattern
        sheet.write(row, 0, 0 if row == 7 else 12, style)
    sheet.write(8, 0, 0)
    sheet.write(9, 0, 99)
    sheet.row(9).height_mismatch, sheet.row(9).height = True, 0
    for row in range(10):
        sheet.write(row, 1, "x")
    sheet.show_zero_values = False
    found = [c for c in cells(reader("xls").read(saved(book))).values() if c.column == 0]
    assert [c.text for c in found] == ["12", "12", "12〔7〕", "12〔7〕", "", "", "", "", ""]
    assert [c.looks[0] for c in found] == [
        SetAside("7", "struck"),
        SetAside("7", "unseen"),
        SetAside("7", "raised"),
        SetAside("7", "lowered"),
        SetAside("12", "struck"),
        SetAside("12", "unseen"),
        SetAside("12", "unseen"),
        SetAside("0", "unseen"),
        SetAside("0", "unseen"),
    ]


@pytest.mark.skipif(not TRIALS.exists(), reason="needs ../shared")
@pytest.mark.parametrize(
    ("name", "issued", "repealed"),
    [("struck.xlsx", 12, 0), ("zero-height-row.xlsx", 12, 0), ("zeros-not-shown.xlsx", 12, None)],
)
def test_cases(name: str, issued: int, repealed: int | None) -> None:
    report = parse((TRIALS / name).read_bytes()).report
    assert (report.value(ISSUED), report.value(REPEALED)) == (issued, repealed)


def _with(edit: Any, value: Any = 12) -> list[Cell]:
    """The first cell with something in it, by both readers, of a workbook that `edit` has changed."""
    book = workbook(value)
    sheet = book.active
    place = next(cell for line in sheet.iter_rows() for cell in line if cell.value == value)
    edit(sheet, place)
    data = saved(book)
    found = [cells(reader(name).read(data)) for name in ("xlsx", "xlsx_second")]
    return [each[place.row - 1, place.column - 1] for each in found]


@pytest.mark.parametrize(
    "rule",
    [
        {"type": "cellIs", "operator": "greaterThan", "formula": ["0"], "white": True},
        {"type": "expression", "formula": ["A1=1"], "white": True},
        {"type": "expression", "formula": ["TRUE"], "pattern": ";;;"},
        {"type": "expression", "formula": ["TRUE"], "strike": True},
    ],
)
def test_what_a_conditional_format_may_hide_is_no_figure(rule: dict[str, Any]) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat

    white, pattern, strike = (rule.pop(name, None) for name in ("white", "pattern", "strike"))
    way = DifferentialStyle(
        font=Font(color="FFFFFFFF" if white else None, strike=strike) if white or strike else None,
        numFmt=NumberFormat(numFmtId=164, formatCode=pattern) if pattern else None,
    )

    def edit(sheet: Any, cell: Any) -> None:
        sheet.conditional_formatting.add(cell.coordinate, Rule(dxf=way, **rule))

    assert [(each.text, each.looks) for each in _with(edit)] == [("12", (("12", "unclear"),))] * 2


def test_a_conditional_format_that_does_not_hold_or_only_colours() -> None:
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font, PatternFill

    rules = (
        CellIsRule(operator="equal", formula=["0"], font=Font(color="FFFFFFFF")),
        CellIsRule(operator="equal", formula=["12"], fill=PatternFill(bgColor="FFFF0000")),
    )
    for rule in rules:
        found = _with(lambda sheet, cell, rule=rule: sheet.conditional_formatting.add(cell.coordinate, rule))
        assert [(each.text, each.looks) for each in found] == [("12", ())] * 2


def test_numbers_without_room_are_no_figures() -> None:
    from openpyxl.styles import Alignment

    def narrow(width: float, **held: Any) -> Any:
        def edit(sheet: Any, cell: Any) -> None:
            sheet.column_dimensions[cell.column_letter].width = width
            cell.alignment = Alignment(**held)

        return edit

    for each in _with(narrow(4.0), 123_456):
        assert each.looks == (SetAside("123456", "unclear"),)
    for width, held in ((8.0, {}), (4.0, {"shrinkToFit": True})):
        assert [each.looks for each in _with(narrow(width, **held), 123_456)] == [(), ()]


@needs_libreoffice
@pytest.mark.xdist_group("libreoffice")
def test_conditional_formats_of_an_xls() -> None:
    """Zeros in white, as sheets hide them."""
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font

    from parsers import libreoffice

    book = workbook(0)
    sheet = book.active
    sheet["A2"], sheet["A3"] = 12, 0
    sheet.conditional_formatting.add("A1:A2", CellIsRule(operator="equal", formula=["0"], font=Font(color="FFFFFF")))
    data = libreoffice.convert(saved(book), ".xlsx", "xls")
    found = cells(reader("xls").read(data))
    assert [found[row, 0].looks for row in range(3)] == [(SetAside("0", "unclear"),), (), ()]


def test_conditional_formats_of_an_xls_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    from parsers.errors import Unreadable
    from parsers.messages import OFFICE_REFUSED
    from parsers.readers import xls, xls_rules

    def missing(_: bytes) -> None:
        raise Unreadable(OFFICE_REFUSED())

    monkeypatch.setattr(xls_rules, "has_rules", bool)
    monkeypatch.setattr(xls_rules, "rules_of_sheets", missing)
    document = xls.read(rendered.xls({}))
    assert [each.code for each in document.notices] == ["sheet.rules_unread"]


@pytest.mark.parametrize("value", [1, "1"])
def test_a_text_that_is_repeated_to_fill_its_cell(value: int | str) -> None:
    """1 shows as 1111."""
    from openpyxl.styles import Alignment

    book = workbook(value, alignment=Alignment(horizontal="fill"))
    assert cells(reader("xlsx").read(saved(book)))[0, 0].looks == (SetAside("1", "unclear"),)


def test_a_text_that_is_repeated_in_old_workbooks() -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, 1, xlwt.easyxf("align: horiz filled"))
    sheet.write(0, 1, "x", xlwt.easyxf("align: horiz filled"))
    found = cells(reader("xls").read(saved(book)))
    assert [found[0, n].looks for n in (0, 1)] == [(SetAside("1", "unclear"),), ()]

    told = (
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="a">'
        '<Alignment ss:Horizontal="Fill"/></Style></Styles><Worksheet ss:Name="a"><Table><Row>'
        '<Cell ss:StyleID="a"><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="Number">2</Data></Cell>'
        "</Row></Table></Worksheet></Workbook>"
    )
    found = cells(reader("excel_xml").read(told.encode()))
    assert [found[0, n].looks for n in (0, 1)] == [(SetAside("1", "unclear"),), ()]
