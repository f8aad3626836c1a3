"""What a script names: its functions with their parameters, and the places where a name gets a value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spiders.javascript.tokens import Token, tokens

_OPENING, _CLOSING = {"(": ")", "[": "]", "{": "}"}, frozenset(")]}")
_MOST_VALUES = 40
"""Most values of one name that are kept."""
_NO_FUNCTION = frozenset(("if", "for", "while", "switch", "catch", "with", "return", "function"))

_LONGEST_STEP = 4


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its name ("" if it has none), its parameters, and where its body lies."""

    name: str
    parameters: tuple[str, ...]
    start: int
    end: int


@dataclass
class Program:
    """One or several scripts, as tokens. Places are numbers of tokens."""

    script: str
    tokens: list[Token] = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = tokens(self.script)

    def is_sign(self, at: int, sign: str) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at] == ("sign", sign)

    def is_name(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "name"

    @cached_property
    def ends(self) -> dict[int, int]:
        """For each opening bracket, the place of its end."""
        found, waiting = dict[int, int](), list[int]()
        for at, token in enumerate(self.tokens):
            if token.kind != "sign":
                continue
            if token.value in _OPENING:
                waiting.append(at)
            elif token.value in _CLOSING and waiting:
                found[waiting.pop()] = at
        return found

    @cached_property
    def starts(self) -> dict[int, int]:
        """For each closing bracket, the place of its beginning."""
        return {end: start for start, end in self.ends.items()}

    @cached_property
    def values(self) -> dict[str, list[int]]:
        """For each name, the places of the values it gets: x = …, x: …."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, token in enumerate(self.tokens):
            before = self.tokens[at - 1] if at else None
            named = token == ("sign", "=") and self.is_name(at - 1)
            if before and (named or (token == ("sign", ":") and self._is_key(at - 1))):
                found[before.value].append(at + 1)
        return {name: places[:_MOST_VALUES] for name, places in found.items()}

    def _is_key(self, at: int) -> bool:
        """Whether a name or text before a colon is a key, not a choice (a ? b : c)."""
        named = self.tokens[at].kind in {"name", "text"}
        return named and (at == 0 or self.tokens[at - 1].value in {"{", ","})

    @cached_property
    def added(self) -> dict[str, list[int]]:
        """For each name, the places of what is added to it: x += …."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, token in enumerate(self.tokens):
            if token == ("sign", "+=") and self.is_name(at - 1):
                found[self.tokens[at - 1].value].append(at + 1)
        return dict(found)

    @cached_property
    def counted(self) -> frozenset[str]:
        """Names of what is counted up: page++, page += 1, page = page + 1."""
        found = set[str]()
        for at in range(1, len(self.tokens) - 3):
            one, other = self.tokens[at - 1], self.tokens[at + 1]
            adds = self.is_sign(at, "=") and self.is_sign(at + 2, "+") and self.tokens[at + 3] == ("number", "1")
            if adds and one == other and one.kind == "name":
                found.add(one.value)
        for at, token in enumerate(self.tokens):
            if token == ("sign", "++"):
                found.update(self.tokens[near].value for near in (at - 1, at + 1) if self.is_name(near))
            elif token == ("sign", "+=") and self.is_name(at - 1) and at + 1 < len(self.tokens):
                found.update([self.tokens[at - 1].value] if self.tokens[at + 1] == ("number", "1") else ())
        return frozenset(found)

    @cached_property
    def stepped(self) -> dict[str, int]:
        """Names of what is counted up by more than one, with the step: start += 20."""
        found = dict[str, int]()
        for at in range(1, len(self.tokens) - 1):
            step = self.tokens[at + 1]
            adds = self.is_sign(at, "+=") and self.is_name(at - 1) and step.kind == "number"
            if adds and step.value.isdecimal() and len(step.value) < _LONGEST_STEP and step.value not in {"0", "1"}:
                found[self.tokens[at - 1].value] = int(step.value)
        return found

    @cached_property
    def functions(self) -> list[Function]:
        return list(self._functions())

    @cached_property
    def called_at_once(self) -> list[tuple[int, int, dict[str, int]]]:
        """The functions that are called where they are written: where they begin and end, and the places of the values
        of their parameters.
        """
        found = []
        for each in self.functions:
            opening = each.end + 1 if self.is_sign(each.end + 1, "(") else each.end + 2
            if (
                each.parameters
                and self.is_sign(opening, "(")
                and self.is_sign(opening - 1, ")" if opening > each.end + 1 else "}")
            ):
                found.append((each.start, each.end, dict(zip(each.parameters, self.parts(opening), strict=False))))
        return found

    def around(self, place: int) -> list[Function]:
        """The functions around a place, the innermost first."""
        inside = [each for each in self.functions if each.start < place < each.end]
        return sorted(inside, key=lambda each: each.end - each.start)

    def calls(self, name: str) -> Iterator[int]:
        """The places of the brackets of calls of the function `name`."""
        for at, token in enumerate(self.tokens):
            if token == ("name", name) and self.is_sign(at + 1, "(") and not self._defines(at):
                yield at + 1

    def parts(self, opening: int) -> list[int]:
        """The places of the parts within a pair of brackets, which commas separate."""
        end = self.ends.get(opening)
        if end is None or end == opening + 1:
            return []
        found, at = [opening + 1], opening + 1
        while at < end:
            if self.is_sign(at, ",") and at + 1 < end:
                found.append(at + 1)
            at = self.ends.get(at, at) + 1
        return found

    def entries(self, opening: int) -> dict[str, int]:
        """The keys of the object that begins at a brace, with the places of their values."""
        found = {}
        for at in self.parts(opening):
            if self.is_sign(at + 1, ":") and self.tokens[at].kind in {"name", "text", "number"}:
                found[self.tokens[at].value] = at + 2
            elif self.is_name(at) and (self.is_sign(at + 1, ",") or self.is_sign(at + 1, "}")):
                found[self.tokens[at].value] = at  # {page}: the same as {page: page}
        return found

    def _defines(self, at: int) -> bool:
        """Whether a name is that of a function that is defined there."""
        return (at > 0 and self.tokens[at - 1] == ("name", "function")) or self.is_sign(
            self.ends.get(at + 1, at) + 1, "{"
        )

    def _functions(self) -> Iterator[Function]:
        for at in self.ends:
            if not self.is_sign(at, "{"):
                continue
            arrow = self.is_sign(at - 1, "=>")
            close = at - 2 if arrow else at - 1
            if arrow and self.is_name(close):  # page => {
                yield Function(self._named(close), (self.tokens[close].value,), at, self.ends[at])
                continue
            opening = self.starts.get(close)
            if opening is None or not self.is_sign(close, ")"):
                continue
            name = self.tokens[opening - 1].value if self.is_name(opening - 1) else ""
            if name in _NO_FUNCTION and name != "function":
                continue
            if name == "function" or arrow or not name:
                name = self._named(opening - 1 if name == "function" else opening)
            parts = (self.tokens[part].value for part in self.parts(opening) if self.is_name(part))
            yield Function(name, tuple(parts), at, self.ends[at])

    def _named(self, at: int) -> str:
        """The name that the function beginning at a place gets: x = function…, x: function…."""
        sign = self.is_sign(at - 1, "=") or self.is_sign(at - 1, ":")
        return self.tokens[at - 2].value if sign and at >= 2 and self.tokens[at - 2].kind in {"name", "text"} else ""
