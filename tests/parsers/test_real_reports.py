"""Five real reports and one real page, cell by cell; skipped if they are not there.

They are not part of the project. `NIANBAO_SEEDS` names their folder (with `truth/` in it); without
it, they are looked for next to the repository.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from parsers import parse
from parsers.report import Reading
from tests.paths import SHARED

_BESIDE = SHARED / "seeds"
SEEDS = Path(os.environ.get("NIANBAO_SEEDS", _BESIDE))
REAL = SEEDS.parent / "real"
COLUMNS = (
    "natural_person",
    "company",
    "research_institution",
    "social_organisation",
    "legal_service",
    "other",
    "total",
)
RESULTS = ("upheld", "corrected", "other", "pending", "total")

CASES = [(path, SEEDS / "truth" / f"{path.stem}.json") for path in sorted(SEEDS.glob("*.txt"))]
CASES += [(path, path.with_suffix(".json")) for path in sorted(REAL.glob("*.html"))]

pytestmark = pytest.mark.skipif(not CASES, reason="the real reports are not at hand: set NIANBAO_SEEDS")


def figures(truth: dict[str, Any]) -> dict[str, Any]:
    found = {f"disclosures.{d['clause']}.{d['item']}.{d['measure']}": d["value"] for d in truth["disclosures"]}
    for table, columns in (("requests", COLUMNS), ("appeals", RESULTS)):
        for line, values in truth[table].items():
            found |= {f"{table}.{line}.{c}": v for c, v in zip(columns, values, strict=True)}
    return found


@pytest.fixture(params=CASES, ids=lambda case: case[0].stem[:12])
def case(request: pytest.FixtureRequest) -> tuple[Reading, dict[str, Any]]:
    source, truth = request.param
    return parse(source.read_bytes()), json.loads(truth.read_text())


def test_every_cell(case: tuple[Reading, dict[str, Any]]) -> None:
    reading, truth = case
    expected = figures(truth)
    read = {k: f.value if f.value is None else float(f.value) for k, f in reading.report.figures.items()}
    assert read == {k: v if v is None else float(v) for k, v in expected.items()}


def test_identity_and_sections(case: tuple[Reading, dict[str, Any]]) -> None:
    reading, truth = case
    report = reading.report
    assert (report.issuer, report.year, report.form) == (truth["issuer"], truth["year"], truth["form"])
    if "sections" in truth:
        assert [section.number for section in report.sections] == truth["sections"]
        assert all(section.text for section in report.sections if section.number in {1, 5, 6})
        texts = [section.text for section in report.sections if section.text]
        assert len(set(texts)) == len(texts)


def test_arithmetic(case: tuple[Reading, dict[str, Any]]) -> None:
    reading, truth = case
    sums = [check for check in reading.checks if check.rule != "structure.sections"]
    assert not [check for check in sums if check.status == "fail"]
    blank = {key for key, value in figures(truth).items() if value is None}
    if not blank:
        assert {check.status for check in reading.checks} == {"pass"}
        assert not reading.inferences
    else:
        assert any(check.status == "unknown" for check in sums)


def test_inferences(case: tuple[Reading, dict[str, Any]]) -> None:
    reading, truth = case
    inferred = {each.key: each.value for each in reading.inferences}
    if "inferred" in truth:
        assert inferred == truth["inferred"]
    blank = {key for key, value in figures(truth).items() if value is None}
    assert inferred.keys() <= blank


def test_every_figure_has_its_print_and_place(case: tuple[Reading, dict[str, Any]]) -> None:
    reading, _ = case
    tables = {table.position: table.table for table in reading.report.tables}
    for key, figure in reading.report.figures.items():
        if figure.value is None:
            continue
        assert figure.raw, key
        assert figure.place is not None, key
        assert figure.place.table is not None
        cells = tables[figure.place.table].cells
        printed = [c.text for c in cells if (c.row, c.column) == (figure.place.row, figure.place.column)]
        assert printed == [figure.raw], key
