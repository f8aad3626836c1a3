"""What is printed is read: random reports through every renderer and back."""

from __future__ import annotations

import re
import unicodedata
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nianbao_demo.compare import differences
from nianbao_demo.render import MARKUPS, RENDERERS
from nianbao_demo.reports import random_report
from parsers import libreoffice, parse
from parsers.document import Cell, Place, Table
from parsers.formats import readers_of
from parsers.forms import FORMS
from parsers.interpret import interpret
from parsers.readers import reader
from parsers.referee import BY_EYE
from parsers.report import Reading, Report
from parsers.sniff import sniff

ISSUERS = ("洛阳市财政局", "川汇区人民政府", "洛龙区教育体育局", "周口市川汇区审计局")
FORMS_PRINTED = [(form.code, ()) for form in FORMS.values()] + [
    (form.code, merged)
    for form in FORMS.values()
    if (merged := tuple(group.code for group in form.request_groups if group.code))
]
"""Forms, with the groups printed as one line."""
CASES = pytest.mark.parametrize(
    ("code", "merged"), FORMS_PRINTED, ids=[f"{code}-merged" if merged else code for code, merged in FORMS_PRINTED]
)
quick = settings(max_examples=1, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
long = settings(quick, max_examples=120, derandomize=False)
"""120 examples of each renderer and form; `make fuzz` has thousands."""
seeds = st.integers(0, 2**32 - 1)
blanks = st.sampled_from([0.0, 0.0, 0.1, 0.5, 1.0])


def printed(seed: int, code: str, merged: tuple[str, ...], blank: float, *, consistent: bool) -> Report:
    rng = Random(seed)
    form = FORMS[code]
    year = rng.randint(form.first_year, form.last_year or 2025)
    return random_report(
        rng, form, issuer=rng.choice(ISSUERS), year=year, blank=blank, consistent=consistent, merged=merged
    )


def read_back(name: str, seed: int, code: str, merged: tuple[str, ...], blank: float, *, consistent: bool) -> None:
    report = printed(seed, code, merged, blank, consistent=consistent)
    reading = parse(RENDERERS[name](report, Random(seed)))
    assert differences(report, reading.report) == []
    assert unaccounted(reading, repeats=name == "repeated") == []


@pytest.mark.parametrize("name", RENDERERS)
@quick
@given(seed=seeds, case=st.sampled_from(FORMS_PRINTED), blank=blanks, consistent=st.booleans())
def test_what_is_printed_is_read_and_every_numeral_is_a_figure_or_named_in_a_warning(
    name: str, seed: int, case: tuple[str, tuple[str, ...]], blank: float, consistent: bool
) -> None:
    read_back(name, seed, *case, blank, consistent=consistent)


@pytest.mark.long
@CASES
@pytest.mark.parametrize("name", RENDERERS)
@long
@given(seed=seeds, blank=blanks, consistent=st.booleans())
def test_what_is_printed_is_read_a_thousand_times(
    name: str, code: str, merged: tuple[str, ...], seed: int, blank: float, consistent: bool
) -> None:
    read_back(name, seed, code, merged, blank, consistent=consistent)


@pytest.mark.parametrize(
    ("line", "beginning", "absent"),
    [
        # Alone, 2.其他 would be a misprinted 3.其他, and 2.没有 a blank written in words.
        ("refused_prohibited_by_law", "2.其他", "other_misc"),
        ("unavailable_needs_creation", "2.没有", None),
    ],
)
def test_a_torn_label_is_read_whole(line: str, beginning: str, absent: str | None) -> None:
    form = FORMS["2021"]
    heads = "".join(f"<td>{column.label}" for column in form.request_columns)
    figures = "<td>" + "<td>".join("1234560")
    blanks = "<td>—" * 7
    labels = {term.code: term.label for term in form.request_lines if term.code != absent}
    rows = "".join(f"<tr><td>{label}{figures}" for label in labels.values())
    for cells, value in ((figures, 2), (blanks, None)):
        torn = f"<td>{beginning}{cells}<tr><td>{labels[line].removeprefix(beginning)}"
        page = (
            "<html><body><h1>洛阳市财政局2023年政府信息公开工作年度报告</h1><table>"
            f"<tr><td>申请人情况{heads}{rows.replace(f'<td>{labels[line]}{figures}', torn)}"
            "</table></body></html>"
        )
        report = parse(page.encode()).report
        assert report.value(f"requests.{line}.company") == value
        assert report.figures[f"requests.{line}.company"].raw == ("2" if value else "—")
        assert absent is None or report.value(f"requests.{absent}.company") is None


@pytest.mark.parametrize("name", RENDERERS)
@settings(quick, max_examples=1)
@given(seed=seeds, case=st.sampled_from(FORMS_PRINTED), blank=blanks)
def test_further_readers_read_nothing_else(
    name: str, seed: int, case: tuple[str, tuple[str, ...]], blank: float
) -> None:
    """They may miss a cell, as they are used only where the first reader fails, but must never
    misread one. OCR of drawn pages takes ten seconds per document, and has a test of its own.
    """
    report = printed(seed, *case, blank, consistent=True)
    data = RENDERERS[name](report, Random(seed))
    for each in [name for name in readers_of(sniff(data))[1:] if name not in BY_EYE]:
        if each == "excel_office" and (libreoffice.find() is None or name.endswith("_looked")):
            continue  # it doesn't see all looks, and can't outvote the one that does (parsers/test_referee.py)
        if each == "pdf_lines":
            continue  # only for tables without rulings (test_several.py)
        document = reader(each).read(data)
        assert document.reader == each
        got = interpret(document)
        numbers = {key: f.value for key, f in report.figures.items() if f.value is not None}
        read = {key: f.value for key, f in got.figures.items() if f.value is not None}
        assert read.items() <= numbers.items()
        assert len(read) >= 0.8 * len(numbers), each


_NUMERAL = re.compile(r"\d[\d,，]*(?:\.\d+)?")


def unaccounted(reading: Reading, *, repeats: bool = False) -> list[str]:
    """Numerals in table cells that are in no figure's print, no label and no warning; `repeats` says that a merged
    figure is printed in each column that it covers.
    """
    report = reading.report
    figures = {_cell(figure.place) for figure in report.figures.values() if figure.place}
    warned = " ".join(str(warning) for warning in report.warnings)
    found = []
    tables = [block for block in reading.document.blocks if isinstance(block, Table)]
    for table in tables:
        before: Cell | None = None
        for cell in table.cells:
            if (
                repeats
                and before
                and (before.row, before.text) == (cell.row, cell.text)
                and _cell(before.place) in figures
            ):
                figures.add(_cell(cell.place))
            before = cell
            text = unicodedata.normalize("NFKC", cell.text).strip()
            # 第二十条第（一）项, 1.属于国家秘密, 索引号: words with numerals are labels or text.
            is_number = _NUMERAL.fullmatch(text.lstrip("+-").removesuffix("元").rstrip("万件项个笔次"))
            if is_number and _cell(cell.place) not in figures and text not in warned:
                found.append(f"{text} ({cell.place})")
    return found


def _cell(place: Place) -> tuple[int | None, ...]:
    return (place.table, place.row, place.column, place.line)


@pytest.mark.parametrize("name", MARKUPS)
@example(seed=0, blank=0.0)
@quick
@given(seed=seeds, blank=st.sampled_from([0.0, 0.2]))
def test_a_figure_keeps_its_print_and_its_place(name: str, seed: int, blank: float) -> None:
    report = printed(seed, "2021", (), blank, consistent=True)
    got = parse(MARKUPS[name](report, Random(seed))).report
    for key, figure in got.figures.items():
        if figure.value is not None:
            assert figure.raw, key
            assert figure.place is not None, key
