"""Addresses that a script joins of the fields of an entry: '<a href="/info/' + v.infoId + '.html">', `/art/${i.id}`,
:href="'/art/' + item.id", or a click that calls a function with one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from spiders.javascript.program import Program
from spiders.pages.scripts import Scripts

_MOST = 12
"""Most addresses of a page's scripts that are kept."""
_MOST_PIECES = 60
_LONGEST = 2_000
_SLOT = re.compile(r"Qz(\w{1,120}?)zQ")
_INSERTED = re.compile(r"\$\{\s*+(?:encodeURI(?:Component)?\(\s*+)?[\w$]{1,40}\.([\w$]{1,40})\s*+\)?\s*+\}")
_HREF = re.compile(
    r"""(?:href|data-url|data-href)\s*+=\s*+\\?["']?([^"'\s<>\\]{0,200}?Qz\w{1,120}?zQ[^"'\s<>\\]{0,200}+)"""
)
_CLICK = re.compile(r"""onclick\s*+=\s*+\\?["']([\w$.]{1,60}\([^<>]{0,200}?Qz\w{1,120}?zQ[^<>]{0,200}?\))""")
_BARE = re.compile(r"""(?<!["'\w])(Qz\w{1,120}?zQ)(?!["'\w])""")
"""A slot that stands for a number: without quotes."""
_WHOLE = re.compile(
    r"(?:(?:https?:)?//|\.{0,2}/|[\w-]{1,40}\.(?:s?html?|[jt]html|jspx?|aspx?|php|do)\?)[\w./:?&=%#~,+-]{0,300}"
)
_CUTS = frozenset(("substring", "substr", "slice"))
_SAME = frozenset(("trim", "toString", "toLowerCase"))
_PLAIN = re.compile(r"(?:\\?[-_/:. ]){1,2}|\\s")
"""A pattern that means a sign or two."""
_MOST_CHANGES = 4
_WRAPPERS = frozenset(("encodeURIComponent", "encodeURI", "escape", "String"))
_API = re.compile(r"/api/|\.json|ajax|/rest/|\.do\?", re.IGNORECASE)


def joined(script: str, *, every: bool = False) -> tuple[str, ...]:
    """The addresses, with slots for the entry's fields; those of links come first. `every`: also such as interfaces
    have.
    """
    program = Program(script)
    scripts = Scripts(script)
    links, others = dict[str, None](), dict[str, None]()
    for whole in _sums(program):
        for match in islice(_HREF.finditer(whole), 3):
            links[match[1]] = None
        for match in islice(_CLICK.finditer(whole), 3):
            click = _BARE.sub(r"'\1'", match[1].replace("\\", ""))
            links.update(dict.fromkeys(islice(scripts.opened(click), 2)))
        if _WHOLE.fullmatch(whole) and (every or not _API.search(whole)):
            others[whole] = None
    return tuple(islice((each for each in (*links, *others) if _SLOT.search(each)), _MOST))


def filled(joins: tuple[str, ...], record: Mapping[str, object]) -> Iterator[str]:
    """The addresses of an entry, whose fields are `record`: those of which all fields are there."""
    for each in joins:
        values = {key: _changed(_said(record.get(key.split(_THEN)[0])), key) for key in _SLOT.findall(each)}
        if not all(values.values()):
            continue
        said = each
        for key, value in values.items():
            said = said.replace(f"Qz{key}zQ", value)
        if len(said) <= _LONGEST and ("/" in said or "." in said or "?" in said):
            yield said


def _said(value: object) -> str:
    """A field as it stands in an address; empty if it has no such form."""
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


_THEN = "ZZ"
"""Comes before what a script does with a field: c and two places that it is cut to, r and a sign and what is put in its
place, in hexadecimal digits.
"""


_CHANGE = re.compile(r"c\d{1,4}x(?:\d{1,4})?|r(?:[0-9a-f]{2}){1,12}x(?:[0-9a-f]{2}){0,12}")


def _changed(said: str, slot: str) -> str:
    """What a script makes of a field before it joins it: item.infodate.replace(/-/g, ""), id.substring(0, 6)."""
    said = said[:_LONGEST]
    for each in slot.split(_THEN)[1:]:
        if not _CHANGE.fullmatch(each):
            return ""
        one, _, other = each[1:].partition("x")
        if each[0] == "c":
            said = said[int(one) : int(other) if other else None]
        else:
            said = said.replace(
                bytes.fromhex(one).decode("utf-8", "replace"), bytes.fromhex(other).decode("utf-8", "replace")
            )
    return said


def _change(program: Program, name: str, opening: int) -> str | None:
    """What a method does with a field, as it stands in a slot; None if that isn't known."""
    parts = [program.tokens[each] for each in program.parts(opening)]
    if name in _SAME:
        return ""
    if name in _CUTS and parts and all(each.kind == "number" and each.value.isdecimal() for each in parts):
        start, end = int(parts[0].value), parts[1].value if len(parts) > 1 else ""
        return f"{_THEN}c{start}x{start + int(end) if end and name == 'substr' else end}"
    if name in {"replace", "replaceAll"} and len(parts) == 2 and parts[1].kind == "text" and len(parts[1].value) < 4:
        old = parts[0].value.replace("\\s", " ").replace("\\", "")
        if parts[0].kind == "text" or (parts[0].kind == "pattern" and _PLAIN.fullmatch(parts[0].value)):
            return f"{_THEN}r{old.encode().hex()}x{parts[1].value.encode().hex()}"
    return None


def _sums(program: Program) -> Iterator[str]:
    """The texts that are joined with fields of something, with slots for these."""
    at = 0
    while at < len(program.tokens):
        whole, end = _sum(program, at)
        joins = end > at + 1 or program.tokens[at].kind == "template"
        if joins and "Qz" in whole:
            yield whole
        at = max(end, at + 1)


def _sum(program: Program, at: int) -> tuple[str, int]:
    """The sum of texts and fields that begins at a place, and where it ends. What else is in it ends it."""
    parts: list[str] = []
    while len(parts) < _MOST_PIECES:
        piece, after = _piece(program, at)
        if piece is None:
            break
        parts.append(piece)
        at = after
        if not program.is_sign(at, "+"):
            break
        at += 1
    return "".join(parts), at


def _piece(program: Program, at: int) -> tuple[str | None, int]:
    """A text, or the slot of a field (v.infoId, encodeURIComponent(v.id)); None for anything else."""
    if at >= len(program.tokens):
        return None, at
    token = program.tokens[at]
    if token.kind == "text":
        return token.value, at + 1
    if token.kind == "template":
        return _INSERTED.sub(lambda found: f"Qz{found[1]}zQ", token.value), at + 1
    if program.is_sign(at, "("):
        end = program.ends.get(at, at)
        said, after = _sum(program, at + 1)
        return (said, end + 1) if after == end and "Qz" in said else (None, at)
    if not program.is_name(at):
        return None, at
    found, after = _node(program, at)
    if found:
        return f"Qz{found}zQ", after
    if token.value in _WRAPPERS and program.is_sign(at + 1, "("):
        inner, after = _piece(program, at + 2)
        return (inner, after + 1) if program.is_sign(after, ")") else (None, at)
    name, end = _field(program, at)
    return _slot(program, name, end, at)


def _slot(program: Program, name: str, end: int, at: int) -> tuple[str | None, int]:
    """The slot of a field whose name ends at a place, with the methods that follow."""
    changes = ""
    while name and program.is_sign(end, ".") and program.is_name(end + 1) and program.is_sign(end + 2, "("):
        change = _change(program, program.tokens[end + 1].value, end + 2)
        if change is None or changes.count(_THEN) >= _MOST_CHANGES:
            return None, at
        changes, end = changes + change, program.ends.get(end + 2, end + 2) + 1
    known = name.isidentifier() and len(name) <= _LONGEST_NAME and not program.is_sign(end, "(")
    return (f"Qz{name}{changes}zQ", end) if known else (None, at)


_LONGEST_NAME = 40


def _field(program: Program, at: int) -> tuple[str, int]:
    """The name of the field that begins at a place (v.infoId, list[i].id, a variable that holds one), and where it
    ends. The name is empty if it is none.
    """
    names, end = [program.tokens[at].value], at + 1
    while True:
        if program.is_sign(end, ".") and program.is_name(end + 1) and not program.is_sign(end + 2, "("):
            names, end = [*names, program.tokens[end + 1].value], end + 2
        elif program.is_sign(end, "["):
            key = program.tokens[end + 1] if end + 1 < len(program.tokens) else None
            if key is not None and key.kind == "text" and program.is_sign(end + 2, "]"):
                names.append(key.value)
            end = program.ends.get(end, end) + 1
        else:
            break
    if len(names) > 1:
        return names[-1], end
    # var cate = list[i].categorynum, or $(this).attr("id"); what is set in several ways is not known.
    places = program.values.get(names[0], [])
    if len(places) == 1 and program.is_name(places[0]) and program.tokens[places[0]].value != names[0]:
        name, after = _node(program, places[0])
        if not name:
            name, after = _far_field(program, places[0])
        return (name, end) if program.is_sign(after, ";") or program.is_sign(after, ",") else ("", end)
    return "", end


_LOOK_UP = "getElementsByTagName getAttribute selectSingleNode querySelector attr find children getNamedItem"
_READ = "text html item eq first get trim toString"
_OF_NODES = "firstChild childNodes nodeValue text textContent data value innerHTML nodeTypedValue attributes lastChild"
_LOOKED_UP, _READ_OUT, _NODES = (frozenset(each.split()) for each in (_LOOK_UP, _READ, _OF_NODES))


def _node(program: Program, at: int) -> tuple[str, int]:
    """The name of the element or attribute of an entry that is XML (x[i].getElementsByTagName("url")[0].text,
    $(this).find("url").text(), item.getAttribute("id")), and where that ends. The name is empty if it is none.
    """
    name, end = "", program.ends.get(at + 1, at) + 1 if program.is_sign(at + 1, "(") else at + 1
    while end < len(program.tokens):
        if program.is_sign(end, "["):
            end = program.ends.get(end, end) + 1
            continue
        if not (program.is_sign(end, ".") and program.is_name(end + 1)):
            break
        said, after = program.tokens[end + 1].value, end + 2
        if program.is_sign(after, "("):
            parts = [program.tokens[each] for each in program.parts(after)]
            if said in _LOOKED_UP and len(parts) == 1 and parts[0].kind == "text":
                name = parts[0].value.rpartition("/")[2].lstrip("@")
            elif said not in _READ_OUT or not name:
                break
            after = program.ends.get(after, after) + 1
        elif name and said not in _NODES:
            break
        end = after
    return (name, end) if name.isidentifier() and len(name) <= _LONGEST_NAME else ("", at)


def _far_field(program: Program, at: int) -> tuple[str, int]:
    """The field that a variable gets; not one that is another variable."""
    named = program.is_sign(at + 1, ".") or program.is_sign(at + 1, "[")
    return _field(program, at) if named else ("", at)
