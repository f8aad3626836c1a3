"""Data that stands in a script: objects and lists that are written out, as JSON or with JavaScript's freer marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from spiders.javascript.program import Program

_MOST_ITEMS = 5_000
_DEEPEST = 12
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}


def literals(script: str) -> Iterator[Any]:
    """The objects and lists that variables, keys and calls of a script are given; those within another are part of
    that one.
    """
    program, end = Program(script), 0
    for at in range(1, len(program.tokens)):
        if at < end or not (program.is_sign(at, "{") or program.is_sign(at, "[")):
            continue
        before = program.tokens[at - 1]
        begins = before.kind == "sign" and before.value in {"=", "(", ":", ","}
        if (begins or before == ("name", "return")) and at in program.ends:
            found = _value(program, at, 0)
            if found:
                end = program.ends[at]
                yield found


def _value(program: Program, at: int, deep: int) -> Any:
    """The value that begins at a place; None where it isn't written out."""
    token = program.tokens[at]
    following = program.ends.get(at, at) + 1
    if deep < _DEEPEST and token == ("sign", "{"):
        entries = islice(program.entries(at).items(), _MOST_ITEMS)
        return {key: _value(program, place, deep + 1) for key, place in entries}
    if deep < _DEEPEST and token == ("sign", "["):
        return [_value(program, place, deep + 1) for place in islice(program.parts(at), _MOST_ITEMS)]
    if not (following >= len(program.tokens) or program.tokens[following].value in {",", "}", "]", ")", ";"}):
        return None
    if token.kind in {"text", "template"}:
        return token.value
    if token.kind == "number":
        return int(token.value) if token.value.isdecimal() and len(token.value) < 16 else token.value
    if token.kind == "name" and token.value not in _WORDS:
        place = next((names[token.value] for names in _handed(program, at) if token.value in names), None)
        return _value(program, place, deep + 1) if place is not None and deep < _DEEPEST else None
    return _WORDS.get(token.value)


def _handed(program: Program, at: int) -> Iterator[dict[str, int]]:
    """What the functions around a place are called with where they are written: (function (a, b) {…})(1, "…"), as Nuxt
    writes its data. For each, the parameters with the places of their values.
    """
    for start, end, names in program.called_at_once:
        if start < at < end:
            yield names


_FILLED = re.compile(
    r"""(?<![\w$.])([A-Za-z_$][\w$]{0,40}+)\[(\d{1,4})\]\s{0,5}=\s{0,5}("(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')"""
)


def by_index(script: str) -> list[dict[str, str]]:
    """Entries whose fields stand in lists of their own, place by place: T[0] = "…"; U[0] = "/7.html"."""
    found: dict[str, dict[str, str]] = {}
    for match in islice(_FILLED.finditer(script), 2 * _MOST_ITEMS):
        found.setdefault(match[2], {})[match[1]] = match[3][1:-1]
    return [entry for entry in found.values() if len(entry) > 1]
