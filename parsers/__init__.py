"""Bytes in, report out: `parse` is the door. Pure: no network, no database, no clock."""

from __future__ import annotations

from parsers.errors import ParseError, Unreadable, Unrecognised
from parsers.parse import parse
from parsers.version import PARSER_VERSION

__all__ = ["PARSER_VERSION", "ParseError", "Unreadable", "Unrecognised", "parse"]
