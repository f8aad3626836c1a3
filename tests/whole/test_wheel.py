"""The wheel, installed and used by somebody without a checkout.

It is built without network from the files that the Containerfile copies, and installed into an
empty environment that finds its requirements in the running one. Commands run in a folder of their
own.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.paths import ROOT
from tests.test_packages import TOP, files_of_the_packages

pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]
SITE = Path(sysconfig.get_path("purelib"))
EXTRA = ("reportlab", "xlwt", "datasette", "pyarrow")
"""Folders of site-packages that only extras install."""


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel, and the folder in which commands run."""

    environment: Path
    folder: Path

    def command(self, *arguments: str) -> list[str]:
        return [str(self.environment / "bin" / arguments[0]), *arguments[1:]]

    @property
    def variables(self) -> dict[str, str]:
        """Environment variables without any path of the checkout."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        return {**kept, "PATH": f"{self.environment / 'bin'}:/usr/local/bin:/usr/bin:/bin", "COLUMNS": "200"}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.variables,
            capture_output=True,
            text=True,
            check=False,
            timeout=900,
        )

    def done(self, *arguments: str) -> str:
        """Runs a command, asserts success, and returns its output."""
        result = self.run(*arguments)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    @contextmanager
    def serving(self, *arguments: str) -> Iterator[str]:
        """Runs a server to the end of the block; yields the address that it prints."""
        log = self.folder / "server.log"
        with log.open("w") as output:
            server = subprocess.Popen(self.command(*arguments), cwd=self.folder, env=self.variables, stdout=output)
        try:
            yield _address(server, log)
        finally:
            server.terminate()
            server.wait(30)


def _address(server: subprocess.Popen[bytes], log: Path) -> str:
    for _ in range(1200):
        found = re.search(r"http://127\.0\.0\.1:(\d+)", log.read_text())
        if found and _listens(int(found[1])):
            return found[0]
        assert server.poll() is None, "it ended at once"
        time.sleep(0.1)
    raise AssertionError("it says no address, or doesn't listen there")


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=10).close()
    except ConnectionRefusedError:
        return False
    return True


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        enough = int(version("setuptools").split(".")[0]) >= 77
        version("pip")
    except PackageNotFoundError:
        enough = False
    if not enough:
        pytest.skip("to build the wheel without network, pip and setuptools 77 must be installed")
    source = tmp_path_factory.mktemp("source")
    for line in (ROOT / "Containerfile").read_text().splitlines():
        if line.startswith("COPY "):
            *names, target = line.split()[1:]
            for name in names:
                _copy(ROOT / name, source / target / (name if (ROOT / name).is_file() else ""))
    pip(sys.executable, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(source / "dist"), str(source))
    [built] = (source / "dist").glob("*.whl")
    return built


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    else:
        shutil.copy(source, target)


def pip(python: str, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def install(wheel: Path, room: Path, requirements: Path) -> Installed:
    """Installs the wheel into a new environment; `requirements` is a folder like site-packages."""
    environment, folder = room / "environment", room / "folder"
    folder.mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    [site] = (environment / "lib").glob("python*/site-packages")
    # A line of a .pth file is a folder to search. Folders found that way have no .pth files
    # processed, so the checkout, which is installed in the running environment, isn't found.
    (site / "requirements.pth").write_text(f"{requirements}\n")
    pip(str(environment / "bin" / "python"), "install", "--no-deps", "--no-index", str(wheel))
    return Installed(environment, folder)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install(wheel, tmp_path_factory.mktemp("installed"), SITE)


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """An installation without the extras."""
    room = tmp_path_factory.mktemp("bare")
    requirements = room / "requirements"
    requirements.mkdir()
    for entry in SITE.iterdir():
        if not entry.name.lower().startswith(EXTRA):
            (requirements / entry.name).symlink_to(entry)
    return install(wheel, room, requirements)


@pytest.fixture(scope="module")
def demo(installed: Installed) -> str:
    """Runs `nianbao demo`, which writes data/demo.db; returns its output."""
    return installed.done("nianbao", "demo")


def test_the_wheel_holds_the_packages_and_all_their_files(wheel: Path) -> None:
    names = [name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name]
    assert {name.split("/")[0] for name in names} == TOP.keys()
    files = [str(file.relative_to(ROOT)).removeprefix("demo/") for file in files_of_the_packages()]
    assert sorted(names) == sorted(files)


def test_the_installed_packages_are_used(installed: Installed) -> None:
    code = "import crawler, nianbao, nianbao_demo, parsers, spiders; print(nianbao.__version__)"
    code += "; [print(p.__file__) for p in (crawler, nianbao, nianbao_demo, parsers, spiders)]"
    first, *files = installed.done("python", "-c", code).splitlines()
    assert first == version("nianbao")
    assert all(file.startswith(str(installed.environment)) for file in files)
    assert installed.done("nianbao", "--version") == installed.done("python", "-m", "nianbao", "--version")


def test_the_demo(demo: str) -> None:
    assert re.search(r"differences\s*│\s*0 │", demo)
    assert "nianbao serve --corpus data/demo.db" in demo


def test_a_crawl_a_refresh_and_a_rebuild(installed: Installed) -> None:
    with installed.serving("python", "-u", "-m", "nianbao_demo.portal", "--port", "0") as base:
        mirror = ("--mirror", base)
        by_name = installed.done("nianbao", "crawl", "mengjin", *mirror, "--corpus", "name.db")
        assert "reports" in by_name
        by_address = installed.done("nianbao", "crawl", "https://xinan.gov.cn/", *mirror, "--corpus", "address.db")
        assert "新安县人民政府" in by_address
        installed.done("nianbao", "portal", "new", "https://xinan.gov.cn/", *mirror)
        installed.done("nianbao", "crawl", "xinan.toml", *mirror, "--corpus", "file.db")
        refreshed = installed.done("nianbao", "refresh", *mirror, "--corpus", "name.db", "--report", "news")
        assert "done" in refreshed
    assert _reports(installed, "address.db") == _reports(installed, "file.db") > 0
    before = _reports(installed, "name.db")
    installed.done("nianbao", "rebuild", "--corpus", "name.db")
    assert _reports(installed, "name.db") == before > 0
    assert (installed.folder / "news" / "latest.md").exists()


def _reports(installed: Installed, corpus: str) -> int:
    code = f"from nianbao import open_corpus; print(len(open_corpus({corpus!r}).table('reports')))"
    return int(installed.done("python", "-c", code))


@pytest.mark.usefixtures("demo")
def test_exports(installed: Installed) -> None:
    for format_, file in (("package", "datapackage.json"), ("parquet", "reports.parquet"), ("xlsx", "figures.xlsx")):
        installed.done("nianbao", "export", "--format", format_, "--year", "2023")
        assert (installed.folder / "data" / "export" / format_ / file).exists()


@pytest.mark.usefixtures("demo")
def test_a_document_is_parsed_and_explained(installed: Installed) -> None:
    code = "from nianbao import open_corpus; print(list(open_corpus('data/demo.db').table('reports'))[0]['url'])"
    url = installed.done("python", "-c", code).strip()
    with (installed.folder / "document").open("wb") as file:
        get = installed.command("nianbao", "archive", "get", url, "--corpus", "data/demo.db")
        subprocess.run(get, cwd=installed.folder, env=installed.variables, stdout=file, check=True)
    assert '"requests"' in installed.done("nianbao", "parse", "document")
    installed.done("nianbao", "parse", "--explain", "-o", "explained.html", "document")
    assert "<style>" in (installed.folder / "explained.html").read_text()
    assert "410300-" in installed.done("nianbao", "check", "--corpus", "data/demo.db")


@pytest.mark.usefixtures("demo")
def test_the_corpus_is_served(installed: Installed) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with installed.serving("nianbao", "serve", "--port", str(port)) as base:
        home = _page(f"{base}/")
        assert "洛阳市" in home
        linked = set(re.findall(r'(?:href|src)="(/nianbao/[^"]+)"', home + _page(f"{base}/dashboard")))
        assert {Path(name).suffix for name in linked} >= {".css", ".js"}
        for path in (*sorted(linked), "/register", "/corpus", "/corpus/reports.json?_size=1"):
            assert _page(base + path)


def _page(url: str) -> str:
    with urlopen(url, timeout=60) as answer:
        assert answer.status == 200
        return str(answer.read().decode())


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [
        (["nianbao", "demo"], "nianbao[demo]"),
        (["python", "-m", "nianbao_demo.portal"], "nianbao[demo]"),
        (["nianbao", "serve", "--corpus", "c.db"], "nianbao[browse]"),
        (["nianbao", "export", "--format", "parquet", "--corpus", "c.db"], "nianbao[export]"),
    ],
)
def test_without_its_extra_a_command_says_what_to_install(bare: Installed, arguments: list[str], extra: str) -> None:
    code = "from crawler.corpus.writer import Corpus; Corpus.open('c.db').close()"
    bare.done("python", "-c", code)
    result = bare.run(*arguments)
    assert result.returncode == 1
    assert f"pip install '{extra}'" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (bare.folder / "data" / "demo.db").exists()


def test_without_extras_the_rest_works(bare: Installed) -> None:
    assert "luoyang" in bare.done("nianbao", "portal", "list")
    assert "nianbao crawl" in bare.done("nianbao", "crawl", "--help")
    assert "一、本年新收" in bare.done("nianbao", "forms", "2021")
