"""The folder written by `nianbao serve --write` is served by Datasette's own command alone."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from crawler.browse.errors import BrowseError
from crawler.browse.page import address
from crawler.browse.published import write
from crawler.browse.serve import check
from crawler.browse.serving import Serving
from crawler.cli import main
from tests.crawler.browse import archived_corpus as small
from tests.crawler.corpus.samples import rows
from tests.paths import ROOT


@pytest.fixture(scope="module")
def folder(archived_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site") / "a folder"


@pytest.fixture(scope="module")
def base(archived_corpus: Path, folder: Path) -> Iterator[str]:
    """The address at which Datasette serves the folder, started by the line that the command prints."""
    written = CliRunner().invoke(
        main,
        [
            "serve",
            "--corpus",
            str(archived_corpus),
            "--write",
            str(folder),
            "--download",
            "--time-limit",
            "500",
            "--row-limit",
            "3",
        ],
    )
    assert written.exit_code == 0, written.output
    line, copy = (each for each in written.output.splitlines() if each.startswith("  "))
    subprocess.run(shlex.split(copy), check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", *shlex.split(line), "--port", str(port)]
    # The published folder needs the package installed; here it is this checkout.
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd="/", env=environment) as server:
        try:
            at = f"http://127.0.0.1:{port}"
            for _ in range(300):
                try:
                    urlopen(at, timeout=5).close()
                    break
                except URLError:
                    assert server.poll() is None, "the server ended before it answered"
                    time.sleep(0.1)
            yield at
        finally:
            server.terminate()


def get(base: str, path: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urlopen(base + path, timeout=30) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_its_pages_are_those_of_nianbao_serve(base: str) -> None:
    status, headers, home = get(base, "/")
    assert (status, b'table class="matrix' in home) == (200, True)
    assert "script-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    status, _, css = get(base, "/nianbao/nianbao.css")
    assert (status, b"{" in css) == (200, True)
    key = "requests.total.total"
    status, _, page = get(base, address("evidence", small.HTML, key))
    assert (status, b"iframe" in page) == (200, True)
    _, _, tables = get(base, "/corpus/requests")
    assert "依申请公开".encode() in tables


def test_limits_and_download_are_those_asked_for(base: str, archived_corpus: Path) -> None:
    _, _, few = get(base, "/corpus.json?sql=select+*+from+requests")
    assert (len(json.loads(few)["rows"]), json.loads(few)["truncated"]) == (3, True)
    endless = "with recursive t(n) as (select 1 union all select n+1 from t) select sum(n) from t"
    status, _, said = get(base, f"/corpus.json?sql={quote(endless)}")
    assert (status, b"took longer" in said) == (400, True)
    status, _, refused = get(base, f"/corpus.json?sql={quote('delete from reports')}")
    assert (status, b"SELECT" in refused) == (400, True)
    for sql in (
        "select hex(fts3_tokenizer('simple'))",
        "select zeroblob(300000000)",
        "select * from pragma_database_list",
    ):
        assert get(base, f"/corpus.json?sql={quote(sql)}")[0] == 400
    status, _, file = get(base, "/corpus.db")
    assert (status, file[:15]) == (200, b"SQLite format 3")


def test_refusals_and_headers_are_those_of_nianbao_serve(base: str, folder: Path) -> None:
    status, headers, said = get(base, "/report/nothing")
    assert (status, headers["x-content-type-options"], b'class="brand"' in said) == (404, "nosniff", True)
    assert get(base, "/register/sums?year=" + "9" * 30)[0] == 400
    for path in ("/-/databases.json", "/-/settings.json", "/corpus.json"):
        assert str(folder).encode() not in get(base, path)[2]


def test_sql_can_be_switched_off(archived_corpus: Path, tmp_path: Path) -> None:
    told = CliRunner().invoke(
        main, ["serve", "--corpus", str(archived_corpus), "--write", str(tmp_path / "site"), "--no-sql"]
    )
    assert "--setting default_allow_sql 0" in told.output


def test_the_copy_is_the_corpus_at_rest(base: str, folder: Path, archived_corpus: Path) -> None:
    copy = folder / "corpus.db"
    assert not list(folder.glob("corpus.db-*"))
    assert rows(copy, "PRAGMA journal_mode") == [("delete",)]
    for table in ("figures", "checks", "captures"):
        count = f"SELECT count(*) FROM {table}"
        assert rows(copy, count) == rows(archived_corpus, count)


def test_it_is_never_written_over_the_corpus(tmp_path: Path, corpus: Path) -> None:
    own = tmp_path / "corpus.db"
    shutil.copy(corpus, own)
    with pytest.raises(BrowseError, match="another folder"):
        write(Serving(own), tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become nobody")
def test_an_immutable_corpus_may_lie_where_nothing_can_be_written(corpus: Path) -> None:
    """As in a container whose volume is read-only."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        own = Path(shutil.copy(corpus, folder))
        own.chmod(0o444)  # a corpus is its owner's alone, unless it is made with --shared
        child = os.fork()
        if child == 0:
            os.setuid(65534)
            os._exit(_seen_by_nobody(own))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _seen_by_nobody(corpus: Path) -> int:
    """Asserts that a corpus is served as immutable or else refused with a hint; returns 0."""
    check(Serving(corpus, immutable=True))
    try:
        check(Serving(corpus))
    except BrowseError as error:
        return 0 if "--immutable" in str(error) else 1
    return 2
