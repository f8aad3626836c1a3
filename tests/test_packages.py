"""The installed packages: those that pyproject.toml names, each with all of its files."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest

from nianbao_demo import needs
from tests.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
TOOL = PROJECT["tool"]["setuptools"]
TOP = {
    "nianbao": "nianbao",
    "crawler": "crawler",
    "spiders": "spiders",
    "parsers": "parsers",
    "nianbao_demo": "demo/nianbao_demo",
}
"""Top-level names that are installed, and their folders in the checkout."""


def files_of_the_packages() -> list[Path]:
    """The files of the packages in the checkout, without those that Python generates."""
    return [
        file
        for folder in TOP.values()
        for file in sorted((ROOT / folder).rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    ]


def packages() -> dict[str, Path]:
    """Packages as setuptools finds them: every folder with an __init__.py below the included names."""
    setuptools = pytest.importorskip("setuptools")
    found = TOOL["packages"]["find"]
    return {
        name: ROOT / where / name.replace(".", "/")
        for where in found["where"]
        for name in setuptools.find_packages(str(ROOT / where), include=found["include"])
    }


def is_installed(file: Path, package: str, folder: Path) -> bool:
    """Whether the file is one of the package's modules or data files."""
    if file.parent == folder and file.suffix == ".py":
        return True
    patterns = [*TOOL["package-data"].get("*", ()), *TOOL["package-data"].get(package, ())]
    path = PurePosixPath(file.relative_to(folder))
    # A star doesn't match folders.
    return any(len(path.parts) == pattern.count("/") + 1 and fnmatch(str(path), pattern) for pattern in patterns)


def test_top_level_names() -> None:
    """No `demo`, `tests`, `docs` or `bench` among the installed names."""
    assert {name.split(".")[0] for name in packages()} == TOP.keys()


def test_every_file_of_the_packages_is_installed() -> None:
    known = packages()
    by_folder = {folder: name for name, folder in known.items()}
    missed = []
    for file in files_of_the_packages():
        folder = next(parent for parent in file.parents if parent in by_folder)
        if not is_installed(file, by_folder[folder], folder):
            missed.append(str(file.relative_to(ROOT)))
    assert not missed


def test_packages_are_typed() -> None:
    known = packages()
    assert all((known[name] / "py.typed").exists() for name in TOP)


def test_what_the_demo_needs_is_its_extra() -> None:
    extra = PROJECT["project"]["optional-dependencies"]["demo"]
    assert sorted(re.match(r"[\w-]+", each)[0] for each in extra) == sorted(needs.MODULES)  # type: ignore[index]
