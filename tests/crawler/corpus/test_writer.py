"""The writer: idempotent, independent of order, safe to restart, and every figure is traceable."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.archive.log import Ended
from crawler.corpus import Corpus, CorpusError, problems
from crawler.corpus.copies import Read, copy_of, sha256
from crawler.corpus.documents import job_of
from crawler.corpus.intake import NOTHING, PROBLEM, REPORT, Intake, Kept
from crawler.corpus.values import exact
from parsers import messages, notices, parse
from parsers.report import Dispute, Notice
from spiders.captures import Capture
from tests.crawler.corpus.samples import LUOYANG, START, TIMED, Sample, capture, dump, keep, opened, page, rows, write
from tests.crawler.corpus.slow_writer import write_all
from tests.paths import ROOT

PAGE = "https://www.ly.gov.cn/2024/01-20/1.html"
FILE = "https://oss.ly.gov.cn/upload-file/files/20240120/1.pdf"
ELSEWHERE = "https://yanshi.gov.cn/2024/01-20/1.html"


def test_every_figure_is_stored_with_its_print_and_place(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    reading, captured = page(1, blank=0.1)
    write(path, [(reading, captured)])
    stored = {
        key: (value, raw, place) for key, value, raw, place in rows(path, "SELECT key, value, raw, place FROM figures")
    }
    assert stored.keys() == reading.report.figures.keys()
    grids = {
        position: {(cell["row"], cell["column"]): cell["text"] for cell in json.loads(str(cells))}
        for position, cells in rows(path, "SELECT position, cells FROM source_tables")
    }
    for key, figure in reading.report.figures.items():
        value, raw, place = stored[key]
        assert raw == figure.raw
        assert (None if value is None else Decimal(repr(value))) == figure.value
        if figure.place is not None and figure.raw is not None:
            where = json.loads(str(place))
            assert grids[where["table"]][where["row"], where["column"]].strip() == figure.raw.strip()


def test_the_report_says_where_it_was_read_and_why_it_is_flagged(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    clean = page(1)
    broken = page(2, issuer="洛阳市教育局", consistent=False)
    warned = page(3, issuer="洛阳市民政局")
    notice = Notice(notices.NO_NUMBER(print="x"), "requests.new.total")
    warned = (replace(warned[0], report=replace(warned[0].report, warnings=(notice,))), warned[1])
    write(path, [clean, broken, warned])
    stored = rows(path, "SELECT issuer_name, status FROM reports ORDER BY rowid")
    assert stored == [("洛阳市财政局", "clean"), ("洛阳市教育局", "flagged"), ("洛阳市民政局", "flagged")]
    ((failed, url, document),) = rows(
        path, "SELECT checks_failed, url, document FROM reports WHERE id = '410300-洛阳市教育局-2023'"
    )
    assert failed == sum(check.status == "fail" for check in broken[0].checks) > 0
    assert (url, document) == (broken[1].url, broken[0].sha256)
    ((warnings,),) = rows(path, "SELECT warnings FROM reports WHERE id = '410300-洛阳市民政局-2023'")
    assert json.loads(str(warnings)) == [{**notice.message.as_json, "subject": notice.subject}]


def test_the_same_input_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    samples = [page(1), page(2, year=2022), page(1, path=FILE, role="attachment"), page(3, year=2020, form="2019")]
    write(path, samples)
    before = dump(path)
    write(path, samples)
    assert dump(path) == before


VERSIONS: list[Sample] = [
    page(1, path=PAGE),  # first print
    page(2, path=PAGE, hours=24),  # corrected a day later: this one counts
    page(2, path=FILE, hours=1, role="attachment"),  # agrees with the correction
    page(1, path=ELSEWHERE, hours=2),  # a copy elsewhere with the old figures
    page(4, path=PAGE + "?p=2", hours=3, blank=0.3),  # a poor copy
]


@pytest.mark.slow
def test_any_order_gives_the_same_rows(tmp_path: Path) -> None:
    dumps = []
    for number, order in enumerate(list(permutations(VERSIONS))[::7]):
        path = tmp_path / f"{number}.db"
        write(path, order)
        dumps.append(dump(path, without=TIMED))
    assert all(each == dumps[0] for each in dumps)
    copies = rows(path, "SELECT url, chosen, agrees FROM report_documents ORDER BY url")
    assert copies == [(FILE, 0, 1), (PAGE, 1, 1), (PAGE + "?p=2", 0, 0), (ELSEWHERE, 0, 0)]
    assert rows(path, "SELECT url, copies, copies_agree FROM reports") == [(PAGE, 4, 0)]


@pytest.mark.long
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_with_repeats_and_renamed_pages(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Pages whose year or issuer changes, captured in any order, some of them twice."""
    choices = st.tuples(
        st.integers(1, 3),
        st.sampled_from(["洛阳市财政局", "财政局", "洛阳市教育局"]),
        st.sampled_from([2022, 2023]),
        st.sampled_from([PAGE, FILE]),
        st.integers(0, 3),
    )
    drawn = data.draw(st.lists(choices, min_size=1, max_size=6, unique_by=lambda each: each[3:]))
    samples = [page(s, issuer=i, year=y, path=u, hours=h) for s, i, y, u, h in drawn]
    order = data.draw(st.permutations(samples + samples[:2]))
    folder = tmp_path_factory.mktemp("orders")
    write(folder / "a.db", samples)
    write(folder / "b.db", order)
    assert dump(folder / "a.db") == dump(folder / "b.db")


def test_it_says_what_came_of_a_capture(tmp_path: Path) -> None:
    with opened(tmp_path / "corpus.db") as intake:
        for each in VERSIONS:
            assert keep(intake, each) == REPORT
        assert intake.keep(capture(PAGE, b"x", hours=9, role="lookalike")) == NOTHING
        assert intake.keep(capture(PAGE, b"x", hours=10, role="blocked")) == PROBLEM


def test_a_page_that_turns_out_to_be_another_report_withdraws_the_first(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    write(path, [page(1, path=PAGE), page(1, path=PAGE, issuer="洛阳市教育局", hours=1)])
    assert rows(path, "SELECT id, withdrawn_at FROM reports ORDER BY id") == [
        ("410300-洛阳市教育局-2023", None),
        ("410300-洛阳市财政局-2023", "2024-02-01T09:00:00.000000Z"),
    ]
    assert rows(path, "SELECT count(*) FROM report_documents WHERE url = ?", PAGE) == [(2,)]


def test_what_the_portal_calls_a_page_today_makes_it_no_second_report(tmp_path: Path) -> None:
    """The same bytes with another issuer: the latest capture decides whose they are."""
    path = tmp_path / "corpus.db"
    reading, captured = page(1, path=PAGE)
    told = replace(reading, report=replace(reading.report, issuer="洛阳市教育局"))
    later = replace(captured, fetched_at=captured.fetched_at + timedelta(1), hints=(("issuer", "教育局"),))
    for number, order in enumerate(permutations([(reading, captured), (told, later)])):
        write(path.with_suffix(f".{number}"), order)
        assert rows(path.with_suffix(f".{number}"), "SELECT id FROM reports") == [("410300-洛阳市教育局-2023",)]
        assert rows(path.with_suffix(f".{number}"), "SELECT id FROM issuers") == [("410300-洛阳市教育局",)]


def test_copies_that_differ_say_where(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    reading, captured = page(1, path=PAGE)
    figures = dict(reading.report.figures)
    key = next(key for key, figure in figures.items() if figure.value)
    body = captured.body + b"<!-- attachment -->"
    figures[key] = figures[key]._replace(value=99_999)
    other = replace(reading, sha256=sha256(body), report=replace(reading.report, figures=figures))
    write(path, [(reading, captured), (other, capture(FILE, body, role="attachment"))])
    ((differs,),) = rows(path, "SELECT differs FROM report_documents WHERE url = ?", FILE)
    value = reading.report.value(key)
    assert json.loads(str(differs)) == {key: [float(value) if isinstance(value, Decimal) else value, 99_999]}
    assert rows(path, "SELECT status, copies_agree, checks_failed FROM reports") == [("flagged", 0, 1)]
    agree = "SELECT status, left, right FROM checks WHERE rule = 'copies.agree'"
    assert rows(path, agree) == [("fail", 0, 1)]
    # A third copy equals the first: now one of two copies agrees.
    third = page(1, path=PAGE.replace(".html", "-2.html"))
    write(path, [third])
    assert rows(path, agree) == [("fail", 1, 2)]


def test_text_is_taken_before_a_picture_of_it(tmp_path: Path) -> None:
    """Among copies with equally many printed cells: OCR may have read more figures."""
    path = tmp_path / "corpus.db"
    reading, captured = page(1, path=FILE, blank=0.3)
    figures = {
        key: figure._replace(value=3 if figure.value is None else figure.value, confidence=0.95)
        for key, figure in reading.report.figures.items()
    }
    body = captured.body + b"<!-- scanned -->"
    scan = replace(reading, sha256=sha256(body), report=replace(reading.report, figures=figures))
    write(path, [(scan, capture(PAGE, body)), (reading, captured)])
    assert rows(path, "SELECT url FROM reports") == [(FILE,)]
    assert rows(path, "SELECT url FROM report_documents WHERE ocr = 1") == [(PAGE,)]


def test_what_came_of_a_second_reading_is_stored(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    reading, captured = page(1, path=PAGE)
    key = next(iter(reading.report.figures))
    other = replace(
        reading,
        readers=("html", "html_second"),
        verdict="disputed",
        disputes=(Dispute(key, (("html", "12"), ("html_second", None))),),
    )
    write(path, [(other, captured)])
    ((verdict, readers, disputes),) = rows(path, "SELECT verdict, readers, disputes FROM reports")
    assert (verdict, json.loads(str(readers))) == ("disputed", ["html", "html_second"])
    assert json.loads(str(disputes)) == {key: {"html": "12", "html_second": None}}


@pytest.mark.parametrize("field", ["issuer", "year"])
def test_an_unknown_issuer_or_year_is_a_problem_and_no_report(tmp_path: Path, field: str) -> None:
    path = tmp_path / "corpus.db"
    reading, captured = page(1)
    unknown = {"issuer": replace(reading.report, issuer=None), "year": replace(reading.report, year=None)}[field]
    with opened(path) as intake:
        assert keep(intake, (replace(reading, report=unknown), captured)) == PROBLEM
        assert rows(path, "SELECT stage, url FROM problems") == [("recognise", captured.url)]
        assert keep(intake, (reading, captured)) == REPORT
        assert rows(path, "SELECT * FROM problems") == []
    assert rows(path, "SELECT count(*) FROM reports") == [(1,)]


def test_an_older_capture_neither_brings_back_nor_clears_a_problem(tmp_path: Path) -> None:
    old, bad = page(1, path=PAGE), capture(PAGE, b"broken bytes", hours=5)
    for number, steps in enumerate(permutations(("read", "problem"))):
        path = tmp_path / f"{number}.db"
        with opened(path) as intake:
            for step in steps:
                if step == "read":
                    keep(intake, old)
                else:
                    intake.keep(bad)
                    intake.flush()
                    damaged(path, bad)
            assert rows(path, "SELECT count(*) FROM problems") == [(1,)]
            keep(intake, page(1, path=PAGE, hours=6))
            assert rows(path, "SELECT count(*) FROM problems") == [(0,)]
            damaged(path, bad)
            assert rows(path, "SELECT count(*) FROM problems") == [(0,)]


def damaged(path: Path, bad: Capture) -> None:
    """Writes a problem about that capture."""
    with Corpus.open(path) as corpus, corpus.store.transaction():
        problems.record(corpus.store, "read", messages.EMPTY(), url=bad.url, document=sha256(bad.body), portal=None)


def test_numbers_too_long_to_store_exactly_are_null_and_said(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    reading, captured = page(1)
    figures = dict(reading.report.figures)
    total = figures["requests.new.total"]
    figures["requests.new.total"] = total._replace(value=10**30, raw="1" + "0" * 30)
    write(path, [(replace(reading, report=replace(reading.report, figures=figures)), captured)])
    assert rows(path, "SELECT total FROM requests WHERE outcome = 'new'") == [(None,)]
    ((status, warnings),) = rows(path, "SELECT status, warnings FROM reports")
    assert status == "flagged"
    assert "requests.new.total" in str(warnings)


@given(st.integers(0, 10**9), st.integers(0, 6))
def test_money_comes_back_as_the_decimal_it_was(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    stored = exact(value)
    assert stored is not None
    assert Decimal(repr(stored)) == value


def test_rows_that_break_the_schema_are_a_problem_and_the_crawl_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    reading, captured = page(1)
    wrong = replace(reading, checks=(reading.checks[0]._replace(rule="no.such.rule"),))
    with opened(path) as intake:
        assert keep(intake, (wrong, captured)) == PROBLEM
        assert rows(path, "SELECT stage, url, document FROM problems") == [("write", captured.url, reading.sha256)]
        assert rows(path, "SELECT count(*) FROM reports") == [(0,)]
        assert keep(intake, page(2)) == REPORT
    assert rows(path, "PRAGMA foreign_key_check") == []


def test_a_file_that_breaks_the_schema_costs_no_other_in_its_archive(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    (reading, one), (_, other) = page(1), page(2, issuer="洛阳市教育局")
    wrong = replace(reading, checks=(reading.checks[0]._replace(rule="no.such.rule"),))
    captured = capture("https://oss.ly.gov.cn/all.zip", b"an archive", role="attachment")
    job = job_of(captured, LUOYANG.division)
    assert job is not None
    reads = [
        Read(copy_of(wrong, LUOYANG.division), "1.html", one.body),
        Read(copy_of(parse(other.body), LUOYANG.division), "2.html", other.body),
    ]
    with opened(path) as intake:
        assert intake.keep(captured, job.source, reads) == Kept(reports=1, problems=1)
    assert rows(path, "SELECT url FROM reports") == [("https://oss.ly.gov.cn/all.zip#2.html",)]
    assert rows(path, "SELECT url, stage FROM problems") == [("https://oss.ly.gov.cn/all.zip#1.html", "write")]
    assert rows(path, "PRAGMA foreign_key_check") == []


def test_captures_need_their_portal(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "corpus.db") as corpus:
        intake = Intake(corpus, "luoyang", None)
        intake.keep(capture(PAGE, b"x", role="other"))
        with pytest.raises(CorpusError, match="luoyang"):
            intake.flush()


def test_crawls_keep_their_ends_and_the_portal_its_last(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with Corpus.open(path) as corpus:
        corpus.write_portal(LUOYANG)
        first = corpus.start_crawl("luoyang", START, None)
        second = corpus.start_crawl("luoyang", START, "http://127.0.0.1:8765")
        assert (first, second) == ("luoyang-20240201T080000Z", "luoyang-20240201T080000Z-2")
        intake = Intake(corpus, "luoyang", second)
        intake.keep(capture(PAGE, b"x", role="lookalike"))
        intake.finish(Ended(START, "empty", "no reports, and it says so", {"pages": 1}, {}, ()))
        assert corpus.summary("luoyang").lookalikes == 1
    assert rows(path, "SELECT id, outcome, counts FROM crawls ORDER BY id") == [
        (first, None, None),
        (second, "empty", '{"pages":1}'),
    ]
    assert rows(path, "SELECT last_crawl FROM portals") == [(second,)]
    assert rows(path, "SELECT crawl, role FROM captures") == [(second, "lookalike")]


def test_readers_are_not_blocked_by_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with opened(path) as intake:
        keep(intake, page(1))
        with sqlite3.connect(path, timeout=0.1) as reader:
            assert reader.execute("SELECT count(*) FROM reports").fetchone() == (1,)
            keep(intake, page(2, year=2022))
            assert reader.execute("SELECT count(*) FROM reports").fetchone() == (2,)


@pytest.mark.long
def test_killed_at_any_moment_and_started_again_it_ends_the_same(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    write_all(whole, tmp_path / "whole")
    path, started = tmp_path / "killed.db", tmp_path / "started"
    here = Path(__file__).parent
    command = [sys.executable, str(here / "slow_writer.py"), str(path), str(started)]
    rng = Random(5)
    for _ in range(3):
        started.unlink(missing_ok=True)
        with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)}) as writer:
            while writer.poll() is None and not started.exists():
                time.sleep(0.01)
            time.sleep(rng.uniform(0.0, 0.15))
            writer.kill()
        assert started.exists()
        assert rows(path, "PRAGMA foreign_key_check") == []
        torn = "SELECT id FROM reports WHERE id NOT IN (SELECT report_id FROM report_documents WHERE chosen = 1)"
        assert rows(path, torn) == []
    write_all(path, started)
    assert dump(path) == dump(whole)


@pytest.mark.long
def test_two_processes_may_write_in_turn(tmp_path: Path) -> None:
    """The second one waits for the first one's transaction instead of failing."""
    whole, path = tmp_path / "whole.db", tmp_path / "corpus.db"
    write_all(whole, tmp_path / "whole")
    write(path, [])
    here = Path(__file__).parent
    command = [sys.executable, str(here / "slow_writer.py"), str(path), str(tmp_path / "started")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    writers = [subprocess.Popen(command, env=environment) for _ in range(2)]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert dump(path) == dump(whole)


def test_other_names_of_an_issuer_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    write(path, [page(1), page(2, issuer="财政局", year=2022)])
    assert rows(path, "SELECT id, other_names FROM issuers") == [("410300-洛阳市财政局", '["财政局"]')]
    assert rows(path, "SELECT issuer_name FROM reports ORDER BY year") == [("财政局",), ("洛阳市财政局",)]
