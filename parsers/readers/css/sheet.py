"""The rules of a style sheet: nesting, layers (CSS Cascade 5), scopes and conditions, as far as
`parsers.readers.css.styles` says that their declarations count. What a rule does that can't be told here, such as one
for containers of a certain width, is `UNCLEAR`.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

import cssselect
import tinycss2
from cssselect.parser import Selector, SelectorError

from parsers.readers.css.conditions import on_screen, supported
from parsers.readers.css.styles import UNCLEAR, Facts, colours_in, facts_of, is_suspect, moves, written

_DATA = re.compile(r"data:text/css[^,;]{0,40}(?:;charset=[\w-]{1,20})?(;base64)?,", re.IGNORECASE)
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")
_MOST_RULES = 20_000
"""Rules of all sheets of a page. The largest content systems have some thousands, in files of their own."""
_MOST_PARTS = 50
"""Simple selectors in one; content systems write up to ten."""
_MOST_NESTED = 20
"""Brackets in the selectors of one rule."""
_MOST_WRITTEN = 4_000
"""Characters of a rule's selectors, those around it included."""
_DEEPEST = 8
"""Rules in rules."""
_NOT = re.compile(r":not\((?!:is\()([^()]{1,300},[^()]{1,300})\)")
_ASKED = re.compile(r":[a-z-]{2,30}+\([^()]{0,200}+\)", re.IGNORECASE)
_NOT_TOLD: Facts = {UNCLEAR: ("1", False)}
_PARTIAL = re.compile(r"::?first-(?:letter|line)\b", re.IGNORECASE)
Layer = tuple[int, ...]
_OUTERMOST: Layer = (1_000_000,)
"""Of rules in no layer: they weigh more than those in any."""


class Rule(NamedTuple):
    selector: Selector
    weight: tuple[int, int, int]
    facts: Facts
    suspect: bool
    """Whether it may take print away, other than by its colours."""
    colours: tuple[tuple[str, str], ...]
    layer: Layer = _OUTERMOST
    moves: bool = False
    """Whether it may change the order of what stands beside each other."""
    pseudo: str | None = None
    """before or after, if the rule is for what a sheet puts there."""


class Sheet(NamedTuple):
    """The rules of a sheet that say something of `PROPERTIES`, and whether all of it is here (no @import)."""

    rules: tuple[Rule, ...]
    complete: bool = True
    animations: Mapping[str, Facts] = MappingProxyType({})
    """What an animation ends with, by its name."""


class _Scope(NamedTuple):
    """Where a rule stands: the selectors around it, the layer, and whether a condition there can't be told."""

    around: str = ""
    layer: Layer = ()
    unclear: bool = False
    depth: int = 0


@lru_cache(maxsize=64)
def sheet(text: str) -> Sheet:
    """The rules of a style sheet that hold on a screen, in their order."""
    reading = _Reading()
    text = text.replace("<!--", " ").replace("-->", " ")
    reading.read(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), _Scope())
    return Sheet(tuple(reading.rules), reading.complete, reading.animations)


def is_sheet(relation: str) -> bool:
    """Whether a link with this relation is a style sheet that is used."""
    said = relation.lower().split()
    return "stylesheet" in said and "alternate" not in said


def sheet_at(address: str, sheets: Mapping[str, str]) -> str | None:
    """The text of the sheet at an address, which may be in the address itself (RFC 2397); None if it isn't here."""
    match = _DATA.match(address)
    if match is None:
        return sheets.get(address)
    said = _ESCAPED.sub(lambda code: bytes.fromhex(code[1].decode()), address[match.end() :].encode())
    try:
        return (b64decode(said) if match[1] else said).decode("utf-8", "replace")
    except ValueError:
        return None


class _Reading:
    """Reads a sheet, rules in rules included."""

    def __init__(self) -> None:
        self.rules = list[Rule]()
        self.complete = True
        self.layers = dict[tuple[Layer, str], int]()
        self.animations = dict[str, Facts]()

    def read(self, rules: Iterable[Any], scope: _Scope) -> None:
        if scope.depth > _DEEPEST:
            return
        for rule in rules:
            if len(self.rules) >= _MOST_RULES:
                return
            if rule.type == "qualified-rule":
                self._rule(rule, scope)
            elif rule.type == "at-rule":
                self._at_rule(rule, scope)

    def _at_rule(self, rule: Any, scope: _Scope) -> None:
        name, prelude = rule.lower_at_keyword, written(rule.prelude).strip()
        scope = scope._replace(depth=scope.depth + 1)
        if name == "import":
            self.complete = False
        elif name == "layer" and rule.content is None:
            for each in prelude.split(","):
                self._layer(scope.layer, each.strip())
        elif rule.content is None:
            return
        elif name in {"keyframes", "-webkit-keyframes"}:
            self._animation(prelude.lower(), rule)
        elif name == "layer":
            self._inside(rule, scope._replace(layer=self._layer(scope.layer, prelude)))
        elif name == "scope":
            around = prelude.partition(" to ")[0].strip().removeprefix("(").removesuffix(")")
            self._inside(rule, scope._replace(around=around or scope.around, unclear=" to " in prelude))
        elif name == "container":
            self._inside(rule, scope._replace(unclear=True))
        elif name == "media" and on_screen(prelude):
            self._inside(rule, scope)
        elif name == "supports" and (holds := supported(prelude)) is not False:
            self._inside(rule, scope._replace(unclear=scope.unclear or holds is None))

    def _inside(self, rule: Any, scope: _Scope) -> None:
        """Reads what stands in a rule for conditions; declarations there hold for the elements around it."""
        held = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        if scope.around and rule.lower_at_keyword != "scope":
            self._declare(scope.around, [each for each in held if each.type == "declaration"], scope)
        self.read((each for each in held if each.type != "declaration"), scope)

    def _rule(self, rule: Any, scope: _Scope) -> None:
        prelude = _nested(written(rule.prelude), scope.around)
        if not prelude or len(prelude) > _MOST_WRITTEN or prelude.count("(") > _MOST_NESTED:
            return
        held = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        self._declare(prelude, [each for each in held if each.type == "declaration"], scope)
        rest = [each for each in held if each.type in {"qualified-rule", "at-rule"}]
        if rest:
            self.read(rest, scope._replace(around=prelude, depth=scope.depth + 1))

    def _declare(self, prelude: str, declarations: list[Any], scope: _Scope) -> None:
        facts = facts_of(declarations)
        if not facts:
            return
        text = ";".join(f"{name}:{value}" for name, (value, _) in facts.items())
        suspect, colours = is_suspect(text), tuple(colours_in(text))
        if scope.unclear or (_PARTIAL.search(prelude) and "::" in prelude.replace(":first", "::first")):
            prelude = _PARTIAL.sub("", prelude)
            if not suspect and not colours:
                return
            facts, suspect, colours = _NOT_TOLD, True, ()
        selectors = _selectors(prelude)
        if not selectors and suspect:  # one that a browser may know and cssselect doesn't: what it may mean is unclear
            selectors, facts = _selectors(_ASKED.sub("", prelude)), _NOT_TOLD
        for selector in selectors:
            pseudo = selector.pseudo_element
            if pseudo in {None, "before", "after"}:
                self.rules.append(
                    Rule(
                        selector,
                        selector.specificity(),
                        facts,
                        suspect,
                        colours,
                        (*scope.layer, *_OUTERMOST),
                        moves(text),
                        str(pseudo) if pseudo else None,
                    )
                )

    def _layer(self, above: Layer, name: str) -> Layer:
        for part in name.split(".") if name else [f" {len(self.layers)}"]:
            above = (*above, self.layers.setdefault((above, part.strip()), len(self.layers)))
        return above

    def _animation(self, name: str, rule: Any) -> None:
        held = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        for frame in held:
            if frame.type == "qualified-rule" and re.search(r"(?:^|[,\s])(?:to|100%)", written(frame.prelude).lower()):
                self.animations[name] = facts_of(
                    tinycss2.parse_blocks_contents(frame.content, skip_comments=True, skip_whitespace=True)
                )


def _nested(prelude: str, around: str) -> str:
    """The selectors of a rule that stands in another one (CSS Nesting 1)."""
    if not around or not prelude:
        return prelude
    found = list[str]()
    for each in _listed(prelude):
        own = each.strip().replace(":scope", "&")
        for above in _listed(around):
            if len(found) < _MOST_NESTED:
                found.append(own.replace("&", above.strip()) if "&" in own else f"{above.strip()} {own}")
    return ",".join(found)


def _listed(selectors: str) -> Iterator[str]:
    """The selectors of a list."""
    depth, start = 0, 0
    for at, character in enumerate(selectors):
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            yield selectors[start:at]
            start = at + 1
    yield selectors[start:]


def _selectors(prelude: str) -> list[Selector]:
    """Selectors that cssselect can read; none if a browser, too, would pass over the rule."""
    prelude = _NOT.sub(r":not(:is(\1))", prelude)
    try:
        return [each for each in cssselect.parse(prelude) if _parts(each.parsed_tree) <= _MOST_PARTS]
    except (SelectorError, RecursionError):
        return []


def _parts(selector: Any) -> int:
    """How many simple selectors a selector is made of."""
    count = 0
    while selector is not None:
        count, selector = count + 1, getattr(selector, "selector", None)
    return count
