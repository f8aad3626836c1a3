"""Reports from before 2019: lines and columns that no form knows, both forms in one report, and real tables. Random
reports of these years are read in `test_eras`.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nianbao_demo.render import MARKUPS, RENDERERS
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.document import Table
from parsers.forms import FORMS
from parsers.interpret.statistics_tables.indicator_labels import line_of
from parsers.report import Report
from tests.paths import SHARED

REAL = SHARED / "cases" / "real"
ISSUERS = ("洛阳市财政局", "川汇区人民政府", "洛龙区教育体育局")
quick = settings(max_examples=1, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
seeds = st.integers(0, 2**32 - 1)


def national(rng: Random, blank: float = 0.0) -> Report:
    return random_report(rng, FORMS["2014"], issuer=rng.choice(ISSUERS), year=rng.randint(2014, 2018), blank=blank)


@settings(quick, max_examples=12)
@given(seed=seeds, name=st.sampled_from(sorted(MARKUPS)))
def test_a_report_of_two_forms_keeps_each_table_as_its_own(seed: int, name: str) -> None:
    """No cell of one form stands under a code of another."""
    rng = Random(seed)
    later = random_report(rng, FORMS[rng.choice(["2019", "2021"])], issuer="洛阳市财政局", year=2020)
    before = random_report(rng, FORMS["2014"], issuer="洛阳市财政局", year=2018)
    page = MARKUPS["ueditor"](later, rng).decode()
    grid = MARKUPS["spanless"](before, rng).decode(errors="replace")
    table = grid[grid.index("<table") : grid.rindex("</table>") + 8]
    table = table[table.rindex("<table") :]
    got = parse(page.replace("</body>", f"{table}</body>").encode()).report
    assert {k: f.value for k, f in got.figures.items()} == {
        k: f.value for r in (later, before) for k, f in r.figures.items()
    }
    assert got.form == later.form
    assert any("two forms" in str(warning) for warning in got.warnings)


def test_the_tables_of_real_reports() -> None:
    if not REAL.exists():
        pytest.skip("the cases are not here")
    got = parse((REAL / "01_form2014.html").read_bytes()).report
    assert (got.issuer, got.year, got.form) == ("青岭县林业局", 2016, "2014")
    assert len(got.figures) == 15
    assert [f.value for f in got.figures.values() if f.unit] == [312, 9, 305, 6, 2, 4, 6, 6, 5, 1, 1, 1]
    assert all(printed.indicator for printed in got.indicators.values())
    assert "全年受理6件。" in "".join(section.text for section in got.sections)
    own = parse((REAL / "01b_old_own_table.html").read_bytes()).report
    assert (own.issuer, own.year, own.form) == ("青岭县林业局", 2012, "local")
    assert {key: f.value for key, f in own.figures.items()} == {
        "indicators.disclosed.year": 88,
        "indicators.disclosed.cumulative": 401,
        "indicators.requests_received.year": 2,
        "indicators.requests_received.cumulative": 7,
        "indicators.requests_in_person.year": 2,
        "indicators.requests_in_person.cumulative": 3,
        "indicators.requests_answered.year": 2,
        "indicators.requests_answered.cumulative": 7,
        "indicators.reconsideration.year": 0,
        "indicators.reconsideration.cumulative": 1,
    }


def table(
    *rows: tuple[str, ...], year: int = 2012, head: tuple[str, ...] = ("指标", "单位", "本年度", "上年度")
) -> Report:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (head, *rows))
    title = f"青岭县林业局{year}年政府信息公开工作年度报告"
    return parse(f"<html><body><h1>{title}</h1><p>一、概述</p><table>{cells}</table></body></html>".encode()).report


ROWS = (
    ("主动公开信息数", "条", "88", "70"),
    ("网上咨询数", "次", "5", "—"),
    ("收取的检索费", "元", "120", ""),
    ("群众满意率", "%", "98.5", "97"),
)


def test_nothing_is_forced_into_a_form() -> None:
    got = table(*ROWS)
    assert {key: (f.value and float(f.value), f.unit) for key, f in got.figures.items()} == {
        "indicators.disclosed.year": (88, "条"),
        "indicators.disclosed.上年度": (70, "条"),
        "indicators.网上咨询数.year": (5, "次"),
        "indicators.网上咨询数.上年度": (None, "次"),
        "indicators.收取的检索费.year": (0.012, "万元"),
        "indicators.收取的检索费.上年度": (None, "万元"),
        "indicators.群众满意率.year": (98.5, "%"),
        "indicators.群众满意率.上年度": (97, "%"),
    }
    assert [p.indicator for p in got.indicators.values()] == ["disclosed", "disclosed", *[None] * 6]


def test_a_local_table_of_a_later_year_is_no_report() -> None:
    with pytest.raises(Exception, match="no table of a report"):
        table(*ROWS, year=2023)


def test_a_line_is_mapped_by_what_stands_before_it() -> None:
    assert line_of("（二）被依法纠错数", "reconsideration_upheld", ()) == "reconsideration_corrected"
    assert line_of("（二）被依法纠错数", "litigation", ()) == "litigation_corrected"
    assert line_of("（二）被依法纠错数", "complaints", ()) is None
    assert line_of("（二）被依法纠错数", "litigation", ("litigation_corrected",)) is None
    assert line_of("3.否决公开答复总数", "granted", ()) is None


def test_a_province_s_own_line_among_the_parts_of_a_sum_leaves_it_unchecked() -> None:
    rng = Random(5)
    report = random_report(rng, FORMS["2014"], issuer="洛阳市财政局", year=2016, consistent=True)
    page = MARKUPS["ueditor"](report, Random(1)).decode()
    checked = {check.rule for check in parse(page.encode()).checks}
    assert checked >= {law.rule for law in FORMS["2014"].arithmetic}
    row = page[: page.index("传真申请数")].rindex("<tr")
    cells = page[row : page.index("</tr>", row) + 5]
    own = cells.replace("传真申请数", "微信申请数")
    rules = {check.rule for check in parse(page.replace(cells, cells + own).encode()).checks}
    assert checked - rules == {"indicators.received"}


def test_a_document_is_kept_as_it_was_read() -> None:
    reading = parse(RENDERERS["spaced"](national(Random(2)), Random(2)))
    assert len(reading.report.tables) == 1
    assert isinstance(reading.report.tables[0].table, Table)


def test_a_figure_beside_the_label_of_another_line_is_not_the_first_s() -> None:
    """Two tables side by side without rulings, of which a reader saw one: a blank cell, and one run into a label."""
    rows = [
        ("统计指标", "统计数统计指标", "统计数"),
        ("1．政府公报公开政府信息数（单位：条）", "5．不是《条例》所指政府信息（单位：件）", "10"),
        ("其中：主动公开规范性文件数（单位：条）", "0 2．涉及商业秘密（单位：件）", "1238"),
        ("2．政府网站公开政府信息数（单位：条）", "36．法律法规规定的其它情型（单位：件）", "7"),
        ("制发规范性文件总数（单位：件）", "", "25"),
        ("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）（单位：条）", "", "90"),
        ("3．政务微博公开政府信息数（单位：条）", "", "4"),
        ("4．政务微信公开政府信息数（单位：条）", "", "6"),
    ]
    body = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    page = f"<html><body><h1>洛阳市财政局2016年政府信息公开工作年度报告</h1><table>{body}</table></body></html>"
    report = parse(page.encode()).report
    values = {key.split(".")[1]: figure.value for key, figure in report.figures.items() if figure.value is not None}
    assert {10, 1238, 7}.isdisjoint(values.values())
    assert values["disclosed_weibo"] == 4
