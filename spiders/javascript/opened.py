"""What a click opens, where a link has no address but calls a function of a script: onclick="show('12')"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from spiders.javascript.expressions import Reader
from spiders.javascript.facts import Facts
from spiders.javascript.program import Function, Program
from spiders.javascript.values import Value

_MOST_CLICKS = 500


class Click(NamedTuple):
    """A link that calls a function: its text, the function, and the texts it is given."""

    text: str
    function: str
    given: tuple[str, ...]


def click(text: str, script: str) -> Click | None:
    """The click on a link with this `text`, whose onclick or javascript: address is `script`; None if it calls no
    function with texts or numbers.
    """
    program = Program(script.removeprefix("javascript:"))
    for at, token in enumerate(program.tokens[:-1]):
        if token.kind == "name" and program.is_sign(at + 1, "(") and token.value not in {"void", "return", "if"}:
            reader = Reader(program, Facts())
            given = [reader.value(part).text for part in program.parts(at + 1)]
            if given and any(given):
                return Click(text, token.value, tuple(each or "" for each in given))
    return None


def addresses(script: str, facts: Facts, clicks: Iterable[Click]) -> Iterator[tuple[str, str]]:
    """Text and address of what the clicks open, as far as the script has their functions."""
    program = Program(script)
    known = {each.name: each for each in program.functions if each.name}
    for found in islice(clicks, _MOST_CLICKS):
        function = known.get(found.function)
        if function is not None:
            given = {name: Value((text,)) for name, text in zip(function.parameters, found.given, strict=False)}
            to = next(_opened(program, Reader(program, facts, given), function), None)
            if to:
                yield found.text, to


def _opened(program: Program, reader: Reader, function: Function) -> Iterator[str]:
    """The addresses that a function opens."""
    for at in range(function.start, function.end):
        text = reader.value(at + 2).text if _opens(program, at) else None
        if text and ("/" in text or "." in text):
            yield text


def _opens(program: Program, at: int) -> bool:
    """Whether an address follows: window.open(…), location.href = …, location = …, location.replace(…)."""
    name = program.tokens[at].value if program.is_name(at) else ""
    if program.is_sign(at + 1, "("):
        return name == "open" or (name in {"replace", "assign"} and _is_location(program, at - 2))
    return name in {"href", "location"} and program.is_sign(at + 1, "=")


def _is_location(program: Program, at: int) -> bool:
    return program.is_name(at) and program.tokens[at].value == "location"
