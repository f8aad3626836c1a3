"""Bytes in, report out: `parse` is the door. Pure: no network, no database, no clock."""

from __future__ import annotations

from parsers.errors import ParseError, Unreadable, Unrecognised

PARSER_VERSION = "1"
"""Counted up whenever the same bytes may give other figures."""

__all__ = ["PARSER_VERSION", "ParseError", "Unreadable", "Unrecognised", "parse"]

from parsers.parse import parse  # noqa: E402  (the version is part of what it returns)
