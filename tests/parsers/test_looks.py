"""What of a text is print: struck and unseen text is none, and a raised or lowered mark is no digit."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao_demo.compare import differences
from nianbao_demo.render import MARKUPS, looked_html
from nianbao_demo.render.docx import looked as looked_docx
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.document import SetAside
from parsers.forms import FORMS
from parsers.interpret import interpret
from parsers.looks import BLACK, WHITE, Piece, is_seen, printed
from parsers.readers import reader
from parsers.report import Report
from tests.paths import SHARED

TRIALS = SHARED / "cases" / "trials"
ISSUED = "disclosures.20.1.regulations.issued"
UPHELD = "appeals.reconsideration.upheld"


def test_what_is_struck_or_unseen_is_no_print() -> None:
    assert printed([Piece("88", "struck"), Piece("12")]) == ("12", (SetAside("88", "struck"),))
    assert printed([Piece("7", "unseen"), Piece("1"), Piece("2")]) == ("12", (SetAside("7", "unseen"),))
    assert printed([Piece("8", "struck"), Piece("8", "struck")]) == ("", (SetAside("88", "struck"),))


def test_a_mark_is_no_digit() -> None:
    assert printed([Piece("12"), Piece("2", "lowered")]) == ("12〔2〕", (SetAside("2", "lowered"),))
    assert printed([Piece("12"), Piece("〔2〕", "raised")]).text == "12〔2〕"


def test_blanks_are_no_text() -> None:
    assert printed([Piece("12"), Piece(" ", "struck"), Piece("3")]) == ("123", ())


def test_a_look_that_is_not_sure_holds_beside_plain_print() -> None:
    white = Piece("88", "unseen", sure=False)
    assert printed([white, Piece("12")]).text == "12"
    assert printed([white]) == ("", (SetAside("88", "unseen"),))
    assert printed([Piece("规章", "unseen", sure=False)]).text == "规章"
    assert printed([Piece("12"), Piece("2", "raised", sure=False)]).text == "12〔2〕"
    assert printed([Piece("12", "raised", sure=False)]) == ("12", ())


def test_colours_that_nobody_tells_apart() -> None:
    assert not is_seen(WHITE, WHITE)
    assert not is_seen((0.98, 0.98, 0.98), WHITE)
    assert is_seen((0.8, 0.8, 0.8), WHITE)
    assert is_seen(BLACK, WHITE)


@pytest.mark.skipif(not TRIALS.is_dir(), reason="the shared cases are not here")
@pytest.mark.parametrize(
    ("file", "values", "warned"),
    [
        ("struck.html", {ISSUED: 12, UPHELD: 3}, {ISSUED, UPHELD}),
        ("struck.docx", {ISSUED: 12}, {ISSUED}),
        ("struck.odt", {ISSUED: 12}, {ISSUED}),
        ("unseen.html", {ISSUED: 12, UPHELD: 3}, set()),
        ("unseen-class.html", {ISSUED: 12}, set()),
        ("white.docx", {ISSUED: 12}, set()),
        ("note-below.html", {ISSUED: None}, {ISSUED}),
    ],
)
def test_a_case(file: str, values: dict[str, int | None], warned: set[str]) -> None:
    data = (TRIALS / file).read_bytes()
    for name in {"html": ("html", "html_second"), "docx": ("docx", "docx_second"), "odt": ("odt",)}[file.split(".")[1]]:
        report = interpret(reader(name).read(data))
        assert {key: report.value(key) for key in values} == values
        assert {notice.subject for notice in report.warnings if notice.subject in report.figures} == warned


def test_what_is_struck_in_a_cell_is_told() -> None:
    page = MARKUPS["ueditor"](_report(3), Random(3)).decode()
    cell = "<td><s>88</s><del>7</del> </td>"
    report = parse(_with_first_figure(page, cell)).report
    told = [notice.message for notice in report.warnings if notice.subject == ISSUED]
    assert [message.code for message in told] == ["number.all_struck"]
    assert told[0].text.startswith("“887” is struck out")
    assert report.figures[ISSUED].value is None
    unseen = parse(_with_first_figure(page, "<td><b hidden>88</b></td>")).report
    assert [n.message.code for n in unseen.warnings if n.subject == ISSUED] == ["number.only_unseen"]


def _report(seed: int) -> Report:
    return random_report(Random(seed), FORMS["2021"], issuer="洛阳市财政局", year=2023, consistent=True)


def _with_first_figure(page: str, cell: str) -> bytes:
    """The page with another cell for the first figure of section 2."""
    at = page.index("<td", page.index("规章"))
    return (page[:at] + cell + page[page.index("</td>", at) + 5 :]).encode()


MARKED: dict[str, tuple[Callable[..., bytes], tuple[str, ...]]] = {
    "html": (looked_html.looked, ("html", "html_second")),
    "docx": (looked_docx, ("docx", "docx_second")),
}


def _is_as_seen(name: str, seed: int) -> None:
    """Struck and unseen pieces change no figure and no text, and a marked figure is never another number."""
    report = _report(seed)
    render, readers = MARKED[name]
    for each in readers:
        got = interpret(reader(each).read(render(report, Random(seed))))
        assert differences(report, got) == []
        got = interpret(reader(each).read(render(report, Random(seed), marks=0.1)))
        told = {notice.subject for notice in got.warnings if notice.message.code == "number.unclear"}
        marked = {key for key, figure in got.figures.items() if "〔" in (figure.raw or "") or key in told}
        assert {got.value(key) for key in told if key} <= {None}
        assert {key for key in got.figures if got.value(key) != report.value(key)} <= marked
        assert marked <= {notice.subject for notice in got.warnings}


@pytest.mark.parametrize("name", MARKED)
def test_what_is_seen_is_read(name: str) -> None:
    _is_as_seen(name, 20_231)


@pytest.mark.long
@pytest.mark.parametrize("name", MARKED)
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_what_is_seen_is_read_by_the_hundred(name: str, seed: int) -> None:
    _is_as_seen(name, seed)
