"""What an OFD document keeps apart from its pages: pictures, and how things are drawn
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
"""Of 255: text lighter than this on white is a watermark, or hidden. As in PDF."""
_WHITE = 245
_CLEAR = 12
"""Of 255: more transparent is not seen."""
_DEEP = 8
"""Parameters that build on others."""
_FAR = 1e6
"""Millimetres: no page is as large."""


def named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Descendants of that name in whatever namespace: producers differ."""
    for each in element.iter():
        if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == name:
            yield each


def child(element: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in element if isinstance(e.tag, str) and e.tag.rpartition("}")[2] == name), None)


def numbers(text: str | None) -> list[float]:
    found = re.findall(r"-?\d+\.?\d*(?:[eE][-+]?\d+)?|-?\.\d+", text or "")
    # Damage writes 1e999: nothing lies there, and infinity is in no place at all.
    return [max(-_FAR, min(float(each), _FAR)) for each in found]


def resolved(folder: str, path: str) -> str:
    """A location: from the root of the package, or from the folder of the file that names it."""
    path = path.strip().replace("\\", "/")
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else f"{folder}/{path}").lstrip("/")


class Resources:
    """The pictures and draw parameters that a document, or a page, can name."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.media: dict[str, str] = {}
        self._params: dict[str, etree._Element] = {}

    def add(self, element: etree._Element, folder: str) -> Resources:
        """Those of the files that `element` names. A file that is damaged costs what it holds."""
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
        for each in named(root, "DrawParam"):
            self._params[each.get("ID", "")] = each

    def shade(self, thing: etree._Element, name: str, layer: str | None) -> Shade:
        """How `FillColor` or `StrokeColor` of an object is seen; black where nothing is said."""
        if _is_clear(thing.get("Alpha")):
            return "clear"
        color = child(thing, name)
        param = thing.get("DrawParam") or layer
        for _ in range(_DEEP):
            if color is not None or param is None or param not in self._params:
                break
            color = child(self._params[param], name)
            param = self._params[param].get("Relative")
        return "dark" if color is None else _shade(color)


def _is_clear(alpha: str | None) -> bool:
    known = numbers(alpha)
    return bool(known) and known[0] <= _CLEAR


def _shade(color: etree._Element) -> Shade:
    if _is_clear(color.get("Alpha")):
        return "clear"
    parts = [
        float(int(part[1:], 16)) if part.startswith("#") else float(part)
        for part in (color.get("Value") or "").split()
        if re.fullmatch(r"#[0-9a-fA-F]{1,2}|\d+(?:\.\d+)?", part)
    ]
    # Grey and RGB grow lighter, CMYK darker.
    darkest = 255 - max(parts) if len(parts) == 4 else min(parts, default=0.0)
    if darkest >= _WHITE:
        return "white"
    return "light" if darkest >= _LIGHT else "dark"
