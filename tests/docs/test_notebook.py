"""docs/notebook.ipynb: a notebook by its format, and each cell prints what stands below it."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tests.docs import blocks
from tests.paths import ROOT

PAGE = ROOT / "docs" / "notebook.ipynb"
SHIPPED = ROOT / "demo" / "nianbao_demo" / "notebook.json"


def test_it_is_a_notebook() -> None:
    """What nbformat 4.5 requires of a notebook and its cells."""
    found: Any = json.loads(PAGE.read_text())
    assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
    assert found["metadata"]["kernelspec"].keys() >= {"name", "display_name"}
    ids = [cell["id"] for cell in found["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in found["cells"]:
        assert isinstance(cell["source"], list)
        wanted = {"cell_type", "id", "metadata", "source"}
        assert cell.keys() == wanted | ({"execution_count", "outputs"} if cell["cell_type"] == "code" else set())


def without_outputs(notebook: Any) -> Any:
    empty: dict[str, Any] = {"execution_count": None, "outputs": []}
    cells = [{**each, **(empty if each["cell_type"] == "code" else {})} for each in notebook["cells"]]
    return {**notebook, "cells": cells}


def test_the_demo_s_is_the_same(demo_corpus: Path) -> None:
    """`nianbao demo` leaves it beside its corpus, to be opened there."""
    shipped = json.loads(resources.files("nianbao_demo").joinpath("notebook.json").read_text("utf-8"))
    assert shipped == without_outputs(json.loads(PAGE.read_text()))
    assert json.loads(demo_corpus.with_suffix(".ipynb").read_text("utf-8")) == shipped


def test_each_cell_prints_what_stands_below_it(
    demo_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("data/demo.db").symlink_to(demo_corpus)
    found: Any = json.loads(PAGE.read_text())
    run = blocks.python({}, PAGE)
    for number, cell in enumerate((each for each in found["cells"] if each["cell_type"] == "code"), 1):
        printed = [f"{line.rstrip()}\n" for line in run("".join(cell["source"])).splitlines()]
        output = {"name": "stdout", "output_type": "stream", "text": printed}
        if request.config.getoption("--update-golden"):
            cell |= {"execution_count": number, "outputs": [output] if printed else []}
        else:
            assert cell["outputs"] == ([output] if printed else [])
    if request.config.getoption("--update-golden"):
        PAGE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        SHIPPED.write_text(json.dumps(without_outputs(found), ensure_ascii=False, indent=1) + "\n")
        pytest.fail(f"{PAGE.name} is written anew: look at it")
