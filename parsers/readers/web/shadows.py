"""Pages in a page, which a browser shows in the place of their element, without any script: shadow trees that it
declares (HTML Standard, 4.12.3: `<template shadowrootmode>`), and the pages of frames that it holds itself (4.8.5:
`<iframe srcdoc>`).
"""

from __future__ import annotations

import re
from html import unescape

_FRAME = re.compile(
    r"<iframe\b(?P<before>[^<>\"']{0,200}(?:\"[^<>\"]{0,500}\"[^<>\"']{0,200}){0,8}?)"
    r"\ssrcdoc\s{0,9}=\s{0,9}(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')(?P<after>[^<>]{0,500})>",
    re.IGNORECASE,
)
_PAGE = 100
"""Characters; what is shorter is a piece of the page around it, and whether its frame shows it can't be told."""
_UNSEEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|\bhidden\b|(?:width|height)\s{0,9}[=:]\s{0,9}[\"']?[01](?![\d.%])", re.IGNORECASE
)
_TEMPLATE = re.compile(r"<(/?)template\b([^<>]{0,2000})>", re.IGNORECASE)
_SHADOW = re.compile(r"\bshadowroot(?:mode)?\s*=\s*[\"']?(?:open|closed)\b", re.IGNORECASE)


def with_shadows(page: str) -> str:
    """The page with its declared shadow trees, and what its frames hold, as blocks; other templates stay what they
    are, and take no place.
    """
    low = page.lower()
    if "srcdoc" in low:
        page = _FRAME.sub(_framed, page)
    if "shadowroot" not in low:
        return page
    open_: list[bool] = []

    def block(tag: re.Match[str]) -> str:
        if not tag[1]:
            open_.append(_SHADOW.search(tag[2]) is not None)
            return "<div>" if open_[-1] else tag[0]
        return "</div>" if open_ and open_.pop() else tag[0]

    return _TEMPLATE.sub(block, page)


def _framed(frame: re.Match[str]) -> str:
    inside = unescape(frame["double"] if frame["double"] is not None else frame["single"])
    if len(inside) < _PAGE or _UNSEEN.search(f"{frame['before']} {frame['after']}"):
        return frame[0]
    return f"<div>{inside}</div><iframe{frame['before']}{frame['after']}>"
