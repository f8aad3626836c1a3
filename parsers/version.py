"""The version of the parsers' judgement."""

PARSER_VERSION = "2"
"""Counted up whenever the same bytes may give another reading: figures, names, checks."""
