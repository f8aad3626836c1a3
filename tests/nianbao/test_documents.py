"""`nianbao.parse` and `parse_all`: from bytes, from a path, from an archive."""

from __future__ import annotations

import io
import zipfile
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from nianbao import Reading, Unreadable, Unrecognised, parse, parse_all
from tests.whole.local_portal import report_page


def test_bytes_and_path_give_the_same_reading(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(report_page("西工区财政局", 2023))
    readings = [parse(file), parse(str(file)), parse(file.read_bytes())]
    assert readings[0] == readings[1] == readings[2]
    assert (readings[0].report.issuer, readings[0].report.year) == ("西工区财政局", 2023)


def test_a_reading_can_not_be_altered() -> None:
    reading = parse(report_page())
    assert isinstance(reading, Reading)
    with pytest.raises(FrozenInstanceError):
        reading.verdict = "replaced"  # type: ignore[misc]


def test_every_report_of_an_archive(tmp_path: Path) -> None:
    packed = tmp_path / "reports.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2022.html", report_page(year=2022))
        archive.writestr("2023.html", report_page(year=2023))
    found = list(parse_all(packed))
    assert {each.member: each.reading and each.reading.report.year for each in found} == {
        "2022.html": 2022,
        "2023.html": 2023,
    }
    with pytest.raises(Unrecognised, match="holds 2 reports"):
        parse(packed)


def test_what_is_no_report_raises(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        parse(b"")
    with pytest.raises(Unrecognised):
        parse("<html><body><p>天气预报</p></body></html>".encode())
    with pytest.raises(FileNotFoundError):
        parse(tmp_path / "nothing.pdf")
    [found] = parse_all(io.BytesIO().getvalue())
    assert isinstance(found.error, Unreadable)
