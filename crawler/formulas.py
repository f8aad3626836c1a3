"""Keeps spreadsheets from taking a text in a CSV file for a formula: a formula of a stranger's document could send
what stands beside it to an address. As OWASP advises, an apostrophe is put before such a text.
"""

from __future__ import annotations

import re

STARTS = "=+\\-@\\t\\r\\n＝＋－＠"
"""The characters with which a formula may begin, for a character class; some spreadsheets take full-width ones, too."""

_START = re.compile(f"[{STARTS}]")
_HARMLESS = re.compile(r"[-+－＋]*(?:[\d０-９][\d,.，．０-９]*[%％]?)?")
"""A plain number such as -5, and the dashes that stand for nothing."""
_FIELD = re.compile(r'"([^"]*(?:""[^"]*)*)"|([^",\r\n]+)')
"""A field of CSV: in quotation marks, or plain."""


def guarded(text: str) -> str:
    """The text, with an apostrophe if a spreadsheet might take it for a formula."""
    return f"'{text}" if _START.match(text) and not _HARMLESS.fullmatch(text) else text


def guarded_csv(lines: str) -> str:
    """Whole lines of CSV with all their fields guarded, and otherwise as they are."""
    return _FIELD.sub(_guarded_field, lines)


def _guarded_field(field: re.Match[str]) -> str:
    quoted, plain = field.groups()
    return guarded(plain) if quoted is None else f'"{guarded(quoted)}"'
