"""Two documents under one issuer and year that have nothing in common are no copies of each other."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from crawler.corpus.derived.choice import IN_COMMON
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.parse import parse
from tests.crawler.corpus.samples import Sample, capture, dump, keep, opened, page, rows, write

TITLE = "洛阳市财政局2023年政府信息公开工作年度报告"
NAMED = "https://www.ly.gov.cn/caizheng/1.html"
BARE = "https://www.ly.gov.cn/nb/2.html"


def bare(seed: int, *, hours: int = 0) -> Sample:
    """A report that doesn't say whose it is, on a page whose source is said to be 洛阳市财政局."""
    body = page(seed)[1].body.decode()
    body = re.sub(r"<title>.*?</title>|<meta[^>]*ArticleTitle[^>]*>", "", re.sub(r"洛阳市财政局", "", body))
    body = re.sub(r"<h1[^>]*>.*?</h1>", "", body)
    head = "<body><h1>2023年政府信息公开工作年度报告</h1><p>发布机构：洛阳市财政局 发布日期：2024-01-09</p>"
    data = re.sub(r"<body[^>]*>", head, body, count=1).encode()
    reading = parse(data)
    assert (reading.report.issuer, reading.report.evidence["issuer_from"]) == ("洛阳市财政局", "publisher")
    return reading, capture(BARE, data, hours=hours)


def problems(path: Path) -> list[tuple[object, ...]]:
    return rows(path, "SELECT url, stage, code FROM problems ORDER BY url")


def test_the_report_that_names_its_issuer_stays_and_the_other_is_a_problem(tmp_path: Path) -> None:
    named, other = page(1, path=NAMED, hours=3), bare(2)
    dumps = []
    for number, order in enumerate(permutations([named, other, replace_hours(other, 5)])):
        path = tmp_path / f"{number}.db"
        write(path, order)
        assert rows(path, "SELECT url, copies, copies_agree FROM reports") == [(NAMED, 1, None)]
        assert rows(path, "SELECT url, chosen FROM report_documents ORDER BY url") == [(NAMED, 1), (BARE, 0)]
        assert problems(path) == [(BARE, "compare", "copy.of_another")]
        first = named[1].fetched_at.strftime("%Y-%m-%dT%H:%M")
        assert rows(path, "SELECT substr(first_seen, 1, 16) FROM reports") == [(first,)]
        dumps.append(dump(path))
    assert all(each == dumps[0] for each in dumps)


def replace_hours(sample: Sample, hours: int) -> Sample:
    reading, captured = sample
    return reading, capture(captured.url, captured.body, hours=hours)


def test_the_problem_goes_when_the_page_names_its_own_organ(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    other = page(2, issuer="洛阳市审计局", path=BARE, hours=9)
    with opened(path) as intake:
        for each in (page(1, path=NAMED), bare(2, hours=1)):
            keep(intake, each)
        assert problems(path) == [(BARE, "compare", "copy.of_another")]
        keep(intake, other)
    assert problems(path) == []
    assert rows(path, "SELECT id FROM reports ORDER BY id") == [
        ("410300-洛阳市审计局-2023",),
        ("410300-洛阳市财政局-2023",),
    ]


def test_a_bare_copy_of_the_same_report_is_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    write(path, [page(1, path=NAMED), bare(1, hours=1)])
    assert rows(path, "SELECT copies, copies_agree FROM reports") == [(2, 1)]
    assert problems(path) == []


def test_without_one_that_names_itself_nothing_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    write(path, [bare(1)])
    assert rows(path, "SELECT url, copies FROM reports") == [(BARE, 1)]
    assert problems(path) == []


@pytest.mark.parametrize("seed", range(40))
def test_reports_of_two_organs_share_less_than_printings_of_one(seed: int) -> None:
    form = FORMS["2021"]
    one, other = (random_report(Random(f"{seed}/{each}"), form, issuer="某局", year=2023) for each in ("a", "b"))
    values = [{key: figure.value for key, figure in each.figures.items()} for each in (one, other)]
    filled = [key for key in values[0] if values[0][key] or values[1][key]]
    same = sum(values[0][key] == values[1][key] for key in filled)
    assert same < IN_COMMON * len(filled)
