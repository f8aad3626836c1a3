"""Splits a script (JavaScript) into tokens. What isn't JavaScript gives tokens, too: nothing is ever refused."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

LONGEST = 400_000
"""Characters of a script that are read. Libraries are longer; a site's own scripts seldom have a tenth of it."""
_PIECES = re.compile(
    r"(?P<blank>\s++|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--[^\n]*+)"
    r"|(?P<name>[^\W\d][\w$]*+|\$[\w$]*+)"
    r"|(?P<number>\d[\w.]*+)"
    r"""|(?P<text>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`)"""
    r"|(?P<sign>=>|===?|!==?|[<>]=|&&|\|\||\+\+|--|\+=|.)",
    re.DOTALL,
)
_PATTERN = re.compile(r"/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,80}+\]){1,200}+/[a-z]*+")
"""A pattern (/…/). Longer ones are read as signs: looking for their ends would take long."""
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_BEFORE_A_PATTERN = frozenset("(,=:[!&|?{};")
_WORDS_BEFORE_A_PATTERN = frozenset(("return", "typeof", "case"))

Kind = Literal["name", "number", "text", "template", "pattern", "sign"]


class Token(NamedTuple):
    """A name, a number, a sign; a text without its quotes, a template (`…`) or a pattern (/…/) without the marks."""

    kind: Kind
    value: str


def tokens(script: str) -> list[Token]:
    """The tokens of a script, without blanks and comments."""
    source, found, at = script[:LONGEST], list[Token](), 0
    while at < len(source):
        pattern = _PATTERN.match(source, at) if source[at] == "/" and _may_be_a_pattern(found) else None
        piece = pattern or _PIECES.match(source, at)
        if piece is None:  # a quote without its end
            at += 1
            continue
        at = piece.end()
        if pattern:
            found.append(Token("pattern", piece.group().rpartition("/")[0][1:]))
            continue
        kind, value = piece.lastgroup, piece.group()
        if kind == "text":
            found.append(Token("template" if value[0] == "`" else "text", unescaped(value[1:-1])))
        elif kind == "name":
            found.append(Token("name", value))
        elif kind == "number":
            found.append(Token("number", value))
        elif kind == "sign":
            found.append(Token("sign", value))
    return found


def unescaped(text: str) -> str:
    """What a text in quotes means."""
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _CONTROL.get(found[3], found[3])


def _may_be_a_pattern(before: list[Token]) -> bool:
    """Whether a slash after these tokens begins a pattern; else it divides."""
    if not before:
        return True
    last = before[-1]
    return last.value in (_BEFORE_A_PATTERN if last.kind == "sign" else _WORDS_BEFORE_A_PATTERN) and last.kind in {
        "sign",
        "name",
    }
