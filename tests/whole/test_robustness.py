"""Servers that misbehave: everything that can be fetched is, the rest is reported; half a page is
none.
"""

from __future__ import annotations

import sqlite3
import ssl
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import sleep

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from nianbao_demo.portal import serve
from nianbao_demo.portal.faults import HOST, NAMES, REPORTS, issuer
from nianbao_demo.world import World
from tests.paths import ROOT
from tests.whole.local_portal import Pages, crawl, crawl_command, links, portal, report_page, scrapy

TITLE = "西工区财政局2023年政府信息公开工作年度报告"


def rows(corpus: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(corpus)) as db:
        return [tuple(row) for row in db.execute(sql)]


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, int]]]:
    """A crawl of the portal of faults: the corpus, and the server's counts of requests."""
    corpus = tmp_path_factory.mktemp("faults") / "c.db"
    with serve(World(1)) as portal:
        facts = ("-a", f"url=http://{HOST}/", "-a", "title=测试", "-a", "division=410300")
        settings = (f"MIRROR={portal.base}", f"CORPUS={corpus}", "PARSE_PROCESSES=0", "BLOCKS_IN_A_ROW=0")
        done = scrapy("crawl", "portal", *facts, *(x for s in settings for x in ("-s", s)))
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        yield corpus, dict(portal.faults)


def test_every_report_behind_a_fault_is_read(faults: tuple[Path, dict[str, int]]) -> None:
    found = rows(faults[0], "select issuer_name from reports order by 1")
    assert found == sorted((issuer(name),) for name in REPORTS)


def test_what_could_not_be_had_is_said(faults: tuple[Path, dict[str, int]]) -> None:
    """None of them is a report, complete or partial."""
    found = {
        str(url).rpartition("/")[2]: str(message)
        for url, message in rows(faults[0], "select url, message from problems")
    }
    cut = "could not be fetched: the answer was cut off in the middle, each time"
    assert found.pop("500").startswith("an error page: status 500")
    assert found.pop("blocked").startswith("blocked with status 521")
    assert found.pop("slow")  # not a report
    assert found == {
        "cut": cut,
        "gzip-cut": cut,
        "gzip-broken": cut,
        "redirect-loop": "could not be fetched: it redirects for ever",
        "empty": "an empty answer",
        "soft404": "a page that says it doesn't exist, with status 200",
        "front-page": "the site's front page came instead",
    }


def test_only_what_may_pass_is_asked_for_again(faults: tuple[Path, dict[str, int]]) -> None:
    asked = {name: faults[1].get(name, 0) for name in NAMES}
    once = {"/slow", "/blocked", "/empty", "/soft404", "/gzip-unasked", "/gzip-untold"}
    assert {asked[name] for name in once} == {1}
    thrice = {"/cut", "/500", "/gzip-cut", "/gzip-broken", "/front-page"}
    assert {asked[name] for name in thrice} == {3}
    twice = {name for name in REPORTS if name.endswith("-then-ok")} | {"/cookie-first"}
    assert {asked[name] for name in twice} == {2}
    assert asked["/redirect-loop"] <= 9


@pytest.mark.long
def test_old_tls_for_the_hosts_that_are_named(tmp_path: Path) -> None:
    """A server of 2008 is read only if it is named."""
    pages: Pages = {"/": links((TITLE, "/1.html")), "/1.html": report_page()}
    with portal(pages, tls=old_tls(tmp_path)) as local:
        refused = crawl(local.base, tmp_path / "a.db")
        other = crawl(local.base, tmp_path / "b.db", "-s", "OLD_TLS_HOSTS=www.example.gov.cn")
        done = crawl(local.base, tmp_path / "c.db", "-s", "OLD_TLS_HOSTS=a.gov.cn,127.0.0.1")
    assert refused.returncode == 1
    assert other.returncode == 1
    assert "OLD_TLS_HOSTS" in " ".join(refused.stdout.replace("│", " ").split())
    assert done.returncode == 0, done.stdout + done.stderr
    assert rows(tmp_path / "c.db", "select count(*) from reports") == [(1,)]
    assert rows(tmp_path / "c.db", "select count(*) from captures where url like 'https:%'") == [(2,)]


def old_tls(folder: Path) -> ssl.SSLContext:
    """A server context that speaks TLS 1.0 only."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    file = folder / "old.pem"
    file.write_bytes(
        made.public_bytes(Encoding.PEM)
        + key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    context.load_cert_chain(file)
    return context


def many() -> Pages:
    """Nested columns, lists of three pages, attachments, and pages without a table."""
    pages: dict[str, bytes | str] = {"/": links(("政府信息公开年报", "/nb/"))}
    organs = [f"西工区{each}局" for each in "甲乙丙丁戊己"]
    pages["/nb/"] = links(*((f"{organ}政府信息公开年报", f"/nb/{i}/") for i, organ in enumerate(organs)))
    for i, organ in enumerate(organs):
        for n in range(3):
            year = 2021 + n
            title = f"{organ}{year}年政府信息公开工作年度报告"
            turn = (("下一页", f"/nb/{i}/index_{n + 1}.html"),) if n < 2 else ()
            at = f"/nb/{i}/index_{n}.html" if n else f"/nb/{i}/"
            pages[at] = links((title, f"/nb/{i}/{year}.html"), *turn)
            body = report_page(organ, year, seed=10 * i + n)
            if n == 1:
                pages[f"/nb/{i}/{year}.html"] = (
                    f"<html><body><h1>{title}</h1><p>见附件</p><a href='/f/{i}.html'>{title}</a></body></html>"
                )
                pages[f"/f/{i}.html"] = body
            else:
                pages[f"/nb/{i}/{year}.html"] = body
    return pages


def content(corpus: Path) -> dict[str, list[tuple[object, ...]]]:
    return {
        "reports": rows(corpus, "select issuer_name, year, url, digest, status from reports order by 1, 2"),
        "copies": rows(corpus, "select url, role, parent, digest from report_documents order by 1"),
        "pages": rows(corpus, "select distinct url, role, reason from captures order by 1, 2"),
        "problems": rows(corpus, "select url, stage, message from problems order by 1, 2"),
    }


_KILLS = 3


@pytest.mark.long
@pytest.mark.parametrize("resumed", [True, False], ids=["with JOBDIR", "from the front page"])
def test_killed_at_random_is_the_same_corpus(tmp_path: Path, resumed: bool) -> None:
    """kill -9; with JOBDIR, few pages are requested twice. test_demo_crawl.py tests it on the whole
    demo portal with twenty kills.
    """
    with portal(many(), latency=0.03) as local:
        assert crawl(local.base, tmp_path / "whole.db").returncode == 0
        pages = len(local.requested)
        local.requested.clear()
        job = ("-s", f"JOBDIR={tmp_path / 'job'}", "-s", "JOBDIR_EVERY=0.1") if resumed else ()
        rng, kills = Random(7), 0
        while True:
            arguments = crawl_command(local.base, tmp_path / "killed.db", *job)
            process = subprocess.Popen(
                arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
            )
            before = len(local.requested)
            while process.poll() is None and (kills == _KILLS or len(local.requested) < before + 3):
                sleep(0.02)
            sleep(rng.random() * 0.4)
            if process.poll() is not None:
                break
            process.kill()
            process.wait()
            kills += 1
        assert process.returncode == 0, process.communicate()[1]
    assert kills == _KILLS
    assert content(tmp_path / "killed.db") == content(tmp_path / "whole.db")
    assert len(content(tmp_path / "whole.db")["reports"]) == 18
    if resumed:
        # robots.txt each time, and requests that were unfinished at the kill.
        assert len(local.requested) <= pages + kills * 12
        assert not list((tmp_path / "job").iterdir())  # nothing is left to do


def test_paused_by_its_budget_and_resumed(tmp_path: Path) -> None:
    """Ten requests a day: no page is requested twice, and the result is the same."""
    job = ("-s", f"JOBDIR={tmp_path / 'job'}", "-s", "REQUESTS_PER_RUN=25")
    with portal(many()) as local:
        crawl(local.base, tmp_path / "whole.db")
        whole = set(local.requested)
        local.requested.clear()
        done = [crawl(local.base, tmp_path / "c.db", *job) for _ in range(2)]
        assert "the same JOBDIR" in " ".join(done[0].stdout.replace("│", " ").split())
        assert "the budget" not in done[1].stdout
    assert done[1].returncode == 0
    assert set(local.requested) == whole
    twice = {path for path in local.requested if local.requested.count(path) > 1}
    assert twice == {"/robots.txt"}
    assert content(tmp_path / "c.db") == content(tmp_path / "whole.db")
