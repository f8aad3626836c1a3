"""Tables that print another year beside the report's: it is never read as the report's."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from parsers import parse
from parsers.forms import FORMS
from parsers.report import Report
from tests.parsers.test_columns import FORMS_ORDER, html, tabs, truth

FORM = FORMS["2021"]
YEARS = [
    ("上年", "本年"),
    ("2022年", "2023年"),
    ("2023年度", "2022年度"),
    ("本年", "增减", "上年"),
    ("增减", "上年", "本年"),
    ("2021年", "2022年", "2023年"),
]


def _own(years: tuple[str, ...]) -> int:
    return max(range(len(years)), key=lambda at: (years[at][0] not in "上增", years[at]))


def section_2(years: tuple[str, ...], *, beside: bool) -> tuple[list[str], dict[str, int]]:
    """The rows of section 2 for several years, beside each other or with each column parted, and the figures."""
    rows: list[str] = []
    figures: dict[str, int] = {}
    count = len(years)
    number = 0
    for clause in FORM.clauses:
        wide = 3 // len(clause.measures)
        rows.append(f"<td colspan={1 + 3 * count}>{clause.label}</td>")
        upper = [(year, 3) for year in years] if beside else [(m.label, wide * count) for m in clause.measures]
        lower = [m.label for _ in years for m in clause.measures] if beside else [*years] * len(clause.measures)
        rows.append("<td rowspan=2>信息内容</td>" + "".join(f"<td colspan={span}>{name}</td>" for name, span in upper))
        rows.append("".join(f"<td colspan={wide}>{name}</td>" for name in lower))
        each = [(year, measure) for year in range(count) for measure in clause.measures]
        each = each if beside else [(year, measure) for measure in clause.measures for year in range(count)]
        for item in clause.items:
            cells = ""
            for year, measure in each:
                number += 1
                cells += f"<td colspan={wide}>{number}</td>"
                if year == _own(years):
                    figures[f"disclosures.{clause.code}.{item.code}.{measure.code}"] = number
            rows.append(f"<td>{item.label}</td>{cells}")
    return rows, figures


def page(rows: list[str]) -> str:
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return html(truth(1), FORMS_ORDER).replace("<table", f"<table>{table}</table><p>三、申请情况</p><table", 1)


def read(data: str, keys: dict[str, int]) -> dict[str, object]:
    report: Report = parse(data.encode()).report
    return {key: report.value(key) for key in keys}


@pytest.mark.parametrize("years", YEARS)
@pytest.mark.parametrize("beside", [True, False])
def test_section_2_of_several_years_is_that_of_the_latest(years: tuple[str, ...], *, beside: bool) -> None:
    rows, figures = section_2(years, beside=beside)
    assert read(page(rows), figures) == figures


def test_the_other_year_is_named() -> None:
    rows, _ = section_2(("2022年", "2023年"), beside=True)
    told = [str(each.message) for each in parse(page(rows).encode()).report.warnings]
    assert any("2022年" in each and "1 | 2 | 3 | 7" in each for each in told)
    assert not any("2023年" in each for each in told)


def _without_merges(rows: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    for row in rows:
        cells = re.findall(r"<td(?: (?:col|row)span=(\d+))?>(.*?)</td>", row)
        once = [text for _, text in cells]
        spread = [text for span, text in cells for _ in range(1 if text == "信息内容" else int(span or 1))]
        yield "".join(f"<td>{text}</td>" for text in once), once, spread


@pytest.mark.parametrize("years", YEARS)
@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize("blank", [True, False])
def test_where_merged_cells_are_lost_no_other_year_is_stored(
    years: tuple[str, ...], *, beside: bool, blank: bool
) -> None:
    rows, figures = section_2(years, beside=beside)
    if blank:
        rows = [re.sub(r">(\d*[159])<", "><", row) for row in rows]
    made = list(_without_merges(rows))
    top = "洛阳市财政局2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n"
    tail = "\n三、收到和处理政府信息公开申请情况\n" + tabs(truth(1), FORMS_ORDER).split("\n", 2)[2]
    texts = [
        "\n".join(f"| {' | '.join(once)} |" for _, once, _ in made),
        "\n".join(f"| {' | '.join(spread)} |" for _, _, spread in made),
        "\n".join("\t".join(filter(None, once)) for _, once, _ in made),
        "\n".join(",".join(spread) for _, _, spread in made),
    ]
    pages = [page([cells for cells, _, _ in made]), *(f"{top}{text}{tail}" for text in texts)]
    for each in pages:
        got = read(each, figures)
        assert all(value in {None, figures[key]} for key, value in got.items()), each
