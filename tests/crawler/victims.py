"""What is killed, in processes of their own: they fork from one that has everything loaded, so that
a dozen begin in the time of one.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.crawler.local import ROOT, crawl_command

SPAWN = multiprocessing.get_context("forkserver")
SPAWN.set_forkserver_preload(
    [
        "pytest", "scrapy.cmdline", "sqlite_utils", "crawler.cli.reparse", "crawler.cli.rebuild",
        "crawler.cli.export", "crawler.pipelines", "crawler.archive.reading", "crawler.refresh.walk",
        "crawler.refresh.cache", "crawler.corpus.reparse", "crawler.corpus.rebuild", "parsers.parse",
        "tests.crawler.victims",
    ]
)  # fmt: skip

Run = Callable[[], BaseProcess]
"""Begins one, and gives its process."""


def crawl(base: str, corpus: Path, now: str, *more: str) -> BaseProcess:
    """`scrapy crawl` of a local portal; `now` is its time."""
    return _begin(_scrapy, crawl_command(base, corpus, *more)[3:], now)


def nianbao(*arguments: str, parsers: str = "") -> BaseProcess:
    """A command; `parsers`: another version of them."""
    return _begin(_nianbao, list(arguments), parsers)


def _begin(what: Callable[[list[str], str], None], arguments: list[str], one: str) -> BaseProcess:
    process = SPAWN.Process(target=what, args=(arguments, one))
    process.start()
    return process


def _scrapy(arguments: list[str], now: str) -> None:
    _alone()
    os.environ["NIANBAO_NOW"] = now
    from scrapy.cmdline import execute

    execute(["scrapy", *arguments])


def _nianbao(arguments: list[str], parsers: str) -> None:
    _alone()
    from crawler.cli import main
    from parsers import version

    if parsers:
        version.PARSER_VERSION = parsers
    main(arguments)


def _alone() -> None:
    os.chdir(ROOT)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
