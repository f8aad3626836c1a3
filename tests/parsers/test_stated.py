"""Figures that a report without a table states in sentences: of its year, of its organ, of disclosure, and whole."""

from __future__ import annotations

import pytest

from parsers.interpret.text_alone.stated import stated
from parsers.report import Section

OVERVIEW, DISCLOSED, REQUESTS = "一、概述", "二、主动公开情况", "三、依申请公开情况"
FEES, CASES, FAULTS = "四、收费及减免情况", "五、行政复议、诉讼情况", "六、问题和措施"
OFFICE, COUNTY = "青岭县林业局", "青岭县人民政府"


def said(heading: str, text: str, issuer: str = OFFICE, year: int = 2013) -> dict[str, float]:
    found, _ = stated([Section(1, heading, text)], year, issuer)
    return {key.split(".")[1]: float(each.figure.value or 0) for key, each in found.items()}


@pytest.mark.parametrize(
    ("heading", "text", "figures"),
    [
        (DISCLOSED, "我局共发布各类主动公开信息９６件。", {"disclosed": 96}),
        (DISCLOSED, "主动公开信息合计：1,203条。", {"disclosed": 1203}),
        (DISCLOSED, "2013年主动公开信息三百二十条，比2012年的250条多70条。", {"disclosed": 320}),
        (DISCLOSED, "与2012年主动公开信息88条相比，2013年主动公开信息102条。", {"disclosed": 102}),
        (DISCLOSED, "截至2013年底累计主动公开政府信息900条，其中2013年主动公开政府信息80条。", {"disclosed": 80}),
        (REQUESTS, "上年结转2件，2013年新收到信息公开申请15件。", {"requests_received": 15}),
        (REQUESTS, "收到3件公开申请。", {"requests_received": 3}),
        (
            REQUESTS,
            "收到申请12件。其中：当面申请3件；网上申请9件。",
            {"requests_received": 12, "requests_in_person": 3, "requests_online": 9},
        ),
        (
            REQUESTS,
            "共答复申请9件：“同意公开”的4件，“部分公开”1件，不予公开的有2件，信息不存在1件，非本机关政府信息1件。",
            {
                "requests_answered": 9,
                "granted": 4,
                "partially_granted": 1,
                "refused": 2,
                "not_existing": 1,
                "not_responsible": 1,
            },
        ),
        (REQUESTS, "收到申请5件，其中3件予以公开，2件不予公开。", {"requests_received": 5, "granted": 3, "refused": 2}),
        (REQUESTS, "同意公开3件，不同意公开2件。", {"granted": 3, "refused": 2}),
        (REQUESTS, "未接到任何单位和个人的信息公开申请。", {"requests_received": 0}),
        (REQUESTS, "没有发生依申请公开事项。", {"requests_received": 0}),
        (FEES, "收取检索、复制、邮寄等费用共计350元。", {"fees": 0.035}),
        (FEES, "收取的费用（检索费、复制费等）为0元。", {"fees": 0}),
        (CASES, "因信息公开被申请行政复议2件，被提起行政诉讼1件。", {"reconsideration": 2, "litigation": 1}),
        (CASES, "行政复议和行政诉讼各1件。", {"reconsideration": 1, "litigation": 1}),
        (CASES, "没有发生一件因信息公开引起的行政复议。", {"reconsideration": 0}),
        (CASES, "无行政复议、诉讼。", {"reconsideration": 0, "litigation": 0}),
    ],
)
def test_a_standard_sentence_is_read(heading: str, text: str, figures: dict[str, float]) -> None:
    assert said(heading, text) == figures


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        # not a number, or not all of it
        (DISCLOSED, "主动公开政府信息1600余条。"),
        (DISCLOSED, "主动公开政府信息约300条。"),
        (DISCLOSED, "主动公开政府信息数十条。"),
        (DISCLOSED, "主动公开政府信息80条以上。"),
        (DISCLOSED, "其中网站主动公开信息60条。"),
        (REQUESTS, "收到申请三四件。"),
        (REQUESTS, "除此之外未收到其他申请。"),
        (REQUESTS, "未收到传真申请。"),
        (REQUESTS, "收到咨询、申请35件。"),
        (REQUESTS, "信息不存在及非本机关掌握33件。"),
        (CASES, "行政复议、行政诉讼案件2件。"),
        # another time
        (FAULTS, "明年力争主动公开信息2000条。"),
        (FAULTS, "要求各科室每月主动公开信息10条。"),
        (DISCLOSED, "《条例》实施六年来，共主动公开政府信息3000条，收到申请40件。"),
        (DISCLOSED, "2012年，我局主动公开信息100条。收到公开申请4件。"),
        (DISCLOSED, "（一）2012年情况\n主动公开信息100条。"),
        (REQUESTS, "2011年、2012年、2013年分别收到公开申请3件、5件、8件。"),
        (REQUESTS, "2013年上半年收到公开申请1件。"),
        (DISCLOSED, "应当主动公开政府信息120条。"),
        # another organ
        (DISCLOSED, "县政府办主动公开信息900条。"),
        (DISCLOSED, "我市各县区共主动公开政府信息32600条。"),
        (REQUESTS, "受县政府委托答复申请5件。"),
        # something else
        (OVERVIEW, "受理独生子女证申请120件，收取社会抚养费35.6万元，行政诉讼3件。"),
        (OVERVIEW, "受理行政复议案件35件。"),
        (OVERVIEW, "受理低保申请50件。"),
        (DISCLOSED, "清理旧文，不予公开30条。"),
        (DISCLOSED, "主动予以公开文件12件。"),
        (REQUESTS, "未收到申请人的投诉。"),
        (REQUESTS, "没有未受理的申请。"),
        (REQUESTS, "没有收到因公开申请引起的投诉。"),
        (FEES, "减免费用200元。"),
        (FEES, "减免收费2万元。"),
        (FEES, "应收取费用300元，免收费300元。"),
        (FEES, "没有发生乱收费用的情况。"),
        (CASES, "没有一起行政复议被撤销。"),
        (CASES, "收到税务行政复议2件，均与信息公开无关。"),
    ],
)
def test_what_is_another_thing_is_not(heading: str, text: str) -> None:
    assert said(heading, text) == {}


def test_requests_of_reconsideration_are_none_of_disclosure() -> None:
    assert said(CASES, "没有收到因政府信息公开申请行政复议和提起行政诉讼的案件。") == {
        "reconsideration": 0,
        "litigation": 0,
    }


def test_a_government_speaks_of_its_area_and_not_of_one_of_its_organs() -> None:
    assert said(DISCLOSED, "全县各级行政机关主动公开政府信息900条，其中县公安局主动公开信息20条。", COUNTY) == {
        "disclosed": 900
    }
    assert said(REQUESTS, "县国土局收到申请30件。", COUNTY) == {}
    assert said(REQUESTS, "县本级收到申请30件。", COUNTY) == {}
    assert said(DISCLOSED, "县政府及各部门主动公开政府信息900条。", COUNTY) == {"disclosed": 900}


def test_two_numbers_of_one_thing_are_named_and_none_is_taken() -> None:
    found, warnings = stated([Section(1, REQUESTS, "收到申请5件。共收到公开申请6件。")], 2013, OFFICE)
    assert found == {}
    assert [(each.subject, str(each)) for each in warnings] == [
        (
            "indicators.requests_received.year",
            "the text states different numbers of it: “收到申请5件”, “收到公开申请6件”",
        )
    ]
