"""Runs the code blocks of documentation pages and compares what they print with the page."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BLOCK = re.compile(r"```(python|sql)\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)

Run = Callable[[str], str]
"""A function from code to its output."""


def check(page: Path, runs: dict[str, Run], request: pytest.FixtureRequest) -> None:
    """Runs every block with the function for its kind. `pytest --update-golden` writes the output
    into the page and fails that run, so that someone looks at it.
    """

    def run(block: re.Match[str]) -> str:
        kind, code, _ = block.groups()
        lines = "".join(f"{line.rstrip()}\n" for line in runs[kind](code).splitlines())
        return f"```{kind}\n{code}```\n" + (f"\n```text\n{lines}```\n" if lines else "")

    before = page.read_text()
    now = BLOCK.sub(run, before)
    if request.config.getoption("--update-golden") and now != before:
        page.write_text(now)
        pytest.fail(f"{page.name} is written anew: look at it")
    assert now == before


def python(names: dict[str, Any], page: Path) -> Run:
    """Runs Python blocks; they share `names`, as in one session."""

    def run(code: str) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, page.name, "exec"), names)  # noqa: S102
        return printed.getvalue()

    return run
