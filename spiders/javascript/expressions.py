"""What an expression of a script is on a page, as far as that can be said without running it.

Texts and numbers, what is put together of them, what the page holds (metas, fields, its address), and variables
with such values are known. Anything else, above all the parameters of functions, stays open: a `Hole`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from spiders.javascript.facts import Facts, named_by
from spiders.javascript.program import Program
from spiders.javascript.values import Hole, Value, joined, minus, replaced, times

_DEEPEST = 25
_MOST_VALUES = 6
"""Most values of one name that are looked at."""
_MOST_STEPS = 20_000
"""Most expressions that one reader reads. Names that mean each other could keep it busy for ever."""
_SAME = frozenset(
    (
        *("parseInt", "parseFloat", "Number", "String", "encodeURIComponent", "encodeURI", "decodeURIComponent"),
        *("decodeURI", "escape", "unescape", "trim", "floor", "ceil", "round", "max", "stringify", "parse"),
    )
)
"""Functions that give back what they are given, or nearly so."""
_ITSELF = frozenset(("toString", "trim", "toLowerCase", "val", "html", "text", "first", "eq", "get", "toFixed"))
_COMPARED = frozenset(("==", "===", "!=", "!==", "<", ">", "<=", ">="))
_SELECTS = frozenset(
    ("$", "jQuery", "querySelector", "getElementById", "getElementsByName", "querySelectorAll", "find")
)
_ANY = frozenset(["random", "now", "getTime", "valueOf", "Date"])
"""Functions whose values are only there to be different each time."""
_OF_THE_ADDRESS = re.compile(r"quer|param|url|request|search", re.IGNORECASE)
_ASKED = re.compile(r"([\w-]{1,40})=")
_INSERTED = re.compile(r"\$\{\s*+(?:\+\+)?([\w$.]{1,60}+)(?:\+\+)?\s*+\}")


@dataclass(frozen=True, slots=True)
class _Path:
    """Names with dots between them, which begin at a place: $, location.search, this.page."""

    names: tuple[str, ...]
    at: int


class _Element(NamedTuple):
    selector: str


_THIS = _Element("this")
"""What was clicked."""


def of_this(attribute: str) -> str:
    """The name of what an attribute of the clicked element holds: `id` and `data-id` are the same."""
    return f"this@{attribute.removeprefix('data-').lower()}"


class _Query(NamedTuple):
    """A part of the page's address, of which one parameter is to be taken."""

    value: str


_Thing = Value | _Path | _Element | _Query


MENU = "menu@"
"""Begins the name under which the choice in a menu of the page is given."""


class Reader:
    """Reads the expressions of a program on a page. `given` are values of parameters that are known."""

    def __init__(self, program: Program, facts: Facts, given: dict[str, Value] | None = None) -> None:
        self.program, self.facts, self.given = program, facts, given or {}
        self.clicked: dict[str, str] = {}
        """Names of variables that were read, and that clicks set to an attribute of what was clicked; the attribute."""
        self.menus = set[str]()
        """Names of the menus of years and organs whose choice was read."""
        self.divided: int | None = None
        """The number of the page that a choice was about: page == 0 ? "list.json" : "list" + page + ".json"."""
        self.beyond = False
        """Whether such a choice is read for the pages after that one."""
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
        for hole in (hole for each in found for hole in each.holes if hole.name.startswith("this@")):
            self.clicked[name] = hole.name
        best = next((each for each in found if each.text is not None), next(iter(found), Value((Hole(name),))))
        for at in self.program.added.get(name, [])[:_MOST_VALUES]:
            best = joined(best, self.value(at))
        return best

    # From the operators that bind least to those that bind most. Each gives what it read, and where it ended.

    def _either(self, at: int) -> tuple[Value, int]:
        value, at = self._sum(at)
        compared = None
        if self.program.tokens[at].value in _COMPARED and self.program.tokens[at].kind == "sign":
            with_what, at = self._sum(at + 1)
            compared = with_what.whole
            value = value if self.program.is_sign(at, "?") else Value((Hole("…"),))
        while self.program.is_sign(at, "||") or self.program.is_sign(at, "&&") or self.program.is_sign(at, "?"):
            choice = self.program.is_sign(at, "?")
            other, at = self._sum(at + 1)
            if choice:  # either of both may be meant: the first that is known
                value = other
                if self.program.is_sign(at, ":"):
                    other, at = self._sum(at + 1)
                if compared in {0, 1} and (value.text is None) != (other.text is None):
                    self.divided = compared
                    known = other if value.text is None else value
                    return (value if known is other else other) if self.beyond else known, at
            value = value if value.text else other if other.text or not value.parts else value
        return value, at

    def _sum(self, at: int) -> tuple[Value, int]:
        value, at = self._product(at)
        while self.program.is_sign(at, "+") or self.program.is_sign(at, "-"):
            operation = minus if self.program.is_sign(at, "-") else joined
            other, at = self._product(at + 1)
            value = operation(value, other)
        return value, at

    def _product(self, at: int) -> tuple[Value, int]:
        thing, at = self._postfix(at)
        value = self._plain(thing)
        while self.program.is_sign(at, "*") or self.program.is_sign(at, "/"):
            multiplied = self.program.is_sign(at, "*")
            thing, at = self._postfix(at + 1)
            value = times(value, self._plain(thing)) if multiplied else Value((Hole("…"),), True)
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
        if token.kind == "name" and token.value in {"true", "false", "null"}:
            return Value((token.value,)), at + 1
        if token.kind == "name":
            return _Path((token.value,), at), at + 1
        if token == ("sign", "("):
            return self.value(at + 1), self._after(at)
        if token.value in {"+", "-", "!"} and token.kind == "sign":
            thing, end = self._postfix(at + 1)
            value = self._plain(thing)
            return (minus(Value(("0",), True), value) if token.value == "-" else value), end
        return Value((Hole("…"),)), self._after(at) if token.value in {"{", "["} else at + 1

    def _template(self, text: str, at: int) -> Value:
        parts: list[str | Hole] = []
        for number, piece in enumerate(_INSERTED.split(text)):
            parts += self._plain(_Path(tuple(piece.split(".")), at)).parts if number % 2 else [piece]
        return Value(tuple(parts))

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
            if name in self.program.counted and self.named(name, thing.at).whole is not None:
                return Value((Hole(name),), True)
            step, reached = self.program.stepped.get(name), self.named(name, thing.at).whole
            if step and reached is not None:  # `reached` is after what is added to it
                begins = reached - step * len(self.program.added.get(name, []))
                return Value((Hole(name, step, begins - step),), True)
        return self.named(name, thing.at)

    def _part(self, thing: _Thing, name: str) -> _Thing:
        """THING.name, without a call."""
        if isinstance(thing, _Element):
            return self._held(thing, name)
        if not isinstance(thing, _Path):
            return Value((Hole(name),))
        if thing.names[-1] == "dataset":
            return self._of_this(name)
        parts = urlsplit(self.facts.url)
        known: dict[str, _Thing] = {
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

    def _held(self, thing: _Element, name: str) -> Value:
        """An attribute of an element of the page; of a menu, what is chosen."""
        menu = named_by(thing.selector).lower()
        if name == "value" and menu in self.facts.menus:
            self.menus.add(menu)
            if (chosen := self.given.get(f"{MENU}{menu}")) is not None:
                return chosen
        return Value((self.facts.attribute(thing.selector, name) or "",))

    def _of_this(self, attribute: str) -> Value:
        """An attribute of what was clicked."""
        name = of_this(attribute)
        return self.given.get(name, Value((Hole(name),)))

    def _is_this(self, opening: int) -> bool:
        parts = self.program.parts(opening)
        return bool(parts) and self.program.tokens[parts[0]] == ("name", "this")

    def _first(self, opening: int) -> Value:
        """The first argument of a call."""
        parts = self.program.parts(opening)
        return self.value(parts[0]) if parts else Value()

    def _called(self, path: _Path, opening: int) -> _Thing:
        """What a function gives back."""
        name = path.names[-1]
        if name in _SELECTS:
            return _THIS if self._is_this(opening) else _Element(self._first(opening).text or "")
        if name in _ANY:
            return Value(("0",), True)
        if name in _SAME:
            first = self._first(opening)
            return first if first.parts or len(path.names) == 1 else self._plain(_Path(path.names[:-1], path.at))
        if name in _ITSELF | {"replace", "match", "split", "attr"} and len(path.names) > 1:
            return self._method(self._plain(_Path(path.names[:-1], path.at)), name, opening)
        if name == "getAttribute":
            return self._of_this(self._first(opening).text or "")
        if name == "URLSearchParams":
            return _Query(f"?{urlsplit(self.facts.url).query}")
        asked = self._first(opening).text or ""
        if _OF_THE_ADDRESS.search(name) and asked in self.facts.query:
            return Value((self.facts.query[asked],))
        return Value((Hole(name),))

    def _method(self, thing: _Thing, name: str, opening: int) -> _Thing:
        """THING.name(…)."""
        first = self.program.parts(opening)[:1]
        if thing == _THIS and name in {"attr", "data", "getAttribute", "prop"}:
            return self._of_this(self._first(opening).text or "")
        if isinstance(thing, _Element):
            if name in {"attr", "data", "getAttribute", "prop"}:
                return Value((self.facts.attribute(thing.selector, self._first(opening).text or "") or "",))
            if name == "val":
                return self._held(thing, "value")
            return thing
        if isinstance(thing, _Query) and name in {"match", "split", "exec"} and first:
            # The script's own pattern isn't applied, as it may take any time: only the parameter's name counts.
            asked = _ASKED.search(self.program.tokens[first[0]].value)
            return Value((self.facts.query.get(asked[1], ""),)) if asked else Value((Hole(name),))
        if isinstance(thing, _Query) and name == "get":
            asked_for = self.facts.query.get(self._first(opening).text or "")
            return Value((Hole(name),)) if asked_for is None else Value((asked_for,))
        value = self._plain(thing)
        if name == "replace" and len(self.program.parts(opening)) == 2:
            old, new = (self.value(each) for each in self.program.parts(opening))
            return replaced(value, old.text, new)
        if name == "split" and (mark := self._first(opening).text) and value.text is not None:
            return value._replace(split=mark)
        return value if name in _ITSELF else Value((Hole(name),))
