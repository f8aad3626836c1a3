"""Every promise of docs/security.md names tests that are there."""

from __future__ import annotations

import re

from tests.paths import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| ") and line.count(" | ") == 2]


def test_each_promise_names_a_test_that_is_there() -> None:
    files = {path.name: path for path in (ROOT / "tests").rglob("*.py")}
    functions = {name for path in files.values() for name in re.findall(r"^def (test_\w+)", path.read_text(), re.M)}
    promises = [row for row in ROWS if "`" in row[2]]
    assert len(promises) > 20
    for promise, _, shown in promises:
        for name in re.findall(r"`([^`]+)`", shown):
            there = (ROOT / name).exists() if "/" in name else name in files or name in functions
            assert there, (promise, name)


def test_it_is_linked_where_people_look() -> None:
    for page in ("README.md", "README.zh-CN.md", "SECURITY.md"):
        assert "docs/security.md" in (ROOT / page).read_text(encoding="utf-8"), page
