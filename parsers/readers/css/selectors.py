"""Which elements a selector of a style sheet means. Works on any tree of elements, through a `Tree`.

Pseudo-classes of a page at rest are known (:first-child, :nth-of-type, :not, :is, :has and the like); a selector with
another one, such as :hover, means no element.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Generic, Protocol, TypeVar

from cssselect.parser import (
    Attrib,
    Class,
    CombinedSelector,
    Element,
    Function,
    Hash,
    Matching,
    Negation,
    Pseudo,
    Relation,
    SpecificityAdjustment,
    parse_series,
)

from parsers.readers.css.sheet import Rule
from parsers.readers.css.styles import Facts

E = TypeVar("E")

_UNLAYERED = Rule._field_defaults["layer"]
_STEPS = 1_000_000
"""Comparisons of an element with a simple selector: about a second. A page whose sheet has 1,000 rules takes some
ten thousand. The bound makes the time of a hostile page linear."""


_PLACES = frozenset(("first-child", "last-child", "only-child", "first-of-type", "last-of-type", "only-of-type"))


class Tree(Protocol[E]):
    """A tree of elements, as a library gives it."""

    def key(self, element: E) -> Hashable: ...
    def tag(self, element: E) -> str: ...
    def get(self, element: E, name: str) -> str | None: ...
    def text(self, element: E) -> str: ...
    def above(self, element: E) -> E | None: ...
    def first(self, element: E) -> E | None: ...
    def before(self, element: E) -> E | None: ...
    def after(self, element: E) -> E | None: ...


class Selected(Generic[E]):
    """The rules of a page's style sheets, in the order in which they override each other."""

    def __init__(self, tree: Tree[E], rules: Sequence[Rule]) -> None:
        self.tree = tree
        self.steps = 0
        self.by_end: dict[str, list[tuple[tuple[int, int, int], int, Rule]]] = {}
        """Rules by what their last part asks for: "#id", ".class", "tag" or "*"."""
        for order, rule in enumerate(rules):
            self.by_end.setdefault(_end(rule.selector.parsed_tree), []).append((rule.weight, order, rule))

    def __bool__(self) -> bool:
        return bool(self.by_end)

    @property
    def is_exhausted(self) -> bool:
        """Whether there were too many comparisons: from then on no rule was applied."""
        return self.steps > _STEPS

    def facts_of(self, element: E) -> Iterator[Facts]:
        """What the rules say of an element, the weightiest last."""
        found = sorted(self._rules_for(element), key=lambda each: (each[2].layer, *each[:2]))
        yield from (rule.facts for _, _, rule in found)
        if any(rule.layer != _UNLAYERED for _, _, rule in found):  # what is important in a layer beats what is outside
            last = sorted(found, key=lambda each: tuple(-part for part in each[2].layer))
            for _, _, rule in last:
                important = {name: said for name, said in rule.facts.items() if said[1]}
                if important:
                    yield important

    def mean(self, element: E) -> bool:
        """Whether any of the rules means an element."""
        return next(self._rules_for(element), None) is not None

    def _rules_for(self, element: E) -> Iterator[tuple[tuple[int, int, int], int, Rule]]:
        ends = ["*", self.tree.tag(element)]
        if own := self.tree.get(element, "id"):
            ends.append(f"#{own.strip()}")
        if classes := self.tree.get(element, "class"):
            ends += [f".{each}" for each in set(classes.split())]
        for end in ends:
            for each in self.by_end.get(end, ()):
                if not self.is_exhausted and self._matches(each[2].selector.parsed_tree, element):
                    yield each

    def _matches(self, selector: Any, element: E) -> bool:
        """Whether a selector, or a part of one, means an element."""
        self.steps += 1
        if self.is_exhausted:
            return False
        match selector:
            case CombinedSelector():
                return self._matches(selector.subselector, element) and self._beside(selector, element)
            case Element():
                return selector.element is None or selector.element.lower() == self.tree.tag(element)
            case Class():
                classes = self.tree.get(element, "class") or ""
                return selector.class_name in classes.split() and self._matches(selector.selector, element)
            case Hash():
                return selector.id == self.tree.get(element, "id") and self._matches(selector.selector, element)
            case Attrib():
                return self._has(selector, element) and self._matches(selector.selector, element)
            case Negation():
                return self._matches(selector.selector, element) and not self._matches(selector.subselector, element)
            case Matching() | SpecificityAdjustment():
                inner = any(self._matches(each, element) for each in selector.selector_list)
                return inner and self._matches(selector.selector, element)
            case Relation():
                return self._matches(selector.selector, element) and self._holds_any(selector, element)
            case Pseudo() | Function():
                return self._stands(selector, element) and self._matches(selector.selector, element)
            case _:
                return False

    def _beside(self, selector: CombinedSelector, element: E) -> bool:
        """Whether what stands left of a combinator is found where the combinator says."""
        upward = selector.combinator in {" ", ">"}
        step = self.tree.above if upward else self.tree.before
        other = step(element)
        while other is not None and not self.is_exhausted:
            if self._matches(selector.selector, other):
                return True
            if selector.combinator in {">", "+"}:
                return False
            other = step(other)
        return False

    def _has(self, selector: Attrib, element: E) -> bool:
        value = self.tree.get(element, selector.attrib.lower())
        if value is None or selector.operator == "exists":
            return value is not None
        wanted = selector.value.value if selector.value is not None else None
        if not wanted:
            return False
        if selector.flag == "i":
            value, wanted = value.lower(), wanted.lower()
        tests = {
            "=": value == wanted,
            "~=": wanted in value.split(),
            "|=": value == wanted or value.startswith(f"{wanted}-"),
            "^=": value.startswith(wanted),
            "$=": value.endswith(wanted),
            "*=": wanted in value,
        }
        return tests.get(selector.operator, False)

    def _holds_any(self, selector: Relation, element: E) -> bool:
        """Whether an element has what :has() asks for in it; beside it nothing is looked for."""
        for combinator, wanted in selector.arguments:
            if combinator.value not in {" ", ">"}:
                continue
            for inner in self._inside(element, deep=combinator.value == " "):
                if self._matches(wanted.parsed_tree, inner):
                    return True
        return False

    def _inside(self, element: E, *, deep: bool) -> Iterator[E]:
        waiting = [self.tree.first(element)]
        while waiting and not self.is_exhausted:
            each = waiting.pop()
            if each is None:
                continue
            self.steps += 1
            yield each
            waiting.append(self.tree.after(each))
            if deep:
                waiting.append(self.tree.first(each))

    def _stands(self, selector: Pseudo | Function, element: E) -> bool:
        name = selector.ident if isinstance(selector, Pseudo) else selector.name
        if name in _PLACES:
            of_type = name.endswith("of-type")
            first = not name.startswith(("first", "only")) or self._count(element, self.tree.before, of_type) == 1
            return first and (
                not name.startswith(("last", "only")) or self._count(element, self.tree.after, of_type) == 1
            )
        if name == "root":
            return self.tree.above(element) is None
        if name in {"link", "any-link"}:
            return self.tree.tag(element) == "a" and self.tree.get(element, "href") is not None
        if name in {"checked", "disabled"}:
            return self.tree.get(element, name) is not None
        if name == "empty":
            return self.tree.first(element) is None and not self.tree.text(element)
        if name == "lang" and isinstance(selector, Function):
            return self._is_in(element, "".join(token.value or "" for token in selector.arguments).strip("\"'"))
        if name.startswith("nth-") and isinstance(selector, Function):
            return self._is_nth(selector, element)
        return False

    def _is_in(self, element: E, language: str) -> bool:
        each: E | None = element
        while each is not None:
            said = self.tree.get(each, "lang")
            if said is not None:
                return said.lower() == language.lower() or said.lower().startswith(f"{language.lower()}-")
            each = self.tree.above(each)
        return False

    def _is_nth(self, selector: Function, element: E) -> bool:
        try:
            step, first = parse_series(selector.arguments)
        except ValueError:
            return False
        towards = self.tree.after if "last" in selector.name else self.tree.before
        number = self._count(element, towards, of_type=selector.name.endswith("of-type"))
        return number == first if step == 0 else (number - first) % step == 0 and (number - first) // step >= 0

    def _count(self, element: E, towards: Callable[[E], E | None], of_type: bool) -> int:
        """The place of an element, from 1, counted from one end."""
        number, tag = 0, self.tree.tag(element)
        other: E | None = element
        while other is not None and not self.is_exhausted:
            number += not of_type or self.tree.tag(other) == tag
            other = towards(other)
            self.steps += 1
        return number


def _end(selector: Any) -> str:
    """What the last part of a selector asks for: its id, else a class, else its tag, else "*"."""
    while isinstance(selector, CombinedSelector):
        selector = selector.subselector
    best = "*"
    while not isinstance(selector, Element):
        if isinstance(selector, Hash):
            return f"#{selector.id}"
        if isinstance(selector, Class):
            best = f".{selector.class_name}"
        selector = selector.selector
    return best if best != "*" or selector.element is None else selector.element.lower()
