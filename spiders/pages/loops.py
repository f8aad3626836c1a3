"""循环: what a script writes into the page year by year: for (var y = 2023; y >= 2008; y--) h += "<a href='/nb/" + y +
"/'>" + y + "年</a>". It is put where a browser would show it, so that it is read as any other part of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from spiders.pages.branches import block
from spiders.pages.markup import tree
from spiders.pages.scripts import Scripts

_FIRST, _LAST = 1998, 2100
_MOST_LOOPS, _MOST_YEARS, _MOST_STATEMENTS = 10, 60, 10
_END = r"((?:\(?new\s++)?+[\w$.()]{1,60}+(?:\s*+[+-]\s*+\d{1,2}+)?+)"
_LOOP = re.compile(
    rf"(?<![\w$.])for\s*+\(\s*+(?:(?:var|let)\s++)?([A-Za-z_$][\w$]{{0,30}}+)\s*+=\s*+{_END}\s*+;\s*+"
    rf"([A-Za-z_$][\w$]{{0,30}}+)\s*+([<>]=?)\s*+{_END}\s*+;\s*+[\w$+\-=\s]{{1,40}}+\)\s*+"
)
_SHIFTED = re.compile(r"((?:\(?new )?\S{1,60}?)\s*+(?:([+-])\s*+(\d{1,2}))?")
_SET = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]{0,30}+)\s*+=\s*+([^;\n]{1,80}+)")
_MOST_SET = 500
_THIS_YEAR = re.compile(r"getFullYear\(\s*+\)(?:\s*+([+-])\s*+(\d{1,2}))?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=[-/.年])")
_PUTS_INTO = re.compile(r"""(?:["']#|getElementById\(\s*+["'])([\w-]{1,40})["']""")
_INSERTED = re.compile(r"\$\{\s*+([\w$]{1,30}+)\s*+(?:([+-])\s*+(\d{1,2}))?+\s*+\}")
_TEXTS = etree.XPath("//body//text()[not(parent::script or parent::style)]")
_BEHIND = 400
"""Characters behind a loop in which the place is named that it was written for."""


class _Loop(NamedTuple):
    name: str
    years: range
    body: str
    behind: str
    text: str


def page_tree(text: str) -> etree._Element | None:
    """The root of a page's elements, with what its scripts write year by year, or take out of hidden fields; None if
    there is no HTML in it.
    """
    root = tree(text)
    if root is not None and "textarea" in text:
        _unfold(root)
    if root is not None and "for" in text:
        script = "\n".join(each.text or "" for each in root.iter("script"))
        for loop in _loops(script, root):
            if html := "".join(_written(loop, Scripts(script))):
                _put(root, loop, html)
                _replace(root, loop.text, ";")
            elif _ASKS.search(loop.body):
                _replace(root, loop.text, "\n".join(_with_year(loop, year) for year in loop.years))
    return root


_ASKS = re.compile(r"\.(?:get|post|ajax|load|getJSON)\s*\(|(?<![\w$.])(?:fetch|axios)\s*[.(]")
_WORD = re.compile(r"(?<![\w$.])[A-Za-z_$][\w$]*+")


def _with_year(loop: _Loop, year: int) -> str:
    """What a loop does in a year: a request for each year is one of its own."""
    return _WORD.sub(lambda found: str(year) if found[0] == loop.name else found[0], loop.body)


def _unfold(root: etree._Element) -> None:
    """Puts HTML with links that stands in hidden fields (<textarea>), from which a script takes it, into the page."""
    for field in list(islice(root.iter("textarea"), _MOST_LOOPS)):
        inner = tree(f"<body><div>{field.text}</div></body>") if "<a" in (field.text or "") else None
        filled = inner.find(".//div") if inner is not None else None
        around = field.getparent()
        if filled is not None and around is not None:
            around.insert(around.index(field) + 1, filled)


def _replace(root: etree._Element, loop: str, new: str) -> None:
    """Puts what a loop comes to in its place, so that it isn't read once more."""
    for script in root.iter("script"):
        if script.text and loop in script.text:
            script.text = script.text.replace(loop, new)


def written(script: str) -> str:
    """What a script file writes year by year, as HTML."""
    return "".join(part for loop in _loops(script, None) for part in _written(loop, Scripts(script)))


def _loops(script: str, root: etree._Element | None) -> Iterator[_Loop]:
    for match in islice(_LOOP.finditer(script), _MOST_LOOPS):
        name, begins, counted, sign, ends = match.groups()
        start, end = (_number(each, script, root) for each in (begins, ends))
        if name != counted or start is None or end is None:
            continue
        if not all(_FIRST <= each <= _LAST for each in (start, end)):
            continue
        years = range(start, end + (sign == "<=")) if sign[0] == "<" else range(start, end - (sign == ">="), -1)
        at = match.end()
        body = block(script, at) if script[at : at + 1] == "{" else script[at:].partition(";")[0][:_BEHIND]
        behind = at + len(body)
        yield _Loop(name, years[:_MOST_YEARS], body, script[behind : behind + _BEHIND], script[match.start() : behind])


def _number(written: str, script: str, root: etree._Element | None) -> int | None:
    """The year that an expression stands for; None if it is none. That of today is the newest that the page names."""
    parts = _SHIFTED.fullmatch(written.strip())
    if parts is None:
        return None
    name, shift = parts[1], int(f"{parts[2]}{parts[3]}") if parts[2] else 0
    said = Scripts(script).value(name) if not name.endswith(")") else None
    if said is not None and said.isdecimal() and len(said) == 4:
        return int(said) + shift
    held = next((each[2] for each in islice(_SET.finditer(script), _MOST_SET) if each[1] == name), name)
    if today := _THIS_YEAR.search(held):
        return _this_year(root) + shift + (int(f"{today[1]}{today[2]}") if today[1] else 0)
    return None


def _this_year(root: etree._Element | None) -> int:
    texts: Any = _TEXTS(root) if root is not None else ()
    named = (int(match[1]) for text in islice(texts, 20_000) for match in islice(_YEAR.finditer(text[:300]), 5))
    return max((each for each in named if each <= _LAST), default=datetime.now(UTC).year)


def _written(loop: _Loop, scripts: Scripts) -> Iterator[str]:
    for year in loop.years:
        for statement in islice(scripts.joined_in(loop.body, {loop.name: str(year)}), _MOST_STATEMENTS):
            if "<" in statement:
                yield _INSERTED.sub(partial(_inserted, loop.name, year), statement)


def _inserted(name: str, year: int, found: re.Match[str]) -> str:
    return str(year + (int(f"{found[2]}{found[3]}") if found[2] else 0)) if found[1] == name else found[0]


def _put(root: etree._Element, loop: _Loop, html: str) -> None:
    """Puts what a loop writes into the element that the script names, else at the end of the page."""
    inner, body = tree(f"<body><div>{html}</div></body>") if html else None, root.find("body")
    filled = inner.find(".//div") if inner is not None else None
    if filled is None or body is None:
        return
    named = [match[1] for match in islice(_PUTS_INTO.finditer(f"{loop.body}\n{loop.behind}"), 5)]
    places = (
        each
        for name in named
        for each in root.iter("ul", "ol", "div", "select", "dl", "span", "p")
        if each.get("id") == name
    )
    place = next(places, body)
    place.extend(list(filled) if place is not body else [filled])
