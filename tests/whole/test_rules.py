"""A rule needs only its registration: it is run, stored, listed, printed and documented, whatever
it ranges over; and the order of the shipped rules doesn't change.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crawler.browse.pages.registers import REGISTERS
from crawler.dictionary import TABLES
from parsers.checks import RULE_MODULES, checks_over, rule, rules
from parsers.checks.model import ORDER, RULES
from parsers.checks.subjects import Copies
from parsers.report import Check
from parsers.sentences import Message
from tests.crawler.corpus.samples import dump, rows, two_years
from tests.paths import ROOT

OWN_REGISTER = {"timeliness.deadline": "late", "text.copied": "copied"}
"""Rules whose findings have a register of their own, with the days or the sentences."""


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The results of `toy_rules` in a new corpus."""
    return run_toys(tmp_path_factory.mktemp("toys") / "corpus.db")


def run_toys(corpus: Path) -> Any:
    """Runs `toy_rules` in another process, because the dictionary is made at import."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.whole.toy_rules", str(corpus)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_a_rule_over_anything_has_its_rows_and_a_second_check_changes_nothing(toys: Any) -> None:
    """Once, a rule was run whose rows were not deleted first, which broke the second check."""
    before, report = (f"410300-洛阳市财政局-{year}" for year in (2022, 2023))
    rows = {(report, rule, subject) for report, rule, subject, *_ in toys["checks"]}
    assert rows == {
        *((each, "toy.number", "requests.new.total") for each in (before, report)),
        *((each, "toy.growth", "requests.new.total") for each in (before, report)),
        *((each, "toy.day", "published_on") for each in (before, report)),
        *((each, "toy.texts", "other_issuer") for each in (before, report)),
        *((each, "toy.copies", "copies") for each in (before, report)),
        (report, "toy.texts", "last_year"),
    }
    assert toys["same"]
    status = {(report, rule): status for report, rule, _, status, *_ in toys["checks"]}
    assert (status[before, "toy.growth"], status[report, "toy.growth"]) == ("unknown", "fail")
    assert (status[before, "toy.copies"], status[report, "toy.copies"]) == ("pass", "fail")


def test_reports_that_were_checked_before_are_due_again(tmp_path: Path) -> None:
    """For new rules over years, dates and texts; new rules over a report run when it is read again."""
    path = tmp_path / "corpus.db"
    two_years(path)
    found = {rule for _, rule, *_ in run_toys(path)["at_once"]}
    assert found == {"toy.growth", "toy.day", "toy.texts"}


def test_reports_that_were_checked_by_another_law_are_due_again(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    two_years(path)
    before = dump(path)
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE deadlines SET month_day = '02-28' WHERE code = 'department-2019'")
        conn.execute("UPDATE checks SET status = 'fail', left = 75 WHERE rule = 'timeliness.deadline'")
    two_years(path)
    after = dump(path)
    assert {name: after[name] for name in ("checks", "deadlines")} == {n: before[n] for n in ("checks", "deadlines")}
    assert rows(path, "SELECT count(*) FROM checks WHERE rule = 'timeliness.deadline' AND status = 'fail'") == [(0,)]


def test_its_failure_flags_the_report_unless_the_rule_says_otherwise(toys: Any) -> None:
    doubting = {rule for rule, _, doubts, _ in toys["codes"] if doubts}
    failed = {(report, rule) for report, rule, _, status, *_ in toys["checks"] if status == "fail"}
    assert {rule for _, rule in failed} == {"toy.number", "toy.growth", "toy.day", "toy.copies", "toy.texts"}
    assert {rule for _, rule in failed} & doubting == {"toy.number", "toy.growth"}
    for report, status, found in toys["status"]:
        assert found == sum(rule in doubting for id_, rule in toys["failed"] if id_ == report)
        assert status == ("flagged" if found else "clean")


def test_it_stands_in_the_code_table_behind_the_others(toys: Any) -> None:
    codes = [code for code, *_ in toys["codes"]]
    assert codes == toys["declared"]
    assert codes == [*ORDER, "toy.number", "toy.growth", "toy.day", "toy.copies", "toy.texts"]
    assert [position for _, position, *_ in toys["codes"]] == [*range(1, len(codes) + 1)]
    assert [doubts for code, _, doubts, _ in toys["codes"] if code.startswith("toy.")] == [1, 1, 0, 0, 0]


def test_a_new_prefix_is_in_a_register(toys: Any) -> None:
    assert {code for code in toys["registers"]["sums"] if code.startswith("toy.")} == {
        "toy.number",
        "toy.growth",
        "toy.day",
        "toy.copies",
    }
    assert "toy.growth" in toys["sums"]
    assert "toy.texts" in toys["texts"]
    assert "Requests never grow" in toys["page"]
    assert "410300-" in toys["page"]


def test_the_command_the_demo_and_the_docs_know_it(toys: Any) -> None:
    status, output = toys["command"]
    assert status == 0, output
    assert "toy.growth" in output
    assert "410300-洛阳市财政局-2023 · requests.new.total" in output
    assert {"toy.growth", "toy.day", "toy.texts"} <= set(toys["alarms"])
    assert all(f"| `toy.{name}` |" in toys["docs"] for name in ("number", "growth", "day", "copies", "texts"))


def test_every_rule_that_ships_has_its_place_and_one_register() -> None:
    assert [row["code"] for row in TABLES["rules"].rows] == [each.code for each in rules()] == [*ORDER]
    for each in rules():
        listed = {name for name, register in REGISTERS.items() if each.code in register.rules} - {"misprints"}  # hints
        assert listed | {OWN_REGISTER[each.code]} if each.finds is None else len(listed) == 1, each.code
    assert {each.code for each in rules() if each.finds is None} == OWN_REGISTER.keys()
    assert OWN_REGISTER.keys() <= RULES.keys()
    assert set(OWN_REGISTER.values()) <= REGISTERS.keys()


def test_each_shipped_rule_is_of_a_module_that_is_named() -> None:
    named = {module.__name__ for module in RULE_MODULES}
    assert {each.function.__module__ for each in rules() if each.function} == named
    assert all(each.function or each.over == "report" for each in rules())


def test_two_rules_of_one_code_are_refused() -> None:
    with pytest.raises(ValueError, match=r"two rules years\.carried"):
        rule("years.carried", over="years", title="", en="", source="")(lambda report, before: ())


def test_a_rule_gives_checks_of_its_own_code_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.checks.model.RULES", {})
    register = rule("toy.wrong", over="copies", title="", en="", source="")
    register(lambda copies: [Check("copies.agree", "copies", copies.agreeing, 1, "pass", Message(""))])
    with pytest.raises(ValueError, match=r"toy\.wrong gives a check of copies\.agree"):
        [*checks_over("copies", Copies(1, 1))]
