"""Names that lead where a test says, as those of a stranger's DNS do."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.whole import commands
from tests.whole.local_portal import crawl_command

_NAMES = "NIANBAO_TEST_NAMES"


def crawl(
    base: str, corpus: Path, names: Mapping[str, Sequence[str]], *more: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Crawls a portal in a process that resolves `names`: to the first answer, then to the second, to the last one
    from then on.
    """
    told = {"COLUMNS": "240", _NAMES: json.dumps({name: list(answers) for name, answers in names.items()})}
    return commands.run(_scrapy, crawl_command(base, corpus, *more)[3:], environment={**told, **environment})


def _scrapy(arguments: list[str]) -> None:
    usual, asked = socket.gethostbyname, Counter[str]()
    answers = json.loads(os.environ[_NAMES])

    def resolve(host: str) -> str:
        if host not in answers:
            return usual(host)
        asked[host] += 1
        found: str = answers[host][min(asked[host], len(answers[host])) - 1]
        return found

    socket.gethostbyname = resolve
    commands.scrapy(arguments)
