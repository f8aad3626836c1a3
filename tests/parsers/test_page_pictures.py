"""A report that was scanned as one picture for each page is one document."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image, ImageSequence

from parsers import parse_all
from parsers.archive import members
from tests.paths import SHARED

CASE = SHARED / "cases" / "trials" / "page-pictures.zip"


def picture(shade: int, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("L", (30, 40), shade).save(out, kind)
    return out.getvalue()


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def shades(data: bytes) -> list[int]:
    with Image.open(io.BytesIO(data)) as document:
        return [int(page.convert("L").getpixel((0, 0))) for page in ImageSequence.Iterator(document)]  # type: ignore[arg-type]


def test_pages_are_put_in_the_order_of_their_numbers() -> None:
    numbers = [10, 2, 1, *range(3, 10)]
    data = packed({f"年报/年报_页面_{n}.png": picture(n) for n in numbers})
    (document,) = members(data)
    assert document.name == "年报/年报_页面.tiff"
    assert shades(document.data) == list(range(1, 11))
    assert [each.data for each in members(data)] == [document.data]


def test_the_pages_of_two_documents_are_not_mixed() -> None:
    names = ["甲/1.jpg", "甲/2.jpg", "乙/1.jpg", "乙/2.jpg"]
    found = members(packed({name: picture(80 * n, "JPEG") for n, name in enumerate(names)}))
    assert {each.name: shades(each.data) for each in found} == {"甲/甲.tiff": [0, 80], "乙/乙.tiff": [160, 240]}


@pytest.mark.parametrize(
    "names", [["a1.png", "a3.png"], ["2022年.png", "2023年.png"], ["甲1.png", "乙2.png"], ["1.png"]]
)
def test_other_pictures_stay_apart(names: list[str]) -> None:
    found = members(packed({name: picture(9) for name in names}))
    assert [each.name for each in found] == names


def test_a_damaged_page_leaves_the_others_as_they_are() -> None:
    files = {"a1.png": picture(9), "a2.png": b"\x89PNG\r\n\x1a\n" + b"x" * 50}
    assert [each.name for each in members(packed(files))] == ["a1.png", "a2.png"]


@pytest.mark.long
@pytest.mark.skipif(not CASE.exists(), reason="../shared is not here")
def test_a_report_in_pictures() -> None:
    (found,) = parse_all(CASE.read_bytes())
    assert found.reading is not None
    report = found.reading.report
    assert (report.issuer, report.year) == ("洛河区民政局", 2023)
    assert sum(figure.value is not None for figure in report.figures.values()) >= 199
