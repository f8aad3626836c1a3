"""Writes out a check for display: the terms of its sum, figure by figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crawler.browse.printed import Finding
from crawler.corpus.figures import StoredFigure
from crawler.evidence.names import name_of
from parsers.keys import key_of


def spelled_out(each: Finding, form: str | None, figures: Mapping[str, StoredFigure]) -> dict[str, Any]:
    """A check as plain values. Checks of arithmetic also have `left_terms`, `right_terms`, and `where`: the name
    of the line or column that is summed.
    """
    found: dict[str, Any] = {
        "rule": each.rule,
        "subject": each.subject,
        "status": each.status,
        "left": each.left,
        "right": each.right,
        "message": each.message,
        "code": each.code,
        "values": each.values,
        "keys": [key for key in each.keys if key in figures],
    }
    if each.equation:
        keys = each.equation.left + each.equation.right
        across = len({key_of(key)[:2] for key in keys}) == 1
        found["where"] = list(_where(keys[0], form, across=across))
        found["left_terms"] = _terms(each.equation.left, form, figures, across=across)
        found["right_terms"] = _terms(each.equation.right, form, figures, across=across)
    return found


def _where(key: str, form: str | None, *, across: bool) -> tuple[str, str]:
    """Chinese and English name of the line, if the sum runs across a line, else of the column."""
    name = name_of(key, form)
    if across:
        return " · ".join(name.chinese[1:-1]), " · ".join(name.english[1:-1])
    return name.chinese[-1], name.english[-1]


def _terms(
    keys: tuple[str, ...], form: str | None, figures: Mapping[str, StoredFigure], *, across: bool
) -> list[dict[str, Any]]:
    at = -1 if across else -2
    names = [name_of(key, form) for key in keys]
    return [
        {
            "key": key,
            "words": [name.chinese[at], name.english[at]],
            "value": figures[key].value if key in figures else None,
        }
        for key, name in zip(keys, names, strict=True)
    ]
