"""Commands in the background, to be killed by a test or to run out of disk space."""

from __future__ import annotations

import os
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.whole import commands
from tests.whole.local_portal import crawl_command

NOWHERE = Path(os.devnull)


def crawl(base: str, corpus: Path, now: str, *more: str, said: Path = NOWHERE) -> BaseProcess:
    """Starts `scrapy crawl` of a local portal at the time `now`; its output goes to `said`."""
    environment = {**os.environ, "NIANBAO_NOW": now}
    return commands.begin(commands.scrapy, crawl_command(base, corpus, *more)[3:], said, said, environment)


def nianbao(*arguments: str, parsers: str = "", said: Path = NOWHERE, now: str = "") -> BaseProcess:
    """Starts a nianbao command; `parsers` pretends another version of the parsers."""
    environment = {**os.environ, "NIANBAO_NOW": now}
    return commands.begin(_other_parsers, [parsers, *arguments], said, said, environment)


def _other_parsers(arguments: list[str]) -> None:
    from parsers import version

    parsers, *rest = arguments
    if parsers:
        version.PARSER_VERSION = parsers
    commands.nianbao(rest)
