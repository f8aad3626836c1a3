"""Sentences in two languages: what is stored is found again, parameter by parameter."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.corpus import expected
from nianbao_demo.reports import random_report
from parsers import checks, messages
from parsers.checks import RULES, narrative, quantities
from parsers.checks.quantities import QUANTITIES, Summed
from parsers.checks.subjects import Annual
from parsers.forms import FORMS
from parsers.inference import infer
from parsers.sentences import NUMBER, Code, Each, OneOf, Pair, Part, Plain, Saying, Words, told
from spiders import messages as of_fetching

CATALOGUES = {
    "checks": checks.SAYINGS,
    "faults": messages.SAYINGS,
    "warnings": messages.WARNINGS,
    "fetching": of_fetching.SAYINGS,
    "expected": expected.SAYINGS,
}


def names(table: str, code: str) -> Pair:
    return f"〔{table} {code}〕", f"[{table} {code}]"


def inside(part: Part) -> list[Saying]:
    """The sayings of a part, and theirs."""
    if isinstance(part, Saying):
        return [part, *(one for name in part.fields for one in inside(part.part(name)))]
    parts = part.of if isinstance(part, OneOf) else (part.of,) if isinstance(part, Each) else ()
    return [saying for each in parts for saying in inside(each)]


EVERY = [
    pytest.param(group, saying, id=f"{group}: {saying.english}")
    for group, sayings in CATALOGUES.items()
    for saying in sayings
]


@st.composite
def made(draw: st.DrawFn, part: Part) -> tuple[str, Pair]:
    """What stands for a part in a message, and what it is in Chinese and English."""
    if isinstance(part, Saying):
        values = {name: draw(made(part.part(name))) for name in part.fields}
        text = part(**{name: stored for name, (stored, _) in values.items()})
        chinese, english = ({n: pair[at] for n, (_, pair) in values.items()} for at in (0, 1))
        return text, (part.chinese.format(**chinese), part.english.format(**english))
    if isinstance(part, OneOf):
        return draw(st.sampled_from(part.of).flatmap(made))
    if isinstance(part, Each):
        found = draw(st.lists(made(part.of), min_size=1, max_size=3))
        pairs = [pair for _, pair in found]
        stored = part.between[1].join(text for text, _ in found)
        zh, en = (part.between[at].join(pair[at] for pair in pairs) for at in (0, 1))
        return stored, (zh, en)
    if isinstance(part, Summed):
        lines = st.sampled_from([each.cells[0] for each in QUANTITIES.values()])
        text = draw(st.lists(lines, min_size=1, max_size=4).map(quantities.PLUS.join))
    elif isinstance(part, Words):
        text = draw(st.sampled_from(list(part.of)))
    else:
        assert isinstance(part, Plain | Code)
        text = draw(st.from_regex(re.compile(part.pattern, re.DOTALL), fullmatch=True))
    pair = part.told(text, names)
    assert pair is not None
    return text, pair


@pytest.mark.parametrize(("group", "saying"), EVERY)
@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_message_is_found_again_with_its_parameters(group: str, saying: Saying, data: st.DataObject) -> None:
    message, pair = data.draw(made(saying))
    assert saying.told(message, names) == pair
    assert told(CATALOGUES[group], message, names) == pair, "another saying comes before it"


@pytest.mark.parametrize(("group", "saying"), EVERY)
def test_both_languages_have_the_same_parameters(group: str, saying: Saying) -> None:
    del group
    for each in inside(saying):
        fields = set(each.fields)
        assert len(fields) == len(each.fields), "a parameter stands twice"
        assert fields == set(re.findall(r"{(\w*)}", each.chinese)) >= each.parts.keys()
        words = re.findall(r"[a-z]{3,}", re.sub(r"{\w+}|（[\w$-]+）|nianbao\S*( parse)?|files =", "", each.chinese))
        assert not words, "no Chinese"


def test_a_message_that_is_no_saying_stays_as_it_is() -> None:
    assert checks.told("requests.balance", "of an older version: 3 is not 4") is None
    assert checks.told("no.such.rule", "3 ≠ 4") == ("3 ≠ 4", "3 ≠ 4")
    assert told(messages.SAYINGS, "the file is locked") is None


def test_quotes_may_hold_what_parts_a_message() -> None:
    one, two = "收到申请3件；“其中”; 5 in “x”", "我局受理申请8件: “同上”"
    stated = narrative.STATED(quantity="本年新收", said=narrative.DIFFERS(printed="3", cell=4), sentence=one)
    others = narrative.ELSEWHERE(printed="8", sentence=two)
    message = narrative.TWICE(stated=stated, others=f"{others}; {others}")
    chinese, english = checks.told("narrative.requests", message) or ("", "")
    assert chinese.count(one) == 1
    assert chinese.endswith(f"正文另有不同数字：“{two}”中的“8”；“{two}”中的“8”")
    assert english == message.replace("本年新收", "new requests")


def test_what_is_taken_away_has_a_minus() -> None:
    readings = QUANTITIES["requests.accepted.total"].readings
    said = narrative.LOOSER(printed="3", cell=4, reading=quantities.PLUS.join(readings[2]))
    assert narrative.LOOSER.told(said) == (
        "正文称“3”，表中为 4，但所言也可能指办理结果总计 − 不予处理",
        "the text says 3, the table 4, but the words may mean requests handled − not processed",
    )


def test_every_reading_of_a_quantity_has_a_name() -> None:
    for each in QUANTITIES.values():
        for reading in (each.cells, *each.readings):
            assert Summed().told(quantities.PLUS.join(reading)), reading


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from([0.0, 0.2]), st.booleans())
def test_every_check_of_a_report_is_told(seed: int, blank: float, consistent: bool) -> None:
    """Not only those that the demo happens to have."""
    form = FORMS["2019" if seed % 3 == 0 else "2021"]
    report = random_report(Random(seed), form, issuer="洛阳市财政局", year=2023, blank=blank, consistent=consistent)
    values = {key: figure.value for key, figure in report.figures.items()}
    annual = Annual(2023, report.issuer, report.form, values, report.sections)
    others = (None, Annual(2022, report.issuer, "2019", {}), annual)
    found = [*checks.check(report, infer(report)), *(c for b in others for c in checks.checks_over("years", annual, b))]
    for each in found:
        pair = checks.told(each.rule, each.message, names)
        assert pair, each.message
        stored = each.message.removeprefix(f"{RULES[each.rule].title}: ")
        assert re.sub(r"\[\w+ ([\w.]+)\]", r"\1", pair[1]) == stored or "narrative" in each.rule


def test_numbers_are_numbers() -> None:
    for number in ("0", "-3", "+41300.5", "1E+2", "25.1"):
        assert re.fullmatch(NUMBER.pattern, number)
