"""Collects every regular expression of the packages, and how each is used.

Patterns are found in three ways, so that none escapes: as values of modules (also in tuples, dicts, classes and
dataclasses); as constants in calls of re within functions; and where a function makes them of its arguments, by
an example in `MADE`. `escaped` names calls that are found in none of these ways.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from tests.paths import ROOT

PACKAGES = ("parsers", "spiders", "crawler")
_WAYS = {
    "search": "search",
    "match": "match",
    "fullmatch": "fullmatch",
    "sub": "all",
    "subn": "all",
    "split": "all",
    "findall": "all",
    "finditer": "all",
}
"""What a method does with a text (`slow_patterns.Way`)."""
EVERY = ("all", "search", "match", "fullmatch")


class Found(NamedTuple):
    """A pattern: where it stands, and the ways in which it is used."""

    where: str
    pattern: re.Pattern[Any]
    ways: tuple[str, ...]


class Call(NamedTuple):
    """A call of a function of re: its line, the function it stands in (empty: a module's top), and the pattern if
    it can be told without running the function."""

    line: int
    inside: str
    method: str
    pattern: re.Pattern[Any] | None


def files() -> list[Path]:
    return [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]


def module_of(file: Path) -> ModuleType:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return importlib.import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))


@cache
def collected(made: tuple[tuple[str, re.Pattern[Any]], ...]) -> list[Found]:
    """All patterns. `made` are examples of those that functions make, with the functions' names."""
    found: dict[tuple[str | bytes, int], Found] = {}

    def note(where: str, pattern: re.Pattern[Any], ways: tuple[str, ...]) -> None:
        key = pattern.pattern, pattern.flags
        known = found.get(key)
        every = tuple(sorted({*ways, *(known.ways if known else ())}))
        found[key] = Found(known.where if known else where, pattern, every)

    public = _methods(tuple(files()))
    for file in files():
        module, name = module_of(file), _name(file)
        methods = public | _methods((file,))
        for variable, value in vars(module).items():
            if isinstance(value, re.Pattern):
                note(f"{name}: {variable}", value, methods.get(variable, EVERY))
            else:
                for pattern in _within(value, 0, set()):
                    note(f"{name}: {variable}", pattern, EVERY)
        for call in calls(file):
            if call.pattern and call.method != "compile":
                note(f"{name}:{call.line}", call.pattern, (_WAYS[call.method],))
            elif call.pattern and call.inside:
                note(f"{name}:{call.line}", call.pattern, EVERY)
    for where, pattern in made:
        note(where, pattern, EVERY)
    return list(found.values())


def escaped(made: Iterable[str]) -> list[str]:
    """Calls of re whose pattern is known in no way. `made` are the functions for which there is an example."""
    names = set(made)
    missed = []
    for file in files():
        here = {(p.pattern, p.flags) for p in _of_module(module_of(file))}
        for call in calls(file):
            place = f"{_name(file)}: {call.inside}" if call.inside else _name(file)
            if call.pattern is None:
                in_a_value = not call.inside and here  # a comprehension of a module's constant
                if not in_a_value and place not in names:
                    missed.append(f"{_name(file)}:{call.line} in {call.inside or 'the module'}")
            elif not call.inside and (call.pattern.pattern, call.pattern.flags) not in here:
                missed.append(f"{_name(file)}:{call.line}")
        missed += [f"{_name(file)}:{line}: re by another name" for line in _other_names(file)]
    return missed


def calls(file: Path) -> Iterator[Call]:
    """All calls of functions of re in a file that take a pattern."""
    names = vars(module_of(file))
    yield from _calls(_parsed(file), "", names)


def _calls(node: ast.AST, inside: str, names: dict[str, Any]) -> Iterator[Call]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _calls(child, child.name, names)
            continue
        if _is_of_re(child) and isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute):
            yield Call(child.lineno, inside, child.func.attr, _told(child, names))
        yield from _calls(child, inside, names)


def _is_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in {*_WAYS, "compile"}
    )


def _told(call: ast.Call, names: dict[str, Any]) -> re.Pattern[Any] | None:
    """The pattern of a call, from constants of its module; None if it depends on more."""
    flags = [word.value for word in call.keywords if word.arg == "flags"]
    where = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(
        call.func.attr if isinstance(call.func, ast.Attribute) else "", 2
    )
    flags += call.args[where : where + 1]
    try:
        first, rest = _value(call.args[0], names), _value(flags[0], names) if flags else 0
    except NameError:
        return None
    return re.compile(first, rest) if isinstance(first, str | bytes) else None


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    """The value of an expression of a module's constants. Raises NameError if it names something else."""
    for each in ast.walk(node):
        known = names.get(each.id) if isinstance(each, ast.Name) else ""
        if not isinstance(known, str | bytes | ModuleType) and not callable(known):
            raise NameError(ast.unparse(each))  # noqa: TRY004 (not a constant)
    return eval(ast.unparse(node), dict(names))  # noqa: S307 (our own code)


def _other_names(file: Path) -> Iterator[int]:
    """Lines that import re, or from it, under a name that `calls` doesn't know."""
    for node in _words(file):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        names = node.names if isinstance(node, ast.Import) else []
        renamed = any(each.name == "regex" or (each.name == "re" and each.asname) for each in names)
        if renamed or (isinstance(node, ast.ImportFrom) and node.module in {"re", "regex"}):
            yield node.lineno


@cache
def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def _words(file: Path) -> list[ast.Attribute | ast.Name | ast.Import | ast.ImportFrom]:
    """The nodes of a file that name something: the tree is walked once."""
    kinds = (ast.Attribute, ast.Name, ast.Import, ast.ImportFrom)
    return [node for node in ast.walk(_parsed(file)) if isinstance(node, kinds)]


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _of_module(module: ModuleType) -> Iterator[re.Pattern[Any]]:
    for value in vars(module).values():
        yield from _within(value, 0, set())


def _within(value: object, depth: int, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value."""
    if isinstance(value, re.Pattern):
        yield value
        return
    if depth > 6 or id(value) in seen:
        return
    inner: Iterable[object] = ()
    if isinstance(value, dict):
        inner = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple | set | frozenset):
        inner = value
    elif isinstance(value, type):
        inner = vars(value).values() if value.__module__.split(".")[0] in PACKAGES else ()
    elif dataclasses.is_dataclass(value):
        inner = [getattr(value, each.name, None) for each in dataclasses.fields(value)]
    seen.add(id(value))
    for each in inner:
        if not isinstance(each, str | bytes | int | float | None):
            yield from _within(each, depth + 1, seen)


@cache
def _methods(where: tuple[Path, ...]) -> dict[str, tuple[str, ...]]:
    """By a variable's name, the ways in which patterns of that name are used in these files: of private names in one,
    of public ones in several. A name that is used in another way than by a method (handed on, renamed) isn't in it.
    """
    ways: dict[str, set[str]] = {}
    handed: set[str] = set()
    for file in where:
        called = set()
        for node in _words(file):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _WAYS:
                ways.setdefault(node.value.id, set()).add(_WAYS[node.attr])
                called.add(id(node.value))
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.attr in _WAYS:
                ways.setdefault(node.value.attr, set()).add(_WAYS[node.attr])
                called.add(id(node.value))
        for node in _words(file):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
                handed.add(node.id)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and id(node) not in called:
                handed.add(node.attr)
    return {
        name: tuple(sorted(found))
        for name, found in ways.items()
        if name not in handed and name.startswith("_") == (len(where) == 1)
    }
