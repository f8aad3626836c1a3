"""Checks for the demo's own requirements: those of the extra `demo`."""

from __future__ import annotations

from importlib.util import find_spec

MODULES = ("reportlab", "xlwt")
"""Packages that write the PDF and XLS files of the demo portal."""


def missing() -> str | None:
    """Says in one line what to install; None if nothing is missing."""
    absent = [name for name in MODULES if find_spec(name) is None]
    if not absent:
        return None
    return f"the demo portal needs {' and '.join(absent)}: pip install 'nianbao[demo]'"
