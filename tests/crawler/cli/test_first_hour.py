"""The first hour: what a crawl says while it goes on, and what it leaves if it found nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crawler.cli.portal.replay import command as replay
from nianbao_demo.portal import serve
from nianbao_demo.replayed import NotAFile, read, world_of
from tests.paths import ROOT
from tests.whole import commands
from tests.whole.local_portal import Pages, links, portal, report_page

pytestmark = pytest.mark.slow

HOST = "www.nowhere.gov.cn"
NOTHING: Pages = {
    f"/{HOST}/": "<html><head><title>某某区人民政府</title></head><body><p>王五同志出席了会议。</p>"
    "<a href='/zwgk/'>政府信息公开</a></body></html>",
    f"/{HOST}/zwgk/": "<html><head><title>政府信息公开</title></head><body><a href='/zwgk/zn.html'>信息公开指南</a>"
    "<p>联系电话 037961234567。</p></body></html>",
    f"/{HOST}/zwgk/zn.html": "<html><head><title>信息公开指南</title></head><body><p>申请人李四。</p></body></html>",
}
FOUND: Pages = {
    f"/{HOST}/": "<html><head><title>某某区人民政府</title></head><body><a href='/nb/'>政府信息公开年报</a></body></html>",
    f"/{HOST}/nb/": links(("西工区财政局2023年政府信息公开工作年度报告", "/nb/1.html")),
    f"/{HOST}/nb/1.html": report_page("西工区财政局"),
}
QUICK = ("-s", "PARSE_PROCESSES=0", "-s", "RETRY_TIMES=0", "--corpus", "c.db")


def crawl(base: str, cwd: Path, *more: str) -> subprocess.CompletedProcess[str]:
    facts = ("--title", "某某区人民政府", "--division", "410303", "-a", "name=nowhere", "--mirror", base)
    return commands.run(
        commands.nianbao,
        ("crawl", f"https://{HOST}/", *facts, *QUICK, *more),
        {"COLUMNS": "240", "PYTHONPATH": f"{ROOT}:{ROOT / 'demo'}"},
        cwd,
    )


def left(folder: Path) -> list[Path]:
    return list(folder.glob("nothing-found-*.json"))


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("nothing")
    with portal(NOTHING) as local:
        return folder, crawl(local.base, folder)


def test_a_crawl_that_finds_nothing_leaves_what_it_saw_and_no_text(
    nothing: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, done = nothing
    (file,) = left(folder)
    assert file.name in done.stderr
    assert f"nianbao portal replay {file.name}" in done.stderr
    assert file.stat().st_mode & 0o077 == 0
    text = file.read_text()
    for gone in ("王五", "出席", "李四", "申请人李", "61234567"):
        assert gone not in text
    found: Any = json.loads(text)
    assert found["portal"] == {
        "id": "nowhere",
        "title": "某某区人民政府",
        "url": f"https://{HOST}/",
        "division": "410303",
    }
    seen = {each["url"]: each for each in found["pages"]}
    assert {f"https://{HOST}/", f"https://{HOST}/zwgk/"} <= seen.keys()
    assert seen[f"https://{HOST}/zwgk/"]["title"] == "政府信息公开"
    assert seen[f"https://{HOST}/zwgk/"]["status"] == 200


@pytest.mark.long
def test_the_site_made_of_it_is_crawled_in_the_same_way(
    nothing: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (file,) = left(nothing[0])
    with serve(world_of(read(file))) as served:
        done = crawl(served.base, tmp_path)
    assert done.returncode == nothing[1].returncode
    (again,) = left(tmp_path)
    one, other = (
        {
            (each["url"], each["role"], each["status"], each.get("title"))
            for each in json.loads(path.read_text())["pages"]
        }
        for path in (file, again)
    )
    assert one == other


@pytest.mark.long
def test_replay_serves_the_file(nothing: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    (file,) = left(nothing[0])
    program = "from crawler.cli import run; run()"
    arguments = [sys.executable, "-c", program, "portal", "replay", str(file), "--port", "0"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT) as replayed:
        try:
            assert replayed.stdout is not None
            first = replayed.stdout.readline()
            base = first.split()[-1]
            from urllib.request import urlopen

            with urlopen(f"{base}/{HOST}/zwgk/") as answer:
                assert "信息公开指南" in answer.read().decode()
        finally:
            replayed.terminate()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"kind": "nianbao nothing-found", "version": 1}', '{"kind": "x", "pages": []}']
)
def test_a_file_that_is_none(text: str, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(text)
    with pytest.raises(NotAFile):
        read(file)
    from click.testing import CliRunner

    assert CliRunner().invoke(replay, [str(file)]).exit_code == 2


@pytest.mark.long
def test_what_was_found_so_far_is_said_while_it_goes_on(tmp_path: Path) -> None:
    """Even of a crawl that is slow: the pages come one in a second."""
    with portal(FOUND) as local:
        done = crawl(local.base, tmp_path, "-s", "SO_FAR=0.6", "--delay", "1")
    assert done.returncode in {0, 3}, done.stderr
    (line,) = [each for each in done.stderr.splitlines() if each.startswith("So far:")][:1]
    assert "no report yet" in line or "1 reports of 1 issuers" in line
    assert "nianbao serve --corpus c.db" in line
    assert not left(tmp_path)
