"""The crawls of a refresh: chooses the portals, and crawls each in a process of its own."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from crawler import at_hand, start
from crawler.corpus.writer import Corpus
from crawler.lock import Lock
from crawler.outcome import stood_still
from crawler.refresh.news import Findings, before, findings
from crawler.start import ANY_PORTAL, Crawl, Ran
from crawler.terminal import say

_LAST_LINES = 12
"""Number of lines that are shown of a broken crawl's log."""

OVER = (
    "its time of {minutes:,.4g} minutes was over (--time), so it was ended; what it had fetched is kept, and the"
    " next refresh goes on with what is still due"
)


@dataclass(frozen=True, slots=True)
class Target:
    """A portal to be crawled. `config` is the file that describes it, if it isn't one of those that ship;
    `unknown` says why it can't be crawled.
    """

    name: str
    title: str
    config: str | None = None
    unknown: str | None = None
    described: Mapping[str, str] | None = None
    """The arguments that describe it to the spider of any portal, if no file does."""


def targets(corpus: Path, names: Sequence[str], configs: Mapping[str, tuple[str, str]]) -> list[Target]:
    """The portals in `names`, or else all that are in the corpus or in `configs`. `configs` maps a portal's
    name to its file and title.

    Raises KeyError with the name of a portal that is unknown.
    """
    from spiders.portal import shipped_portals

    shipped = {portal.name: portal.title for portal in shipped_portals()}
    known: dict[str, str] = {}
    if corpus.exists():
        with opened(corpus) as conn:
            known = dict(conn.execute("SELECT id, name FROM portals ORDER BY id"))
    found = []
    for name in names or [*known, *(each for each in configs if each not in known)]:
        if name in configs:
            file, title = configs[name]
            found.append(Target(name, title, file))
        elif name in shipped:
            found.append(Target(name, shipped[name]))
        elif name in known:
            why = (
                f"{name} is none of the portals that ship: name its file with --config"
                " (nianbao portal new URL writes one)"
            )
            found.append(Target(name, known[name], unknown=why))
        else:
            raise KeyError(name)
    return found


def run(
    target: Target,
    corpus: Path,
    settings: Mapping[str, str],
    lock: Lock | None,
    *,
    seconds: float | None = None,
    show: bool,
    runner: Callable[..., Ran] = start.run,
) -> Findings:
    """Crawls a portal and returns the findings. After `seconds` the crawl is ended. With `show`, its progress is
    shown on the terminal. `runner` is as `crawler.start.run`.
    """
    if target.unknown:
        return Findings(target.name, target.title, None, "broken", target.unknown, 0.0)
    started = monotonic()
    with opened(corpus) as conn:
        then = before(conn, target.name)
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        ran = runner(
            _crawl(target, corpus, settings),
            lock,
            seconds=seconds,
            stdout=subprocess.DEVNULL,
            stderr=None if show else log,
        )
        log.seek(0)
        said = log.read().strip().splitlines()[-_LAST_LINES:]
    with opened(corpus) as conn:
        found = findings(conn, target.name, target.title, then, monotonic() - started)
    if ran.status == -signal.SIGALRM and (left := at_hand.left(corpus)):
        found = replace(found, outcome="broken", reason=stood_still(left.url))
    if ran.stopped:
        found = replace(found, outcome="broken", reason=OVER.format(minutes=(seconds or 0) / 60))
    if ran.status and said and not show:
        say("\n".join(said), err=True)
    return found


def look_at_all(corpus: Path) -> None:
    """Runs what concerns the whole corpus, once after all crawls: compares narratives, and updates which
    reports are expected. Raises `CorpusError`.
    """
    if corpus.exists():
        with Corpus.open(corpus) as opened_:
            opened_.look_at_all()


def _crawl(target: Target, corpus: Path, settings: Mapping[str, str]) -> Crawl:
    own = {"CORPUS": str(corpus.absolute()), "REFRESH": "True", "LOOK_AT_ALL": "False", **settings}
    if target.described is not None:
        return Crawl(ANY_PORTAL, target.described, own)
    if target.config:
        return Crawl(ANY_PORTAL, {"config": target.config}, own)
    return Crawl(target.name, settings=own)


@contextmanager
def opened(corpus: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to the corpus."""
    with closing(sqlite3.connect(f"{corpus.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        yield conn
