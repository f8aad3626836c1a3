"""Citations: what they say, where they lead on any copy, and `nianbao verify`, to the last byte of the archive."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.archive import folder_of
from crawler.cli import main
from crawler.corpus.citations import Cited, cite, cited_in, reading_of
from crawler.corpus.verify import Step, verify
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from tests.crawler.browse.archived_corpus import write_bodies
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import capture, figure, opened, rows

REPORT = "410300-洛阳市教育局-2023"
KEY = "requests.new.total"


def bodies() -> Iterator[tuple[str, int, str, bytes]]:
    for number, organ in enumerate(("洛阳市教育局", "洛阳市财政局"), 1):
        report = random_report(Random(number), FORMS["2021"], issuer=organ, year=2023, blank=0.1)
        yield organ, 2023, f"{number}.html", MARKUPS["ueditor"](report, Random(number))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cited") / "small.db"
    write_bodies(path, bodies())
    return path


@pytest.fixture(scope="module")
def site(corpus: Path) -> Client:
    return Client(corpus)


@pytest.fixture
def copy(corpus: Path, tmp_path: Path) -> Path:
    """A copy of the corpus with its archive, to be spoilt."""
    with closing(sqlite3.connect(corpus)) as conn, closing(sqlite3.connect(tmp_path / "other.db")) as target:
        conn.backup(target)
    archive = folder_of(corpus)
    assert archive is not None
    shutil.copytree(archive, tmp_path / "other-archive")
    return tmp_path / "other.db"


def said(site: Client, part: str = "", **asked: str) -> Any:
    return site.get(f"/cite/{REPORT}{part and '/'}{part}.json", **asked).json()


def ran(corpus: Path, citation: str, *more: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["verify", "--corpus", str(corpus), *more, citation])
    return done.exit_code, done.output


@pytest.mark.parametrize("part", ["", "requests", KEY, "disclosures.20.1.regulations.issued"])
def test_what_the_page_cites_is_found_in_the_citation(site: Client, part: str) -> None:
    found = said(site, part)
    assert found["state"] == "current"
    expected = cited_in(found["path"])
    assert expected is not None
    assert expected.report == REPORT
    for text in (*found["citations"].values(), found["link"], f"See <{found['link']}>.", f"（{found['link']}）。"):
        assert cited_in(text) == expected
    assert site.get(found["path"]).status_code == 200
    assert "洛阳市教育局" in found["citations"]["gbt"]
    assert "[R/OL]. (" in found["citations"]["gbt"]
    assert "accessed 2024-02-01" in found["citations"]["english"]


def test_a_figure_is_cited_as_printed(site: Client, corpus: Path) -> None:
    blanks = {key for (key,) in rows(corpus, "SELECT key FROM figures WHERE report_id = ? AND raw = ''", REPORT)}
    assert blanks
    for key, raw in rows(corpus, "SELECT key, raw FROM figures WHERE report_id = ? LIMIT 60", REPORT):
        found = said(site, str(key))
        assert found["print"] == raw
        assert ("a blank cell" in found["citations"]["english"]) == (key in blanks)
        again = cited_in(found["link"])
        assert again is not None
        assert (again.part, again.print) == (key, raw)


@pytest.mark.parametrize("text", ["", "nothing", "/cite/", "https://example.org/report/x", "cite", "recite/x"])
def test_what_is_no_citation(corpus: Path, text: str) -> None:
    assert cited_in(text) is None
    assert ran(corpus, text or " ")[0] == 2


@pytest.mark.parametrize(
    "path", ["/cite/x", f"/cite/{REPORT}/nothing.of.it", f"/cite/{REPORT}/indicators", "/cite/a/b/c"]
)
def test_there_is_nothing_to_cite(site: Client, path: str) -> None:
    assert site.get(path).status_code == 404


def test_a_link_says_what_it_cites_after_the_report_was_changed(copy: Path) -> None:
    """Another document in the place of the cited one: the old print is shown, and it is said that it was replaced."""
    before = said(Client(copy), KEY)
    ((url,),) = rows(copy, "SELECT url FROM reports WHERE id = ?", REPORT)
    body = figure(next(iter(bodies()))[3], 4711)
    with opened(copy) as intake:
        from parsers.parse import parse
        from tests.crawler.corpus.samples import keep

        keep(intake, (parse(body), capture(str(url), body, hours=99)))
    site = Client(copy)
    assert said(site, KEY)["document"] != before["document"]
    then = site.get(before["path"].replace("?", ".json?")).json()
    assert (then["state"], then["print"], then["document"]) == ("superseded", before["print"], before["document"])
    assert "is read from another document since" in site.get(before["path"]).text
    assert "已被另一文件取代" in site.get(f"{before['path']}&lang=zh").text
    code, words = ran(copy, before["link"])
    assert code == 0, words
    assert "read from another document now" in words


def test_states_of_a_link(site: Client) -> None:
    found = said(site, KEY)
    assert said(site, KEY, print="1234567", document=found["document"][:32])["state"] == "differs"
    assert said(site, KEY, document="0" * 32)["state"] == "unknown"
    assert said(site, KEY, document=found["document"])["state"] == "current"
    assert said(site, "requests", figures="0" * 16)["state"] == "differs"
    assert said(site, KEY, document="<script>")["state"] == "current"


@pytest.mark.parametrize("part", [*(pytest.param(part, marks=pytest.mark.long) for part in ("", "requests")), KEY])
def test_a_citation_verifies(site: Client, corpus: Path, part: str) -> None:
    code, words = ran(corpus, said(site, part)["citations"]["gbt"])
    assert (code, words.splitlines()[-1]) == (0, "As cited."), words


def test_another_print_does_not(site: Client, corpus: Path) -> None:
    found = said(site, KEY)
    code, words = ran(corpus, found["link"].replace(f"print={found['print']}&", "print=987654&"))
    assert (code, words.splitlines()[-1]) == (1, "NOT as cited.")


@pytest.mark.long
def test_all_of_it_as_json(site: Client, corpus: Path) -> None:
    code, words = ran(corpus, said(site, KEY)["link"], "--json")
    assert code == 0
    assert json.loads(words)["verdict"] == "same"


def test_what_cannot_be_told(site: Client, copy: Path) -> None:
    link = said(site, KEY)["link"]
    shutil.rmtree(copy.with_name("other-archive"))
    assert ran(copy, link)[0] == 3
    assert ran(copy, f"/cite/nobody-2023/{KEY}")[0] == 3
    assert ran(copy, f"/cite/{REPORT}/{KEY}?document={'0' * 32}")[0] == 3
    assert ran(copy.with_name("nowhere.db"), link)[0] == 3


def steps(corpus: Path, cited: Cited) -> list[Step]:
    """The steps up to the archive's, without reading the document again."""
    found = []
    with closing(sqlite3.connect(corpus)) as conn:
        for each in verify(conn, folder_of(corpus), cited):
            found.append(each)
            if each.what == "archive":
                break
    return found


@pytest.mark.parametrize("every", [191, pytest.param(5, marks=pytest.mark.long)])
def test_no_byte_of_the_record_can_be_changed(copy: Path, every: int) -> None:
    with closing(sqlite3.connect(copy)) as conn:
        reading = reading_of(conn, Cited(REPORT))
        assert reading is not None
        cited = cite(reading, KEY)
        assert cited is not None
        record, file, offset, length = conn.execute(
            "SELECT a.id, a.file, a.offset, a.length FROM captures c JOIN archive_records a ON a.id = c.archive"
            " WHERE c.document = ?",
            (reading.document,),
        ).fetchone()
    assert steps(copy, cited)[-1].verdict == "same"
    path = copy.with_name("other-archive") / file
    whole = path.read_bytes()
    # Of no weight are gzip's level and system, and the bits that fill up the last byte before its trailer.
    places = {0, 3, 4, 10, *range(24, length, every), length - 10, length - 8, length - 1} - {8, 9, length - 9}
    for place in sorted(places):
        for flipped in (1, 0x80):
            at = offset + place
            path.write_bytes(whole[:at] + bytes([whole[at] ^ flipped]) + whole[at + 1 :])
            assert steps(copy, cited)[-1].verdict == "other", (record, place)
    path.write_bytes(whole[: offset + length // 2])
    assert steps(copy, cited)[-1].verdict == "other"
    path.unlink()
    assert steps(copy, cited)[-1].verdict == "other"


def test_other_bytes_that_are_whole_are_found_out(copy: Path) -> None:
    """The record of another report in its place, with digests that are right: the index knows better."""
    with closing(sqlite3.connect(copy)) as conn:
        (other,) = conn.execute(
            "SELECT archive FROM captures WHERE document <> (SELECT document FROM reports WHERE id = ?)", (REPORT,)
        ).fetchone()
        conn.execute(
            "UPDATE captures SET archive = ? WHERE document = (SELECT document FROM reports WHERE id = ?)",
            (other, REPORT),
        )
        conn.commit()
        reading = reading_of(conn, Cited(REPORT))
        assert reading is not None
        cited = cite(reading, KEY)
    assert cited is not None
    assert steps(copy, cited)[-1].verdict == "other"
