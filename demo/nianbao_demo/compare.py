"""Compares a printed report with what the parsers read of it."""

from __future__ import annotations

import re

from parsers.report import Report


def differences(expected: Report, got: Report) -> list[str]:
    """The differences as text, one line each. The list is empty if issuer, year, title, form, date,
    sections and all figures agree. Whitespace in running text is ignored.
    """
    found = []
    for name in ("issuer", "year", "form", "published_on"):
        a, b = getattr(expected, name), getattr(got, name)
        if a != b:
            found.append(f"{name}: {a!r} was printed, {b!r} was read")
    if _bare(expected.title) != _bare(got.title):
        found.append(f"title: {expected.title!r} was printed, {got.title!r} was read")
    found += _figures(expected, got)
    return found + _sections(expected, got)


def _figures(expected: Report, got: Report) -> list[str]:
    keys = dict.fromkeys((*expected.figures, *got.figures))
    return [
        f"{key}: {expected.value(key)} was printed, {got.value(key)} was read"
        for key in keys
        if (key in expected.figures) != (key in got.figures) or expected.value(key) != got.value(key)
    ]


def _sections(expected: Report, got: Report) -> list[str]:
    a = {s.number: (_bare(s.heading), _bare(s.text)) for s in expected.sections}
    b = {s.number: (_bare(s.heading), _bare(s.text)) for s in got.sections}
    return [
        f"section {n}: {a.get(n)} was printed, {b.get(n)} was read" for n in sorted({*a, *b}) if a.get(n) != b.get(n)
    ]


def _bare(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")
