"""影子: shadow trees of a page that is open in the browser. What looks for entries looks into them, too, and the page
that is handed on declares them (`<template shadowrootmode>`), as a page's HTML has no other place for them.

Closed trees are opened as they are made: a script may hide its list from other scripts, not from a reader.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

_MOST = 2_000
"""Most shadow trees of a page that are looked into."""

RECORD = """(() => {
  const roots = [], attach = Element.prototype.attachShadow;
  Object.defineProperty(window, 'nianbaoRoots', {value: roots});
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, {...how, mode: 'open'});
    roots.push(root);
    return root;
  };
})();"""
"""Run before a page's own scripts: keeps the shadow trees that they make."""

EVERY = f"""
  const every = what => [document, ...(window.nianbaoRoots || []).slice(0, {_MOST}).filter(e => e.isConnected)]
    .flatMap(root => [...root.querySelectorAll(what)]);"""
"""Finds elements in a page and in its shadow trees."""

_DECLARED = """() => {
  const known = new Set(window.nianbaoRoots || []), waiting = [document];
  while (waiting.length && window.nianbaoRoots) {
    for (const e of waiting.pop().querySelectorAll('*')) {
      if (!e.shadowRoot) continue;
      if (!known.has(e.shadowRoot)) window.nianbaoRoots.push(e.shadowRoot);
      waiting.push(e.shadowRoot);
    }
  }
}"""
_DECLARE = f"""() => {{
  const roots = (window.nianbaoRoots || []).slice(0, {_MOST}).filter(e => e.isConnected);
  for (const root of roots.reverse()) {{
    const template = document.createElement('template');
    template.setAttribute('shadowrootmode', 'open');
    template.innerHTML = root.innerHTML;
    root.host.prepend(template);
  }}
}}"""
"""The inner trees first: those that were made later."""
_CLOSED = re.compile(rb"(\bshadowroot(?:mode)?\s*+=\s*+[\"']?)closed\b", re.IGNORECASE)


async def record(page: Any) -> None:
    """From now on, the shadow trees of a page are kept."""
    await page.add_init_script(RECORD)


async def find(page: Any) -> None:
    """Finds the shadow trees that the page declares itself."""
    from playwright.async_api import Error

    with suppress(Error):
        await page.evaluate(_DECLARED)


async def declare(page: Any) -> None:
    """Puts the shadow trees of a page into its HTML, as it would declare them."""
    from playwright.async_api import Error

    with suppress(Error):
        await page.evaluate(_DECLARE)


def opened(body: bytes) -> bytes:
    """A page's HTML in which no declared shadow tree is closed."""
    return _CLOSED.sub(rb"\1open", body) if b"shadowroot" in body.lower() else body
