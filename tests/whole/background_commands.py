"""What is killed, or runs out of room."""

from __future__ import annotations

import os
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.whole import commands
from tests.whole.local_portal import crawl_command

NOWHERE = Path(os.devnull)


def crawl(base: str, corpus: Path, now: str, *more: str, said: Path = NOWHERE) -> BaseProcess:
    """`scrapy crawl` of a local portal; `now` is its time. What it prints goes to `said`."""
    environment = {**os.environ, "NIANBAO_NOW": now}
    return commands.begin(commands.scrapy, crawl_command(base, corpus, *more)[3:], said, said, environment)


def nianbao(*arguments: str, parsers: str = "", said: Path = NOWHERE, now: str = "") -> BaseProcess:
    """A command; `parsers`: another version of them."""
    environment = {**os.environ, "NIANBAO_NOW": now}
    return commands.begin(_other_parsers, [parsers, *arguments], said, said, environment)


def _other_parsers(arguments: list[str]) -> None:
    from parsers import version

    parsers, *rest = arguments
    if parsers:
        version.PARSER_VERSION = parsers
    commands.nianbao(rest)
