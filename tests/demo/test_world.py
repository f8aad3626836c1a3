"""The demo world: enough of everything, the same in every build, and a correct ledger."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest

from nianbao_demo.compare import differences
from nianbao_demo.portal.ledger import ledger
from nianbao_demo.render import FILES, MARKUPS, TEXTS
from nianbao_demo.world import World, build, due
from parsers import parse
from parsers.errors import ParseError
from parsers.forms import FORMS, TABLES


def digest(world: World) -> str:
    """A digest of address, status and bytes of every page, in order."""
    found = hashlib.sha256()
    for url, page in world.pages.items():
        found.update(f"{url} {page.status} {page.headers} {page.modified}".encode())
        found.update(page.body)
    found.update(ledger(world))
    return found.hexdigest()


@pytest.mark.long
def test_two_builds_give_the_same_bytes_whatever_the_hash_seed(world: World) -> None:
    code = f"import runpy, sys; from nianbao_demo.world import build; print(runpy.run_path({__file__!r})['digest'](build()))"
    others = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "77")
    }
    assert others == {digest(world)}


@pytest.mark.long
def test_another_seed_is_another_world(world: World) -> None:
    assert digest(build(7)) != digest(world)


def test_there_is_enough_of_everything(world: World) -> None:
    publications = world.publications
    assert len(publications) >= 320
    assert len({p.report.issuer for p in publications}) >= 60
    assert {p.report.year for p in publications} == set(range(2008, 2025))
    assert {p.report.form for p in publications} == {*FORMS, "local", "prose"}
    kinds = Counter(page.kind for page in world.pages.values())
    assert kinds["noise"] >= 3000
    assert len(world.lookalikes) >= 150
    assert {p.portal for p in publications} == {"luoyang", "chuanhui"}
    assert sum("mengjin" in p.portals for p in publications) >= 30
    assert {p.host for p in publications} <= set(world.hosts)
    assert all(("mengjin" in p.portals) == (p.host == "mengjin.gov.cn") for p in publications)


def test_a_report_is_in_the_ledger_once(world: World) -> None:
    reports = Counter((p.report.issuer, p.report.year) for p in world.publications)
    assert set(reports.values()) == {1}
    urls = Counter(url for p in world.publications for url in p.urls)
    assert set(urls.values()) == {1}


def test_every_address_in_the_ledger_answers(world: World) -> None:
    for publication in world.publications:
        for url in publication.urls:
            page = world.get(url)
            assert page is not None, url
            assert page.kind in {"report", "attachment"}, url


def test_some_reports_are_nasty_and_the_ledger_says_so(world: World) -> None:
    notes = Counter(note for p in world.publications for note in p.note.split("; ") if note)
    assert set(notes) == {
        "blank cells",
        "sums that are wrong in print",
        "（六）其他处理 as one line",
        "section 6 missing",
        "title without the issuer",
        "form of 2019 in a later year",
        "real figures",
        "section 2 of the form of 2019, section 3 of that of 2021",
        "its departments' requests added up",
        "the text alone, without its tables",
        "dated anew when its organ's pages were moved",
    }
    for publication in world.publications:
        year = publication.report.year or 0
        if publication.report.form not in FORMS or (publication.host == "www.ly.gov.cn" and year < 2019):
            continue  # tables and lines of the organ's own
        form = FORMS[publication.report.form]
        merged = ("other",) if "（六）" in publication.note else ()
        mixed = FORMS["2021"] if "section 2 of" in publication.note else form
        keys = [s.key for t in TABLES for s in (form if t == "disclosures" else mixed).slots(t, merged)]
        assert sorted(publication.report.figures) == sorted(keys)
        sections = [section.number for section in publication.report.sections]
        assert not form.sections or (sections == [1, 2, 3, 4, 5]) == ("section 6 missing" in publication.note)
        if "sums that are wrong" not in publication.note and "real" not in publication.note:
            assert not broken(publication.report.figures, mixed.code, merged)


def test_a_government_s_first_report_holds_its_departments_requests(world: World) -> None:
    (whole,) = (p.report for p in world.publications if "added up" in p.note)
    parts = [
        p.report
        for p in world.publications
        if p.host == "www.chuanhui.gov.cn" and p.report.year == whole.year and "政府" not in (p.report.issuer or "")
    ]
    assert len(parts) >= 3
    for key in whole.figures:
        if key.startswith("requests."):
            assert whole.value(key) == sum(part.value(key) or 0 for part in parts)


@pytest.mark.long
def test_a_world_goes_on_to_the_year_that_is_due() -> None:
    assert [due(date(2025, *day)) for day in ((3, 31), (4, 1), (12, 31))] == [2023, 2024, 2024]
    known = {(p.report.issuer, p.report.year): p.report for p in build().publications}
    longer = {(p.report.issuer, p.report.year): p.report for p in build(last=2025).publications}
    assert {year for _, year in longer.keys() - known.keys()} == {2025}
    assert len(longer.keys() - known.keys()) >= 70
    assert {key: report.figures for key, report in known.items()} == {key: longer[key].figures for key in known}


def broken(figures: object, code: str, merged: tuple[str, ...]) -> list[str]:
    assert isinstance(figures, dict)
    laws = [law for table in TABLES for law in FORMS[code].equations(table, merged)]
    found = []
    for law in laws:
        left, right = ([figures[key].value for key in side] for side in (law.left, law.right))
        if None not in left and None not in right and sum(left) != sum(right):
            found.append(law.subject)
    return found


def test_some_are_published_twice_and_some_cannot_be_read(world: World) -> None:
    assert sum(sum(c.readable for c in p.copies) > 1 for p in world.publications) >= 20
    unread = [p for p in world.publications if not p.readable]
    whys = " ".join(p.why for p in unread)
    for reason in ("password", "521"):
        assert reason in whys
    for publication in unread:
        for copy in publication.copies:
            page = world.get(copy.url)
            assert page is not None
            with pytest.raises(ParseError):
                parse(page.body)


def test_reports_come_in_every_format(world: World) -> None:
    kinds = {copy.markup for p in world.publications for copy in p.copies}
    assert {*MARKUPS, *TEXTS, *FILES, "scan_pdf"} <= kinds
    assert sum("#" in copy.url for p in world.publications for copy in p.copies) >= 5


def read_back(world: World, most: int) -> None:
    """Reads at most `most` copies in each markup and compares them with the reports."""
    seen = Counter[str]()
    for publication in world.publications:
        for copy in publication.copies:
            page = world.get(copy.url.partition("#")[0])
            assert page is not None
            seen[copy.markup] += 1
            if copy.readable and seen[copy.markup] <= most:
                # A file may leave out its issuer if the page that links it names it.
                got = parse(page.body, issuer=publication.report.issuer).report
                found = differences(publication.report, got)
                if copy.markup == "scan_pdf":  # OCR reads the figures, but misses a character of the text
                    found = [each for each in found if "section" not in each]
                assert found == [], copy.url


@pytest.mark.long
def test_copies_said_to_be_readable_are_the_report(world: World) -> None:
    """`nianbao demo` compares all of them after a crawl."""
    read_back(world, 3)


@pytest.mark.long
def test_every_copy_said_to_be_readable_is_the_report(world: World) -> None:
    read_back(world, len(world.pages))


@pytest.mark.slow
def test_no_lookalike_is_a_report(world: World) -> None:
    for each in world.lookalikes:
        page = world.get(each.url)
        assert page is not None
        with pytest.raises(ParseError):
            parse(page.body, title=each.title)


_LINK = re.compile(rb"""(?:href|src|content="0; url)=["']?([^"'> ]+)|window\.open\('([^']+)'""")
_TURN = re.compile(rb'createPageHTML\((\d+), (\d+), "(\w+)", "(\w+)"\)')


def links(world: World, url: str) -> set[str]:
    """Every address that a careful reader of the page can find in it."""
    page = world.get(url)
    if page is None:
        return set()
    found = {value for name, value in page.headers if name == "Location"}
    for match in _LINK.finditer(page.body):
        found.add(unescape((match[1] or match[2]).decode("gb18030", "replace")))
        if b"?file=" in match[0]:
            found.add(match[1].split(b"?file=")[1].decode())
    for total, _, name, ending in _TURN.findall(page.body):
        found |= {f"{name.decode()}_{n}.{ending.decode()}" for n in range(1, int(total) + 1)}
    if b"script.json" in page.body and page.media_type == "text/html":
        script = world.get(urljoin(url, "script.json"))
        assert script is not None
        found |= {f"list{n}.html" for n in range(1, json.loads(script.body)["endPage"] + 1)}
    return {urljoin(url, each).partition("#")[0] for each in found}


def reached(world: World, start: str, allowed: set[str]) -> set[str]:
    seen, queue = {start}, [start]
    while queue:
        for link in links(world, queue.pop()):
            if urlsplit(link).netloc in allowed and link not in seen:
                seen.add(link)
                queue.append(link)
    return seen


@pytest.mark.slow
def test_every_report_can_be_reached_from_the_front_pages_or_by_the_search(world: World) -> None:
    seen = reached(world, "https://www.ly.gov.cn/", set(world.hosts))
    seen |= reached(world, "http://www.chuanhui.gov.cn/", set(world.hosts))
    lost = [p for p in world.publications if not any(url in seen for url in p.urls)]
    # One department is in no column: only the site's search has its reports.
    assert {p.report.issuer for p in lost} == {"洛阳市林业局"}
    listed = {line["url"] for line in searched(world, "政府信息公开工作年度报告")}
    assert all(any(url in listed for url in p.urls) for p in lost)


def searched(world: World, keyword: str) -> list[dict[str, str]]:
    """Every line of every page of the site's search."""
    base = "https://article.ly.gov.cn/ms-mcms/esArticle/queryEsArticle.do"
    lines: list[dict[str, str]] = []
    number, last = 1, 1
    while number <= last:
        page = world.get(f"{base}?pageNumber={number}&pageSize=50&keyword={keyword}")
        assert page is not None
        reply = json.loads(page.body)
        lines += reply["list"]
        number, last = number + 1, reply["totalPage"]
    return lines


def test_mengjin_alone_reaches_its_own(world: World) -> None:
    seen = reached(world, "https://mengjin.gov.cn/", {"mengjin.gov.cn", "oss.ly.gov.cn"})
    own = [p for p in world.publications if "mengjin" in p.portals]
    assert all(any(url in seen for url in p.urls) for p in own)


@pytest.mark.long
def test_foreign_hosts_are_linked_and_hold_a_stolen_report(world: World) -> None:
    everywhere = reached(world, "https://www.ly.gov.cn/", {*world.hosts, *world.foreign})
    assert {urlsplit(url).netloc for url in everywhere} >= set(world.foreign)
    stolen = [world.pages[url] for url in world.pages if urlsplit(url).netloc in world.foreign]
    assert any("政府信息公开".encode() in page.body for page in stolen)


def test_lists_end_in_stubs_or_repeat(world: World) -> None:
    past = world.get("https://www.ly.gov.cn/zfxxgk/zfxxgknb/szbm/index_99.html")
    assert past is not None
    assert past.status == 200
    assert len(past.body) < 500
    [lists] = [each for each in links(world, "https://nync.ly.gov.cn/") if "年" in each or "page=1" in each][:1]
    last, beyond = (world.get(lists.replace("page=1&", f"page={n}&")) for n in (50, 90))
    assert last is not None
    assert beyond is not None
    assert last.body == beyond.body


def test_six_reports_carry_real_figures(world: World) -> None:
    real = {(p.report.issuer, p.report.year): p.report for p in world.publications if "real figures" in p.note}
    assert len(real) == 6
    assert real["洛阳市人民政府办公室", 2020].value("requests.new.total") == 178
    blank = real["川汇区政府办公室", 2023]
    assert blank.value("requests.new.natural_person") is None
    assert blank.value("requests.new.total") == 6
