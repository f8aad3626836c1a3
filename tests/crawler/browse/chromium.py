"""A real Chromium, and a corpus served to it by a separate process."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""

needs_chromium = pytest.mark.skipif(
    not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium, or set CHROMIUM to its path"
)

_COMMAND = (
    "import sys; from pathlib import Path; from crawler.browse.serve import serve;"
    " serve(Path(sys.argv[1]), port=int(sys.argv[2]))"
)


@contextmanager
def served(corpus: Path) -> Iterator[str]:
    """Serves the corpus with Datasette; yields the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([sys.executable, "-c", _COMMAND, str(corpus), str(port)]) as server:
        try:
            base = f"http://127.0.0.1:{port}"
            for _ in range(200):
                try:
                    urlopen(base, timeout=1).close()
                    break
                except OSError:  # nobody listens yet, or the answer takes longer
                    assert server.poll() is None, "the server ended before it answered"
                    time.sleep(0.1)
            yield base
        finally:
            server.terminate()
