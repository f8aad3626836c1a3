"""A process to be killed: writes forty readings, and touches a file after each."""

from __future__ import annotations

import sys
from pathlib import Path

from crawler.corpus import Corpus
from tests.crawler.corpus.samples import LUOYANG, page


def write_all(path: Path, started: Path) -> None:
    with Corpus.open(path) as corpus:
        corpus.write_portal(LUOYANG)
        for seed in range(40):
            reading, captured = page(seed % 4, year=2021 + seed % 4, path=f"https://www.ly.gov.cn/{seed}.html")
            corpus.write_capture(captured)
            corpus.write_reading(reading, captured)
            started.touch()


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), Path(sys.argv[2]))
