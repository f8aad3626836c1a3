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
from typing import IO, NamedTuple, NoReturn

from crawler.leash import Leash
from crawler.lock import Lock

ANY_PORTAL = "portal"
"""The spider of a portal that doesn't ship: its arguments describe it."""

GRACE = 300.0
"""Most seconds in which a crawl whose time is over may take in what is under way and write its end. It has no
longer than it had before.
"""


@dataclass(frozen=True, slots=True)
class Crawl:
    """A spider's name, its arguments (`-a`) and Scrapy's settings (`-s`)."""

    spider: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)


class Ran(NamedTuple):
    """A crawl's exit status, and whether it was ended as its time was over."""

    status: int
    stopped: bool


def run(
    crawl: Crawl,
    lock: Lock | None = None,
    *,
    seconds: float | None = None,
    stdout: int | None = None,
    stderr: IO[str] | None = None,
) -> Ran:
    """Runs the crawl in a process of its own. It inherits `lock`, if the caller holds one on the corpus. After
    `seconds` it is ended, as Ctrl-C would end it, and if that doesn't help, by force. `stdout` and `stderr` are
    as in `subprocess.run`.
    """
    with begin(crawl, lock, stdout=stdout, stderr=stderr) as begun:
        try:
            stopped = _wait(begun, seconds)
        except BaseException:
            begun.kill()
            raise
        return Ran(begun.returncode, stopped)


def begin(
    crawl: Crawl,
    lock: Lock | None = None,
    leash: Leash | None = None,
    *,
    stdout: int | None = None,
    stderr: IO[str] | None = None,
) -> subprocess.Popen[bytes]:
    """Starts the crawl in a process of its own, which the caller waits for. On a `leash`, it lives no longer than
    the caller lets it.
    """
    inherited = [each for each in (lock, leash) if each is not None]
    environment = _environment()
    for each in inherited:
        environment |= each.environment
    return subprocess.Popen(  # noqa: S603
        _command(crawl),
        env=environment,
        pass_fds=tuple(each.descriptor for each in inherited),
        stdout=stdout,
        stderr=stderr,
    )


def _wait(begun: subprocess.Popen[bytes], seconds: float | None) -> bool:
    """Waits for a crawl's end. Returns whether it had to be ended."""
    try:
        begun.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        begun.terminate()
    try:
        begun.wait(min(GRACE, seconds or GRACE))
    except subprocess.TimeoutExpired:  # it keeps the process to itself, so that no signal handler runs
        begun.kill()
        begun.wait()
    return True


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
