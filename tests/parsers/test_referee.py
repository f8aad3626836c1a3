"""The referee: which reading the arithmetic confirms, and whose error a failed sum is."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from nianbao_demo.reports import random_report
from parsers import notices
from parsers.document import Cell, Document, Place, SetAside, Table
from parsers.forms import FORMS
from parsers.referee import Attempt, Judgement, judge
from parsers.report import Notice, Report

TOTAL = "requests.new.total"
PERSON = "requests.new.natural_person"
ALONE = "disclosures.20.5.licensing.decisions"
"""A cell without a sum over it."""
BLANK_FREE = "requests.granted.natural_person"
BLANK = "requests.granted.company"


def printed() -> Report:
    report = random_report(Random(7), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    return with_cell(report, BLANK, None, "")


def with_cell(report: Report, key: str, value: int | None, raw: str | None) -> Report:
    figures = dict(report.figures)
    figures[key] = figures[key]._replace(value=value, raw=raw)
    return replace(report, figures=figures)


def attempt(name: str, report: Report) -> Attempt:
    return Attempt(name, Document((), "application/pdf", name), report)


def judged(*reports: Report) -> Judgement:
    """The judgement on the first report, with the others as readings on request."""
    first, *others = (attempt(f"r{n}", report) for n, report in enumerate(reports, 1))
    return judge(first, [lambda each=each: each for each in others])  # type: ignore[misc]


def misread(report: Report, key: str, more: int = 7) -> Report:
    value = int(report.figures[key].value or 0) + more
    return with_cell(report, key, value, str(value))


def test_what_adds_up_is_read_once() -> None:
    def never() -> Attempt:
        raise AssertionError

    got = judge(attempt("r1", printed()), [never])
    assert (got.verdict, got.readers, got.disputes) == ("single", ("r1",), ())


def test_two_readings_alike_make_it_the_publishers_error() -> None:
    wrong = misread(printed(), TOTAL)
    got = judged(wrong, wrong)
    assert got.verdict == "confirmed"
    assert got.taken.report.figures == wrong.figures, "nothing is altered"
    failed = [c for c in got.checks if c.status == "fail" and c.rule.startswith("requests.")]
    assert failed
    assert all("(r1, r2) gave the same figures" in check.message.text for check in failed)


def test_a_reading_that_adds_up_takes_the_place_of_one_that_does_not() -> None:
    got = judged(misread(printed(), TOTAL), printed())
    assert (got.verdict, got.readers) == ("replaced", ("r1", "r2"))
    assert got.taken.report.figures == printed().figures
    assert any("read again by r2" in str(w) for w in got.taken.report.warnings)


def test_a_reading_without_a_name_takes_the_place_of_none() -> None:
    nameless = replace(printed(), issuer=None, year=None)
    got = judged(misread(printed(), TOTAL), nameless)
    assert got.taken.report.issuer == printed().issuer


def test_where_no_sum_decides_neither_reading_is_believed() -> None:
    got = judged(misread(misread(printed(), TOTAL), ALONE), printed())
    assert got.verdict == "replaced"
    assert got.taken.report.value(ALONE) is None
    assert [each.key for each in got.disputes] == [ALONE]
    assert got.taken.report.value(TOTAL) == printed().value(TOTAL)


def test_readings_that_differ_and_fail_leave_the_cells_open() -> None:
    one, other = misread(printed(), TOTAL), misread(printed(), PERSON, 5)
    got = judged(one, other)
    assert got.verdict == "disputed"
    assert {each.key for each in got.disputes} == {TOTAL, PERSON}
    assert got.taken.report.value(TOTAL) is None
    assert dict(got.disputes[0].readings).keys() == {"r1", "r2"}
    warned = {w.subject for w in got.taken.report.warnings}
    assert {TOTAL, PERSON} <= warned
    # The value that the arithmetic leaves for them is an inference, not a figure.
    assert all(got.taken.report.value(each.key) is None for each in got.taken.inferences)


def test_a_third_reading_decides_between_two() -> None:
    one, other = misread(printed(), TOTAL), misread(printed(), PERSON, 5)
    got = judged(one, other, one)
    assert (got.verdict, got.readers) == ("confirmed", ("r1", "r2", "r3"))
    assert got.taken.report.figures == one.figures


def test_a_reading_with_fewer_sums_proves_nothing() -> None:
    wrong = misread(printed(), TOTAL)
    empty = printed()
    for key in wrong.figures:
        empty = with_cell(empty, key, None, None)
    got = judged(wrong, empty)
    assert (got.verdict, got.readers) == ("single", ("r1", "r2"))
    assert got.taken.report.figures == wrong.figures, "who read nothing contradicts nothing"


def test_a_blank_against_a_number_is_a_contradiction() -> None:
    one = misread(printed(), TOTAL)
    other = with_cell(misread(printed(), TOTAL, 9), BLANK, 4, "4")
    assert BLANK in {each.key for each in judged(one, other).disputes}


def test_cells_that_were_not_found_are_read_again() -> None:
    unread = with_cell(printed(), ALONE, None, None)
    got = judged(unread, printed())
    assert got.verdict == "replaced"
    assert got.taken.report.value(ALONE) == printed().value(ALONE)
    # But not at the price of another figure that the first reading, which adds up, read
    # differently.
    other = misread(printed(), "disclosures.20.8.fees.amount", 1)
    got = judged(unread, other)
    assert got.verdict == "disputed"
    assert got.taken.report.value("disclosures.20.8.fees.amount") is None


def test_what_one_reader_saw_and_refused_another_does_not_decide() -> None:
    refused = with_cell(printed(), ALONE, None, "l2")
    got = judged(refused, printed())
    assert got.taken.report.value(ALONE) is None
    assert [each.key for each in got.disputes] == [ALONE]


def test_what_one_reading_refused_is_not_taken_from_another_that_fails() -> None:
    wrong = misread(printed(), TOTAL)
    refused = with_cell(wrong, ALONE, None, "12.5?125")
    got = judged(refused, misread(wrong, BLANK_FREE))
    assert got.verdict == "disputed"
    assert got.taken.report.figures[ALONE].value is None
    assert any(notice.subject == ALONE for notice in got.taken.report.warnings)


def seeing(name: str, report: Report, key: str) -> Attempt:
    """A reading that left out something struck in a cell."""
    cell = Cell("12", 0, 0, place=Place(table=0, row=0, column=0), looks=(SetAside("88", "struck"),))
    document = Document((Table((cell,)),), "application/pdf", name)
    figure = report.figures[key]._replace(place=cell.place)
    return Attempt(name, document, replace(report, figures={**report.figures, key: figure}))


def test_a_reader_that_sees_what_is_struck_is_not_outvoted() -> None:
    wrong = misread(printed(), TOTAL)
    first = seeing("r1", with_cell(wrong, ALONE, 12, "12"), ALONE)
    blind = with_cell(wrong, ALONE, 8812, "8812")
    got = judge(first, [lambda: attempt("r2", blind), lambda: attempt("r3", blind)])
    assert (got.verdict, got.taken.report.value(ALONE)) == ("disputed", 12)
    assert [each.key for each in got.disputes] == [ALONE]
    assert any(notice.subject == ALONE for notice in got.taken.report.warnings)


def test_two_readers_of_more_digits_are_not_believed() -> None:
    wrong = misread(printed(), TOTAL)
    blind = with_cell(wrong, ALONE, 8812, "8812")
    got = judged(with_cell(wrong, ALONE, 12, "12"), blind, blind)
    assert (got.verdict, got.taken.report.value(ALONE)) == ("disputed", None)
    assert [each.key for each in got.disputes] == [ALONE]
    assert any(notice.subject == ALONE for notice in got.taken.report.warnings)


def test_a_verdict_of_disputes_names_them() -> None:
    wrong = misread(printed(), TOTAL)
    two = with_cell(misread(wrong, BLANK_FREE), ALONE, 5, "5")
    got = judged(with_cell(wrong, ALONE, 5, "5"), with_cell(wrong, ALONE, 6, "6"), two)
    assert got.verdict == "disputed"
    assert {each.key for each in got.disputes} == {ALONE, BLANK_FREE}
    assert {notice.subject for notice in got.taken.report.warnings} >= {ALONE, BLANK_FREE}


def test_blanks_of_a_table_whose_columns_are_not_certain_say_nothing() -> None:
    """Another reader saw the figure there: it stands."""
    first = misread(printed(), TOTAL)
    cells = {
        key: figure._replace(value=None, raw="") if key.startswith("requests.") else figure
        for key, figure in first.figures.items()
    }
    told = Notice(notices.LINES_FAIL(), "requests", None)
    other = replace(first, figures=cells, warnings=(*first.warnings, told))
    got = judged(first, other)
    assert (got.disputes, got.taken.report.figures) == ((), first.figures)
