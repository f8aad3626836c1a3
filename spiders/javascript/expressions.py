"""What an expression of a script is on a page, as far as that can be said without running it.

Texts and numbers, what is put together of them, what the page holds (metas, fields, its address), and variables
with such values are known. Anything else, above all the parameters of functions, stays open: a `Hole`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from spiders.javascript.facts import Facts
from spiders.javascript.program import Program

_DEEPEST = 25
_MOST_PARTS = 60
_MOST_VALUES = 6
"""Most values of one name that are looked at."""
_MOST_STEPS = 20_000
"""Most expressions that one reader reads. Names that mean each other could keep it busy for ever."""
_SAME = frozenset(
    "parseInt parseFloat Number String encodeURIComponent encodeURI decodeURIComponent decodeURI escape unescape trim "
    "floor ceil round max stringify parse".split()
)
"""Functions that give back what they are given, or nearly so."""
_ITSELF = frozenset("toString trim toLowerCase val html text first eq get toFixed valueOf".split())
_SELECTS = frozenset("$ jQuery querySelector getElementById getElementsByName querySelectorAll find".split())
_ANY = frozenset("random now getTime valueOf Date".split())
"""Functions whose values are only there to be different each time."""
_OF_THE_ADDRESS = re.compile(r"quer|param|url|request|search", re.IGNORECASE)
_ASKED = re.compile(r"([\w-]{1,40})=")
_INSERTED = re.compile(r"\$\{\s*+([\w$.]{1,60}+)\s*+\}")


class Hole(NamedTuple):
    """What isn't known: a name, and how often it is taken and what is added ((page - 1) * 10)."""

    name: str
    times: int = 1
    plus: int = 0


class Value(NamedTuple):
    """Texts and holes, in order. `number`: whether + adds to it, rather than putting it before."""

    parts: tuple[str | Hole, ...] = ()
    number: bool = False

    @property
    def holes(self) -> list[Hole]:
        return [part for part in self.parts if isinstance(part, Hole)]

    @property
    def text(self) -> str | None:
        """The whole as a text; None if a part isn't known."""
        return None if self.holes else "".join(str(part) for part in self.parts)

    @property
    def whole(self) -> int | None:
        """The whole as a number; None if it isn't a known one."""
        text = self.text if self.number else None
        return int(text) if text and len(text) < 10 and text.lstrip("-").isdecimal() else None


@dataclass(frozen=True, slots=True)
class _Path:
    """Names with dots between them, which begin at a place: $, location.search, this.page."""

    names: tuple[str, ...]
    at: int


class _Element(NamedTuple):
    selector: str


class _Query(NamedTuple):
    """A part of the page's address, of which one parameter is to be taken."""

    value: str


_Thing = Value | _Path | _Element | _Query


class Reader:
    """Reads the expressions of a program on a page. `given` are values of parameters that are known."""

    def __init__(self, program: Program, facts: Facts, given: dict[str, Value] | None = None) -> None:
        self.program, self.facts, self.given = program, facts, given or {}
        self._within: set[int] = set()
        self._steps = 0

    def value(self, at: int) -> Value:
        """The value of the expression that begins at a place."""
        self._steps += 1
        if at in self._within or len(self._within) > _DEEPEST or self._steps > _MOST_STEPS:
            return Value((Hole("…"),))
        self._within.add(at)
        try:
            return self._either(at)[0]
        except (IndexError, RecursionError):  # it ends in the middle, or is nested too deeply
            return Value((Hole("…"),))
        finally:
            self._within.discard(at)

    def named(self, name: str, near: int) -> Value:
        """The value of a variable; one that gets its value in the same function comes first."""
        around = self.program.around(near)
        inside = around[0] if around else None
        places = self.program.values.get(name, [])
        places = sorted(places, key=lambda at: not (inside and inside.start < at < inside.end))[:_MOST_VALUES]
        found = [value for at in places if (value := self.value(at)).parts]
        best = next((each for each in found if each.text is not None), next(iter(found), Value((Hole(name),))))
        for at in self.program.added.get(name, [])[:_MOST_VALUES]:
            best = _joined(best, self.value(at))
        return best

    # From the operators that bind least to those that bind most. Each gives what it read, and where it ended.

    def _either(self, at: int) -> tuple[Value, int]:
        value, at = self._sum(at)
        while self.program.is_sign(at, "||") or self.program.is_sign(at, "&&") or self.program.is_sign(at, "?"):
            choice = self.program.is_sign(at, "?")
            other, at = self._sum(at + 1)
            if choice:  # either of both may be meant: the first that is known
                value = other
                if self.program.is_sign(at, ":"):
                    other, at = self._sum(at + 1)
            value = value if value.text else other if other.text or not value.parts else value
        return value, at

    def _sum(self, at: int) -> tuple[Value, int]:
        value, at = self._product(at)
        while self.program.is_sign(at, "+") or self.program.is_sign(at, "-"):
            minus = self.program.is_sign(at, "-")
            other, at = self._product(at + 1)
            value = _minus(value, other) if minus else _joined(value, other)
        return value, at

    def _product(self, at: int) -> tuple[Value, int]:
        thing, at = self._postfix(at)
        value = self._plain(thing)
        while self.program.is_sign(at, "*") or self.program.is_sign(at, "/"):
            times = self.program.is_sign(at, "*")
            thing, at = self._postfix(at + 1)
            value = _times(value, self._plain(thing)) if times else Value((Hole("…"),), True)
        return value, at

    def _postfix(self, at: int) -> tuple[_Thing, int]:
        thing, at = self._primary(at)
        while True:
            if self.program.is_sign(at, ".") and self.program.is_name(at + 1):
                name, call = self.program.tokens[at + 1].value, self.program.is_sign(at + 2, "(")
                if call and not isinstance(thing, _Path):
                    thing, at = self._method(thing, name, at + 2), self._after(at + 2)
                else:
                    thing, at = self._part(thing, name), at + 2
            elif self.program.is_sign(at, "(") and isinstance(thing, _Path):
                thing, at = self._called(thing, at), self._after(at)
            elif self.program.is_sign(at, "["):
                key = self.program.tokens[at + 1]
                if isinstance(thing, _Path) and key.kind == "text":
                    thing = _Path((*thing.names, key.value), thing.at)
                at = self._after(at)
            elif self.program.is_sign(at, "++") or self.program.is_sign(at, "--"):
                at += 1
            else:
                return thing, at

    def _after(self, opening: int) -> int:
        return self.program.ends.get(opening, len(self.program.tokens)) + 1

    def _primary(self, at: int) -> tuple[_Thing, int]:
        token = self.program.tokens[at]
        if token.kind == "text":
            return Value((token.value,)), at + 1
        if token.kind == "number":
            return Value((token.value,), True), at + 1
        if token.kind == "template":
            return self._template(token.value, at), at + 1
        if token.kind == "name" and token.value in {"new", "typeof", "await"}:
            return self._primary(at + 1)
        if token.kind == "name":
            return _Path((token.value,), at), at + 1
        if token == ("sign", "("):
            return self.value(at + 1), self._after(at)
        if token.value in {"+", "-", "!"} and token.kind == "sign":
            thing, end = self._postfix(at + 1)
            value = self._plain(thing)
            return (_minus(Value(("0",), True), value) if token.value == "-" else value), end
        return Value((Hole("…"),)), self._after(at) if token.value in {"{", "["} else at + 1

    def _template(self, text: str, at: int) -> Value:
        parts: list[str | Hole] = []
        for number, piece in enumerate(_INSERTED.split(text)):
            parts += self._plain(_Path(tuple(piece.split(".")), at)).parts if number % 2 else [piece]
        return Value(tuple(parts[:_MOST_PARTS]))

    def _plain(self, thing: _Thing) -> Value:
        match thing:
            case Value():
                return thing
            case _Query():
                return Value((thing.value,))
            case _Element():
                return Value((Hole(thing.selector),))
        name = thing.names[-1]
        if len(thing.names) == 1:
            if name in self.given:
                return self.given[name]
            if any(name in each.parameters for each in self.program.around(thing.at)):
                return Value((Hole(name),), True)
        return self.named(name, thing.at)

    def _part(self, thing: _Thing, name: str) -> _Thing:
        """THING.name, without a call."""
        if isinstance(thing, _Element):
            return Value((self.facts.attribute(thing.selector, name) or "",))
        if not isinstance(thing, _Path):
            return Value((Hole(name),))
        parts = urlsplit(self.facts.url)
        known = {
            "search": _Query(f"?{parts.query}"),
            "href": _Query(self.facts.url),
            "pathname": Value((parts.path,)),
            "origin": Value((f"{parts.scheme}://{parts.netloc}",)),
            "host": Value((parts.netloc,)),
            "hostname": Value((parts.hostname or "",)),
            "protocol": Value((f"{parts.scheme}:",)),
        }
        if thing.names[-1] == "location" and name in known:
            return known[name]
        return _Path((*thing.names, name), thing.at)

    def _first(self, opening: int) -> Value:
        """The first argument of a call."""
        parts = self.program.parts(opening)
        return self.value(parts[0]) if parts else Value()

    def _called(self, path: _Path, opening: int) -> _Thing:
        """What a function gives back."""
        name = path.names[-1]
        if name in _SELECTS:
            return _Element(self._first(opening).text or "")
        if name in _ANY:
            return Value(("0",), True)
        if name in _SAME:
            first = self._first(opening)
            return first if first.parts or len(path.names) == 1 else self._plain(_Path(path.names[:-1], path.at))
        if name in _ITSELF | {"replace", "match", "split", "attr"} and len(path.names) > 1:
            return self._method(self._plain(_Path(path.names[:-1], path.at)), name, opening)
        asked = self._first(opening).text or ""
        if _OF_THE_ADDRESS.search(name) and asked in self.facts.query:
            return Value((self.facts.query[asked],))
        return Value((Hole(name),))

    def _method(self, thing: _Thing, name: str, opening: int) -> _Thing:
        """THING.name(…)."""
        first = self.program.parts(opening)[:1]
        if isinstance(thing, _Element):
            if name in {"attr", "data", "getAttribute", "prop"}:
                return Value((self.facts.attribute(thing.selector, self._first(opening).text or "") or "",))
            if name == "val":
                return Value((self.facts.attribute(thing.selector, "value") or "",))
            return thing
        if isinstance(thing, _Query) and name in {"match", "split", "exec"} and first:
            # The script's own pattern isn't applied, as it may take any time: only the parameter's name counts.
            asked = _ASKED.search(self.program.tokens[first[0]].value)
            return Value((self.facts.query.get(asked[1], ""),)) if asked else Value((Hole(name),))
        value = self._plain(thing)
        if name == "replace" and len(self.program.parts(opening)) == 2:
            old, new = (self.value(each) for each in self.program.parts(opening))
            return _replaced(value, old.text, new)
        return value if name in _ITSELF else Value((Hole(name),))


def _joined(one: Value, other: Value) -> Value:
    """one + other"""
    if one.number and other.number:
        left, right = one.whole, other.whole
        if left is not None and right is not None:
            return Value((str(left + right),), True)
        hole, added = (one.holes, right) if right is not None else (other.holes, left)
        if len(hole) == 1 and added is not None:
            return Value((hole[0]._replace(plus=hole[0].plus + added),), True)
        return Value((Hole("…"),), True)
    return Value((*one.parts, *other.parts)[:_MOST_PARTS])


def _minus(one: Value, other: Value) -> Value:
    taken = other.whole
    return _joined(one._replace(number=True), Value((str(-taken),), True)) if taken is not None else Value((Hole("…"),))


def _times(one: Value, other: Value) -> Value:
    left, right = one.whole, other._replace(number=True).whole
    if left is None and right is None:
        left = one._replace(number=True).whole
    if left is not None and right is not None:
        return Value((str(left * right),), True)
    value, factor = (other, left) if left is not None else (one, right)
    if factor is None or len(value.parts) != 1 or not value.holes:
        return Value((Hole("…"),), True)
    (hole,) = value.holes
    return Value((Hole(hole.name, hole.times * factor, hole.plus * factor),), True)


def _replaced(value: Value, old: str | None, new: Value) -> Value:
    """The value with the first `old` replaced."""
    parts: list[str | Hole] = []
    done = not old
    for part in value.parts:
        before, mark, after = part.partition(old or "\0") if isinstance(part, str) and not done else (part, "", "")
        parts += [before, *new.parts, after] if mark else [before]
        done = done or bool(mark)
    return Value(tuple(parts))
