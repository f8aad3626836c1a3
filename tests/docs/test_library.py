"""docs/library.md: each block runs and prints what the page shows."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import nianbao
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from tests.docs import blocks
from tests.paths import ROOT

PAGE = ROOT / "docs" / "library.md"


def test_the_blocks_print_what_the_page_says(
    demo_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    pytest.importorskip("polars")
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("data/demo.db").symlink_to(demo_corpus)
    Path("report.html").write_bytes(_report())
    blocks.check(PAGE, {"python": blocks.python({}, PAGE)}, request)


def _report() -> bytes:
    """The report of the README: a failed sum and a blank cell."""
    rng = Random(6)
    report = random_report(rng, FORMS["2021"], issuer="洛阳市某某局", year=2023, blank=0.01, consistent=False)
    return MARKUPS["word"](report, rng)


def test_what_the_page_names_is_public() -> None:
    page = PAGE.read_text()
    functions = {"open_corpus", "parse", "parse_all"}
    errors = {"Unreadable", "Unrecognised", "ParseError", "CorpusError"}
    assert all(f"`{name}`" in page for name in functions | errors | {"Reading", "Figure", "StoredFigure"})
    assert functions | errors <= set(nianbao.__all__)
