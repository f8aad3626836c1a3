"""What the demo needs beyond the package's own requirements: the extra `demo`."""

from __future__ import annotations

from importlib.util import find_spec

MODULES = ("reportlab", "xlwt")
"""They write the PDF and XLS files of the demo portal."""


def missing() -> str | None:
    """What to install, in one line; None where all is there."""
    absent = [name for name in MODULES if find_spec(name) is None]
    if not absent:
        return None
    return f"the demo portal needs {' and '.join(absent)}: pip install 'nianbao[demo]'"
