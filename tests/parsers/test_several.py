"""Several reports in one document: nothing of one stands in the other."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nianbao_demo.compare import differences
from nianbao_demo.render import RENDERERS
from nianbao_demo.render.arrangement import Arrangement, arranged
from nianbao_demo.render.joined import JOINED, UNTITLED
from nianbao_demo.render.pdf import two_up, unruled
from nianbao_demo.reports import random_report
from parsers import ParseError, Unrecognised, parse, parse_all
from parsers.forms import FORMS
from parsers.interpret import interpret, read_title
from parsers.readers import pdf, pdf_lines
from parsers.report import Report
from tests.paths import SHARED

TRIALS = SHARED / "cases" / "trials"
quick = settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def pair(seed: int, *, years: bool) -> tuple[Report, Report]:
    """Two organs' reports of one year, or one organ's of two."""
    rng = Random(seed)
    blank = rng.choice([0.0, 0.3, 0.9])
    one, other = ("洛阳市财政局",) * 2 if years else ("洛阳市财政局", "川汇区审计局")
    first = random_report(rng, FORMS["2021"], issuer=one, year=2023, blank=blank, consistent=True)
    return first, random_report(
        rng, FORMS["2021"], issuer=other, year=2022 if years else 2023, blank=blank, consistent=True
    )


@pytest.mark.parametrize("name", JOINED)
@quick
@given(seed=st.integers(0, 2**32 - 1), years=st.booleans())
def test_nothing_of_one_stands_in_the_other(name: str, seed: int, years: bool) -> None:
    printed = pair(seed, years=years)
    found = list(parse_all(JOINED[name](*printed, Random(seed))))
    assert [each.member for each in found] == [None, "report-2"]
    for report, each in zip(printed, found, strict=True):
        assert each.reading
        got = each.reading.report
        assert (got.issuer, got.year) == (report.issuer, report.year)
        assert {key: f.value for key, f in got.figures.items()} == {key: f.value for key, f in report.figures.items()}
        assert {s.number for s in got.sections} == {s.number for s in report.sections}
        positions = {table.position for table in got.tables}
        assert {f.place.table for f in got.figures.values() if f.place} <= positions


@pytest.mark.parametrize("name", JOINED)
@quick
@given(seed=st.integers(0, 2**32 - 1), years=st.booleans())
def test_two_reports_of_the_form_of_2014_are_two(name: str, seed: int, years: bool) -> None:
    rng = Random(seed)
    one, other = ("洛阳市财政局",) * 2 if years else ("洛阳市财政局", "川汇区审计局")
    blank = rng.choice([0.0, 0.3])
    first = random_report(rng, FORMS["2014"], issuer=one, year=2017, blank=blank, consistent=True)
    year = 2016 if years else 2017
    second = random_report(rng, FORMS["2014"], issuer=other, year=year, blank=blank, consistent=True)
    found = list(parse_all(JOINED[name](first, second, Random(seed))))
    assert [each.member for each in found] == [None, "report-2"]
    for report, each in zip((first, second), found, strict=True):
        assert each.reading
        got = each.reading.report
        assert (got.issuer, got.year, got.form) == (report.issuer, report.year, "2014")
        # A page has one date of publication.
        assert [each for each in differences(report, got) if not each.startswith("published_on")] == []


@pytest.mark.parametrize("name", UNTITLED)
def test_reports_without_titles_of_their_own(name: str) -> None:
    for seed in range(3):
        printed = pair(seed, years=False)
        found = [each.reading.report for each in parse_all(UNTITLED[name](*printed, Random(seed))) if each.reading]
        assert [each.issuer for each in found] == [each.issuer for each in printed]
        for report, got in zip(printed, found, strict=True):
            assert {key: f.value for key, f in got.figures.items()} == {
                key: f.value for key, f in report.figures.items()
            }


@pytest.mark.parametrize("sign", ["—、", "壹、", "Ⅰ、", "一丶"])
def test_reports_whose_first_section_has_an_odd_number(sign: str) -> None:
    one, other = (
        replace(each, sections=(replace(first, heading=sign + first.heading.partition("、")[2]), *rest))
        for each in pair(3, years=False)
        for first, *rest in [each.sections]
    )
    found = [each.reading.report for each in parse_all(UNTITLED["opened"](one, other, Random(3))) if each.reading]
    assert [each.issuer for each in found] == [one.issuer, other.issuer]


def test_reports_that_take_turns() -> None:
    """A sheet for each table of each organ: each organ's tables are its report, whatever stands between."""
    printed = pair(8, years=False)
    texts = [RENDERERS["markdown"](each, Random(8)).decode() for each in printed]
    pieces = [re.split("\n(?=#+ ?[三四]、)", text) for text in texts]
    assert [len(each) for each in pieces] == [3, 3]
    turns = zip(*pieces, strict=True)
    text = "\n\n".join(f"{each.title}\n\n{piece}" for turn in turns for each, piece in zip(printed, turn, strict=True))
    found = [each.reading.report for each in parse_all(text.encode()) if each.reading]
    assert [each.issuer for each in found] == [each.issuer for each in printed]
    for report, got in zip(printed, found, strict=True):
        assert {k: f.value for k, f in got.figures.items()} == {k: f.value for k, f in report.figures.items()}
        assert {f.place.table for f in got.figures.values() if f.place} <= {table.position for table in got.tables}


def test_an_organ_below_another_is_called_by_its_name() -> None:
    title = read_title("附：所属单位青川县国库支付中心2023年政府信息公开工作年度报告")
    assert title
    assert title.issuer == "青川县国库支付中心"


def test_a_single_reading_of_two_reports_is_refused() -> None:
    data = JOINED["texts"](*pair(1, years=False), Random(1))
    with pytest.raises(Unrecognised, match="it holds 2 reports"):
        parse(data)


def test_a_title_in_a_list_of_links_is_no_report() -> None:
    report, _ = pair(2, years=False)
    page = RENDERERS["ueditor"](report, Random(2)).decode()
    links = "".join(f"<p>川汇区审计局{year}年政府信息公开工作年度报告</p>" for year in (2020, 2021, 2022))
    for where in ("<body>", "</body>"):
        joined = page.replace(where, where + links if where == "<body>" else links + where)
        assert [each.member for each in parse_all(joined.encode())] == [None]


def test_a_second_printing_fills_no_blank() -> None:
    report, _ = pair(3, years=False)
    key = "requests.new.natural_person"
    blank = replace(report, figures={**report.figures, key: report.figures[key]._replace(value=None, raw="")})
    full = replace(report, figures={**report.figures, key: report.figures[key]._replace(value=7, raw="7")})
    first, second = (RENDERERS["ueditor"](each, Random(3)).decode() for each in (blank, full))
    body = re.search(r"<body>(.*)</body>", second, re.DOTALL)
    assert body
    got = parse(first.replace("</body>", body[1] + "</body>").encode()).report
    assert got.value(key) is None
    assert [str(w.message) for w in got.warnings if w.subject == key] == [
        "printed twice, as “” and “7”: neither is stored"
    ]


@pytest.mark.parametrize("name", ["ueditor", "spanless", "markdown", "docx", "xlsx", "pdf", "ofd"])
def test_a_table_that_breaks_off(name: str) -> None:
    rng = Random(4)
    report = random_report(rng, FORMS["2021"], issuer="洛阳市财政局", year=2023)
    with arranged(Arrangement(breaks_off_after=11)):
        reading = parse(RENDERERS[name](report, rng))
    got = reading.report
    lines = [term.code for term in FORMS["2021"].request_lines]
    for number, line in enumerate(lines):
        values = [got.value(f"requests.{line}.{c.code}") for c in FORMS["2021"].request_columns]
        printed = [report.value(f"requests.{line}.{c.code}") for c in FORMS["2021"].request_columns]
        assert values == (printed if number < 11 else [None] * 7)
    assert reading.inferences == ()
    codes = [w.message.code for w in got.warnings if w.message.code != "sheet.hidden"]
    assert codes == ["table.breaks_off", "table.not_found"], "and section 4 is without its table"


UNSPANNED = ("flattened", "cell_lines", "spaced", "unbarred", "laid_out")
"""Texts without merged cells: which column stands above which can't be told."""


@pytest.mark.parametrize("name", [n for n in RENDERERS if n not in {*UNSPANNED, "pdf_chromium", "pdf_libreoffice"}])
@quick
@given(seed=st.integers(0, 2**32 - 1), code=st.sampled_from(sorted(FORMS)))
def test_columns_in_any_arrangement_are_read(name: str, seed: int, code: str) -> None:
    rng = Random(seed)
    report = random_report(
        rng, FORMS[code], issuer="洛阳市财政局", year=FORMS[code].last_year or 2023, blank=rng.choice([0.0, 0.2])
    )
    with arranged(Arrangement.choose(rng)):
        data = RENDERERS[name](report, rng)
    assert differences(report, parse(data).report) == []


@pytest.mark.parametrize("name", UNSPANNED)
@settings(quick, max_examples=6)
@given(seed=st.integers(0, 2**32 - 1), blank=st.sampled_from([0.0, 0.2]))
def test_columns_of_text_without_merges_are_right_or_null(name: str, seed: int, blank: float) -> None:
    """Text that has lost its merged cells may leave open which column a further one is: never a wrong figure."""
    rng = Random(seed)
    report = random_report(rng, FORMS["2021"], issuer="洛阳市财政局", year=2023, blank=blank)
    with arranged(Arrangement.choose(rng)):
        got = parse(RENDERERS[name](report, rng)).report
    assert not [key for key, f in got.figures.items() if f.value is not None and f.value != report.value(key)]


@pytest.mark.skipif(not TRIALS.exists(), reason="../shared is not here")
def test_cases() -> None:
    def read(name: str) -> list[tuple[str | None, int | None, int]]:
        found = [each.reading.report for each in parse_all((TRIALS / name).read_bytes()) if each.reading]
        return [(r.issuer, r.year, sum(f.value is not None for f in r.figures.values())) for r in found]

    assert read("two-organs.html") == [("某县民政局", 2023, 20), ("某县审计局", 2023, 21)]
    assert read("two-organs.pdf") == [("洛河区民政局", 2023, 200), ("洛河区审计局", 2023, 200)]
    assert read("two-documents.ofd") == [("洛河区民政局", 2023, 200), ("洛河区民政局", 2022, 200)]


@pytest.mark.skipif(not TRIALS.exists(), reason="../shared is not here")
def test_two_pages_on_a_sheet() -> None:
    report = parse((TRIALS / "two-up.pdf").read_bytes()).report
    assert (report.issuer, report.year, str(report.published_on)) == ("洛河区民政局", 2023, "2024-01-13")
    assert sum(figure.value is not None for figure in report.figures.values()) == 200


@settings(quick, max_examples=3)
@given(seed=st.integers(0, 2**32 - 1), code=st.sampled_from(sorted(FORMS)))
def test_two_pages_on_any_sheet(seed: int, code: str) -> None:
    """Every figure and whose report it is; the sheet's head may be left in the text."""
    rng = Random(seed)
    report = random_report(rng, FORMS[code], issuer="洛阳市财政局", year=FORMS[code].last_year or 2023)
    got = parse(two_up(report, rng)).report
    assert {key: f.value for key, f in got.figures.items()} == {key: f.value for key, f in report.figures.items()}
    assert (got.issuer, got.year) == (report.issuer, report.year)


@settings(quick, max_examples=2)
@given(
    seed=st.integers(0, 2**32 - 1),
    code=st.sampled_from([form.code for form in FORMS.values() if form.request_lines]),
    blank=st.sampled_from([0.0, 0.2]),
)
def test_tables_without_rulings_are_right_or_null(seed: int, code: str, blank: float) -> None:
    rng = Random(seed)
    report = random_report(
        rng, FORMS[code], issuer="洛阳市财政局", year=FORMS[code].last_year or 2023, blank=blank, consistent=True
    )
    data = unruled(report, rng)
    for module in (pdf, pdf_lines):
        try:
            got = interpret(module.read(data))
        except ParseError:
            continue
        assert not [key for key, f in got.figures.items() if f.value is not None and f.value != report.value(key)]


@pytest.mark.parametrize("blank", [0.0, 0.4])
def test_no_figure_of_two_reports_side_by_side_is_stored(blank: float) -> None:
    """Both stand in the same rows of one sheet: which figures are whose, the rows don't say."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.create_sheet("年报", 0)
    for number, issuer in enumerate(("洛阳市财政局", "川汇区审计局")):
        rng = Random(number)
        report = random_report(rng, FORMS["2021"], issuer=issuer, year=2023, blank=blank)
        top = 0
        for source in openpyxl.load_workbook(io.BytesIO(RENDERERS["xlsx"](report, Random(5)))).worksheets:
            for cell in (cell for row in source.iter_rows() for cell in row if cell.value is not None):
                sheet.cell(top + cell.row, cell.column + 20 * number).value = cell.value
            top += source.max_row + 1
    out = io.BytesIO()
    book.save(out)
    got = parse(out.getvalue(), title="洛阳市财政局2023年政府信息公开工作年度报告").report
    assert [key for key, figure in got.figures.items() if figure.value is not None] == []


@pytest.mark.parametrize("itself", ["（本级）", "本级", "机关", "（机关）", "(局机关)", "机关本级"])
def test_an_organ_itself_is_the_organ(itself: str) -> None:
    for text in (
        f"青川县财政局{itself}2023年政府信息公开工作年度报告",
        f"2023年青川县财政局{itself}政府信息公开工作年度报告",
    ):
        title = read_title(text)
        assert title
        assert title.issuer == "青川县财政局"


def test_offices_of_a_party_committee_keep_their_name() -> None:
    title = read_title("青川县委机关2023年政府信息公开工作年度报告")
    assert title
    assert title.issuer == "青川县委机关"
