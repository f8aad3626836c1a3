"""A crawl as plain data (JSON), and back: strings, numbers, lists and objects. What is read may be anybody's, so it
makes nothing but a crawl: each value must have the type of its field, and a system must be a known one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from parsers.sentences import Message
from spiders.discovery.state import PROCESS_ONLY, Crawl, Site
from spiders.systems import System
from spiders.systems.registry import SYSTEMS

_COLLECTIONS: dict[object, Any] = {list: list, set: set, frozenset: frozenset}


def plain(crawl: Crawl) -> dict[str, Any]:
    """A saved crawl (`Crawl.saved`) as plain data."""
    return {name: _plain(getattr(crawl, name)) for name in _saved_fields()}


def crawl_from(found: object, site: Site) -> Crawl:
    """The crawl of such data, with the portal's declaration. Raises ValueError for anything else."""
    names = _saved_fields()
    if not isinstance(found, Mapping) or found.keys() != set(names):
        raise ValueError("it holds no crawl")
    try:
        return Crawl(site, **{name: _read(_kinds(Crawl)[name], found[name], site) for name in names})
    except (TypeError, RecursionError) as error:
        raise ValueError(f"it holds no crawl ({error})") from error


def _saved_fields() -> list[str]:
    return [each.name for each in fields(Crawl) if each.name != "site" and each.name not in PROCESS_ONLY]


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Message):
        return {"text": value.text, "code": value.code, "values": dict(value.values)}
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, System):
        return [value.name, *(_plain(getattr(value, name)) for name in _defaults(_type(value)))]
    if is_dataclass(value):
        # Most fields of most leads have their defaults.
        named = ((name, getattr(value, name), default) for name, default in _defaults(_type(value)).items())
        return {name: _plain(each) for name, each, default in named if each != default}
    assert isinstance(value, Iterable)
    return [_plain(each) for each in value]


def _type(value: object) -> Any:
    return type(value)


@cache
def _defaults(kind: Any) -> dict[str, object]:
    """The fields of a dataclass, by name, with what they hold if nothing is said."""
    if not is_dataclass(kind):
        return {}
    return {
        each.name: each.default_factory() if each.default_factory is not MISSING else each.default
        for each in fields(kind)
    }


def _read(kind: Any, value: Any, site: Site) -> Any:
    """The value as `kind`, a type or its annotation. Raises ValueError for any other value."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        (kind,) = (each for each in inner if each is not type(None))
        return None if value is None else _read(kind, value, site)
    if kind in {str, int, bool} and type(value) is kind:
        return value
    if origin is Literal and value in inner:
        return value
    if kind is Message and isinstance(value, dict):
        return _message(**value)
    if kind is System and isinstance(value, list):
        return _system(value, site)
    if origin in _COLLECTIONS and isinstance(value, list):
        return _COLLECTIONS[origin](_read(inner[0], each, site) for each in value)
    if origin is tuple and isinstance(value, list):
        kinds = [inner[0]] * len(value) if inner[1:] == (...,) else inner
        return tuple(_read(one, each, site) for one, each in zip(kinds, value, strict=True))
    if isinstance(value, dict):
        return _read_object(kind, origin, inner, value, site)
    raise ValueError(f"{str(value)[:80]!r} is no {kind}")


def _read_object(kind: Any, origin: Any, inner: tuple[Any, ...], value: dict[str, Any], site: Site) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        kinds = _kinds(kind)
        if not value.keys() <= _defaults(kind).keys():
            raise ValueError(f"{kind.__name__} has other fields")
        return kind(**{name: _read(kinds[name], each, site) for name, each in value.items()})
    if origin is Counter:
        return Counter({_read(inner[0], key, site): _read(int, each, site) for key, each in value.items()})
    if origin in {dict, defaultdict}:
        found = {_read(inner[0], key, site): _read(inner[1], each, site) for key, each in value.items()}
        return found if origin is dict else defaultdict(get_origin(inner[1]), found)
    raise ValueError(f"an object is no {kind}")


@cache
def _kinds(kind: Any) -> dict[str, Any]:
    """The types of a dataclass's fields, by name."""
    return get_type_hints(kind)


def _message(text: str, code: str | None, values: dict[str, Any]) -> Message:
    match text, code, values:
        case str(), str() | None, dict():
            return Message(text, code, values)
    raise ValueError("it is no message")


def _system(value: list[Any], site: Site) -> System:
    """A content system. One that a portal must declare, as pages don't show it, is the portal's own: it says to
    which hosts requests go.
    """
    name, *given = value
    kind: Any = {"": System, **SYSTEMS}.get(name)
    if kind is None:
        raise ValueError(f"there is no content system {name!r}")
    if kind.fields:
        if type(site.system) is not kind:
            raise ValueError(f"the portal has no system {name}")
        return site.system
    kinds, names = _kinds(kind), _defaults(kind)
    system: System = kind(**{each: _read(kinds[each], one, site) for each, one in zip(names, given, strict=True)})
    return system
