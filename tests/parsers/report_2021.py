"""A report in the form of 2021, written by hand, for tests that make documents with common
libraries instead of the demo's renderers. It has the tables of sections 2, 3 and 4 as placed
cells, and the figures that must be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

TITLE = "洛阳市财政局2023年政府信息公开工作年度报告"
APPLICANTS = (
    "natural_person",
    "company",
    "research_institution",
    "social_organisation",
    "legal_service",
    "other",
    "total",
)
_LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("new", ("一、本年新收政府信息公开申请数量",)),
    ("carried_in", ("二、上年结转政府信息公开申请数量",)),
    ("granted", ("三、本年度办理结果", "（一）予以公开")),
    ("partially_granted", ("", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")),
    ("refused_state_secret", ("", "（三）不予公开", "1.属于国家秘密")),
    ("refused_prohibited_by_law", ("", "", "2.其他法律行政法规禁止公开")),
    ("refused_security_stability", ("", "", "3.危及“三安全一稳定”")),
    ("refused_third_party", ("", "", "4.保护第三方合法权益")),
    ("refused_internal", ("", "", "5.属于三类内部事务信息")),
    ("refused_process", ("", "", "6.属于四类过程性信息")),
    ("refused_enforcement_file", ("", "", "7.属于行政执法案卷")),
    ("refused_administrative_query", ("", "", "8.属于行政查询事项")),
    ("unavailable_not_held", ("", "（四）无法提供", "1.本机关不掌握相关政府信息")),
    ("unavailable_needs_creation", ("", "", "2.没有现成信息需要另行制作")),
    ("unavailable_unclear", ("", "", "3.补正后申请内容仍不明确")),
    ("unprocessed_petition", ("", "（五）不予处理", "1.信访举报投诉类申请")),
    ("unprocessed_repeat", ("", "", "2.重复申请")),
    ("unprocessed_publication", ("", "", "3.要求提供公开出版物")),
    ("unprocessed_vexatious", ("", "", "4.无正当理由大量反复申请")),
    ("unprocessed_confirmation", ("", "", "5.要求行政机关确认或重新出具已获取信息")),
    ("other_no_correction", ("", "（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请")),
    ("other_fee_unpaid", ("", "", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请")),
    ("other_misc", ("", "", "3.其他")),
    ("total", ("", "（七）总计")),
    ("carried_out", ("四、结转下年度继续办理",)),
)
"""Each line with its labels; "" where the label above spans this row."""
_HIGH = {"三、本年度办理结果": 22, "（三）不予公开": 8, "（四）无法提供": 3, "（五）不予处理": 5, "（六）其他处理": 3}
_PRINTED = {
    "new": ("10", "3"),
    "carried_in": ("2", "1"),
    "granted": ("5", "2"),
    "partially_granted": ("3", "0"),
    "refused_internal": ("1", "1"),
    "unavailable_not_held": ("2", "0"),
    "total": ("11", "3"),
    "carried_out": ("1", "1"),
}
"""Prints for natural persons and companies; all others are 0."""


class Placed(NamedTuple):
    """A cell at its row and column; `key` is the key of the figure it prints."""

    row: int
    column: int
    text: str
    high: int = 1
    wide: int = 1
    key: str | None = None


def _requests() -> list[Placed]:
    cells = [
        Placed(0, 0, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
        Placed(0, 3, "申请人情况", 1, 7),
        Placed(1, 3, "自然人", 2),
        Placed(1, 4, "法人或其他组织", 1, 5),
        Placed(1, 9, "总计", 2),
    ]
    organisations = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    cells += [Placed(2, column, text) for column, text in enumerate(organisations, 4)]
    for row, (code, labels) in enumerate(_LINES, 3):
        for column, label in enumerate(labels):
            if label:
                wide = 3 - column if column == len(labels) - 1 else 1
                cells.append(Placed(row, column, label, _HIGH.get(label, 1), wide))
        person, company = _PRINTED.get(code, ("0", "0"))
        prints = (person, company, "0", "0", "0", "0", str(int(person) + int(company)))
        for column, (applicant, text) in enumerate(zip(APPLICANTS, prints, strict=True), 3):
            cells.append(Placed(row, column, text, key=f"requests.{code}.{applicant}"))
    return cells


def _disclosures() -> list[Placed]:
    at = "disclosures.20"
    cells = [Placed(0, 0, "第二十条第（一）项", 1, 4)]
    heads = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    cells += [Placed(1, column, text) for column, text in enumerate(heads)]
    for row, label, item, prints in (
        (2, "规章", "regulations", ("1", "0", "5")),
        (3, "行政规范性文件", "normative_documents", ("22", "1", "55")),
    ):
        cells.append(Placed(row, 0, label))
        for column, (measure, text) in enumerate(zip(("issued", "repealed", "in_force"), prints, strict=True), 1):
            cells.append(Placed(row, column, text, key=f"{at}.1.{item}.{measure}"))
    row = 4
    for clause, head, measure, items in (
        ("第二十条第（五）项", "本年处理决定数量", "decisions", (("行政许可", "5.licensing", "345"),)),
        (
            "第二十条第（六）项",
            "本年处理决定数量",
            "decisions",
            (("行政处罚", "6.penalties", "67"), ("行政强制", "6.coercion", "8")),
        ),
        ("第二十条第（八）项", "本年收费金额（单位：万元）", "amount", (("行政事业性收费", "8.fees", "25.1"),)),
    ):
        cells += [Placed(row, 0, clause, 1, 4), Placed(row + 1, 0, "信息内容"), Placed(row + 1, 1, head, 1, 3)]
        row += 2
        for label, item, text in items:
            cells.append(Placed(row, 0, label))
            cells.append(Placed(row, 1, text, 1, 3, f"{at}.{item}.{measure}"))
            row += 1
    return cells


def _appeals() -> list[Placed]:
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    codes = ("upheld", "corrected", "other", "pending", "total")
    channels = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
    cells = [Placed(0, 0, "行政复议", 1, 5), Placed(0, 5, "行政诉讼", 1, 10)]
    cells += [Placed(1, column, text, 2) for column, text in enumerate(results)]
    cells += [Placed(1, 5, "未经复议直接起诉", 1, 5), Placed(1, 10, "复议后起诉", 1, 5)]
    cells += [Placed(2, 5 + n, text) for n, text in enumerate(results * 2)]
    prints = ("1", "0", "0", "2", "3") + ("0",) * 5 + ("0", "1", "0", "0", "1")
    keys = [f"appeals.{channel}.{code}" for channel in channels for code in codes]
    cells += [Placed(3, n, text, key=key) for n, (key, text) in enumerate(zip(keys, prints, strict=True))]
    return cells


SECTIONS: tuple[tuple[str, list[Placed]], ...] = (
    ("一、总体情况", []),
    ("二、主动公开政府信息情况", _disclosures()),
    ("三、收到和处理政府信息公开申请情况", _requests()),
    ("四、政府信息公开行政复议、行政诉讼情况", _appeals()),
    ("五、存在的主要问题及改进情况", []),
    ("六、其他需要报告的事项", []),
)
FIGURES = {
    cell.key: float(cell.text) if "." in cell.text else int(cell.text)
    for _, cells in SECTIONS
    for cell in cells
    if cell.key
}


def sections(changed: Mapping[str, str]) -> list[tuple[str, list[Placed]]]:
    """The sections, with some figures printed differently."""
    assert changed.keys() <= FIGURES.keys(), changed.keys() - FIGURES.keys()
    return [
        (heading, [cell._replace(text=changed.get(cell.key or "", cell.text)) for cell in cells])
        for heading, cells in SECTIONS
    ]


def size(cells: list[Placed]) -> tuple[int, int]:
    """Number of rows and columns of a table."""
    return max(c.row + c.high for c in cells), max(c.column + c.wide for c in cells)
