"""A scheduler of Dask and two workers, as processes of this machine, which a test may kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from tests.paths import ROOT


@dataclass
class Dask:
    room: Path
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        return self.room / "scheduler.json"

    def scheduler(self) -> None:
        self.file.unlink(missing_ok=True)
        self._start("scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        end = time.monotonic() + 60
        while not self.file.exists():
            assert time.monotonic() < end, (self.room / "scheduler.log").read_text()
            time.sleep(0.05)

    def worker(self, name: str) -> None:
        options = ("--no-nanny", "--nthreads", "1", "--memory-limit", "0", "--death-timeout", "10", "--no-dashboard")
        own = ("--name", name, "--resources", "crawl=1", "--local-directory", str(self.room / name))
        self._start(name, "worker", "--host", "127.0.0.1", *options, *own)

    def _start(self, name: str, *arguments: str) -> None:
        environment = {**os.environ, "DASK_CONFIG": str(files("crawler.fleet") / "dask.yaml")}
        with (self.room / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments, "--scheduler-file", str(self.file)],
                env=environment,
                stdout=log,
                stderr=log,
                cwd=ROOT,
            )

    def kill(self, name: str) -> None:
        self.processes[name].kill()
        self.processes[name].wait()


@contextmanager
def dask(room: Path) -> Iterator[Dask]:
    found = Dask(room)
    try:
        found.scheduler()
        for name in ("one", "two"):
            found.worker(name)
        yield found
    finally:
        for each in found.processes.values():
            each.send_signal(signal.SIGCONT)
            each.kill()
            each.wait()
