"""Files that their owner alone may read, unless told otherwise: the corpus, its lock, its archive, the job folder.

What was fetched may hold more than a portal meant to publish, and what was crawled is nobody's business on a machine
with other users. What is there already keeps its permissions. Exports and reports are as the umask says.
"""

from __future__ import annotations

import os
from pathlib import Path

_SHARED = "NIANBAO_SHARED"
"""Environment variable, so that crawls that are started as processes have it, too."""


def share() -> None:
    """From now on, what this process and those that it starts make may be read as the umask says."""
    os.environ[_SHARED] = "1"


def opener(path: str, flags: int) -> int:
    """For `open`: makes a file with the permissions of `make_file`."""
    return os.open(path, flags, 0o666 if _is_shared() else 0o600)


def make_file(path: Path) -> None:
    """Makes an empty file, if there is none. SQLite gives a log beside a database the permissions of that. Raises
    OSError.
    """
    os.close(opener(str(path), os.O_WRONLY | os.O_CREAT))


def make_folder(path: Path) -> None:
    """Makes a folder, if there is none, and those above it; the latter as the umask says. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=0o777 if _is_shared() else 0o700, exist_ok=True)


def _is_shared() -> bool:
    return os.environ.get(_SHARED, "") not in {"", "0"}
