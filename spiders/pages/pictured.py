"""图片: the pictures of a page, and which of them stand in the place of its article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

_LAZY = ("data-original", "data-src", "data-lazy", "data-lazy-src", "data-echo", "lay-src", "original")
"""Attributes with the picture that a script shows once the reader comes to it."""
_PLACE = re.compile(
    r"(?:^|[\s_-])(?:articles?|art|content|zoom|details?|text|con|main-?text|ueditor|trs_editor|editor|view|body|nr|neirong"
    r"|flip-?book|magazine|book|pages?)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
"""Names of the element that holds an article."""
_OUTSIDE = re.compile(
    r"(?:^|[\s_-])(?:head(?:er)?|foot(?:er)?|top|bottom|nav|menu|logo|banner|side(?:bar)?|share|tools?|qr|code|print|links?)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r"background(?:-image)?\s*+:[^;]{0,80}?url\(\s*+[\"']?([^\"')\s]{1,500}+)", re.IGNORECASE)
_SMALL = re.compile(r"\d{1,2}(?:px)?")
_MOST = 5_000
_ABOVE = 10


def shown_by(image: etree._Element) -> str | None:
    """The address of the picture that an element shows."""
    return next(filter(None, map(image.get, _LAZY)), None) or image.get("src")


def pictured_in(root: etree._Element) -> Iterator[str | None]:
    """Addresses of the pictures in the place of the article, and of those that are its background. Small ones are left
    out.
    """
    for each in islice(root.iter("img", "div", "li", "section"), _MOST):
        if each.tag == "img":
            small = any(_SMALL.fullmatch((each.get(name) or "").strip()) for name in ("width", "height"))
            to = None if small else shown_by(each)
        else:
            found = _BACKGROUND.search(each.get("style") or "")
            to = found[1] if found else None
        if to and _is_in_place(each):
            yield to


def _is_in_place(element: etree._Element) -> bool:
    names = [_names(each) for each in (element, *islice(element.iterancestors(), _ABOVE))]
    return any(map(_PLACE.search, names)) and not any(map(_OUTSIDE.search, names))


def _names(element: etree._Element) -> str:
    return f"{(element.get('id') or '')[:100]} {(element.get('class') or '')[:100]}"
