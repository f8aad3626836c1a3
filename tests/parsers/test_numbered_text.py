"""A table of statistics as text, whose rows are numbered before their labels."""

from __future__ import annotations

import pytest

from parsers import parse
from parsers.forms import FORMS


@pytest.mark.parametrize("head", ["行次    统计指标    统计数", "序号    指标名称    数量"])
def test_the_number_of_a_row_is_no_figure(head: str) -> None:
    lines = [line for part in FORMS["2014"].indicators for line, _ in part.lines()]
    printed = [
        f"{at}    {line.label}（单位：{line.unit}）    {7 * at}" if line.unit else f"{at}    {line.label}    -"
        for at, line in enumerate(lines, 1)
    ]
    text = "\n".join(("洛阳市审计局2018年政府信息公开工作年度报告", "附件：政府信息公开情况统计表", head, *printed))
    report = parse(text.encode()).report
    figures = {f"indicators.{line.code}.year": 7 * at for at, line in enumerate(lines, 1) if line.unit}
    assert {key: figure.value for key, figure in report.figures.items() if figure.value is not None} == figures
