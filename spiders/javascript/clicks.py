"""What clicks hand over to the function that makes a request: showOrgan(300), or an attribute of what was clicked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from spiders.javascript.expressions import Reader, of_this
from spiders.javascript.facts import Facts
from spiders.javascript.program import Function, Program
from spiders.javascript.values import Value

Click = tuple[str, str]
"""The words of something to click, and the script that the click runs; or (@data-id=300) an attribute of it."""
_MOST = 60
"""Most variants of a request. A county has some forty organs, and fewer than twenty years."""
_MOST_CALLS = 400
ATTRIBUTE = "@"


def variants(
    program: Program, facts: Facts, opening: int, unknown: Collection[str], clicks: Sequence[Click]
) -> Iterator[tuple[dict[str, Value], str]]:
    """Values of the parameters of the function around a request of which something is `unknown`, each with the words
    of the click that hands them over ("": the script itself does).
    """
    seen = set[tuple[tuple[str, Value], ...]]()
    for given, words in islice(_given(program, facts, opening, unknown, clicks), _MOST_CALLS):
        key = tuple(sorted(given.items()))
        if key not in seen and len(seen) < _MOST:
            seen.add(key)
            yield given, words


def _given(
    program: Program, facts: Facts, opening: int, unknown: Collection[str], clicks: Sequence[Click]
) -> Iterator[tuple[dict[str, Value], str]]:
    for name in unknown:
        if name.startswith("this@"):
            yield from (({name: value}, words) for words, value in attributes(name, clicks))
    for function in program.around(opening):
        if not function.name or not any(name in function.parameters for name in unknown):
            continue
        for words, click in clicks:
            if function.name in click and not click.startswith(ATTRIBUTE):
                yield from ((given, words) for given, _ in _called(Reader(Program(click), facts), function, ()))
        yield from _called(Reader(program, facts), function, clicks)


def _called(reader: Reader, function: Function, clicks: Sequence[Click]) -> Iterator[tuple[dict[str, Value], str]]:
    """The values that calls of a function give to its parameters."""
    for at in reader.program.calls(function.name):
        values = [reader.value(part) for part in reader.program.parts(at)]
        given = dict(zip(function.parameters, values, strict=False))
        holes = {hole.name for value in values for hole in value.holes if hole.name.startswith("this@")}
        if len(holes) == 1:
            for said, value in attributes(next(iter(holes)), clicks):
                known = {key: value if each.holes else each for key, each in given.items()}
                yield known, said
        elif given:
            known = {key: value for key, value in given.items() if value.text is not None}
            if known:
                yield known, ""


def attributes(name: str, clicks: Sequence[Click]) -> Iterator[tuple[str, Value]]:
    """The values of an attribute of what can be clicked."""
    for words, click in clicks:
        attribute, _, value = click.removeprefix(ATTRIBUTE).partition("=")
        if click.startswith(ATTRIBUTE) and of_this(attribute) == name:
            yield words, Value((value,))
