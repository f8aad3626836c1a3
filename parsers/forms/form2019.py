"""国办公开办函〔2019〕60号: the form of report years 2019 and 2020.

It differs from the form of 2021 in section 2, in （六）其他处理 being one line, and in the
headings of sections 4 and 5; this module states only these differences.
"""

from dataclasses import replace

from parsers.forms import form2021
from parsers.forms.model import Clause, Heading, adds_up, column, line

SECTIONS = tuple(
    {
        4: Heading(4, "因政府信息公开工作被申请行政复议、提起行政诉讼情况", "Reconsideration and litigation", (heading.label, *heading.variants)),
        5: Heading(5, "政府信息公开工作存在的主要问题及改进情况", "Main problems and improvements", (heading.label, *heading.variants)),
    }.get(heading.number, heading)
    for heading in form2021.SECTIONS
)

LAST_YEAR = column("items_last_year", "上一年项目数量", "上一年度项目数量", "上年项目数量", en="items last year", unit="项")
CHANGE = column("change", "本年增/减", "本年增减", "本年度增/减", en="change this year", unit="项", signed=True)
DECISIONS = column("decisions", "处理决定数量", "本年处理决定数量", en="decisions made this year")

CLAUSES = (
    Clause(
        "20.1",
        "第二十条第（一）项",
        "Article 20 (1): regulations and normative documents",
        (
            line("regulations", "规章", "行政规章", en="Regulations"),
            line("normative_documents", "规范性文件", "行政规范性文件", en="Normative documents"),
        ),
        (
            column("made", "本年新制作数量", "本年制作数量", "新制作数量", en="newly made this year"),
            column("published", "本年新公开数量", "本年公开数量", "新公开数量", en="newly published this year"),
            column("total_public", "对外公开总数量", "对外公开数量", "公开总数量", en="published in total"),
        ),
    ),
    Clause(
        "20.5",
        "第二十条第（五）项",
        "Article 20 (5): licensing and other services",
        (
            line("licensing", "行政许可", en="Administrative licensing"),
            line("other_services", "其他对外管理服务事项", "其他对外服务管理事项", en="Other services to the public"),
        ),
        (LAST_YEAR, CHANGE, DECISIONS),
    ),
    Clause(
        "20.6",
        "第二十条第（六）项",
        "Article 20 (6): penalties and coercive measures",
        (
            line("penalties", "行政处罚", en="Administrative penalties"),
            line("coercion", "行政强制", en="Administrative coercion"),
        ),
        (LAST_YEAR, CHANGE, DECISIONS),
    ),
    Clause(
        "20.8",
        "第二十条第（八）项",
        "Article 20 (8): administrative fees",
        (line("fees", "行政事业性收费", en="Administrative fees"),),
        (LAST_YEAR, CHANGE),
    ),
    Clause(
        "20.9",
        "第二十条第（九）项",
        "Article 20 (9): government procurement",
        (line("procurement", "政府集中采购", "政府采购", en="Central procurement"),),
        (
            column("projects", "采购项目数量", en="procurement projects", unit="项"),
            column("amount", "采购总金额", "采购总金额（单位：万元）", "采购金额", en="amount of procurement", unit="万元"),
        ),
    ),
)

OUTCOMES = form2021.OUTCOMES.replace(
    "（六）其他处理", line("other", "（六）其他处理", "（六）其他", "（六）其他处理情形", "（六）其他处理情况", "（六）其他情形", "（六）其他情况", en="Other handling")
)

FORM = replace(
    form2021.FORM,
    code="2019",
    title="政府信息公开工作年度报告格式（2019）",
    english="Annual report form of 2019",
    notice="国办公开办函〔2019〕60号",
    first_year=2019,
    last_year=2020,
    sections=SECTIONS,
    clauses=CLAUSES,
    requests=(form2021.NEW, form2021.CARRIED_IN, OUTCOMES, form2021.CARRIED_OUT),
    arithmetic=tuple(
        adds_up(law.rule, OUTCOMES, to="total", title=law.title, en=law.english, source="国办公开办函〔2019〕60号")
        if law.rule == "requests.outcomes"
        else replace(law, source=law.source.replace("2021〕30", "2019〕60"))
        for law in form2021.ARITHMETIC
    ),
)
