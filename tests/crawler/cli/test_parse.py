"""`nianbao parse` as users and scripts run it."""

from __future__ import annotations

import fcntl
import json
import os
import re
import signal
import subprocess
import sys
import termios
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pytest

from nianbao_demo.render import MARKUPS, RENDERERS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.report import Report
from tests.paths import ROOT

SLOW = b"<html><body>" + b"<table><tr><td colspan=900>1</td></tr></table>" * 400_000
"""A page that takes a reader many seconds."""


def nianbao(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "from crawler.cli import main; main(prog_name='nianbao')", *arguments],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "160"},
    )


@pytest.fixture
def report() -> Report:
    return random_report(Random(3), FORMS["2021"], issuer="洛阳市财政局", year=2023, blank=0.05)


@pytest.fixture
def file(report: Report, tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_bytes(MARKUPS["ueditor"](report, Random(3)))
    return path


def test_json_of_one_file(file: Path, report: Report) -> None:
    done = nianbao("parse", str(file))
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert list(found) == [
        "source",
        "sha256",
        "media_type",
        "reader",
        "readers",
        "verdict",
        "issuer",
        "year",
        "title",
        "form",
        "published_on",
        "sections",
        "disclosures",
        "requests",
        "appeals",
        "indicators",
        "checks",
        "inferences",
        "disputes",
        "warnings",
        "notices",
    ]
    assert (found["source"], found["issuer"], found["year"], found["form"]) == (
        "report.html",
        "洛阳市财政局",
        2023,
        "2021",
    )
    columns = [column.code for column in FORMS["2021"].request_columns]
    for check in found["checks"]:
        assert list(check) == ["rule", "subject", "left", "right", "status", "message", "code", "values"]
        if check["code"] == "sum.holds":
            assert check["values"] == {"left": check["left"], "right": check["right"]}
    for line in FORMS["2021"].request_lines:
        assert found["requests"][line.code] == [report.value(f"requests.{line.code}.{c}") for c in columns]
    for each in found["disclosures"]:
        value = report.value(f"disclosures.{each['clause']}.{each['item']}.{each['measure']}")
        assert each["value"] == (value if value is None else float(value))
    assert {len(values) for values in found["appeals"].values()} == {5}
    assert [section["number"] for section in found["sections"]] == [1, 2, 3, 4, 5, 6]
    assert all(value is None or isinstance(value, int) for line in found["requests"].values() for value in line)


def test_json_lines_of_several(file: Path) -> None:
    done = nianbao("parse", str(file), str(file))
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0]) == json.loads(lines[1])


def test_standard_input(file: Path) -> None:
    done = nianbao("parse", "-", stdin=file.read_bytes())
    assert json.loads(done.stdout)["issuer"] == "洛阳市财政局"


def test_tables_for_people(file: Path) -> None:
    done = nianbao("parse", "--table", str(file)).stdout.decode()
    for words in ("洛阳市财政局", "一、总体情况", "本年新收政府信息公开申请数量", "行政复议", "blank", "checks:"):
        assert words in done


def test_the_rest_of_the_batch_goes_on(file: Path, tmp_path: Path) -> None:
    bad = {
        "empty.html": b"",
        "binary.bin": os.urandom(5000),
        "plain.html": b"<html><body><p>nothing here</p></body></html>",
        "scan.pdf": b"%PDF-1.7\n",
        "word.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    names = [str(tmp_path / name) for name in bad]
    missing = str(tmp_path / "missing.html")
    done = nianbao("parse", *names, missing, str(file))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    lines = done.stderr.decode().splitlines()
    assert len(lines) == len(bad) + 1
    for line, name in zip(lines, [*names, missing], strict=True):
        assert line.startswith(f"nianbao: {name}: ")
        assert ":" in line.removeprefix(f"nianbao: {name}: ")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports in many formats, in folders, with the extra files that editors leave."""
    for year, name in enumerate(("word", "docx", "pdf", "xlsx", "ofd", "markdown"), 2016):
        printed = random_report(Random(year), FORMS["2021"], issuer="洛阳市财政局", year=year)
        inside = tmp_path / str(year % 2)
        inside.mkdir(exist_ok=True)
        # The name doesn't give the format; the bytes do.
        (inside / f"{year}.doc").write_bytes(RENDERERS[name](printed, Random(1)))
    (tmp_path / "0" / "~$2016.doc").write_bytes(b"lock")
    (tmp_path / "0" / "Thumbs.db").write_bytes(b"\xd0\xcf")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "2000.doc").write_bytes(b"nothing")
    return tmp_path


def test_folders_are_searched_and_keep_their_order_whatever_is_done_first(folder: Path) -> None:
    several = nianbao("parse", "-j", "3", str(folder))
    assert several.returncode == 0, several.stderr
    found = [json.loads(line) for line in several.stdout.splitlines()]
    assert [each["year"] for each in found] == [2016, 2018, 2020, 2017, 2019, 2021]
    assert {each["reader"] for each in found} == {"html", "docx", "pdf", "xlsx", "ofd", "plain"}
    assert nianbao("parse", "-j", "0", str(folder)).stdout == several.stdout


def test_an_archive_gives_a_line_for_each_report(folder: Path) -> None:
    path = folder / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for each in sorted(folder.glob("0/2*.doc")):
            archive.write(each, f"年报/{each.name}")
        archive.writestr("说明.txt", "各科室年报")
    done = nianbao("parse", str(path))
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["source"] for each in found] == [f"all.zip#年报/{year}.doc" for year in (2016, 2018, 2020)]


@pytest.mark.slow
def test_what_takes_too_long_is_named_and_the_rest_is_read(file: Path) -> None:
    """The other pages take milliseconds: no LibreOffice has to start in the time that there is."""
    slow = file.with_name("0.html")
    slow.write_bytes(SLOW)
    file.with_name("z.html").write_bytes(file.read_bytes())
    done = nianbao("parse", "--timeout", "5", str(file.parent))
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        f"nianbao: {slow}: reading it took more than 5 seconds (--timeout, or PARSE_TIMEOUT of a crawl, allows more)"
    ]
    assert len(done.stdout.splitlines()) == 2


# Ctrl-C as a terminal sends it, to all processes of the group


@contextmanager
def started(*arguments: str, stdin: int = subprocess.DEVNULL) -> Iterator[subprocess.Popen[bytes]]:
    """Starts `nianbao` in its own process group, where Ctrl-C is not ignored as in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    command = [sys.executable, "-c", "from crawler.cli import run; run()", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, start_new_session=True, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        signal.signal(signal.SIGINT, before)
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def interrupted(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Interrupts it; returns exit status and stderr once all its processes have ended."""
    os.killpg(process.pid, signal.SIGINT)
    status = process.wait()
    assert process.stderr is not None
    said = process.stderr.read().decode()
    while running(process.pid):
        time.sleep(0.05)
    return status, said


def running(group: int) -> list[int]:
    """The running processes of a group, without zombies."""
    lines = subprocess.run(["ps", "-A", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True)
    fields = (line.split() for line in lines.stdout.splitlines())
    return [int(pid) for pid, own, state in fields if int(own) == group and state[0] != "Z"]


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_at_once_and_its_workers_with_it(folder: Path, jobs: str) -> None:
    for name in ("3000.html", "3001.html"):
        (folder / "0" / name).write_bytes(SLOW)
    with started("parse", "-j", jobs, "--timeout", "3600", str(folder)) as batch:
        assert batch.stdout is not None
        years = [json.loads(batch.stdout.readline())["year"] for _ in range(3)]
        assert years == [2016, 2018, 2020]  # the next in order is a slow one
        assert len(running(batch.pid)) == 2 + int(jobs)
        assert interrupted(batch) == (1, "\nAborted!\n")


def test_ctrl_c_ends_the_reading_of_one_file(tmp_path: Path) -> None:
    path = tmp_path / "slow.html"
    path.write_bytes(SLOW)
    with started("parse", "--timeout", "3600", str(path)) as process:
        while len(running(process.pid)) < 3:
            time.sleep(0.05)
        assert interrupted(process) == (1, "\nAborted!\n")


def test_ctrl_c_while_it_waits_for_standard_input() -> None:
    with started("parse", "-", stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(b" " * 1_000_000)  # more than fits into a pipe: it is being read
        process.stdin.flush()
        assert interrupted(process) == (1, "\nAborted!\n")


def test_ctrl_c_while_nobody_reads_what_it_prints(file: Path) -> None:
    """Without care, the rest of the output is printed at the end, where it waits forever."""
    with started("parse", *[str(file)] * 40) as process:
        assert process.stdout is not None
        before, waiting = -1, 0
        while before != waiting or not waiting:
            time.sleep(1)
            before, waiting = waiting, _in_pipe(process.stdout.fileno())
        status, said = interrupted(process)
        assert (status, said.split()[0]) == (1, "Aborted!")


def _in_pipe(descriptor: int) -> int:
    """The number of bytes in the pipe."""
    return int.from_bytes(fcntl.ioctl(descriptor, termios.FIONREAD, bytes(4)), sys.byteorder)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_ctrl_c_at_any_moment(folder: Path) -> None:
    """From the first millisecond on, even on a busy machine."""
    (folder / "0" / "3000.html").write_bytes(SLOW)
    rng = Random(1)
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(6)]
    try:
        for _ in range(300):
            with started("parse", "-j", "2", "--timeout", "3600", str(folder)) as batch:
                time.sleep(rng.uniform(0, 3))
                status, said = interrupted(batch)
            # Before the program itself runs, Python or the system ends it.
            assert (status, said) == (1, "\nAborted!\n") or status == -signal.SIGINT or "site" in said, said
    finally:
        for each in busy:
            each.kill()
            each.wait()


# The cost of a small page

HEAVY = {
    "PIL",
    "asyncio",
    "crawler.corpus",
    "cv2",
    "datasette",
    "docx",
    "email",
    "multiprocessing",
    "numpy",
    "onnxruntime",
    "openpyxl",
    "pdfplumber",
    "pypdfium2",
    "rapidocr",
    "rich",
    "scrapy",
    "spiders",
    "sqlite3",
    "sqlite_utils",
    "ssl",
    "twisted",
    "xlrd",
}
READING = {"crawler.cli.as_json", "lxml", "parsers.checks", "parsers.forms", "parsers.interpret", "selectolax"}


def test_a_page_is_read_without_what_is_heavy(file: Path) -> None:
    """Heavy libraries are loaded in no process; modules that read documents only where that is done."""
    every = imported({"PYTHONPROFILEIMPORTTIME": "1"}, "from crawler.cli import run; run()", "parse", str(file))
    assert every >= {"parsers.checks.narrative", "parsers.interpret.table_rows.rows", "lxml.etree", "click"}
    assert not every & HEAVY
    own = imported({}, "-Ximporttime", "from crawler.cli import run; run()", "parse", str(file))
    assert "click" in own
    assert not own & (HEAVY | READING)


def test_the_parsers_are_imported_without_what_reads() -> None:
    found = imported({}, "-Ximporttime", "import parsers")
    assert "parsers.parse" in found
    assert not found & (HEAVY | READING | {"hashlib", "logging", "parsers.report", "zipfile"})


def imported(environment: dict[str, str], *arguments: str) -> set[str]:
    """The modules that a Python program imports, from Python's own log: with -Ximporttime those of
    this process only, with the environment variable those of its child processes, too.
    """
    options = [each for each in arguments if each.startswith("-X")]
    code, *rest = (each for each in arguments if each not in options)
    done = subprocess.run(
        [sys.executable, *options, "-c", code, *rest],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    return set(re.findall(r"^import time: .*\| +(\S+)$", done.stderr, re.MULTILINE))


def test_print_that_looks_like_markup_is_shown_as_printed(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    page = MARKUPS["ueditor"](report, Random(3)).replace("洛阳市财政局".encode(), "洛阳市[/b]局".encode())
    path.write_bytes(page)
    done = nianbao("parse", "--table", str(path))
    assert done.returncode == 0, done.stderr
    assert "洛阳市[/b]局" in done.stdout.decode()


def test_tables_in_english(file: Path) -> None:
    done = nianbao("parse", "--table", "--english", str(file)).stdout.decode()
    assert "自然人" not in done
    assert "natural" in done.lower()
    assert nianbao("parse", "--english", str(file)).returncode == 2


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as large:
        large.truncate(200_000_000)
    done = nianbao("parse", str(path))
    assert done.returncode == 1
    assert b"200 MB" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_closed_pipe_is_no_error(file: Path) -> None:
    command = (
        f"{sys.executable} -c 'from crawler.cli import main; main()' parse {' '.join([str(file)] * 30)} | head -c 10"
    )
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""


def test_not_understood() -> None:
    assert nianbao("parse").returncode == 2
    assert nianbao("prase").returncode == 2
    assert nianbao("forms", "1999").returncode == 2


@pytest.mark.parametrize("name", [[], ["parse"], ["demo"], ["serve"], ["crawl"], ["forms"]])
def test_help_teaches(name: list[str]) -> None:
    done = nianbao(*name, "--help")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 5
    assert b"\\b" not in done.stdout  # a paragraph whose line breaks click must keep


def test_lists() -> None:
    portals = nianbao("portal", "list").stdout.decode()
    assert "nianbao crawl luoyang" in portals
    forms = nianbao("forms").stdout.decode()
    for form in FORMS.values():
        assert form.notice in forms
    assert all(line.label in forms for line in FORMS["2021"].request_lines)


def test_help_is_quick() -> None:
    """No large library is imported for it."""
    code = "import sys; from crawler.cli import main; main(['--help'], standalone_mode=False); print([m for m in ('scrapy','lxml','sqlite_utils','datasette','rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_serve_without_a_corpus(tmp_path: Path) -> None:
    done = nianbao("serve", "--corpus", str(tmp_path / "none.db"))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
