"""What all tests share: the long run is skipped unless it is selected by `-m long` or NIANBAO_LONG=1, tests of whole
systems and of the demo's corpus are slow (`make test` leaves them to `make test-slow`), and one crawl of the demo
portals serves all tests that only read their corpus.
"""

from __future__ import annotations

import fcntl
import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# On a busy machine an example may take any time.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

if "PYTEST_XDIST_WORKER" in os.environ:
    # The workers share the cores: the threads of one would only wait for each other, and burn the time of the others.
    for libraries in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
        os.environ.setdefault(libraries, "1")


_WHOLE = Path(__file__).parent / "whole"
"""Tests of whole systems: commands, servers, browsers, killed processes."""


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skips the tests of the long run unless it was selected. Tests that share a module's fixture go to one worker,
    which makes it once. Those that need the demo's corpus come last, but for the first of them, which crawls it: so
    no worker waits for another.
    """
    long = os.environ.get("NIANBAO_LONG") == "1" or "long" in config.getoption("markexpr")
    skip = pytest.mark.skip(reason="the long run: NIANBAO_LONG=1, or -m long")
    for item in items if not long else ():
        if item.get_closest_marker("long"):
            item.add_marker(skip)
    needing = [item for item in items if "demo_corpus" in getattr(item, "fixturenames", ())]
    for item in items:
        if item.path.parent == _WHOLE or item in needing:
            item.add_marker(pytest.mark.slow)
        fixtures = getattr(item, "_fixtureinfo", None)
        made = fixtures.name2fixturedefs.values() if fixtures else ()
        if any(each[-1].scope == "module" for each in made) and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))
    first = next((item for item in needing if not item.get_closest_marker("skip")), None)
    items.sort(key=lambda item: 0 if item is first else 1 + (item in needing))


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was imported and collected stays to the end: the garbage collector needn't look at it again and again."""
    gc.collect()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is read of tests/golden anew")


@pytest.fixture(scope="session")
def demo_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus of the demo portals, crawled once for all workers of a run. Tests only read it; a
    test that wants to write makes a copy.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    corpus = shared / "demo" / "demo.db"
    corpus.parent.mkdir(exist_ok=True)
    with (corpus.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = corpus.parent / "done"
        if not done.exists():
            crawl = subprocess.run(
                [sys.executable, "-c", "from crawler.cli import main; main()", "demo", "--corpus", str(corpus)],
                capture_output=True,
                text=True,
                check=False,
                cwd=Path(__file__).parents[1],
                env={**os.environ, "NIANBAO_NOW": "2025-12-01"},  # the world ends with the last year that is due
            )
            assert crawl.returncode == 0, crawl.stdout + crawl.stderr
            done.touch()
    return corpus
