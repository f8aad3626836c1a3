"""Stored documents and what must be read of them: one folder each in tests/golden.

`source.*` is the document, `report.json` the output of `nianbao parse`, `document.txt` the reader's
document for people (none for scans: OCR may read another comma), `note.txt` says what is difficult
about it. A document that was read wrongly becomes a folder; `pytest --update-golden` writes the
other files and fails, so that someone looks at the changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.cli.as_json import as_json
from parsers import libreoffice, parse
from parsers.document import Document, Heading, Paragraph, Table
from parsers.formats import DOC, RTF
from parsers.report import Reading
from parsers.sniff import detect

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())
LONG = {"pdf-printed-by-chromium", "scan-askew"}
"""Cases that OCR reads whole: 20 seconds. What the default run knows of scans stands in tests/parsers/readers."""
NOT_FIGURES = ("sha256", "reader", "readers", "warnings", "checks")


def source(case: str) -> Path:
    (found,) = (GOLDEN / case).glob("source.*")
    return found


def read(case: str) -> Reading:
    path = source(case)
    data = path.read_bytes()
    if detect(data) in {DOC, RTF} and libreoffice.find() is None:
        pytest.skip("LibreOffice is not installed")
    return parse(data, name=path.name)


# One worker has all tests of a case: it is read once.
@pytest.fixture(
    scope="module",
    params=[
        pytest.param(
            case, marks=[pytest.mark.xdist_group(f"golden {case}"), *([pytest.mark.long] if case in LONG else ())]
        )
        for case in CASES
    ],
)
def golden(request: pytest.FixtureRequest) -> tuple[str, Reading]:
    return request.param, read(request.param)


def told(reading: Reading, case: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(as_json(reading, source(case).name)))
    return found


def shown(document: Document) -> Iterator[str]:
    """Paragraphs unchanged; each row of a table, with the spans of its cells."""
    for block in document.blocks:
        if isinstance(block, Paragraph | Heading):
            yield block.text
        elif isinstance(block, Table):
            yield "┌"
            for row in block.rows():
                yield "│ " + " │ ".join(
                    cell.text.replace("\n", "⏎") + _span(cell.rowspan, cell.colspan) for cell in row
                )
            yield "└"


def _span(high: int, wide: int) -> str:
    return f" [{high}×{wide}]" if high > 1 or wide > 1 else ""


def test_what_is_read(golden: tuple[str, Reading], request: pytest.FixtureRequest) -> None:
    case, reading = golden
    path = GOLDEN / case / "report.json"
    got = told(reading, case)
    if request.config.getoption("--update-golden"):
        path.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n")
        pytest.fail(f"{path.relative_to(GOLDEN.parent)} was written: look at it")
    expected = json.loads(path.read_text())
    for name in expected.keys() - set(NOT_FIGURES):
        assert got[name] == expected[name], name
    assert got["sha256"] == expected["sha256"]
    # Since schema 3, checks have the code and values of their message as well.
    assert all(each["code"] and each["values"] is not None for each in got["checks"])
    assert [
        {name: each[name] for name in old} for each, old in zip(got["checks"], expected["checks"], strict=True)
    ] == (expected["checks"])
    if not reading.document.reader.startswith("scan"):
        assert got["warnings"] == expected["warnings"]


def test_what_the_reader_saw(golden: tuple[str, Reading], request: pytest.FixtureRequest) -> None:
    case, reading = golden
    path = GOLDEN / case / "document.txt"
    if any(cell.confidence is not None for t in reading.report.tables for cell in t.table.cells):
        pytest.skip("read by OCR")
    text = "\n".join(shown(reading.document)) + "\n"
    if request.config.getoption("--update-golden"):
        path.write_text(text)
        pytest.fail(f"{path.relative_to(GOLDEN.parent)} was written: look at it")
    assert text == path.read_text()


@pytest.mark.parametrize("case", CASES)
def test_it_says_what_is_nasty(case: str) -> None:
    assert len((GOLDEN / case / "note.txt").read_text()) > 20
