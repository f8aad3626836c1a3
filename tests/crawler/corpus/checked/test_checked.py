"""Rules over years and texts: the rows don't depend on the order of writing, and none is stale."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from crawler.cli import main
from crawler.corpus import Corpus
from crawler.corpus.derived.reports import choose_copy
from crawler.corpus.intake import Intake
from crawler.corpus.opening import open_database
from crawler.database.store import Store
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report, retold
from parsers.forms import FORMS
from parsers.parse import parse
from parsers.report import Report
from tests.crawler.corpus.samples import LUOYANG, MARKUP, Sample, capture, dump, keep, opened, rows
from tests.parsers.checks.yearly_reports import ORGAN, reports

CROSS = (
    "SELECT report_id, rule, subject, status, left, right, message FROM checks WHERE rule LIKE 'years.%'"
    " OR rule IN ('narrative.change', 'timeliness.deadline', 'text.copied') ORDER BY 1, 2, 3"
)
COPIED = "SELECT report_id, other_report, relation, share FROM copied_texts ORDER BY 1, 2"


def sample(report: Report, hours: int = 0, path: str = "") -> Sample:
    body = MARKUPS[MARKUP](report, Random(1))
    url = f"https://www.ly.gov.cn/{report.issuer}/{report.year}{path}.html"
    return parse(body), capture(url, body, hours=hours)


def write(path: Path, samples: Iterable[Sample], *, at_once: bool = True) -> None:
    """Writes samples into the corpus and runs the crosscheck once at the end, or after each."""
    with Corpus.open(path) as corpus:
        corpus.write_portal(LUOYANG)
        intake = Intake(corpus, LUOYANG.id, None)
        for each in samples:
            keep(intake, each)
            if not at_once:
                corpus.crosscheck()
        corpus.crosscheck()


def many(year: int = 2023, count: int = 10) -> list[Report]:
    """Reports of different organs, each with its own narrative."""
    return [
        random_report(Random(f"{year}/{n}"), FORMS["2021"], issuer=f"洛阳市{name}局", year=year, style=f"{name}/{year}")
        for n, name in enumerate(
            ["民政", "教育", "水利", "林业", "统计", "审计", "商务", "体育", "信访", "公安", "司法", "交通运输"][:count]
        )
    ]


def faulty(report: Report, key: str) -> Report:
    figure = report.figures[key]
    value = (figure.value or 0) + 3
    return replace(report, figures={**report.figures, key: figure._replace(value=value, raw=str(value))})


@pytest.mark.parametrize("at_once", [True, False])
def test_the_rows_are_the_same_whatever_came_first(tmp_path: Path, at_once: bool) -> None:
    three = reports(8, 2021, 3)
    three[1] = faulty(three[1], "requests.carried_in.other")
    samples = [sample(each) for each in three]
    found = []
    for nth, order in enumerate([*permutations(samples)][:: 2 if at_once else 5]):
        path = tmp_path / f"{nth}.db"
        write(path, order, at_once=at_once)
        found.append((rows(path, CROSS), rows(path, "SELECT id, status, checks_failed FROM reports ORDER BY id")))
    assert all(each == found[0] for each in found)
    failed = [row[:3] for row in found[0][0] if row[3] == "fail" and str(row[1]).startswith("years")]
    assert failed == [(f"410300-{ORGAN}-2022", "years.carried", "requests.other")]
    assert {row[0]: row[1] for row in found[0][1]}[f"410300-{ORGAN}-2022"] == "flagged"


def test_what_is_checked_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    write(path, [sample(each) for each in [*reports(8, 2022, 2), *many()]])
    before = dump(path)
    with Corpus.open(path) as corpus:
        assert corpus.crosscheck().reports == 0
        assert corpus.crosscheck(everything=True).reports == 12
    assert dump(path) == before


def test_a_report_that_changes_is_checked_again_with_the_next_year_s(tmp_path: Path) -> None:
    grown, fresh = tmp_path / "grown.db", tmp_path / "fresh.db"
    before, after = reports(8, 2022, 2)
    wrong = faulty(before, "requests.carried_out.company")
    write(grown, [sample(wrong), sample(after)])
    assert ("years.carried", "requests.company", "fail") in {
        (rule, subject, status) for _, rule, subject, status, *_ in rows(grown, CROSS)
    }
    with Corpus.open(grown) as corpus:
        keep(Intake(corpus, LUOYANG.id, None), sample(before, hours=9))
        assert corpus.crosscheck().reports == 2
    write(fresh, [sample(before, hours=9), sample(after)])
    assert rows(grown, CROSS) == rows(fresh, CROSS)


def test_a_crosscheck_that_never_came_is_made_up_for(tmp_path: Path) -> None:
    """For example after a kill between the last report and the end of the crawl."""
    path = tmp_path / "corpus.db"
    with opened(path) as intake:
        for each in reports(8, 2022, 2):
            keep(intake, sample(each))
    assert rows(path, CROSS) == []
    write(path, [])
    assert len({row[0] for row in rows(path, CROSS)}) == 2


def test_copied_texts_are_found_with_their_share_and_sentences(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    honest = many()
    source = honest[0]
    copy = random_report(Random(99), FORMS["2021"], issuer="洛阳市林草局", year=2023, style="民政/2023")
    again = random_report(Random(98), FORMS["2021"], issuer=source.issuer or "", year=2024, style="民政/2023")
    later = many(2024)[1:]
    write(path, [sample(each) for each in [*honest, copy, again, *later]])
    found = {(a, b): (relation, share) for a, b, relation, share in rows(path, COPIED)}
    one, two, next_year = ("410300-洛阳市民政局-2023", "410300-洛阳市林草局-2023", "410300-洛阳市民政局-2024")
    assert {pair: relation for pair, (relation, _) in found.items()} == {
        (one, two): "other_issuer",
        (two, one): "other_issuer",
        (next_year, one): "last_year",
    }
    assert all(isinstance(share, float) and share >= 80 for _, share in found.values())
    checks = {(r, s): (status, m) for r, rule, s, status, _, _, m in rows(path, CROSS) if rule == "text.copied"}
    status, message = checks[two, "other_issuers"]
    assert status == "fail"
    assert f"stands in {one}: “" in str(message)
    assert checks["410300-洛阳市教育局-2023", "other_issuers"][0] == "pass"
    assert checks["410300-洛阳市教育局-2024", "last_year"][0] == "pass"
    # A copied text doesn't make figures doubtful.
    assert rows(path, f"SELECT status FROM reports WHERE id = '{two}'") == [("clean",)]


def test_a_copied_report_that_goes_leaves_no_trace(tmp_path: Path) -> None:
    """For example if a document turns out to be another report, so that this one has no copy left."""
    path = tmp_path / "corpus.db"
    copy = random_report(Random(99), FORMS["2021"], issuer="洛阳市林草局", year=2023, style="民政/2023")
    write(path, [sample(each) for each in [*many(), copy]])
    assert len(rows(path, COPIED)) == 2
    store = Store(open_database(path))
    gone = "410300-洛阳市林草局-2023"
    with store.transaction():
        store.conn.execute("PRAGMA defer_foreign_keys = ON")
        store.conn.execute("DELETE FROM report_documents WHERE report_id = ?", (gone,))
        choose_copy(store, gone)
    store.db.close()
    write(path, [])
    assert rows(path, COPIED) == []
    assert not [row for row in rows(path, CROSS) if row[1] == "text.copied" and row[3] == "fail"]
    with sqlite3.connect(path) as conn:
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_few_reports_or_few_words_are_unknown(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    copy = retold(Random(3), many(2023, 2)[1], style="民政/2023")
    write(path, [sample(each) for each in (many(2023, 2)[0], copy)])
    status: Sequence[tuple[object, ...]] = rows(
        path, "SELECT DISTINCT status, message FROM checks WHERE rule = 'text.copied'"
    )
    assert status == [("unknown", "too few reports of the year to tell common wording from copied")]


def test_the_command_prints_findings_by_rule(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    before, after = reports(8, 2022, 2)
    write(path, [sample(before), sample(faulty(after, "requests.carried_in.other"))])
    run = CliRunner().invoke(main, ["check", "luoyang", "--corpus", str(path), "--rule", "years.carried"])
    assert run.exit_code == 0, run.output
    assert "years.carried" in run.output
    assert "timeliness" not in run.output
    assert f"410300-{ORGAN}-2023 · requests.other" in run.output
    assert "after 2022 ≠" in run.output
    for arguments, words in (
        (["check", "--corpus", str(tmp_path / "no.db")], "there is no corpus at"),
        (["check", "nowhere", "--corpus", str(path)], "the corpus has no portal nowhere; it has luoyang"),
        (["check", "--rule", "years", "--corpus", str(path)], "there is no rule years"),
    ):
        failed = CliRunner().invoke(main, arguments)
        assert failed.exit_code in {1, 2}
        assert words in " ".join(failed.output.split())
