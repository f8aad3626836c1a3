"""What `import nianbao` provides, and what it doesn't load."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import nianbao
from tests.paths import ROOT


def in_a_new_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_public_name_is_there() -> None:
    names = {name: getattr(nianbao, name) for name in nianbao.__all__}
    assert names["__version__"] == version("nianbao")
    assert {"parse", "parse_all", "open_corpus", "Unreadable", "Unrecognised", "Reading"} <= names.keys()
    assert all(value.__doc__ for name, value in names.items() if name != "__version__")
    assert set(dir(nianbao)) >= names.keys()


def test_the_import_loads_nothing_that_is_heavy() -> None:
    loaded = in_a_new_process(
        "import sys; before = set(sys.modules); import nianbao; print(*set(sys.modules) - before)"
    )
    ours = {name.split(".")[0] for name in loaded.split()}
    assert not ours & {"scrapy", "twisted", "pandas", "polars", "lxml", "sqlite3", "crawler", "spiders", "parsers"}


def test_to_read_a_document_needs_no_crawler() -> None:
    loaded = in_a_new_process("import sys; from nianbao import parse; print(*sys.modules)").split()
    assert not {"scrapy", "twisted", "pandas", "sqlite3", "crawler", "spiders"} & set(loaded)


def test_python_m_nianbao_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "nianbao", "--version"], capture_output=True, text=True, check=False)
    assert done.stdout == f"nianbao {version('nianbao')}\n"
