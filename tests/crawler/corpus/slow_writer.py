"""A process for tests to kill: writes forty readings and touches a file after each."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.crawler.corpus.samples import keep, opened, page


def write_all(path: Path, started: Path) -> None:
    with opened(path) as intake:
        for seed in range(40):
            keep(intake, page(seed % 4, year=2021 + seed % 4, path=f"https://www.ly.gov.cn/{seed}.html"))
            started.touch()


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), Path(sys.argv[2]))
