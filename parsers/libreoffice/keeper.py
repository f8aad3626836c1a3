"""A small program between the owner (a Python process) and LibreOffice. When either of them ends, it
kills LibreOffice's processes and removes its folder.

`python keeper.py OWNER FOLDER COMMAND…` starts COMMAND in a process group of its own and prints the
group's id. Then it waits until the command ends, its own standard input is closed, or its parent is
no longer the process OWNER (which may have been killed, even with `kill -9`). Finally it kills the
group and removes FOLDER. It imports nothing of the project, so that it starts quickly and runs on
its own.
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
"""Limit of the process's data in bytes; a report takes 100 MB."""
FILE = 256 * 1024 * 1024
"""Limit of a file it writes, in bytes."""


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
        # Watching the input isn't enough: processes that the owner forks inherit it and keep it open.
        while office.poll() is None and os.getppid() == owner:
            ready, _, _ = select.select([0], [], [], 0.5)
            if ready and not os.read(0, 1):
                break
    except OSError:
        pass  # the command can't be started; the owner notices because no id is printed
    finally:
        if office is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(office.pid, signal.SIGKILL)
            office.wait()
        clear(Path(folder))


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit


def _limit() -> None:
    """Sets those limits that the system supports; macOS, for example, has none on data."""
    for kind, most in ((resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_FSIZE, FILE), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def clear(folder: Path) -> None:
    """Removes the folder, and the socket that a killed LibreOffice leaves in /tmp."""
    for _ in range(20):  # a process that was just killed may still be creating a file
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            break
        time.sleep(0.05)
    socket(folder).unlink(missing_ok=True)


def socket(folder: Path) -> Path:
    """Path of the socket on which LibreOffice listens. It is always in /tmp, and its name is derived
    from the profile's address (LibreOffice's desktop module, `PipeIpcThread::enable`).
    """
    address = (folder / "profile").as_uri().encode("utf-16-le")
    name = "".join(f"{byte:x}" for byte in hashlib.md5(address, usedforsecurity=False).digest())
    return Path(f"/tmp/OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{name}")  # noqa: S108


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
