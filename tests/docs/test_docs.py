"""The documentation: links have targets, and everything that exists is described."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from crawler.dictionary import TABLES
from docs.written import command_names
from parsers.checks import RULES
from parsers.forms import FORMS
from spiders.portal import shipped_portals
from tests.paths import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text()):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


def text(name: str) -> str:
    return (ROOT / "docs" / name).read_text()


def test_everything_is_described() -> None:
    assert all(f"## {' '.join(['nianbao', *name])}\n" in text("commands.md") for name in command_names())
    assert all(f"`{code}`" in text("rules.md") for code in RULES)
    assert all(f"nianbao crawl {portal.name}" in text("portals.md") for portal in shipped_portals())
    assert all(str(row["article"]) in text("coverage.md") for row in TABLES["deadlines"].rows)
    assert all(form.notice in text("forms.md") for form in FORMS.values())
    assert all(f"`{line.code}`" in text("forms.md") for form in FORMS.values() for line in form.request_lines)
    assert all(f"`{name}`" in text("data-dictionary.md") or name in text("data-dictionary.md") for name in TABLES)


def test_the_citation_is_what_citation_tools_read() -> None:
    """CFF 1.2.0: the fields that its schema requires, and the version of the package."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()
    assert cited["cff-version"] == "1.2.0"
    assert cited["type"] in {"software", "dataset"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert (cited["version"], cited["license"]) == (project["version"], project["license"])


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md"):
        for target in re.findall(r"make ([a-z-]+)", (ROOT / name).read_text()):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_no_page_names_a_machine() -> None:
    """Nothing published contains a path of somebody's machine."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    words = ["/".join(("", "work", "")), "/".join(("", "root", "")), "/".join(("", "home", ""))]
    for name in listed:
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ""} and path.is_file():
            content = path.read_text(errors="replace")
            assert not [word for word in words if word in content], name
