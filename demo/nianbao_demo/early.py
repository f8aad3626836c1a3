"""Reports from before 2019: their narrative, lines that provinces added and dropped, and tables that organs made for
themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import NamedTuple

from parsers.forms import LOCAL, PROSE, Form
from parsers.keys import CUMULATIVE, YEAR, Key, printed_code
from parsers.report import Figure, Number, Printed, Report, Section

_NUMERALS = "一二三四五六七八九"
_HEADINGS = (
    ("概述", "总体情况", "基本情况"),
    ("主动公开政府信息情况", "政府信息主动公开情况", "主动公开情况"),
    ("依申请公开政府信息情况", "依申请公开办理情况", "政府信息依申请公开情况"),
    ("政府信息公开的收费及减免情况", "收费及减免情况"),
    ("因政府信息公开申请行政复议、提起行政诉讼情况", "行政复议、行政诉讼情况"),
    ("存在的主要问题及改进措施", "存在的不足和改进情况", "主要问题和下一步打算"),
    ("其他需要报告的事项", "需要说明的其他事项"),
)
_SAID = (
    ("{issuer}在{year}年把公开目录重新理过一遍，分管领导每季听一次汇报。", "窗口、网站和公告栏三处同步更新。"),
    ("公开的内容以办事指南、资金分配和人事任免为主。", "更新不及时的栏目已合并。"),
    ("申请可以当面提出，也可以寄信。", "答复前都由法规科看过。"),
    ("按规定不收检索费，也没有需要减免的情形。",),
    ("对答复不服的，已告知救济途径。", "没有因此被追责的人员。"),
    ("老文件尚未全部整理，基层人手偏紧。", "下一年先补目录，再办培训。"),
    ("没有其他需要报告的事项。", "附表见后。"),
)
_ADDED = (
    ("政务热线答复公众提问数", "次"),
    ("公示栏张贴信息数", "条"),
    ("通过广播播送信息数", "条"),
    ("查阅点接待群众数", "人次"),
    ("印发宣传册数", "册"),
    ("网站专栏浏览量", "次"),
)


_NEEDED = frozenset(("indicators.reconsideration.year", "indicators.litigation.year"))
"""Lines without which those below them can't be told apart."""


class OwnLine(NamedTuple):
    """A line of a table that an organ made for itself, with the code of the line that counts the same."""

    label: str
    unit: str
    code: str | None = None


_OWN = (
    OwnLine("主动公开信息数", "条", "disclosed"),
    OwnLine("其中：全文电子化的主动公开信息数", "条"),
    OwnLine("新增的行政规范性文件数", "条"),
    OwnLine("网站专栏页面访问量", "人次"),
    OwnLine("现场接待人数", "人次"),
    OwnLine("网上咨询数", "人次"),
    OwnLine("咨询电话接听数", "人次"),
    OwnLine("受理依申请公开信息总数", "条", "requests_received"),
    OwnLine("其中：1.当面申请数", "条", "requests_in_person"),
    OwnLine("2.传真申请数", "条", "requests_by_fax"),
    OwnLine("3.电子邮件申请数", "条"),
    OwnLine("4.信函申请数", "条", "requests_by_letter"),
    OwnLine("对申请的答复总数", "条", "requests_answered"),
    OwnLine("其中：1.同意公开答复数", "条", "granted"),
    OwnLine("2.同意部分公开答复数", "条", "partially_granted"),
    OwnLine("3.否决公开答复总数", "条"),
    OwnLine("其中：（1）非本部门掌握数", "条"),
    OwnLine("（2）申请内容不明确数", "条"),
    OwnLine("（3）免予公开数", "条"),
    OwnLine("行政复议数", "件", "reconsideration"),
    OwnLine("行政诉讼数", "件", "litigation"),
    OwnLine("行政申诉数", "件"),
    OwnLine("收取检索费", "万元"),
    OwnLine("政府信息公开专职人员", "人"),
)


def printed_lines(form: Form, figures: Mapping[str, Figure]) -> dict[str, Printed]:
    """The lines of a table of statistics in the form's own words."""
    printed = {}
    for slot in form.slots("indicators"):
        if slot.key in figures:
            printed[slot.key] = Printed(form.indicator_lines[slot.line].label, slot.line)
    return printed


def sections(rng: Random, issuer: str, year: int) -> tuple[Section, ...]:
    """A narrative in the order that the Regulations of 2007 gave, with as many headings as the organ liked."""
    left_out = set(rng.sample(range(2, 7), rng.choice([0, 0, 1, 2])))
    kept = [at for at in range(len(_HEADINGS)) if at not in left_out]
    mark = rng.choice(["{}、", "{}．"])
    first = Random(f"{issuer}/{year}/sign").choices(["一", "—", "壹", "Ⅰ"], [30, 1, 1, 1])[0]
    made = []
    if rng.random() < 0.5:
        words = f"根据《中华人民共和国政府信息公开条例》，现公布{issuer}{year}年政府信息公开工作年度报告。"
        made.append(Section(0, "", words))
    for number, at in enumerate(kept, 1):
        said = [line.format(issuer=issuer, year=year) for line in _SAID[at]]
        heading = mark.format(first if number == 1 else _NUMERALS[number - 1]) + rng.choice(_HEADINGS[at])
        made.append(Section(number, heading, "\n".join(said[: rng.randint(1, len(said))])))
    return tuple(made)


def altered(rng: Random, report: Report) -> Report:
    """The report as a province has it printed: some lines of the form are dropped, and some of its own are added."""
    keys = list(report.figures)
    dropped = {key for key in keys if report.figures[key].unit and key not in _NEEDED and rng.random() < 0.15}
    added = {rng.choice(keys): line for line in rng.sample(_ADDED, rng.randint(1, 3))}
    figures: dict[str, Figure] = {}
    printed: dict[str, Printed] = {}
    for key in keys:
        if key not in dropped:
            figures[key], printed[key] = report.figures[key], report.indicators[key]
        if key in added:
            label, unit = added[key]
            own = Key("indicators", printed_code(label), YEAR).text
            figures[own], printed[own] = _figure(rng.randint(0, 90), unit), Printed(label, None)
    return replace(report, figures=figures, indicators=printed)


def local_report(rng: Random, *, issuer: str, year: int, blank: float = 0.0) -> Report:
    """A report with a table of the organ's own, for the year alone or for all years as well."""
    columns = rng.choice([(YEAR,), (YEAR, CUMULATIVE)])
    lines = [line for line in _OWN if rng.random() < 0.8]
    figures: dict[str, Figure] = {}
    printed: dict[str, Printed] = {}
    for line in lines:
        for column in columns:
            key = Key("indicators", line.code or printed_code(line.label), column).text
            number = rng.choice([0, rng.randint(1, 30), rng.randint(1, 4000)])
            figures[key] = _figure(None if rng.random() < blank else number, line.unit)
            printed[key] = Printed(line.label, line.code)
    return replace(prose_report(rng, issuer=issuer, year=year), form=LOCAL, figures=figures, indicators=printed)


def prose_report(rng: Random, *, issuer: str, year: int) -> Report:
    """A report without a table."""
    title = f"{issuer}{year}年政府信息公开工作年度报告"
    day = date(year + 1, rng.choice([1, 2, 3]), rng.randint(1, 28))
    return Report(issuer, year, title, PROSE, day, sections(rng, issuer, year), {})


def _figure(number: Number | None, unit: str) -> Figure:
    return Figure(number, "" if number is None else str(number), unit)


def lines_of(report: Report) -> Iterator[tuple[Printed, list[str]]]:
    """The lines of a report's table of statistics, each with the keys of its figures."""
    lines: dict[str, list[str]] = {}
    for key in report.indicators:
        lines.setdefault(key.rpartition(".")[0], []).append(key)
    for keys in lines.values():
        yield report.indicators[keys[0]], keys
