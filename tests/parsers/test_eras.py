"""Reports of every era since 2008, in every format: what is printed is read. `make test-long` reads 50 of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nianbao_demo.compare import differences
from nianbao_demo.eras import ERAS, report_of_era
from nianbao_demo.render import BY_LIBREOFFICE, RENDERERS, Renderer
from nianbao_demo.render.arrangement import Arrangement, arranged
from parsers import parse
from parsers.document import Place, Table
from parsers.report import Report
from tests.parsers.libreoffice import needs_libreoffice
from tests.parsers.test_round_trip import unaccounted

ISSUERS = ("洛阳市财政局", "川汇区人民政府", "洛龙区教育体育局", "周口市川汇区审计局")
EACH = 50
"""Reports of an era in a format, in the long run."""
OWN_WORDS = ("local", "provincial")
"""Eras with labels that no form knows."""
GARBLING = {"laid_out"}
"""A label that is broken around its figure is joined again only where a form knows it."""
FORMATS: dict[str, Renderer] = {**RENDERERS, **BY_LIBREOFFICE}
PAIRS = [(name, era) for name in FORMATS for era in ERAS if not (name in GARBLING and era in OWN_WORDS)]
SOME = [pair for pair in zip(RENDERERS, cycle(ERAS), strict=False) if pair in PAIRS]
once = settings(max_examples=1, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
fifty = settings(once, max_examples=EACH, derandomize=False)
seeds = st.integers(0, 2**32 - 1)


def printed(name: str, era: str, seed: int) -> Report:
    # On paper, a row of a table without a form that has no figure may be the rest of a label.
    paper = name.startswith(("ofd", "pdf")) and era in OWN_WORDS
    blank = 0.0 if paper else [0.0, 0.2, 0.0, 0.5][seed % 4]
    rng = Random(f"{era}/{seed}")
    return report_of_era(era, rng, issuer=rng.choice(ISSUERS), blank=blank)


# Two halves of a table of statistics side by side get further columns when LibreOffice writes them, and are then not
# told apart: all their figures are named, and none is read.
def read_back(name: str, era: str, seed: int) -> None:
    report = printed(name, era, seed)
    with arranged(Arrangement(beside=name not in BY_LIBREOFFICE)):
        reading = parse(FORMATS[name](report, Random(seed)))
    got = reading.report
    assert differences(report, got) == []
    lines = {key: line.indicator for key, line in report.indicators.items()}
    assert {key: line.indicator for key, line in got.indicators.items()} == lines
    if era in OWN_WORDS:
        codes = {f"({place})" for place in _codes([each.table for each in got.tables])}
        assert [left for left in unaccounted(reading) if left.partition(" ")[2] not in codes] == []


def _codes(tables: Sequence[Table]) -> Iterator[Place]:
    """The places of the codes that tables print: the cells that come in their rows where 代码 comes in its own. A table
    that goes on after a page's end has no head: its codes come where those of the one before it do.
    """
    places: list[int] = []
    for table in tables:
        rows = [sorted(row, key=lambda cell: cell.column) for row in table.rows()]
        places = [at for head in rows for at, cell in enumerate(head) if "".join(cell.text.split()) == "代码"] or places
        yield from (row[at].place for row in rows for at in places if len(row) > at)


@pytest.mark.parametrize(("name", "era"), SOME)
@once
@given(seed=seeds)
def test_what_is_printed_is_read(name: str, era: str, seed: int) -> None:
    read_back(name, era, seed)


@pytest.mark.parametrize(
    ("name", "era", "seed"),
    [
        pytest.param("pdf_turned", "2019", 1357, id="lines that begin with a word and a comma, on a turned page"),
        pytest.param("flattened", "2021", 201, id="a row alone between the numbers of two pages"),
        pytest.param("pdf_designed", "text", 3030844019, id="a first heading with an odd number behind a paragraph"),
    ],
)
def test_what_the_long_run_found(name: str, era: str, seed: int) -> None:
    read_back(name, era, seed)


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "era"),
    [
        pytest.param(*pair, marks=[needs_libreoffice, pytest.mark.xdist_group("libreoffice")])
        if pair[0] in BY_LIBREOFFICE
        else pair
        for pair in PAIRS
    ],
)
@fifty
@given(seed=seeds)
def test_fifty_of_each_era_in_each_format(name: str, era: str, seed: int) -> None:
    read_back(name, era, seed)


def test_the_eras_are_all_years_since_2008() -> None:
    assert {year for years, _ in ERAS.values() for year in years} == set(range(2008, 2025))
