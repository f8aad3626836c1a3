"""Two portals that each print the other's reports: in any order of crawls, after a refresh, and rebuilt from their
archives, each report is its own portal's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.report import Report
from tests.crawler.corpus.samples import rows
from tests.whole import commands, local_portal
from tests.whole.local_portal import scrapy
from tests.whole.nuisance_portal import column, row, shown, written

PORTALS = {
    "luoyang-city": ("www.ly.test", "洛阳市人民政府", "410300"),
    "dingyuan": ("www.dy.test", "定远县人民政府", "341125"),
}
ORGANS = {
    "luoyang-city": ("洛阳市财政局", "洛阳市教育局", "洛阳市人民政府办公室"),
    "dingyuan": ("定远县财政局", "定远县人民政府"),
}
INVENTED = "北京市海淀区人民政府"
"""An organ of neither: dingyuan prints a report of it."""


def made(portal: str, organ: str) -> Report:
    """The report of an organ as a portal prints it: each prints other figures."""
    report = random_report(Random(f"{portal} {organ}"), FORMS["2021"], issuer=organ, year=2023)
    return replace(report, title=f"{organ}2023年政府信息公开工作年度报告", published_on=date(2024, 1, 20))


def pages() -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for portal, (host, title, _) in PORTALS.items():
        organs = [each for every in ORGANS.values() for each in every]
        organs += [INVENTED] if portal == "dingyuan" else []
        lines = ""
        for number, organ in enumerate(organs):
            report = made(portal, organ)
            found[f"/{host}/nb/{number}.html"] = written(report)
            lines += row(report.title or "", f"https://{host}/nb/{number}.html")
        found[f"/{host}/"] = shown(title, row("政府信息公开年报", f"https://{host}/nb/")).encode()
        found[f"/{host}/nb/"] = column(lines).encode()
    return found


REFRESH = ("REFRESH=True", "REFRESH_ALL=True")


def crawl(portal: str, base: str, corpus: Path, *more: str) -> None:
    host, title, division = PORTALS[portal]
    facts = (f"url=https://{host}/", f"title={title}", f"division={division}", f"name={portal}")
    quick = (
        f"MIRROR={base}",
        f"CORPUS={corpus}",
        "PARSE_PROCESSES=0",
        "DOWNLOAD_DELAY=0",
        "AUTOTHROTTLE_ENABLED=False",
    )
    arguments = [part for each in facts for part in ("-a", each)] + [
        part for each in (*quick, *more) for part in ("-s", each)
    ]
    done = scrapy("crawl", "portal", *arguments)
    assert done.returncode == 0, done.stderr


def read(corpus: Path) -> dict[str, tuple[object, ...]]:
    """By issuer: portal, whether it may speak for the organ, status, and the number of new requests."""
    found = rows(
        corpus,
        "SELECT r.issuer_name, r.portal, r.standing, r.status, q.total FROM reports r"
        " JOIN requests q ON q.report_id = r.id AND q.outcome = 'new'",
    )
    return {str(name): tuple(rest) for name, *rest in found}


@pytest.mark.parametrize(
    "order", [("luoyang-city", "dingyuan"), pytest.param(("dingyuan", "luoyang-city"), marks=pytest.mark.long)], ids=str
)
def test_each_report_is_its_own_portals(order: tuple[str, ...], tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.db"
    with local_portal.portal(pages()) as server:
        for portal in order:
            crawl(portal, server.base, corpus)
        crawl("dingyuan", server.base, corpus, *REFRESH)
    expected = {
        organ: (portal, "own", "clean", made(portal, organ).figures["requests.new.total"].value)
        for portal, organs in ORGANS.items()
        for organ in organs
    }
    expected[INVENTED] = (
        "dingyuan",
        "foreign",
        "flagged",
        made("dingyuan", INVENTED).figures["requests.new.total"].value,
    )
    assert read(corpus) == expected
    copies = rows(corpus, "SELECT standing, chosen, count(*) FROM report_documents GROUP BY 1, 2 ORDER BY 1, 2")
    assert copies == [("foreign", 0, 5), ("foreign", 1, 1), ("own", 1, 5)]
    expects = rows(corpus, "SELECT portal, issuer FROM expected_issuers ORDER BY portal, issuer")
    assert expects == sorted((portal, organ) for portal, organs in ORGANS.items() for organ in organs)
    again = tmp_path / "again.db"
    done = commands.run(
        commands.nianbao, ["rebuild", "--corpus", str(again), "--archive", str(tmp_path / "corpus-archive")]
    )
    assert done.returncode == 0, done.stderr
    assert read(again) == expected
