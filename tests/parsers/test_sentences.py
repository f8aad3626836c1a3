"""Sentences in two languages: a message's text follows from its code and its values alone."""

from __future__ import annotations

import json
import pickle
import re
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.corpus.translation import SENTENCES
from nianbao_demo.reports import random_report
from parsers import checks, messages
from parsers.checks import RULES, narrative, quantities
from parsers.checks.quantities import QUANTITIES, Summed
from parsers.checks.structure import what_is_wrong
from parsers.checks.subjects import Annual
from parsers.formats import BY_MEDIA_TYPE
from parsers.forms import FORMS
from parsers.inference import infer
from parsers.notices import IN_NO_TABLE
from parsers.sentences import (
    Code,
    Given,
    Listed,
    Message,
    Pair,
    Part,
    Sentence,
    Translator,
    Words,
    as_codes,
    sentences_in,
)
from parsers.sniff import Kind

EVERY = [pytest.param(each, id=code) for code, each in SENTENCES.items()]


def names(table: str, code: str) -> Pair:
    return f"〔{table} {code}〕", f"[{table} {code}]"


def in_both(message: Message) -> Pair:
    pair = Translator(SENTENCES, names).message(message.code, message.values)
    assert pair is not None, message
    return pair


TEXTS = st.one_of(st.text(max_size=20), st.sampled_from(("", "“其中”; 5 in “x”", "{0}", "a, b")))
NUMBERS = st.one_of(
    st.integers(-(10**20), 10**20), st.decimals(-1000, 1000, places=2), st.floats(-1000, 1000, allow_nan=False)
)
DAYS = st.dates(date(2008, 1, 1), date(2030, 1, 1))
ONE = st.one_of(TEXTS, NUMBERS, DAYS, st.builds(messages.LACKS_PART, part=TEXTS))


@st.composite
def value(draw: st.DrawFn, part: Part, spec: str) -> Given:
    """A value that the part can have."""
    if spec:
        return draw(st.integers(0, 10**6))
    if isinstance(part, Words):
        return draw(st.sampled_from(list(part.of)))
    if isinstance(part, Kind):
        return draw(st.sampled_from(list(BY_MEDIA_TYPE)))
    if isinstance(part, Listed):
        one = ONE if type(part.of) is Part else value(part.of, "")
        return draw(st.lists(one, min_size=1, max_size=3))
    if isinstance(part, Summed):
        lines = st.sampled_from([name for each in QUANTITIES.values() for r in each.readings for name in r])
        return draw(st.lists(lines, min_size=1, max_size=4))
    if isinstance(part, Code):
        return draw(st.sampled_from(("township", "requests.new.total")))
    return draw(st.one_of(ONE, st.lists(ONE, min_size=1, max_size=3)))


@st.composite
def said(draw: st.DrawFn, sentence: Sentence) -> Message:
    specs = dict(re.findall(r"{(\w+)(:[^}]*)?}", sentence.english))
    return sentence(**{name: draw(value(sentence.part(name), specs[name])) for name in sorted(sentence.names)})


@pytest.mark.parametrize("sentence", EVERY)
@settings(max_examples=8, deadline=None)
@given(st.data())
def test_a_message_follows_from_its_code_and_values(sentence: Sentence, data: st.DataObject) -> None:
    message = data.draw(said(sentence))
    values = json.loads(json.dumps(message.values))
    assert Message(message.text, message.code, values) == message
    assert pickle.loads(pickle.dumps(message)) == message  # noqa: S301
    pair = Translator(SENTENCES).message(message.code, values)
    assert pair is not None
    in_chinese = [name for name, part in sentence.parts.items() if getattr(part, "in_chinese", False)]
    if not in_chinese and not any(isinstance(part, Summed) for part in sentence.parts.values()):
        assert pair[1] == message.text


@pytest.mark.parametrize("sentence", EVERY)
def test_both_languages_say_the_same(sentence: Sentence) -> None:
    named = [sorted(re.findall(r"{(\w*)(?::[^}]*)?}", each)) for each in (sentence.english, sentence.chinese)]
    assert named[0] == named[1] == sorted(sentence.names), "a value stands in one language, or twice"
    plain = re.sub(r"{[^}]*}|（[\w$-]+）|“ .*?”|nianbao\S*( parse| refresh)?|files =", "", sentence.chinese)
    own = "Word|robots.txt|hosts|WPS|PDF|Excel|OFD|RTF|RAR|XML|HTML|TLS|WZWS|LibreOffice|OpenDocument|pdfminer|DNS|OCR"
    commands = r"OLD_TLS_HOSTS|Content-Encoding|refresh --all|PARSE_MEMORY|PARSE_TIMEOUT|--\w+|SOFFICE|soffice|(apt-get|brew|pip) install( \w+)+|libreoffice-writer-nogui|Debian|Ubuntu|macOS"
    assert not re.findall(r"[A-Za-z]{3,}", re.sub(f"{own}|{commands}", "", plain)), "no Chinese"


def test_templates_that_differ_are_refused() -> None:
    with pytest.raises(ValueError, match=r"x\.y"):
        Sentence("x.y", "{days} days", "迟了")
    with pytest.raises(ValueError, match=r"x\.y"):
        Sentence("x.y", "late", "迟了", days=Listed())


def test_no_two_sentences_have_one_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrative, "OPEN", Sentence(messages.EMPTY.code, "", ""))
    with pytest.raises(ValueError, match=messages.EMPTY.code):
        sentences_in(messages, narrative)


def test_a_sentence_with_a_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="empty list"):
        IN_NO_TABLE(prints=[])
    with pytest.raises(ValueError, match="has the values"):
        messages.LOCKED()
    with pytest.raises(ValueError, match="has the values"):
        messages.EMPTY(what="file")


def test_an_empty_text_is_seen_to_be_empty() -> None:
    """The message of a document or library may be empty."""
    message = messages.PART_LOCKED(file="")
    assert message.text == "“” is locked with a password: ask for an open one"
    assert in_both(message) == ("“” 有密码保护：请索取未加密的", message.text)
    assert messages.DAMAGED(what="pdf", error=EOFError()).text == "the PDF is damaged (EOFError): fetch it again"


def test_values_are_as_json_has_them() -> None:
    said = Sentence("x.y", "{a} {b} {c} {d} {e}", "{a} {b} {c} {d} {e}")(
        a=3, b=Decimal("25.1"), c=Decimal("25.10"), d=date(2024, 1, 31), e=[93.0, messages.EMPTY()]
    )
    assert said.values == {
        "a": 3,
        "b": 25.1,
        "c": "25.10",
        "d": "2024-01-31",
        "e": [93, {"code": "file.empty", "values": {}}],
    }
    assert said.text == "3 25.1 25.10 2024-01-31 93, the file is empty: fetch it again"


def test_what_another_version_wrote_is_not_guessed() -> None:
    translator = Translator(SENTENCES)
    assert translator.message("sum.holds", {"left": 3}) is None
    assert translator.message("no.such", {}) is None
    assert translator.message(None, {}) is None
    assert translator.message("file.damaged", {"what": "spoon", "error": "x"}) is None
    assert translator.message("fetch.failed", {"why": {"code": "no.such", "values": {}}}) is None


def test_quotes_may_hold_what_parts_a_message() -> None:
    one, two = "收到申请3件；“其中”; 5 in “x”", "我局受理申请8件: “同上”"
    others = [narrative.ELSEWHERE(printed="8", sentence=two)] * 2
    message = narrative.TWICE(
        quantity="requests.new.total", said=narrative.DIFFERS(printed="3", cell=4), sentence=one, others=others
    )
    assert message.text.startswith("本年新收: the text says 3, the table 4: “收到")
    chinese, english = in_both(message)
    assert chinese.count(one) == 1
    assert chinese.endswith(f"正文另有不同数字：“{two}”中的“8”；“{two}”中的“8”")
    assert english == message.text.replace("本年新收", "new requests")


def test_what_is_taken_away_has_a_minus() -> None:
    readings = QUANTITIES["requests.accepted.total"].readings
    message = narrative.LOOSER(printed="3", cell=4, reading=readings[2])
    assert message.text.endswith("but the words may mean total + -unprocessed_*")
    assert in_both(message) == (
        "正文称“3”，表中为 4，但所言也可能指办理结果总计 − 不予处理",
        "the text says 3, the table 4, but the words may mean requests handled − not processed",
    )


def test_every_reading_of_a_quantity_has_a_name() -> None:
    translator = Translator(SENTENCES)
    for each in QUANTITIES.values():
        for reading in (each.cells, *each.readings):
            assert quantities.Summed().translated(reading, translator), reading


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from([0.0, 0.2]), st.booleans())
def test_every_check_of_a_report_is_in_both_languages(seed: int, blank: float, consistent: bool) -> None:
    """Not only of those that the demo happens to have."""
    form = FORMS["2019" if seed % 3 == 0 else "2021"]
    report = random_report(Random(seed), form, issuer="洛阳市财政局", year=2023, blank=blank, consistent=consistent)
    values = {key: figure.value for key, figure in report.figures.items()}
    annual = Annual(2023, report.issuer, report.form, values, report.sections)
    others = (None, Annual(2022, report.issuer, "2019", {}), annual)
    found = [*checks.check(report, infer(report)), *(c for b in others for c in checks.checks_over("years", annual, b))]
    for each in found:
        _, english = in_both(each.message)
        stored = each.message.text.removeprefix(f"{RULES[each.rule].title}: ")
        assert re.sub(r"\[\w+ ([\w.]+)\]", r"\1", english) == stored or "narrative" in each.rule


def test_codes_are_called_by_themselves_where_nobody_knows_them() -> None:
    assert as_codes("issuer_kinds", "township") == ("township", "township")


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([1, 2, 3, 4, 5, 6], None),
        ([1, 2, 4, 5, 6], "section 3 is not found"),
        ([1, 4], "section 2, 3, 5, 6 is not found"),
        ([1, 2, 2, 3, 4, 5, 6, 6], "section 2, 6 is there more than once"),
        ([1, 3, 2, 4, 5, 6], "section 2 comes after a later one"),
        ([6, 1, 2, 3, 4, 5], "section 1, 2, 3, 4, 5 comes after a later one"),
        ([1, 3, 2, 2, 4, 5, 6], "section 2 is there more than once; section 2 comes after a later one"),
    ],
)
def test_what_is_wrong_with_the_sections_is_named(numbers: list[int], words: str | None) -> None:
    message = what_is_wrong(numbers, [1, 2, 3, 4, 5, 6])
    assert (message and message.text) == words
    assert message is None or all(str(n) in in_both(message)[0] for n in re.findall(r"\d", message.text))
