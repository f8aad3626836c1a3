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


class _AtOnce(Template):
    """For Datasette, which renders by awaiting."""

    async def render_async(self, *args: Any, **kwargs: Any) -> str:
        return self.render(*args, **kwargs)


def template(datasette: Datasette, name: str) -> Template:
    """The template of that name, with all that Datasette and its plugins gave to templates. Nothing
    in it may have to be awaited.
    """
    if datasette not in _ENVIRONMENTS:
        environment = datasette.jinja_env.overlay(enable_async=False)
        environment.template_class = _AtOnce
        _ENVIRONMENTS[datasette] = environment
    return _ENVIRONMENTS[datasette].get_template(name)
