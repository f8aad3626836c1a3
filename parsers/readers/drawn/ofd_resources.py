"""Resources that an OFD document stores separately from its pages: pictures and drawing parameters
(GB/T 33190-2016, 7.9 Res, 8.2 DrawParam, 8.3 colours).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from parsers.errors import Unreadable
from parsers.package import Package, xml

Shade = Literal["dark", "light", "white", "clear"]
_LIGHT = 170
"""0 to 255. Lighter text on white is a watermark or hidden, as in PDF."""
_WHITE = 245
"""0 to 255. Lighter colours are white, which isn't visible on paper."""
Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 255."""
_OPAQUE = 243
"""Alpha, 0 to 255. Objects with less show what is under them."""
_CLEAR = 12
"""Alpha, 0 to 255. Objects with this or less are invisible."""
_DEEP = 8
"""Most draw parameters followed from one to the next that it is based on."""
_FAR = 1e6
"""Millimetres. No page is that large."""


def named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Descendants with this name in any namespace, because producers use different ones."""
    for each in element.iter():
        if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == name:
            yield each


def child(element: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in element if isinstance(e.tag, str) and e.tag.rpartition("}")[2] == name), None)


def numbers(text: str | None) -> list[float]:
    found = re.findall(r"-?\d+\.?\d*(?:[eE][-+]?\d+)?|-?\.\d+", text or "")
    # A damaged file may contain 1e999, which is infinite as a float; limited, it lies far off the page.
    return [max(-_FAR, min(float(each), _FAR)) for each in found]


def resolved(folder: str, path: str) -> str:
    """The full name of a package file: `path` starts at the root, or else at `folder`."""
    path = path.strip().replace("\\", "/")
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else f"{folder}/{path}").lstrip("/")


class Resources:
    """The pictures and draw parameters, by id, that a document or page can refer to."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.media: dict[str, str] = {}
        self.units: dict[str, etree._Element] = {}
        """The content of the graphic units that composite objects show."""
        self._params: dict[str, etree._Element] = {}

    def add(self, element: etree._Element, folder: str) -> Resources:
        """Adds the resources in the files that `element` names. A damaged file is skipped."""
        for name in ("PublicRes", "DocumentRes", "PageRes"):
            for each in element:
                if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == name:
                    self._load(resolved(folder, each.text or ""))
        return self

    def _load(self, path: str) -> None:
        try:
            root = xml(self.package.read(path))
        except Unreadable:
            return
        base = resolved(posixpath.dirname(path), root.get("BaseLoc") or ".")
        for each in named(root, "MultiMedia"):
            file = child(each, "MediaFile")
            if file is not None and file.text:
                self.media[each.get("ID", "")] = resolved(base, file.text)
        for each in named(root, "CompositeGraphicUnit"):
            content = child(each, "Content")
            if content is not None:
                self.units[each.get("ID", "")] = content
        for each in named(root, "DrawParam"):
            self._params[each.get("ID", "")] = each

    def shade(self, thing: etree._Element, name: str, layer: str | None) -> Shade:
        """How the `FillColor` or `StrokeColor` of an object appears; dark if none is given."""
        if _is_clear(thing.get("Alpha")):
            return "clear"
        color = self._color(thing, name, layer)
        return "dark" if color is None else _shade(color)

    def colour(self, thing: etree._Element, name: str, layer: str | None) -> Colour | None:
        """The colour itself, black if none is given; None if it is a pattern or lets through what is under it."""
        color = self._color(thing, name, layer)
        alphas = [*numbers(thing.get("Alpha")), *numbers(None if color is None else color.get("Alpha"))]
        if min(alphas, default=255) < _OPAQUE:
            return None
        return (0, 0, 0) if color is None else _rgb(color)

    def _color(self, thing: etree._Element, name: str, layer: str | None) -> etree._Element | None:
        color = child(thing, name)
        param = thing.get("DrawParam") or layer
        for _ in range(_DEEP):
            if color is not None or param is None or param not in self._params:
                break
            color = child(self._params[param], name)
            param = self._params[param].get("Relative")
        return color


def _parts(color: etree._Element) -> list[float]:
    return [
        float(int(part[1:], 16)) if part.startswith("#") else float(part)
        for part in (color.get("Value") or "").split()
        if re.fullmatch(r"#[0-9a-fA-F]{1,2}|\d+(?:\.\d+)?", part)
    ]


def _rgb(color: etree._Element) -> Colour | None:
    parts = [min(part, 255.0) for part in _parts(color)]
    if len(parts) == 4:
        parts = [(255 - part) * (255 - parts[3]) / 255 for part in parts[:3]]
    if len(parts) == 1:
        parts *= 3
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else None


def _is_clear(alpha: str | None) -> bool:
    known = numbers(alpha)
    return bool(known) and known[0] <= _CLEAR


def _shade(color: etree._Element) -> Shade:
    if _is_clear(color.get("Alpha")):
        return "clear"
    parts = _parts(color)
    # In grey and RGB, higher values are lighter; in CMYK, darker.
    darkest = 255 - max(parts) if len(parts) == 4 else min(parts, default=0.0)
    if darkest >= _WHITE:
        return "white"
    return "light" if darkest >= _LIGHT else "dark"
