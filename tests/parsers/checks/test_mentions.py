"""Mentions: the cell and number that a sentence states, or nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from parsers.checks.mentions import Mention, mentions
from parsers.report import Section

FILE = tomllib.loads((Path(__file__).parent / "mentions.toml").read_text(encoding="utf-8"))
CELLS = FILE.pop("cells")
LEAST = 150


def cases() -> Iterator[Any]:
    for group, entry in FILE.items():
        for at, (text, finds, *claims) in enumerate(entry["sentences"]):
            issuer = entry.get("issuer", "洛阳市财政局")
            yield pytest.param(issuer, text, finds, claims, id=f"{group}-{at}")


CASES = list(cases())


def found(text: str, issuer: str = "洛阳市财政局", year: int = 2023) -> tuple[Mention, ...]:
    return mentions((Section(1, "一、总体情况", text),), year, issuer)


@pytest.mark.parametrize(("issuer", "text", "finds", "claims"), CASES)
def test_a_sentence_states_this_and_nothing_else(
    issuer: str, text: str, finds: dict[str, str | int], claims: list[str]
) -> None:
    stated = found(text, issuer)
    names = {subject: name for name, subject in CELLS.items()}
    told = {("?" if m.doubt or m.by else "") + names[m.subject]: m.value for m in stated}
    assert told == {name: Decimal(number) for name, number in finds.items()}
    assert all(m.sentence in text for m in stated)
    if claims:
        shown = [f"{c.by:+}{'%' if c.percent else ''}" for m in stated for c in m.changes]
        assert [each.replace("+0", "0") for each in shown] == [c for c in claims if c]


def test_there_are_enough() -> None:
    assert len(CASES) >= LEAST
    assert sum(not finds for _, _, finds, _ in (case.values for case in CASES)) >= LEAST // 3
