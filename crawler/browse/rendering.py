"""Renders our templates synchronously.

Datasette's template environment awaits every call in a template. A matrix or a form makes thousands of calls,
and awaiting results that were already there took two thirds of a page's time.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from datasette.app import Datasette
from jinja2 import Environment, Template

_ENVIRONMENTS: WeakKeyDictionary[Datasette, Environment] = WeakKeyDictionary()


class _Addresses:
    """Datasette's `urls`, except that `path` returns a plain string: escaping a page's thousand links then takes
    half the time.
    """

    def __init__(self, urls: Any) -> None:
        self._urls, self._base = urls, str(urls.path(""))

    def path(self, path: str) -> str:
        return self._base + path.removeprefix("/")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._urls, name)


_METHODS = frozenset(dir(dict))


class _Quick(Environment):
    """An environment in which `row.name` looks first for the key of a dict, not for an attribute: each that isn't there
    costs an exception, and a page of rows asks for thousands.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute not in _METHODS:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


class _AtOnce(Template):
    """A template that Datasette can await but that renders synchronously. Datasette passes the variables as one
    mapping.
    """

    async def render_async(self, *args: Any, **kwargs: Any) -> str:
        (context,) = args
        return self.render({**context, "urls": _Addresses(context["urls"])}, **kwargs)


def template(datasette: Datasette, name: str) -> Template:
    """The template of this name, with all globals and filters of Datasette and its plugins. It must not call
    anything that has to be awaited.
    """
    if datasette not in _ENVIRONMENTS:
        environment = datasette.jinja_env.overlay(enable_async=False)
        environment.template_class = _AtOnce
        environment.__class__ = _Quick
        _ENVIRONMENTS[datasette] = environment
    return _ENVIRONMENTS[datasette].get_template(name)
