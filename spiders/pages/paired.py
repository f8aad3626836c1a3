"""成对标签: tabs whose lists all stand in the page: names in a row, and behind them as many boxes, one for each.

    <ul><li>某某局</li><li>某某委</li></ul>  <div><div>…</div><div>…</div></div>

A script shows one box at a time; which name belongs to which box, only their order says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from lxml import etree

from spiders.pages.titles import organ_alone, year_in
from spiders.pages.words import words_in

_MOST_CHILDREN, _MOST_LEAVES, _LEVELS = 200, 400, 7
_LEAVES = ("a", "li", "span", "td", "dt", "div", "h3", "h4", "button", "label", "em", "p")
_LONGEST = 30
_DAY = re.compile(r"(20\d{2})[-/.年](?:0?[1-9]|1[0-2])[-/.月]\d")


def tab_of(anchor: etree._Element) -> str:
    """The name of the tab in whose box a link stands; empty if it stands in none."""
    box = anchor
    for parent in islice(anchor.iterancestors(), _LEVELS):
        children = [each for each in islice(parent, _MOST_CHILDREN) if isinstance(each.tag, str)]
        if box.tag not in {"a", "li", "tr"} and box in children and (name := _named(children, box, anchor)):
            return name
        if parent.tag == "body":
            break
        box = parent
    return ""


def _named(children: Sequence[etree._Element], box: etree._Element, anchor: etree._Element) -> str:
    """The name for a box among its siblings, or for the one in it that holds the link."""
    before = children[: children.index(box)]
    names, last = list[str](), -1
    for at, each in enumerate(before):
        if said := _names_in(each):
            names, last = (names if last == at - 1 and len(said) == 1 and len(names) else []) + said, at
    if len(names) < 2:
        return ""
    boxes = [each for each in children[last + 1 :] if each.tag == box.tag]
    above = {*anchor.iterancestors()}
    while len(boxes) == 1:  # a box around them
        boxes = [each for each in islice(boxes[0], _MOST_CHILDREN) if isinstance(each.tag, str)]
        boxes = [each for each in boxes if each.tag not in {"script", "style"}]
    place = next((n for n, each in enumerate(boxes) if each in above), None)
    return names[place] if place is not None and len(boxes) == len(names) else ""


def _names_in(element: etree._Element) -> list[str]:
    """The names in an element that is a row of tabs, or one of them; none if there is anything else in it."""
    leaves = [each for each in islice(element.iter(*_LEAVES), _MOST_LEAVES) if not len(each) or each is element]
    leaves = [each for each in leaves if not len(each)]
    said = [words_in(each) for each in leaves]
    said = [each for each in said if each]
    whole = "".join(said)
    is_row = bool(said) and all(map(_is_name, said)) and "".join(words_in(element).split()) == "".join(whole.split())
    return said if is_row else []


def _is_name(words: str) -> bool:
    return len(words) <= _LONGEST and bool(organ_alone(words) or (year_in(words) and _YEAR.fullmatch(words)))


_YEAR = re.compile(r"(?:19|20)\d{2}\s*年?(?:度)?(?:年报|年度报告)?")


def published_later(anchor: etree._Element, year: str) -> bool:
    """Whether the line of a link has a day in the year after, so that the tab's year isn't that of publication."""
    line = next(anchor.iterancestors("li", "tr", "dd", "p"), None)
    day = _DAY.search(words_in(line)) if line is not None else None
    return day is not None and int(day[1]) == int(year[:4]) + 1


def is_row_of_names(element: etree._Element) -> bool:
    """Whether an element holds the names of several organs or years, and nothing else."""
    return len(_names_in(element)) > 1
