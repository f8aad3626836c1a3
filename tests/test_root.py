"""The root of the checkout: what stands there was meant to; nobody's trial files were committed with a change."""

from __future__ import annotations

import subprocess

import pytest

from tests.paths import ROOT

NAMES = {
    *(".ci", ".dockerignore", ".gitignore", "Containerfile", "Makefile", "pyproject.toml", "scrapy.cfg"),
    *(
        "CHANGELOG.md",
        "CITATION.cff",
        "CONTRIBUTING.md",
        "LICENSE",
        "NOTICE",
        "README.md",
        "README.zh-CN.md",
        "SECURITY.md",
    ),
    *("bench", "corrections", "crawler", "demo", "docs", "fuzz", "nianbao", "parsers", "scripts", "spiders", "tests"),
}


def test_the_root_holds_what_it_is_meant_to_hold() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], check=False, cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("no git checkout")
    assert {name.split("/")[0] for name in listed.stdout.split("\0") if name} <= NAMES
