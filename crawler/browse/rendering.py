"""Our templates, rendered at once.

Datasette's environment awaits every call that a template makes. A matrix or a form makes thousands,
and two thirds of a page's time went into awaiting what was there already.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from datasette.app import Datasette
from jinja2 import Environment, Template

_ENVIRONMENTS: WeakKeyDictionary[Datasette, Environment] = WeakKeyDictionary()


class _Addresses:
    """Datasette's `urls`, of which `path` gives plain text: that of a page's thousand links is
    escaped in half the time.
    """

    def __init__(self, urls: Any) -> None:
        self._urls, self._base = urls, str(urls.path(""))

    def path(self, path: str) -> str:
        return self._base + path.removeprefix("/")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._urls, name)


class _AtOnce(Template):
    """For Datasette, which renders by awaiting, with one mapping of all that the template knows."""

    async def render_async(self, *args: Any, **kwargs: Any) -> str:
        (context,) = args
        return self.render({**context, "urls": _Addresses(context["urls"])}, **kwargs)


def template(datasette: Datasette, name: str) -> Template:
    """The template of that name, with all that Datasette and its plugins gave to templates. Nothing
    in it may have to be awaited.
    """
    if datasette not in _ENVIRONMENTS:
        environment = datasette.jinja_env.overlay(enable_async=False)
        environment.template_class = _AtOnce
        _ENVIRONMENTS[datasette] = environment
    return _ENVIRONMENTS[datasette].get_template(name)
