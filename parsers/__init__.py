"""Turns bytes into reports, with `parse` and `parse_all`. Pure: no network, no database, no clock."""

from __future__ import annotations

from parsers.errors import ParseError, Unreadable, Unrecognised
from parsers.parse import Found, parse, parse_all
from parsers.version import PARSER_VERSION

__all__ = ["PARSER_VERSION", "Found", "ParseError", "Unreadable", "Unrecognised", "parse", "parse_all"]
