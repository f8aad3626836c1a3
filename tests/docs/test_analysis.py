"""docs/analysis.md: each block is run, and prints what the page says."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlite_utils.cli import cli as sqlite_utils

from crawler.cli import main
from tests.paths import ROOT

PAGE = ROOT / "docs" / "analysis.md"
BLOCK = re.compile(r"```(python|sql)\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)


def test_the_blocks_print_what_the_page_says(
    demo_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """`pytest --update-golden` writes what they print anew, and fails that run, so that someone looks."""
    monkeypatch.chdir(tmp_path)
    exported = CliRunner().invoke(main, ["export", "--corpus", str(demo_corpus)])
    assert exported.exit_code == 0, exported.output
    names: dict[str, Any] = {}

    def run(block: re.Match[str]) -> str:
        kind, code, _ = block.groups()
        said = _python(code, names) if kind == "python" else _sql(code, demo_corpus)
        lines = "".join(f"{line.rstrip()}\n" for line in said.splitlines())
        return f"```{kind}\n{code}```\n" + (f"\n```text\n{lines}```\n" if lines else "")

    page = PAGE.read_text()
    now = BLOCK.sub(run, page)
    if request.config.getoption("--update-golden") and now != page:
        PAGE.write_text(now)
        pytest.fail(f"{PAGE.name} is written anew: look at it")
    assert now == page
    _same_answer(names["shown"], page)


def _same_answer(by_pandas: Any, page: str) -> None:
    """Who refused most, by pandas and by SQL."""
    _, by_sql = (said for _, code, said in BLOCK.findall(page) if "refused_share" in code)
    issuers = [line.split(",")[0] for line in by_sql.splitlines()[1:]]
    assert sorted(by_pandas.issuer) == sorted(issuers)


def _python(code: str, names: dict[str, Any]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, PAGE.name, "exec"), names)  # noqa: S102
    return printed.getvalue()


def _sql(code: str, corpus: Path) -> str:
    done = CliRunner().invoke(sqlite_utils, ["query", str(corpus), code, "--csv"])
    assert done.exit_code == 0, done.output
    return done.output
