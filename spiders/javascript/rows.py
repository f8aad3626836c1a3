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
_SLOT = re.compile(r"Qz(\w{1,40}?)zQ")
_INSERTED = re.compile(r"\$\{\s*+(?:encodeURI(?:Component)?\(\s*+)?[\w$]{1,40}\.([\w$]{1,40})\s*+\)?\s*+\}")
_HREF = re.compile(
    r"""(?:href|data-url|data-href)\s*+=\s*+\\?["']?([^"'\s<>\\]{0,200}?Qz\w{1,40}?zQ[^"'\s<>\\]{0,200}+)"""
)
_CLICK = re.compile(r"""onclick\s*+=\s*+\\?["']([\w$.]{1,60}\([^<>]{0,200}?Qz\w{1,40}?zQ[^<>]{0,200}?\))""")
_BARE = re.compile(r"""(?<!["'\w])(Qz\w{1,40}?zQ)(?!["'\w])""")
"""A slot that stands for a number: without quotes."""
_WHOLE = re.compile(r"(?:(?:https?:)?//|\.{0,2}/|[\w-]{1,40}\.(?:s?html?|jsp|aspx?|php|do)\?)[\w./:?&=%#~,+-]{0,300}")
_WRAPPERS = frozenset(("encodeURIComponent", "encodeURI", "escape", "String"))
_API = re.compile(r"/api/|\.json|ajax|/rest/|\.do\?", re.IGNORECASE)


def joined(script: str) -> tuple[str, ...]:
    """The addresses, with slots for the entry's fields; those of links come first."""
    program = Program(script)
    scripts = Scripts(script)
    links, others = dict[str, None](), dict[str, None]()
    for whole in _sums(program):
        for match in islice(_HREF.finditer(whole), 3):
            links[match[1]] = None
        for match in islice(_CLICK.finditer(whole), 3):
            click = _BARE.sub(r"'\1'", match[1].replace("\\", ""))
            links.update(dict.fromkeys(islice(scripts.opened(click), 2)))
        if _WHOLE.fullmatch(whole) and not _API.search(whole):
            others[whole] = None
    return tuple(islice((each for each in (*links, *others) if _SLOT.search(each)), _MOST))


def filled(joins: tuple[str, ...], record: Mapping[str, object]) -> Iterator[str]:
    """The addresses of an entry, whose fields are `record`: those of which all fields are there."""
    for each in joins:
        values = {key: _said(record.get(key)) for key in _SLOT.findall(each)}
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
    if token.value in _WRAPPERS and program.is_sign(at + 1, "("):
        inner, after = _piece(program, at + 2)
        return (inner, after + 1) if program.is_sign(after, ")") else (None, at)
    names, end = [token.value], at + 1
    while program.is_sign(end, ".") and program.is_name(end + 1):
        names, end = [*names, program.tokens[end + 1].value], end + 2
    if program.is_sign(end, "["):
        key = program.tokens[end + 1] if end + 1 < len(program.tokens) else None
        if key is not None and key.kind == "text" and program.is_sign(end + 2, "]"):
            names, end = [*names, key.value], end + 3
        else:  # list[i].id
            end = program.ends.get(end, end) + 1
            if program.is_sign(end, ".") and program.is_name(end + 1):
                names, end = [*names, program.tokens[end + 1].value], end + 2
    if len(names) < 2 or program.is_sign(end, "(") or not names[-1].isidentifier():
        return None, at
    return f"Qz{names[-1]}zQ", end
