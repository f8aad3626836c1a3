"""The notebook beside the demo's corpus: written for it, and opened if that is asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from crawler.terminal import say


def write(corpus: Path) -> Path:
    """Writes the notebook beside the corpus, which it opens by `from nianbao import open_corpus`. One that is there
    already stays: it may be somebody's work.
    """
    path = corpus.with_suffix(".ipynb")
    if not path.exists():
        text = resources.files("nianbao_demo").joinpath("notebook.json").read_text("utf-8")
        path.write_text(text.replace("demo.db", corpus.name), encoding="utf-8")
    return path


def open_in_jupyter(path: Path) -> None:
    """Opens it in JupyterLab, until that is ended; says what to install where it is missing."""
    if find_spec("jupyterlab") is None:
        say("JupyterLab is not installed: pip install jupyterlab pandas", err=True)
        return
    subprocess.run([sys.executable, "-m", "jupyterlab", str(path)], check=False)  # noqa: S603
