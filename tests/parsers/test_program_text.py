"""Text that other programs saved: what stands there is read, and what can't be told is NULL with a warning."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao_demo.render import TEXTS
from nianbao_demo.reports import random_report
from parsers import ParseError, parse
from parsers.document import Table
from parsers.forms import FORMS
from parsers.interpret.words.tokens import tokens
from parsers.report import Number, Report
from tests.parsers import report_2021
from tests.paths import SHARED

CASES = SHARED / "cases"
RESULTS = ("upheld", "corrected", "other", "pending", "total")
needs_cases = pytest.mark.skipif(not CASES.exists(), reason="the shared cases are not there")


def truth(name: str) -> dict[str, Number | None]:
    told = json.loads((CASES / "drawn" / f"{name}.truth.json").read_text(encoding="utf-8"), parse_float=Decimal)
    columns = [column.code for column in FORMS["2021"].request_columns]
    found = {f"disclosures.{d['clause']}.{d['item']}.{d['measure']}": d["value"] for d in told["disclosures"]}
    for table, codes in (("requests", columns), ("appeals", RESULTS)):
        for line, values in told[table].items():
            found.update({f"{table}.{line}.{code}": value for code, value in zip(codes, values, strict=True)})
    return found


@needs_cases
@pytest.mark.parametrize("name", ["0066.txt", "0067.txt", "0068.txt", "0079.txt", "0081.txt", "0107.md", "0122.md"])
def test_every_cell_of_a_text_is_read(name: str) -> None:
    report = parse((CASES / "drawn" / name).read_bytes(), name=name).report
    assert {key: figure.value for key, figure in report.figures.items()} == truth(name)


@needs_cases
@pytest.mark.parametrize(("name", "least"), [("0080.txt", 120), ("0096.txt", 176)])
def test_what_cannot_be_told_is_null(name: str, least: int) -> None:
    reading = parse((CASES / "drawn" / name).read_bytes(), name=name)
    read = {key: f.value for key, f in reading.report.figures.items() if f.value is not None}
    right = truth(name)
    assert read.items() <= right.items()
    assert len(read) >= least
    assert {each.key: each.value for each in reading.inferences}.items() <= right.items()
    assert reading.report.warnings or len(read) == len(right)


@needs_cases
@pytest.mark.parametrize(
    "name",
    [
        "09a_pipes_no_leading_bar.txt",
        "09b_one_cell_a_line.txt",
        "09c_pipes_with_bar_control.txt",
        "09d_tabs_control.txt",
        "10_traditional.html",
    ],
)
def test_the_same_report_in_five_texts(name: str) -> None:
    reading = parse((CASES / "real" / name).read_bytes(), name=name)
    assert (reading.report.issuer, reading.report.year) == ("青岭县林业局", 2023)
    assert sum(figure.value is not None for figure in reading.report.figures.values()) == 200
    assert not [check for check in reading.checks if check.status == "fail"]


def test_a_figure_is_traced_to_its_line() -> None:
    """The reading's document has the tables that were made of its lines, and each cell knows its line."""
    report = printed(5)
    text = TEXTS["cell_lines"](report, Random(5)).decode()
    reading = parse(text.encode())
    tables = [block for block in reading.document.blocks if isinstance(block, Table)]
    for figure in reading.report.figures.values():
        place = figure.place
        assert place is not None
        assert place.table is not None
        assert place.line is not None
        (cell,) = (c for c in tables[place.table].cells if (c.row, c.column) == (place.row, place.column))
        assert cell.text == figure.raw == text.split("\n")[place.line - 1]


def test_glued_figures_are_split_where_the_sums_leave_one_way() -> None:
    """1203 is 1 + 2 + 0 = 3 and nothing else; a print that can be split in several ways stays open."""
    report = printed(3)
    text = TEXTS["spaced"](report, Random(3)).decode()
    lines = [re.sub(r"(?<=\d) +(?=\d)", "", line) for line in text.splitlines()]
    reading = parse("\n".join(lines).encode())
    rows = [key for key in reading.report.figures if key.startswith(("requests.", "appeals."))]
    assert not any(reading.report.value(key) for key in rows)  # 0000000 are seven zeros
    assert reading.inferences
    told = {each.key: each.value for each in reading.inferences}
    assert told.items() <= {key: report.value(key) for key in told}.items()


def printed(seed: int, blank: float = 0.0) -> Report:
    rng = Random(seed)
    form = rng.choice([form for form in FORMS.values() if form.request_lines])
    return random_report(
        rng, form, issuer="洛阳市财政局", year=form.first_year, blank=blank, consistent=True, merged=()
    )


def harmed(text: str, rng: Random) -> Iterator[str]:
    """Lines of a text that lost blank cells, lines, labels or figures on the way."""
    way = rng.choice(["blanks", "lines", "figures", "labels"])
    for line in text.split("\n"):
        if way == "blanks":
            if line.strip() not in {"-", "—"}:
                yield re.sub(r"(?<=[\s|])[-—](?=[\s|]|$)", " ", line)
        elif way == "lines" and rng.random() < 0.03:
            continue
        elif way == "figures":
            kept = [part for part in line.split(" ") if not (part.isdecimal() and rng.random() < 0.03)]
            if kept or not line:
                yield " ".join(kept)
        elif not (way == "labels" and not line.strip().isdecimal() and len(line) < 30 and rng.random() < 0.05):
            yield line


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=12, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32 - 1), blank=st.sampled_from([0.0, 0.1, 0.5]))
def test_a_text_that_lost_cells_gives_no_wrong_figure(name: str, seed: int, blank: float) -> None:
    if name == "comma_separated":
        return  # what stands between commas isn't lost with a blank
    report = printed(seed, blank)
    text = TEXTS[name](report, Random(seed)).decode()
    try:
        got = parse("\n".join(harmed(text, Random(seed))).encode()).report
    except ParseError:
        return
    wrong = {
        key: (figure.value, report.value(key))
        for key, figure in got.figures.items()
        if figure.value is not None and figure.value != report.value(key)
    }
    assert wrong == {}


def test_a_label_goes_over_blanks_and_lines_but_a_number_does_not() -> None:
    found = tokens(["规 章  12", "3", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项", "之和）"])
    assert [(token.kind, token.text) for token in found] == [
        ("label", "规 章"),
        ("number", "12"),
        ("number", "3"),
        ("label", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"),
    ]


def test_the_number_of_a_label_is_no_figure() -> None:
    """Where nothing stands between the figures of a row and the next label."""
    found = tokens(["（一）予以公开00000002.其他法律行政法规禁止公开1"])
    assert [(token.kind, token.text) for token in found] == [
        ("label", "（一）予以公开"),
        ("number", "0000000"),
        ("label", "2.其他法律行政法规禁止公开"),
        ("number", "1"),
    ]


def test_prose_is_no_table() -> None:
    """A report that tells its figures in sentences, and none of them in a table."""
    prose = "2023年行政许可12件，行政处罚 3 件。\n行政强制5件\n一、本年新收政府信息公开申请数量为5件\n" * 9
    with pytest.raises(ParseError):
        parse(prose.encode())


def _disclosures(lines: str) -> dict[str, Number | None]:
    report = random_report(Random(5), FORMS["2019"], issuer="洛阳市财政局", year=2019)
    whole = TEXTS["cell_lines"](report, Random(5)).decode()
    first = whole.index("\n第二十条第")
    cut = re.compile(r"\n行政处罚\n[^\n]*\n[^\n]*\n[^\n]*\n行政强制\n")
    assert cut.search(whole, first)
    text = cut.sub(f"\n{lines}\n", whole, count=1)
    found = parse(text.encode(), name="洛阳市财政局2019年政府信息公开工作年度报告.txt").report
    return {key: f.value for key, f in found.figures.items() if key.startswith("disclosures.20.6.penalties.")}


@pytest.mark.parametrize(
    "lines",
    [
        "行政处罚\n2\n009\n0\n行政强制",  # 2 009, whose blank is a line's end
        "行政处罚\n0\n行政\n3\n—\n强制",  # figures of two lines, between the pieces of the second's label
        "行政处罚\n12 - 8\n行政强制",  # 12 | blank | 8, or 12 | -8
    ],
)
def test_figures_that_may_be_cut_or_another_line_s_are_null(lines: str) -> None:
    assert set(_disclosures(lines).values()) <= {None}


def test_dashes_where_no_column_has_a_sign_are_blanks() -> None:
    """Behind one blank, too: the head above the line names no changes."""
    report = random_report(Random(5), FORMS["2019"], issuer="洛阳市财政局", year=2019)
    rows = re.sub(
        r"\n((?:行政)?规章)\n[^\n]*\n[^\n]*\n[^\n]*\n",
        r"\n\1 - - 27\n",
        TEXTS["cell_lines"](report, Random(5)).decode(),
    )
    rows = re.sub(r"信息内容\n(\S+)\n(\S+)\n(\S+)\n(?=\S*规章)", r"信息内容 \1 \2 \3\n", rows)
    found = parse(rows.encode(), name="洛阳市财政局2019年政府信息公开工作年度报告.txt").report
    key = "disclosures.20.1.regulations"
    assert [found.value(f"{key}.{each}") for each in ("made", "published", "total_public")] == [None, None, 27]


def test_the_same_lines_are_read_where_nothing_is_cut() -> None:
    assert list(_disclosures("行政处罚\n2\n9\n0\n行政强制").values()) == [2, 9, 0]


def test_a_unit_behind_a_blank_belongs_to_its_number() -> None:
    report = random_report(Random(5), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    whole = TEXTS["spaced"](report, Random(5)).decode()
    text = re.sub(r"(?m)^(\s*行政事业性收费)\s.*$", r"\1 736713680 元", whole, count=1)
    assert text != whole
    figure = parse(text.encode(), name="洛阳市财政局2023年政府信息公开工作年度报告.txt").report.figures[
        "disclosures.20.8.fees.amount"
    ]
    assert (figure.value, figure.raw) == (Decimal("73671.368"), "736713680元")


def _half_text(appeals: str = "") -> str:
    """A report whose first table has cells, and the others are lines of text, as converters leave them."""
    report = random_report(Random(5), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    lines = TEXTS["spaced"](report, Random(5)).decode().split("\n")
    at = next(n for n, line in enumerate(lines) if "收到和处理政府信息公开申请" in line)
    end = next(n for n, line in enumerate(lines) if line.startswith("四、"))
    cells = (
        "<table><tr><td>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
        "<tr><td>行政许可</td><td>12</td></tr><tr><td>第二十条第（六）项</td></tr>"
        "<tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政处罚</td><td>3</td></tr>"
        "<tr><td>行政强制</td><td>4</td></tr></table>"
    )
    rest = [*lines[at : end + 1], appeals] if appeals else lines[at:]
    body = "".join(f"<p>{line.replace(' ', '&nbsp;')}</p>" for line in rest)
    return f"<html><body><h1>{report.title}</h1><p>二、主动公开政府信息情况</p>{cells}{body}</body></html>"


def test_tables_that_only_text_prints_beside_one_of_cells() -> None:
    report = random_report(Random(5), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    reading = parse(_half_text().encode())
    for key, figure in report.figures.items():
        if not key.startswith("disclosures"):
            assert reading.report.value(key) == figure.value, key
    assert reading.report.value("disclosures.20.6.coercion.decisions") == 4
    tables = [block.place.table for block in reading.document.blocks if isinstance(block, Table)]
    assert tables == list(range(len(tables)))


def test_a_table_whose_cells_nobody_can_tell_is_named() -> None:
    """The heads of section 4 in two lines, read across."""
    heads = "结果维结果纠其他结未经复议直接起诉持正果尚未审结总计复议后起诉</p><p>1 1 0 39 41 79 0 0 34 113 1 0 0 0 1"
    report = parse(_half_text(heads).encode()).report
    assert not any(key.startswith("appeals") and figure.value is not None for key, figure in report.figures.items())
    assert [each.subject for each in report.warnings if each.message.code == "table.no_cells"] == ["appeals"]


@pytest.mark.parametrize("mark", [",", ";"])
@pytest.mark.parametrize("broken", [False, True])
def test_separated_values_whose_records_have_other_lengths(mark: str, *, broken: bool) -> None:
    """Three tables of 4, 10 and 15 columns between lines of text, as programs write them that find tables in PDF;
    also with labels in quotes that go over several lines.
    """
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, lineterminator="\n")
    writer.writerow([report_2021.TITLE])
    for heading, cells in report_2021.sections({}):
        writer.writerow([heading])
        high, wide = report_2021.size(cells) if cells else (0, 0)
        grid = [[""] * wide for _ in range(high)]
        for cell in cells:
            breaks = broken and cell.key is None
            grid[cell.row][cell.column] = "\n".join(re.findall(".{1,6}", cell.text)) if breaks else cell.text
        writer.writerows(grid)
    report = parse(out.getvalue().encode()).report
    assert {key: float(report.value(key) or 0) for key in report_2021.FIGURES} == report_2021.FIGURES


def test_prose_with_commas_is_no_separated_values() -> None:
    from parsers.readers import plain

    lines = ["2023年,本机关公开信息12条,其中网站8条,其他4条" for _ in range(20)]
    assert not any(isinstance(block, Table) for block in plain.read("\n".join(lines).encode()).blocks)
