"""What is counted over a corpus is kept until it changes; of what filters ask for, only the latest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crawler.browse import cached
from crawler.browse.filters import is_small


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.db"
    path.touch()
    return path


def test_a_filter_is_counted_once_until_the_corpus_changes(corpus: Path) -> None:
    made = list[str]()

    def asked(name: str) -> str:
        return cached.kept_latest(corpus, "toy", name, lambda: made.append(name) or name, most=2)  # type: ignore[func-returns-value]

    assert [asked("a"), asked("b"), asked("a")] == ["a", "b", "a"]
    assert made == ["a", "b"]
    asked("c")  # the third: b was asked for longest ago, and goes
    asked("a")
    assert made == ["a", "b", "c"]
    asked("b")
    assert made == ["a", "b", "c", "b"]
    os.utime(corpus, ns=(1, 1))
    asked("b")
    assert made[-2:] == ["b", "b"]


def test_a_small_place_is_a_city_or_a_county() -> None:
    assert [is_small(code) for code in ("", "000000", "410000", "410300", "410303")] == [
        False,
        False,
        False,
        True,
        True,
    ]
