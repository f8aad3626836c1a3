"""Texts against which a regular expression is slow, made from its own parts; and how its time grows with them.

A pattern is sampled: random texts that it matches, each with the spans that its parts matched. Then one span (a
part, two neighbouring parts, the whole) is repeated n times, in place, and something is appended that the pattern
can't match. With n doubled, a linear pattern takes twice as long.
"""

from __future__ import annotations

import re
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

Way = str
"""How a pattern is used: `search`, `match`, `fullmatch`, or `all` (findall, finditer, sub, split)."""

_SIGNS = " \n\ta0_公<>\"'=:,/.-(1)\x00"
"""Characters that every pattern is tried with, beside those that it names."""
_FIRST, _SECOND = 384, 1_536
"""Numbers of repetitions that are compared at first."""
_MEASURABLE = 0.000_15
"""Seconds of CPU below which a text is taken for harmless: a quadratic pattern takes more for `_SECOND`."""
_FACTOR = 5.5
"""Where `_SECOND` takes so many times as long as `_FIRST`, more doublings are measured; linear is 4."""
_LONGEST = 0.1
"""Seconds of CPU for one try; a doubling that takes longer is not waited for."""
_TOO_LONG = 0.5
"""Seconds after which a pattern is interrupted."""
_GROWTH = 3.0
"""Least factor of the last two doublings by which a pattern counts as slow: linear is 2, quadratic 4."""


@dataclass(frozen=True)
class Slow:
    """A text that a pattern is slow with: prefix, pump (which is repeated) and suffix, and its seconds by n."""

    way: Way
    prefix: str
    pump: str
    suffix: str
    seconds: dict[int, float]

    def __str__(self) -> str:
        times = ", ".join(f"{n}: {took:.4f} s" for n, took in self.seconds.items())
        return f"{self.way} of {self.prefix!r} + {self.pump!r} * n + {self.suffix!r}: {times}"


class _Interrupted(Exception):
    pass


def slow(pattern: re.Pattern[Any], ways: tuple[Way, ...], rng: Random, texts: int) -> Slow | None:
    """The first of at most `texts` texts that the pattern is slow with; None if there is none."""
    for prefix, pump, suffix in _attacks(pattern, rng, texts):
        for way in ways:
            user = _user(pattern, way)
            found = _grows(user, prefix, pump, suffix)
            # Who shares the processor may slow one measurement down, hardly three.
            if found and all(_grows(user, prefix, pump, suffix) for _ in range(2)):
                return Slow(way, prefix, pump, suffix, found)
    return None


def longest(
    pattern: re.Pattern[Any], ways: tuple[Way, ...], rng: Random, texts: int, most: int
) -> tuple[float, tuple[str, str, str] | None]:
    """The most seconds of CPU that a text of `most` characters takes, and the text's parts."""
    worst: tuple[float, tuple[str, str, str] | None] = (0.0, None)
    for prefix, pump, suffix in _attacks(pattern, rng, texts):
        text = prefix + pump * max((most - len(prefix) - len(suffix)) // len(pump), 1) + suffix
        took = max(min(_cpu(_user(pattern, way), text[:most]) for _ in range(2)) for way in ways)
        worst = max(worst, (took, (prefix, pump, suffix)), key=lambda each: each[0])
    return worst


def _user(pattern: re.Pattern[Any], way: Way) -> Callable[[str], object]:
    """A function that uses the pattern on a text."""
    given: Callable[[str], Any] = (lambda text: text) if isinstance(pattern.pattern, str) else _as_bytes
    if way == "all":
        return lambda text: deque(pattern.finditer(given(text)), maxlen=0)
    method = getattr(pattern, way)
    return lambda text: method(given(text))


def _as_bytes(text: str) -> bytes:
    return text.encode("latin-1", "replace")


def _grows(use: Callable[[str], object], prefix: str, pump: str, suffix: str) -> dict[int, float]:
    """Seconds by number of repetitions, if they grow faster than linearly; else empty."""
    seconds: dict[int, float] = {}

    def took(n: int, tries: int) -> float:
        text = prefix + pump * n + suffix
        seconds[n] = min(_cpu(use, text) for _ in range(tries))
        return seconds[n]

    for n in (8, 24, 96, _FIRST):  # an exponential pattern shows itself at once
        if took(n, 1) > _LONGEST:
            return seconds
    second = took(_SECOND, 1)
    if second < _MEASURABLE:
        return {}
    if second < _FACTOR * took(_FIRST, 3):
        return {}
    if second > _LONGEST:
        return seconds
    if took(_SECOND, 3) < _FACTOR * seconds[_FIRST]:
        return {}
    n = _SECOND
    grown: list[float] = [(seconds[_SECOND] / max(seconds[_FIRST], 1e-9)) ** 0.5]
    while seconds[n] < _LONGEST and n < 64 * _SECOND:
        n *= 2
        grown.append(took(n, 3 if seconds[n // 2] < 0.05 else 1) / seconds[n // 2])
        if min(grown[-2:]) < _GROWTH and len(grown) > 2:
            return {}
    return seconds if min(grown[-2:]) >= _GROWTH else {}


def _cpu(use: Callable[[str], object], text: str) -> float:
    """Seconds of CPU of one use; it is interrupted after `_TOO_LONG`."""
    with _interrupted():
        begun = time.thread_time()
        try:
            use(text)
        except _Interrupted:
            return _TOO_LONG
        return time.thread_time() - begun


@contextmanager
def _interrupted() -> Iterator[None]:
    """Raises `_Interrupted` in a regular expression that takes longer than `_TOO_LONG` (re looks for signals)."""

    def stop(number: int, frame: object) -> None:
        raise _Interrupted

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _TOO_LONG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _attacks(pattern: re.Pattern[Any], rng: Random, most: int) -> Iterator[tuple[str, str, str]]:
    """Prefix, pump and suffix of texts, each once; at most `most`."""
    sampler = Sampler(pattern, rng)
    seen: set[tuple[str, str, str]] = set()
    for turn in range(8 * most):
        if len(seen) >= most:
            return
        text, parts, bodies = sampler.sample()
        if not text:
            continue
        spans = [span for span in parts if span[0] < span[1]] or [(0, len(text))]
        bodies = [span for span in bodies if span[0] < span[1]] or spans
        start, end = rng.choice(bodies if turn % 2 == 0 else spans)
        if turn % 8 == 1:  # from the beginning: every repetition could begin a match
            start = 0
        elif turn % 8 in {2, 5}:  # it and neighbours
            end = max(end, rng.choice(spans)[1])
        elif turn % 8 == 7:  # any slice
            start = rng.randrange(len(text))
            end = rng.randint(start + 1, len(text))
        if end <= start:
            continue
        rest = text[end:]
        suffix = rng.choice(("", rest, rest[:-1], rest[:-1] + "\x01", "\x01", "!" + rest))
        attack = (text[:start], text[start:end], suffix)
        if len(attack[1]) <= 60 and attack not in seen:
            seen.add(attack)
            yield attack


class Sampler:
    """Random texts that a pattern matches, as far as its lookarounds let it, with the spans of its parts."""

    def __init__(self, pattern: re.Pattern[Any], rng: Random) -> None:
        self._tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        self._flags = pattern.flags
        self._rng = rng
        self._bytes = isinstance(pattern.pattern, bytes)
        named = dict.fromkeys(_SIGNS)
        _literals(self._tree, named)
        self._signs = [sign for sign in named if not self._bytes or ord(sign) < 256]
        self._members: dict[int, list[str]] = {}
        self._keep: list[Any] = []
        self._groups: dict[int, str] = {}
        self._favourite = " "
        self._spans: list[tuple[int, int]] = []
        self._bodies: list[tuple[int, int]] = []
        self._text = ""
        self._least = False

    def sample(self) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
        """A text, the spans of all its parts, and those of the parts that may be repeated."""
        self._text, self._spans, self._bodies, self._groups = "", [], [], {}
        self._favourite = self._rng.choice(self._signs)
        self._least = self._rng.random() < 0.3
        self._walk(self._tree, 0)
        return self._text, self._spans, self._bodies

    def _walk(self, nodes: Any, depth: int) -> None:
        for node in nodes:
            if len(self._text) > 300 or depth > 40:
                return
            start = len(self._text)
            self._one(node, depth)
            self._spans.append((start, len(self._text)))

    def _one(self, node: Any, depth: int) -> None:
        op, given = node
        if op is _constants.LITERAL:
            self._text += chr(given)
        elif op in {_constants.NOT_LITERAL, _constants.ANY, _constants.IN, _constants.CATEGORY}:
            members = self._of(node)
            if members:
                self._text += self._favourite if self._favourite in members else self._rng.choice(members)
        elif op is _constants.BRANCH:
            self._walk(self._rng.choice(given[1]), depth + 1)
        elif op in {_constants.SUBPATTERN, _constants.ATOMIC_GROUP}:
            number, nodes = (given[0], given[3]) if op is _constants.SUBPATTERN else (None, given)
            self._group(number, nodes, depth)
        elif op in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}:
            self._repeat(given, depth)
        elif op is _constants.ASSERT:
            if given[0] > 0 and self._rng.random() < 0.5:  # what follows may match it, or this text does
                self._walk(given[1], depth + 1)
        elif op is _constants.GROUPREF:
            self._text += self._groups.get(given, "")
        elif op not in {_constants.AT, _constants.ASSERT_NOT}:
            raise NotImplementedError(op)

    def _group(self, number: int | None, nodes: Any, depth: int) -> None:
        start = len(self._text)
        self._walk(nodes, depth + 1)
        if number is not None:
            self._groups[number] = self._text[start:]

    def _repeat(self, given: Any, depth: int) -> None:
        least, most, body = given
        often = least if self._least else least + self._rng.choice((0, 1, 1, 2, 3))
        for _ in range(min(often, int(most), 30)):
            start = len(self._text)
            self._walk(body, depth + 1)
            self._bodies.append((start, len(self._text)))

    def _of(self, node: Any) -> list[str]:
        """The characters that a node matches one of."""
        key = id(node)
        if key not in self._members:
            single = _parser.SubPattern(self._tree.state, [node])
            one = _compiler.compile(single, self._flags & ~re.DEBUG)
            given = (lambda sign: sign.encode("latin-1")) if self._bytes else str
            self._members[key] = [sign for sign in self._signs if one.fullmatch(given(sign))]
            self._keep.append(node)
        return self._members[key]


def _literals(nodes: Any, found: dict[str, None]) -> None:
    """Notes the characters that a pattern names."""
    for node in nodes:
        if isinstance(node, tuple) and len(node) == 2 and node[0] in {_constants.LITERAL, _constants.NOT_LITERAL}:
            found[chr(node[1])] = None
        elif isinstance(node, tuple) and len(node) == 2 and node[0] is _constants.RANGE:
            found[chr(node[1][0])] = None
            found[chr(node[1][1])] = None
        elif isinstance(node, tuple | list | _parser.SubPattern):
            _literals(node, found)
