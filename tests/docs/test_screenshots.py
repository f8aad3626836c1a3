"""The documentation's pictures: the command takes each of them, a page shows it, and it is small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from docs.screenshots import FOLDER, PHONE, SHOTS, WIDE, take
from tests.crawler.browse.chromium import needs_chromium
from tests.paths import ROOT


def test_each_picture_is_one_of_the_command_and_is_shown() -> None:
    pages = [*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")]
    shown = re.findall(r"screenshots/([\w.-]+)\.png", "".join(page.read_text() for page in pages))
    names = {path.stem for path in FOLDER.glob("*.png")}
    assert names == {shot.name for shot in SHOTS} == set(shown)


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert max(sizes.values()) < 200_000
    assert sum(sizes.values()) < 2_000_000


@pytest.mark.long
@pytest.mark.browser
@needs_chromium
def test_they_are_taken(demo_corpus: Path, tmp_path: Path) -> None:
    chosen = tuple(shot for shot in SHOTS if shot.name in {"home-phone.zh", "evidence-html"})
    take(demo_corpus, chosen, tmp_path)
    for shot, size in zip(chosen, (PHONE, WIDE), strict=True):
        with Image.open(tmp_path / f"{shot.name}.png") as picture:
            assert picture.size == size
            assert len(picture.getcolors() or ()) > 8, "it is empty"
