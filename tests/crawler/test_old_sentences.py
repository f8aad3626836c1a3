"""Sentences stored before schema 3 are recognised with their values; other text stays unchanged."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler import old_templates
from crawler.archive.log import capture_from, ended_from
from crawler.old_sentences import CHECKS, FAILURES, SOURCES, WARNINGS, recognised
from parsers.sentences import Message

GROUPS = {"checks": CHECKS, "failures": FAILURES, "warnings": WARNINGS, "sources": SOURCES}
FILLED = {
    "n": st.integers(0, 10**9).map(str),
    "c": st.integers(0, 10**9).map("{:,}".format),
    "f": st.decimals(0, 1000, places=2).map(str),
    "w": st.from_regex(r"[a-z0-9一-龥.%+-]{1,8}", fullmatch=True),
    "t": st.one_of(st.text(max_size=10), st.sampled_from(("“其中”; 5 in “x”", "a, b: c"))),
    "code": st.sampled_from(("township", "requests.new.total")),
    "numbers": st.just("2, 3"),
    "sum": st.just("total + -unprocessed_*"),
    "words": st.just("pdf, pdf_plumber"),
    "bars": st.just("3 | 4"),
    "quoted": st.just("“3”, “a, b”"),
    "quoted_and": st.just("“3” and “4”"),
    "quoted_semicolons": st.just("“一；”; “二”"),
    "quantity": st.sampled_from(("本年新收", "受理", "行政复议结果纠正")),
    "file": st.sampled_from(("the file", "the PDF")),
    "media": st.sampled_from(("a web page", "application/x-thing")),
    "identity": st.just("issuer"),
    "identity_of": st.just("for which year it is"),
    "ended": st.just("reading it was interrupted"),
    "follows": st.just("requests.new.total follows as 6; requests.new.company follows as -1"),
    "elsewhere": st.just("8 in “我局受理; 申请8件”; 9 in “收到9件”"),
    "members": st.just("a; b/1.doc: the file is empty: fetch it again; 2.pdf: its pages have no text"),
    "prints": st.just("“3” (pdf), “” (pdf_plumber)"),
    "doubts": st.just("“1 2” may be more than one number; remark (3) beside the number"),
    "mention": st.just("it may be a count over years"),
    "said": st.just("the text says 3, the table 4; it is a part of another number"),
    "change": st.just("from 3 to 4 it is +33.3%"),
    "failure": st.just("the file is empty: fetch it again"),
    "notice": st.just("page 1 is a picture: it was not read"),
    "no_office": st.just(old_templates.TEMPLATES["office.missing"]),
    "no_report": st.just("only a table of reconsiderations and lawsuits is in it: no annual report"),
    "unsure": st.just("“3” was read in the picture with a confidence of 0.85: compare it with the page"),
    "doubt": st.just("“3.5” is not a whole number"),
    "picture": st.just("a picture fills it"),
    "guard": st.just("WZWS refuses"),
    "damage": st.sampled_from(("it lacks its part word/document.xml", "bad header")),
    "failure_or_text": st.sampled_from(("its pages have no text", "list index out of range")),
    "silence": st.sampled_from(("the connection was refused", "[Errno 5] x: y")),
    "left": st.sampled_from(("blocked with status 403", "of an older version")),
}


@st.composite
def sentence(draw: st.DrawFn, code: str) -> str:
    found = ""
    for literal, name, kind, _ in Formatter().parse(old_templates.TEMPLATES[code]):
        found += literal + (draw(FILLED[kind]) if name and kind else "")
    return found


@pytest.mark.parametrize(
    ("group", "code"), [(name, each) for name, group in GROUPS.items() for each in group if each != "number.odd"]
)
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_sentence_is_found_again(group: str, code: str, data: st.DataObject) -> None:
    text = data.draw(sentence(code))
    found = recognised(GROUPS[group], text)
    assert found.text == text
    assert found.code == code
    assert found.values.keys() == set(re.findall(r"{(\w+):", old_templates.TEMPLATES[code]))


def test_numbers_are_numbers_where_they_print_the_same() -> None:
    for text, value in (("3", 3), ("-3", -3), ("25.1", 25.1), ("25.10", "25.10"), ("1E+2", "1E+2"), ("+5", "+5")):
        found = recognised(CHECKS, f"{text} = 3")
        assert found.values["left"] == value
        assert type(found.values["left"]) is type(value)


def test_what_is_no_sentence_stays_as_it_is() -> None:
    for group in GROUPS.values():
        assert recognised(group, "404: the page is gone") == Message("404: the page is gone")


def test_an_archive_of_before_says_why_in_words() -> None:
    told = {
        "portal": "luoyang",
        "url": "https://www.ly.gov.cn/1.html",
        "fetched_at": "2024-02-01T08:00:00Z",
        "status": 403,
        "role": "blocked",
        "reason": "blocked with status 403: WZWS refuses",
        "hints": [],
        "sha256": None,
        "member": None,
    }
    wrong = capture_from(told, b"").wrong
    assert wrong is not None
    assert (wrong.code, wrong.values["status"]) == ("answer.refused_by", 403)
    assert capture_from({**told, "role": "report", "reason": "its title says so"}, b"").wrong is None
    ended = ended_from(
        {
            "ended_at": "2024-02-01T09:00:00Z",
            "outcome": "done",
            "reason": "",
            "counts": {},
            "failures": {"https://www.ly.gov.cn/2.html": "could not be fetched: no answer came in time"},
            "answered": [],
        }
    )
    (failed,) = ended.failures.values()
    assert failed.values == {"why": {"code": "fetch.too_late", "values": {}}}
    assert ended_from(ended.as_json) == ended
