"""The load that a refresh without news puts on a portal, compared with the first crawl: on the demo
portal, one day later, by the schedule and with every page requested again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

PORTALS = ("luoyang", "chuanhui")
MOST_REQUESTS = 0.15
MOST_BYTES = 0.10
"""Largest share of the first crawl's bytes that a refresh without news may transfer."""
_FIRST, _NEXT = "2026-04-02T08:00Z", "2026-04-03T08:00Z"
"""Two days in the season, when lists are read daily."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The load of one run: requests, bytes of bodies, and seconds."""

    what: str
    requests: int
    bytes: int
    seconds: float


def run() -> Iterator[Cost]:
    """The first crawl, then two refreshes."""
    from crawler.cli.demo import serve_portal

    with serve_portal(2024, 0, day=2) as base, tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "bench.db"
        crawls = [["scrapy", "crawl", portal, "-s", f"CORPUS={corpus}", "-s", f"MIRROR={base}"] for portal in PORTALS]
        refresh = ["crawler.cli", "refresh", "--corpus", str(corpus), "--mirror", base]
        yield _cost("the first crawl", crawls, base, _FIRST)
        yield _cost("a refresh the day after", [refresh], base, _NEXT)
        yield _cost("the same, --all", [[*refresh, "--all"]], base, "2026-04-03T10:00Z")


def _cost(what: str, commands: list[list[str]], base: str, now: str) -> Cost:
    before, start = _traffic(base), time.perf_counter()
    for command in commands:
        if command[0] == "crawler.cli":
            called = ["-c", "from crawler.cli import main; main()", *command[1:]]
        else:
            called = ["-m", *command]
        done = subprocess.run(
            [sys.executable, *called],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "NIANBAO_NOW": now, "SCRAPY_SETTINGS_MODULE": "crawler.settings"},
        )
        if done.returncode:
            raise SystemExit(f"bench: {' '.join(command)} failed:\n{done.stderr[-2000:]}")
    seconds, after = time.perf_counter() - start, _traffic(base)
    # The request for the traffic counts, too.
    asked = after["requests"] - before.get("requests", 0) - 1
    return Cost(what, asked, after["bytes"] - before.get("bytes", 0), seconds)


def _traffic(base: str) -> dict[str, int]:
    with build_opener(ProxyHandler({})).open(f"{base}/_demo/traffic.json") as response:
        traffic: dict[str, int] = json.load(response)
    return traffic
