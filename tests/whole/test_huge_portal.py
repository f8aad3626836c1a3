"""A portal of hundreds of thousands of pages, most of which seem to lead to reports. The crawl
makes hundreds of requests, loses no report, and says what it gave up.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from zlib import crc32

import pytest

from tests.whole.local_portal import crawl, links, portal, report_page

ORGANS = ("财政", "教育", "民政", "司法", "水利", "商务", "审计", "统计", "信访", "林业", "体育", "医保")
YEARS = (2022, 2023)
SUBJECTS, PAGES, ITEMS = 250, 50, 10
"""Numbers of columns, of list pages per column, and of articles per page."""


class Vast(dict[str, "bytes | str | int"]):
    """The portal: everything is below /zwgk/zfxxgk/, as on many portals, so the path makes every
    page look relevant.
    """

    def get(self, path: str, default: object = None) -> bytes | str | int:
        parts = urlsplit(path)
        match parts.path.strip("/").split("/"):
            case [""]:
                return links(("政府信息公开", "/zwgk/zfxxgk/"), ("新闻", "/xw/1.html"))
            case ["zwgk", "zfxxgk"]:
                return links(*_subjects(), *_organs())
            case ["zwgk", "zfxxgk", "rl.html"]:
                return links(*_calendar(int(parse_qs(parts.query)["d"][0])))
            case ["zwgk", "zfxxgk", "bm", organ]:
                return links(("政府信息公开年报", f"/zwgk/zfxxgk/bm/{organ}/nb/"), *_subjects())
            case ["zwgk", "zfxxgk", "bm", organ, "nb"]:
                named = f"测试区{ORGANS[int(organ)]}局%s年政府信息公开工作年度报告"
                return links(*((named % y, f"/zwgk/zfxxgk/bm/{organ}/nb/{y}.html") for y in YEARS))
            case ["zwgk", "zfxxgk", "bm", organ, "nb", page]:
                year = int(page.partition(".")[0])
                return report_page(f"测试区{ORGANS[int(organ)]}局", year, int(organ) * 10 + year)
            case ["zwgk", "zfxxgk", subject, *_]:
                return links(*_items(path), *_pages(subject), *_calendar(1))
        return 404


def _subjects() -> Iterator[tuple[str, str]]:
    for n in range(SUBJECTS):
        yield f"第{n}类信息", f"/zwgk/zfxxgk/{_word(n)}/"


def _organs() -> Iterator[tuple[str, str]]:
    for n, name in enumerate(ORGANS):
        yield f"测试区{name}局", f"/zwgk/zfxxgk/bm/{n}/"


def _items(path: str) -> Iterator[tuple[str, str]]:
    subject = path.split("/")[3]
    for n in range(ITEMS):
        number = crc32(f"{path}{n}".encode())
        yield f"一条信息{n}", f"/zwgk/zfxxgk/{subject}/2024/t20240101_{number}.html"


def _pages(subject: str) -> Iterator[tuple[str, str]]:
    for n in (1, 2, 3, PAGES - 1):
        yield f"{n}", f"/zwgk/zfxxgk/{subject}/index_{n}.html"


def _calendar(day: int) -> Iterator[tuple[str, str]]:
    for each in range(day + 1, day + 8):
        yield f"{each}", f"/zwgk/zfxxgk/rl.html?d={each}"


def _word(number: int) -> str:
    """A name in pinyin, so that the columns are not recognised as alike by their numbers."""
    return "".join("bcdfghjkmn"[int(digit)] + "aeiou"[number % 5] for digit in f"{number:03d}")


@pytest.mark.long
def test_a_vast_portal_costs_hundreds(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.db"
    with portal(Vast()) as local:
        done = crawl(local.base, corpus, "-s", "ROBOTSTXT_OBEY=False")
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(corpus)) as db:
        (found,) = db.execute("select count(*) from reports").fetchone()
    assert found == len(ORGANS) * len(YEARS)
    assert "not asked for, as too many like them led to no report: " in done.stdout
    assert len(local.requested) < 600
