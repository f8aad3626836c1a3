"""What is killed, or runs out of room, in processes of its own: they fork from one that has
everything loaded, so that a dozen begin in the time of one.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Mapping
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

NOWHERE = Path(os.devnull)


def crawl(base: str, corpus: Path, now: str, *more: str, said: Path = NOWHERE) -> BaseProcess:
    """`scrapy crawl` of a local portal; `now` is its time. What it prints goes to `said`."""
    return _begin(_scrapy, crawl_command(base, corpus, *more)[3:], said, {"NIANBAO_NOW": now})


def nianbao(*arguments: str, parsers: str = "", said: Path = NOWHERE, now: str = "") -> BaseProcess:
    """A command; `parsers`: another version of them."""
    return _begin(_nianbao, [parsers, *arguments], said, {"NIANBAO_NOW": now})


def _begin(
    what: Callable[[list[str], Path, Mapping[str, str]], None], arguments: list[str], said: Path,
    environment: Mapping[str, str],
) -> BaseProcess:  # fmt: skip
    process = SPAWN.Process(target=what, args=(arguments, said, environment))
    process.start()
    return process


def _scrapy(arguments: list[str], said: Path, environment: Mapping[str, str]) -> None:
    _alone(said, environment)
    from scrapy.cmdline import execute

    execute(["scrapy", *arguments])


def _nianbao(arguments: list[str], said: Path, environment: Mapping[str, str]) -> None:
    _alone(said, environment)
    from crawler.cli import main
    from parsers import version

    parsers, *rest = arguments
    if parsers:
        version.PARSER_VERSION = parsers
    main(rest)


def _alone(said: Path, environment: Mapping[str, str]) -> None:
    os.chdir(ROOT)
    os.environ.update(environment)
    output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
