"""Style sheets (CSS 2.2), as far as they decide whether a text is seen, struck, raised or lowered.

The cascade and inheritance of these properties only. Sheets in other files, scripts and generated content are not
known: `Sheet.complete` says so. Both readers of HTML use this module, each on a tree of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import cssselect
import tinycss2
from cssselect.parser import Selector, SelectorError

Facts = Mapping[str, tuple[str, bool]]
"""The value (in lower case) of each declared property, and whether it is !important."""

PROPERTIES = frozenset(
    (
        "display",
        "visibility",
        "opacity",
        "filter",
        "font-size",
        "font",
        "color",
        "-webkit-text-fill-color",
        "background",
        "background-color",
        "background-image",
        "text-decoration",
        "text-decoration-line",
        "vertical-align",
        "position",
        "float",
        "left",
        "right",
        "top",
        "bottom",
        "margin-left",
        "margin-top",
        "text-indent",
        "clip",
        "clip-path",
        "width",
        "height",
        "max-width",
        "max-height",
        "overflow",
        "overflow-x",
        "overflow-y",
        "transform",
        "zoom",
        "content-visibility",
        "mso-hide",
        "mso-text-raise",
    )
)
_SUSPECT = tuple(
    (word, re.compile(pattern), re.compile(pattern.encode()))
    for word, pattern in (
        ("display", r"display\s*+:\s*+none"),
        ("visibility", r"visibility\s*+:"),
        ("opacity", r"opacity\s*+[:(]\s*+[0.]"),
        ("line-through", "line-through"),
        ("vertical-align", r"vertical-align\s*+:\s*+(?:su[pb]|-?[\d.])"),
        ("mso-", r"mso-(?:text-raise|hide)"),
        ("indent", r"indent\s*+:\s*+(?:-\d{3}|1\d\d%)"),
        ("left", r"left\s*+:\s*+-\d{3}"),
        ("right", r"right\s*+:\s*+-\d{3}"),
        ("top", r"top\s*+:\s*+-[\d.]"),
        ("bottom", r"bottom\s*+:\s*+[-\d.]"),
        ("clip", r"clip(?:-path)?\s*+:"),
        ("transform", r"transform\s*+:"),
        ("text-fill", "text-fill"),
        ("content-visibility", "content-visibility"),
        ("zoom", r"zoom\s*+:\s*+0"),
        ("font", r"font(?:-size)?\s*+:[^;}0-9.]{0,40}+(?:[0.]|[12](?:\.\d{0,3})?(?:p[xt]|%))"),
        ("width", r"width\s*+:\s*+[01](?![\d.%])"),
        ("height", r"height\s*+:\s*+[01](?![\d.%])"),
    )
)
"""What can take print away or mark it, but for colours: a word, and what follows it. It tells more than there is; a
style in which nothing is found is not parsed."""
_COLOURED = re.compile(r"(?:^|[;{\s])(color|background(?:-color)?)\s*+:\s*+([^;}]{1,80})", re.IGNORECASE)
_MOST_RULES = 20_000
"""Rules of all sheets of a page. The largest content systems have some thousands, in files of their own."""
_MOST_PARTS = 50
"""Simple selectors in one; content systems write up to ten."""
_MOST_NESTED = 20
"""Brackets in the selectors of one rule."""
_SCREEN = 1_280
"""Width in pixels of the screen on which a page is seen."""
_FEATURE = re.compile(r"\((min|max)-width:(\d{1,5})(?:\.\d{1,4})?px\)")


class Rule(NamedTuple):
    selector: Selector
    weight: tuple[int, int, int]
    facts: Facts
    suspect: bool
    """Whether it may take print away, other than by its colours."""
    colours: tuple[tuple[str, str], ...]


class Sheet(NamedTuple):
    """The rules of a sheet that say something of `PROPERTIES`, and whether all of it is here (no @import)."""

    rules: tuple[Rule, ...]
    complete: bool = True


def is_suspect(text: str) -> bool:
    """Whether a sheet or the value of a style attribute may take print away, other than by its colours."""
    text = text.lower()
    return any(word in text and pattern.search(text) for word, pattern, _ in _SUSPECT)


def may_be_suspect(page: bytes) -> bool:
    """The same of a whole page, in lower case."""
    return any(word.encode() in page and pattern.search(page) for word, _, pattern in _SUSPECT)


def colours_in(text: str) -> Iterator[tuple[str, str]]:
    """The names (color, background) and values of declarations of colours in a sheet or style attribute."""
    for name, value in _COLOURED.findall(text):
        yield name.lower(), value.replace("!important", "").strip().lower()


@lru_cache(maxsize=4_096)
def declared(attribute: str) -> Facts:
    """What the value of a style attribute says."""
    return _facts(tinycss2.parse_blocks_contents(attribute, skip_comments=True, skip_whitespace=True))


@lru_cache(maxsize=64)
def sheet(text: str) -> Sheet:
    """The rules of a style sheet that hold on a screen, in their order."""
    text = text.replace("<!--", " ").replace("-->", " ")
    rules = list[Rule]()
    complete = True
    waiting = [iter(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))]
    while waiting and len(rules) < _MOST_RULES:
        rule: Any = next(waiting[-1], None)
        if rule is None:
            waiting.pop()
        elif rule.type == "qualified-rule":
            rules += _rules(rule)
        elif rule.type == "at-rule" and rule.lower_at_keyword == "import":
            complete = False
        elif rule.type == "at-rule" and rule.content is not None and len(waiting) < 8 and _holds(rule):
            waiting.append(iter(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)))
    return Sheet(tuple(rules), complete)


def on_screen(query: str) -> bool:
    """Whether a media query holds for a browser's window of 1280 pixels, light, at rest."""
    return not query.strip() or any(_one_holds(each) for each in query.lower().split(","))


def _one_holds(query: str) -> bool:
    query = "".join(query.split())
    negated = query.startswith("not")
    kind = re.match(r"(?:only|not)?([a-z]*)", query)
    holds = kind is None or kind[1] in {"", "all", "screen"} or kind[1].startswith(("screenand", "alland"))
    for edge, width in _FEATURE.findall(query):
        holds &= int(width) <= _SCREEN if edge == "min" else int(width) >= _SCREEN
    if re.search(r"prefers-|contrast|orientation:portrait|hover:none|pointer:coarse|min-resolution", query):
        holds = False
    return holds is not negated


def _holds(rule: Any) -> bool:
    if rule.lower_at_keyword == "media":
        return on_screen(_written(rule.prelude))
    return rule.lower_at_keyword in {"supports", "layer", "container"} and not _written(
        rule.prelude
    ).strip().startswith("not")


def _rules(rule: Any) -> Iterator[Rule]:
    facts = _facts(tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True))
    if not facts:
        return
    prelude = _written(rule.prelude)
    if not prelude or prelude.count("(") > _MOST_NESTED:
        return
    try:
        selectors = [each for each in cssselect.parse(prelude) if _parts(each.parsed_tree) <= _MOST_PARTS]
    except (SelectorError, RecursionError):
        return
    text = ";".join(f"{name}:{value}" for name, (value, _) in facts.items())
    suspect, colours = is_suspect(text), tuple(colours_in(text))
    for selector in selectors:
        if selector.pseudo_element is None:
            yield Rule(selector, selector.specificity(), facts, suspect, colours)


def _written(tokens: Any) -> str:
    """The text of a part of a sheet; "" if it is nested more deeply than anyone writes."""
    try:
        return str(tinycss2.serialize(tokens))
    except RecursionError:
        return ""


def _parts(selector: Any) -> int:
    """How many simple selectors a selector is made of."""
    count = 0
    while selector is not None:
        count, selector = count + 1, getattr(selector, "selector", None)
    return count


def _facts(declarations: Iterable[Any]) -> Facts:
    found: dict[str, tuple[str, bool]] = {}
    for each in declarations:
        if each.type == "declaration" and each.lower_name in PROPERTIES:
            value = _written(each.value).strip().lower()
            if "var(" not in value:
                found[each.lower_name] = (value, each.important)
    return found
