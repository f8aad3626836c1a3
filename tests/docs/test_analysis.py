"""docs/analysis.md: each block runs and prints what the page shows."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlite_utils.cli import cli as sqlite_utils

from crawler.cli import main
from tests.docs import blocks
from tests.paths import ROOT

PAGE = ROOT / "docs" / "analysis.md"


def test_the_blocks_print_what_the_page_says(
    demo_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    exported = CliRunner().invoke(main, ["export", "--corpus", str(demo_corpus)])
    assert exported.exit_code == 0, exported.output
    names: dict[str, Any] = {}
    runs: dict[str, blocks.Run] = {"python": blocks.python(names, PAGE), "sql": partial(_sql, corpus=demo_corpus)}
    blocks.check(PAGE, runs, request)
    _same_answer(names["shown"], PAGE.read_text())


def _same_answer(by_pandas: Any, page: str) -> None:
    """Asserts that pandas and SQL agree on who refused most."""
    _, by_sql = (said for _, code, said in blocks.BLOCK.findall(page) if "refused_share" in code)
    issuers = [line.split(",")[0] for line in by_sql.splitlines()[1:]]
    assert sorted(by_pandas.issuer) == sorted(issuers)


def _sql(code: str, corpus: Path) -> str:
    done = CliRunner().invoke(sqlite_utils, ["query", str(corpus), code, "--csv"])
    assert done.exit_code == 0, done.output
    return done.output
