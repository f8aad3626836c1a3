"""语句: the sentences that are stored in English, each with its Chinese beside it.

A message is made from the English template and stored so. Who shows it finds its parameters again,
with a pattern made of the same template, and says it in the reader's language: what was stored
before there was a Chinese sentence is told in Chinese, too. What fits no template stays as it is.

    LATE = Saying("{days} days after {last}", "迟 {days} 天，期限为 {last}")
    LATE(days=3, last="2024-01-31")            # the message that is stored
    LATE.told("3 days after 2024-01-31")       # ("迟 3 天，期限为 2024-01-31", "3 days after …")

A parameter is a run without blanks (`WORD`) unless the saying declares another `Part`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Protocol

Pair = tuple[str, str]
"""The same in Chinese and in English."""

Names = Callable[[str, str], Pair]
"""What a code is called: given the table it is from (`figures` for keys of figures), and itself."""


def as_codes(_: str, code: str) -> Pair:
    """Names for who knows none: the code."""
    return code, code


class Part(Protocol):
    """A kind of parameter: the pattern of what stands for it (without groups that are numbered or
    named), and what that is in either language; None: it is none of its words.
    """

    @property
    def pattern(self) -> str: ...

    def told(self, text: str, names: Names = as_codes) -> Pair | None: ...


@dataclass(frozen=True, slots=True)
class Plain:
    """What is the same in both languages: numbers, dates, quotes, articles."""

    pattern: str

    def told(self, text: str, names: Names = as_codes) -> Pair | None:
        return text, text


WORD = Plain(r"\S+?")
NUMBER = Plain(r"[+-]?\d[\d.E+-]*")
TEXT = Plain(r".*?")
"""Anything, lines too: what is quoted."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a table, shown by its name."""

    table: str
    pattern: str = r"[a-z][\w.]*"

    def told(self, text: str, names: Names = as_codes) -> Pair | None:
        return names(self.table, text)


@dataclass(frozen=True)
class Words:
    """One of a closed set; what is stored to what it is called."""

    of: Mapping[str, Pair]

    @cached_property
    def pattern(self) -> str:
        return _one_of(re.escape(each) for each in sorted(self.of, key=len, reverse=True))

    def told(self, text: str, names: Names = as_codes) -> Pair | None:
        return self.of.get(text)


class Saying:
    """A sentence, or a part of one, in both languages. Both templates have the same parameters."""

    def __init__(self, english: str, chinese: str, **parts: Part) -> None:
        self.english, self.chinese, self.parts = english, chinese, parts

    def __call__(self, **values: object) -> str:
        """As it is stored."""
        return self.english.format(**values)

    @cached_property
    def pattern(self) -> str:
        return self._pattern("(?:{1})")

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names of the parameters."""
        return tuple(name for _, name, _, _ in Formatter().parse(self.english) if name)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(self._pattern("(?P<{0}>{1})"), re.DOTALL)

    def _pattern(self, group: str) -> str:
        found = ""
        for literal, name, _, _ in Formatter().parse(self.english):
            found += re.escape(literal)
            if name:
                found += group.format(name, self.part(name).pattern)
        return found

    def part(self, name: str) -> Part:
        return self.parts.get(name, WORD)

    def told(self, text: str, names: Names = as_codes) -> Pair | None:
        """A message of this saying in Chinese and English; None: it is none."""
        match = self._whole.fullmatch(text)
        if match is None:
            return None
        chinese, english = {}, {}
        for name, value in match.groupdict().items():
            pair = self.part(name).told(value, names)
            if pair is None:
                return None
            chinese[name], english[name] = pair
        return self.chinese.format(**chinese), self.english.format(**english)


@dataclass(frozen=True)
class OneOf:
    """A part that is itself one of several sayings, made before."""

    of: tuple[Part, ...]

    @cached_property
    def pattern(self) -> str:
        return _one_of(each.pattern for each in self.of)

    def told(self, text: str, names: Names = as_codes) -> Pair | None:
        return told(self.of, text, names)


@dataclass(frozen=True)
class Each:
    """One or more of the same kind, with a sign between them."""

    of: Part
    between: Pair = ("；", "; ")

    @cached_property
    def pattern(self) -> str:
        return f"(?:{self.of.pattern})(?:{re.escape(self.between[1])}(?:{self.of.pattern}))*"

    def told(self, text: str, names: Names = as_codes) -> Pair | None:
        """A piece that is none of its kind goes on behind the sign: a quote may have one in it."""
        found: list[Pair] = []
        waiting: str | None = None
        for piece in text.split(self.between[1]):
            waiting = piece if waiting is None else f"{waiting}{self.between[1]}{piece}"
            if re.fullmatch(self.of.pattern, waiting, re.DOTALL) and (pair := self.of.told(waiting, names)):
                found.append(pair)
                waiting = None
        if waiting is not None:
            return None
        chinese, english = zip(*found, strict=True)
        return self.between[0].join(chinese), self.between[1].join(english)


def told(sayings: Iterable[Part], text: str, names: Names = as_codes) -> Pair | None:
    """A message in Chinese and English, by the first saying that it is; None: it is none of them."""
    return next((pair for each in sayings if (pair := each.told(text, names))), None)


def _one_of(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"
