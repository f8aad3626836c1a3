"""Files made to break readers cost one clear line each and nothing else: the batch continues,
memory stays below the limit, and no files are left behind.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from nianbao_demo.render import MARKUPS
from parsers import libreoffice
from tests.parsers.hostile import REPORT, Case
from tests.parsers.hostile.others import HTML_CASES, OLE_CASES, PICTURE_CASES, RTF_CASES
from tests.parsers.hostile.packages import DOCX_CASES, ODT_CASES, OFD_CASES, XLSX_CASES, ZIP_CASES
from tests.parsers.hostile.pdfs import PDF_CASES
from tests.paths import ROOT

SECONDS, MEGABYTES = 60, 500
GROUPS = {
    "pdf": PDF_CASES,
    "docx": {**DOCX_CASES, **ODT_CASES},
    "xlsx": XLSX_CASES,
    "ofd": OFD_CASES,
    "zip": ZIP_CASES,
    "pictures": PICTURE_CASES,
    "ole": OLE_CASES,
    "html": HTML_CASES,
}
ESCAPED = Path("/tmp/nianbao-escaped.html")
"""The path to which a name in the archive points."""


class Ran(NamedTuple):
    status: int
    lines: list[str]
    """Lines on stderr."""
    read: list[str]
    """Names of the files that were read."""
    peak: int
    """Largest memory of a worker in megabytes, with its libraries."""
    left: list[Path]
    """Files left in its folder and in the folder for temporary files."""


def parse(files: list[Path], room: Path) -> Ran:
    """Runs `nianbao parse -j 2` in an empty folder, with an empty folder for temporary files."""
    here, scratch = room / "here", room / "scratch"
    here.mkdir()
    scratch.mkdir()
    command = [
        sys.executable,
        "-c",
        "from crawler.cli import main; main(prog_name='nianbao')",
        "parse",
        "-j",
        "2",
        "--timeout",
        str(SECONDS),
        "--memory",
        str(MEGABYTES),
        *map(str, files),
    ]
    root = str(ROOT)
    env = {**os.environ, "TMPDIR": str(scratch), "PYTHONPATH": root}
    with subprocess.Popen(command, cwd=here, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        peaks = [0]
        watch = threading.Thread(target=lambda: peaks.extend(_peaks(process)))
        watch.start()
        out, err = process.communicate(timeout=240)
        watch.join()
    read = [json.loads(line)["source"].split("#")[0] for line in out.decode().splitlines()]
    left = [*here.iterdir(), *scratch.iterdir()]
    return Ran(process.returncode, err.decode().splitlines(), read, max(peaks), left)


def _peaks(process: subprocess.Popen[bytes]) -> Iterator[int]:
    """The peak memory of each worker, as the system counts it."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None:
        try:
            for worker in children.read_text().split():
                status = Path(f"/proc/{worker}/status").read_text()
                if found := re.search(r"VmHWM:\s+(\d+)", status):
                    yield int(found[1]) // 1024
        except (OSError, ValueError):  # the process has ended, or the system has no /proc
            pass
        time.sleep(0.05)


DEAR = {"pdf", "xlsx", "html", "ofd", "docx"}
"""Groups that take a quarter of a minute each: in the long run, as `fuzz` damages such files by the thousand."""


@pytest.mark.slow
@pytest.mark.parametrize("group", [pytest.param(g, marks=pytest.mark.long) if g in DEAR else g for g in GROUPS])
def test_one_line_each_and_nothing_else(group: str, tmp_path: Path) -> None:
    hold(GROUPS[group], tmp_path)


@pytest.mark.long
@pytest.mark.skipif(libreoffice.find() is None, reason="LibreOffice is not installed")
@pytest.mark.xdist_group("libreoffice")
def test_what_libreoffice_reads(tmp_path: Path) -> None:
    hold(RTF_CASES, tmp_path)


def hold(cases: Mapping[str, Case], room: Path) -> None:
    folder = room / "files"
    folder.mkdir()
    for name, case in cases.items():
        (folder / name).write_bytes(case.made())
    (folder / "good.html").write_bytes(MARKUPS["ueditor"](REPORT, Random(7)))
    ran = parse([*(folder / name for name in cases), folder / "good.html"], room)
    patterns = {
        name: rf"nianbao: {re.escape(str(folder / name))}: .*(?:{case.says})"
        for name, case in cases.items()
        if case.says is not None
    }
    wrong = [
        f"{name}: {line[len(str(folder)) + 10 :]!r}"
        for (name, pattern), line in zip(patterns.items(), ran.lines, strict=False)
        if not re.match(pattern, line)
    ]
    assert not wrong, "\n".join(wrong)
    assert len(ran.lines) == len(patterns), ran.lines[-1]
    assert not any("defect" in line for line in ran.lines)
    readable = [name for name, case in cases.items() if case.says is None]
    assert ran.read == [*readable, "good.html"]
    assert ran.status == 1
    assert ran.left == []
    assert not ESCAPED.exists()
    # The system's own limit is 50 % higher; the libraries, which all share, take 150 MB.
    assert ran.peak < 1.5 * MEGABYTES + 150
