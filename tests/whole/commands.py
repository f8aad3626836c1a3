"""Runs commands in processes that are forked from one with everything loaded. They run what a user
runs, and a dozen start in the time that one takes from scratch.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import MappingProxyType

from tests.paths import ROOT

SPAWN = multiprocessing.get_context("forkserver")
SPAWN.set_forkserver_preload(["pytest", "tests.whole.preloaded", "tests.whole.commands"])

Main = Callable[[list[str]], None]
"""A command as a function of its arguments, without its name."""


def scrapy(arguments: list[str]) -> None:
    from scrapy.cmdline import execute

    execute(["scrapy", *arguments])


def nianbao(arguments: list[str]) -> None:
    from crawler.cli import main

    main(arguments, prog_name="nianbao")


def begin(
    main: Main, arguments: Sequence[str], out: Path, err: Path, environment: Mapping[str, str], cwd: Path = ROOT
) -> BaseProcess:
    """Starts a command; its output goes to the files `out` and `err`, which may be the same."""
    process = SPAWN.Process(target=_alone, args=(main, list(arguments), out, err, environment, cwd))
    process.start()
    return process


def run(
    main: Main,
    arguments: Sequence[str],
    environment: Mapping[str, str] = MappingProxyType({}),
    cwd: Path = ROOT,
    timeout: float = 600,
) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end. Raises subprocess.TimeoutExpired after `timeout` seconds."""
    with tempfile.TemporaryDirectory() as room:
        out, err = Path(room) / "out", Path(room) / "err"
        process = begin(main, arguments, out, err, {**os.environ, **environment}, cwd)
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired([main.__name__, *arguments], timeout, out.read_bytes())
        return subprocess.CompletedProcess(
            [main.__name__, *arguments], process.exitcode, out.read_text(), err.read_text()
        )


def _alone(main: Main, arguments: list[str], out: Path, err: Path, environment: Mapping[str, str], cwd: Path) -> None:
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    for path, number in ((out, 1), (err, 2)):
        output = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        os.dup2(output, number)
    main(arguments)
