"""What `nianbao doctor` looks at, one function for each."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

_PYTHON = (3, 11)
_LEAST_DISK = 2_000_000_000
"""Bytes: a city portal's archive and corpus take several hundred megabytes."""
_LEAST_MEMORY = 2_000_000_000
"""Bytes: a worker may take 1.5 GB."""
_BUILT = datetime(2026, 1, 1, tzinfo=UTC)
"""Before this version was written. A clock that says less is wrong."""
_WRONG = timedelta(minutes=5)
_SECONDS = 20


class Look(NamedTuple):
    """One thing that was looked at. `always`: every run needs it; else `needed_for` says what does."""

    name: str
    there: bool
    words: str
    needed_for: str
    remedy: str
    always: bool = False


def all_looks(corpus: Path, host: str | None = None) -> Iterator[Look]:
    """`host`: whom to ask whether the network is there; None: nobody is asked."""
    for look in _LOOKS:
        yield look()
    yield disk(corpus)
    yield clock(corpus)
    if host is not None:
        yield from network(host)


def python() -> Look:
    words = f"Python {platform.python_version()}, {sys.executable}"
    return Look("Python", sys.version_info >= _PYTHON, words, "everything", "install Python 3.11 or newer", True)


def sqlite() -> Look:
    with closing(sqlite3.connect(":memory:")) as conn:
        options = {row[0] for row in conn.execute("PRAGMA compile_options")}
    there = "ENABLE_FTS5" in options and sqlite3.sqlite_version_info >= (3, 35)
    words = f"SQLite {sqlite3.sqlite_version}, {'with' if 'ENABLE_FTS5' in options else 'without'} full-text search"
    return Look("SQLite", there, words, "the corpus, and the search in it", "install a Python built with FTS5", True)


def libreoffice() -> Look:
    from parsers.libreoffice import find

    found = find()
    words = found or "no soffice was found"
    return Look(
        "LibreOffice",
        found is not None and _answers([found, "--version"]),
        words,
        "old Word files (.doc, .wps), and a second reading of Excel files",
        "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui, or set SOFFICE to its path",
    )


def chromium() -> Look:
    from crawler import settings

    path = settings.PLAYWRIGHT_LAUNCH_OPTIONS.get("executable_path")
    driver = find_spec("scrapy_playwright") is not None
    missing = [] if driver else ["scrapy-playwright is not installed"]
    if not path:
        missing.append("no chromium was found")
    there = not missing and path is not None and _answers([path, "--version"])
    return Look(
        "Chromium",
        there,
        "; ".join(missing) or str(path),
        "portals whose lists are filled by scripts that can't be followed otherwise",
        "apt-get install chromium, and pip install 'nianbao[browser]'",
    )


def fonts() -> Look:
    command = shutil.which("fc-list")
    listed = _printed([command, "-f", "%{family}\n", ":lang=zh-cn"]).split("\n") if command else []
    found = sorted({each.split(",")[0] for each in listed if each.strip()})
    words = ", ".join(found[:3]) if found else "no font with Chinese characters" if command else "no fontconfig"
    return Look(
        "Chinese fonts",
        bool(found),
        words,
        "pictures of pages in the evidence, and PDF without fonts of its own",
        "apt-get install fontconfig fonts-noto-cjk",
    )


def ocr() -> Look:
    missing = [name for name in ("rapidocr", "cv2") if find_spec(name) is None]
    missing += [] if find_spec("openvino") or find_spec("onnxruntime") else ["openvino"]
    words = f"{', '.join(missing)}: not installed" if missing else "rapidocr, with its models"
    return Look("OCR", not missing, words, "scanned reports", "pip install --force-reinstall nianbao")


def unrar() -> Look:
    found = next((name for name in ("unrar", "unar", "7zz", "bsdtar") if shutil.which(name)), None)
    return Look(
        "RAR", found is not None, found or "no unpacker", "reports in RAR archives", "apt-get install libarchive-tools"
    )


def browsing() -> Look:
    there = find_spec("datasette") is not None
    words = "datasette" if there else "datasette is not installed"
    return Look("Datasette", there, words, "nianbao serve", "pip install 'nianbao[browse]'")


def parquet() -> Look:
    there = find_spec("pyarrow") is not None
    words = "pyarrow" if there else "pyarrow is not installed"
    return Look("Parquet", there, words, "nianbao export --format parquet", "pip install 'nianbao[export]'")


def demo() -> Look:
    from nianbao_demo.needs import missing

    said = missing()
    return Look("Demo", said is None, said or "reportlab, xlwt", "nianbao demo", "pip install 'nianbao[demo]'")


def memory() -> Look:
    try:
        there = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return Look("Memory", True, "not known on this system", "reading documents", "")
    words = f"{there / 1e9:,.1f} GB"
    return Look(
        "Memory", there >= _LEAST_MEMORY, words, "scans and large PDF", "read one document at a time: PARSE_PROCESSES=1"
    )


def disk(corpus: Path) -> Look:
    folder = corpus.absolute().parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    writable = os.access(folder, os.W_OK)
    words = f"{free / 1e9:,.1f} GB free in {folder}" + ("" if writable else ", which can't be written to")
    return Look(
        "Disk",
        writable and free >= _LEAST_DISK,
        words,
        "the corpus, and the archive beside it",
        f"make room for {_LEAST_DISK / 1e9:.0f} GB, or name another place with --corpus",
        True,
    )


def clock(corpus: Path) -> Look:
    """The clock can't be right if it is before this version was written, or before what the corpus has seen."""
    now = datetime.now(UTC)
    last = _last_crawl(corpus)
    wrong = now < _BUILT or (last is not None and now < last - _WRONG)
    words = f"{now:%Y-%m-%d %H:%M} UTC"
    if last is not None and now < last - _WRONG:
        words += f", but the corpus has a crawl of {last:%Y-%m-%d %H:%M}"
    return Look("Clock", not wrong, words, "dates of captures, deadlines, refreshes", "set the clock (NTP)", True)


def _last_crawl(corpus: Path) -> datetime | None:
    if not corpus.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{corpus.absolute().as_uri()}?mode=ro", uri=True)) as conn:
            (at,) = conn.execute("SELECT max(started_at) FROM crawls").fetchone()
        found = datetime.fromisoformat(at) if at else None
    except (sqlite3.Error, ValueError, TypeError):
        return None
    return found if found is None or found.tzinfo else found.replace(tzinfo=UTC)


def network(host: str) -> Iterator[Look]:
    """Whether a portal answers at all, whatever it says; and whether its clock is ours."""
    import http.client
    import ssl

    needed = "crawls"
    for connect, scheme in ((http.client.HTTPSConnection, "https"), (http.client.HTTPConnection, "http")):
        connection = connect(host, timeout=_SECONDS)
        try:
            connection.request("HEAD", "/robots.txt", headers={"User-Agent": "nianbao doctor"})
            answer = connection.getresponse()
            yield Look("Network", True, f"{scheme}://{host} answers {answer.status}", needed, "")
            yield from _same_clock(answer.getheader("Date"), host)
            return
        except (OSError, ssl.SSLError, http.client.HTTPException, ValueError) as error:
            last = f"{scheme}://{host}: {error or type(error).__name__}"
        finally:
            connection.close()
    remedy = "look whether it opens in a browser here; some portals answer only within China"
    yield Look("Network", False, last, needed, remedy, True)


def _same_clock(date: str | None, host: str) -> Iterator[Look]:
    try:
        there = parsedate_to_datetime(date or "")
    except (TypeError, ValueError):
        return
    there = there if there.tzinfo else there.replace(tzinfo=UTC)
    apart = abs(datetime.now(UTC) - there)
    words = f"{apart.total_seconds():,.0f} s from that of {host}"
    yield Look("Clock of the net", apart < _WRONG, words, "dates of captures", "set the clock (NTP)")


def _answers(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _printed(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace")


_LOOKS: tuple[Callable[[], Look], ...] = (
    python,
    sqlite,
    libreoffice,
    chromium,
    fonts,
    ocr,
    unrar,
    browsing,
    parquet,
    demo,
    memory,
)
