"""The version of the parsers' results."""

PARSER_VERSION = "13"
"""Increased whenever the same bytes may give another reading: other figures, names or checks."""
