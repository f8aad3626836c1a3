"""The version of the parsers' judgement."""

PARSER_VERSION = "1"
"""Counted up whenever the same bytes may give other figures."""
