"""A small program between the owner and LibreOffice: when either ends, the other's leavings go.

`python keeper.py OWNER FOLDER COMMAND…` starts the command in a process group of its own, prints
its id, and waits: until its own input is closed or its parent is no longer OWNER (the owner was
ended, be it by `kill -9`), or the command ends. Then the group is killed and FOLDER removed. It
imports nothing of the project, as it has to start quickly and to run on its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import resource
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

MEMORY = 1536 * 1024 * 1024
"""Bytes of data the process may hold: it takes 100 MB for a report."""
FILE = 256 * 1024 * 1024
"""Bytes of a file it may write."""


def main(owner: int, folder: str, command: list[str]) -> None:
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    office = None
    try:
        office = subprocess.Popen(  # noqa: S603  (the owner's command)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            process_group=0,
            preexec_fn=_limit,  # noqa: PLW1509  (this program has one thread)
        )
        sys.stdout.write(f"{office.pid}\n")
        sys.stdout.flush()
        # The input alone would do, were it not inherited by what the owner forks.
        while office.poll() is None and os.getppid() == owner:
            ready, _, _ = select.select([0], [], [], 0.5)
            if ready and not os.read(0, 1):
                break
    except OSError:
        pass  # it can't be started: no id is printed, which tells the owner
    finally:
        if office is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(office.pid, signal.SIGKILL)
            office.wait()
        clear(Path(folder))


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit


def _limit() -> None:
    """Limits that the system knows are set; macOS, for one, has none on data."""
    for kind, most in ((resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_FSIZE, FILE), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def clear(folder: Path) -> None:
    """Removes the folder, and the socket that a killed LibreOffice leaves in /tmp."""
    for _ in range(20):  # a process that was just killed may still have a file in the making
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            break
        time.sleep(0.05)
    socket(folder).unlink(missing_ok=True)


def socket(folder: Path) -> Path:
    """Where LibreOffice listens: named by its profile (desktop, `PipeIpcThread::enable`), always
    in /tmp.
    """
    address = (folder / "profile").as_uri().encode("utf-16-le")
    name = "".join(f"{byte:x}" for byte in hashlib.md5(address, usedforsecurity=False).digest())
    return Path(f"/tmp/OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{name}")  # noqa: S108


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
