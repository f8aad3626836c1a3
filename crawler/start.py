"""Starts a crawl as a process: `scrapy crawl` with our settings, from any folder.

`nianbao crawl`, `nianbao refresh` and `nianbao demo` all start crawls here. Neither the checkout's
scrapy.cfg nor SCRAPY_SETTINGS_MODULE is needed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, NoReturn

from crawler.lock import Lock

ANY_PORTAL = "portal"
"""The spider of a portal that doesn't ship: its arguments describe it."""


@dataclass(frozen=True, slots=True)
class Crawl:
    """A spider's name, its arguments (`-a`) and Scrapy's settings (`-s`)."""

    spider: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)


def run(crawl: Crawl, lock: Lock | None = None, *, stdout: int | None = None, stderr: IO[str] | None = None) -> int:
    """Runs the crawl in a process of its own and returns its exit status. The crawl inherits `lock`, if the
    caller holds one on the corpus. `stdout` and `stderr` are as in `subprocess.run`.
    """
    return subprocess.run(  # noqa: S603
        _command(crawl),
        check=False,
        env=_environment() | (lock.environment if lock else {}),
        pass_fds=(lock.descriptor,) if lock else (),
        stdout=stdout,
        stderr=stderr,
    ).returncode


def become(crawl: Crawl) -> NoReturn:
    """Replaces the calling process by the crawl, which keeps its process id, terminal and signals."""
    sys.stdout.flush()
    sys.stderr.flush()
    command = _command(crawl)
    os.execve(command[0], command, _environment())  # noqa: S606  (no shell, and our own arguments)


def _command(crawl: Crawl) -> list[str]:
    arguments = [part for name, value in crawl.arguments.items() for part in ("-a", f"{name}={value}")]
    settings = [part for name, value in crawl.settings.items() for part in ("-s", f"{name}={value}")]
    # -P: a folder called spiders or parsers in the current directory must not be imported instead of ours.
    return [sys.executable, "-P", "-m", "scrapy", "crawl", crawl.spider, *arguments, *settings]


def _environment() -> dict[str, str]:
    return {**os.environ, "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
