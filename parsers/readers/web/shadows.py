"""Shadow trees that a page declares (HTML Standard, 4.12.3: `<template shadowrootmode>`): a browser shows them in the
place of their element, without any script.
"""

from __future__ import annotations

import re

_TEMPLATE = re.compile(r"<(/?)template\b([^<>]{0,2000})>", re.IGNORECASE)
_SHADOW = re.compile(r"\bshadowroot(?:mode)?\s*=\s*[\"']?(?:open|closed)\b", re.IGNORECASE)


def with_shadows(page: str) -> str:
    """The page with its declared shadow trees as blocks; other templates stay what they are, and take no place."""
    if "shadowroot" not in page.lower():
        return page
    open_: list[bool] = []

    def block(tag: re.Match[str]) -> str:
        if not tag[1]:
            open_.append(_SHADOW.search(tag[2]) is not None)
            return "<div>" if open_[-1] else tag[0]
        return "</div>" if open_ and open_.pop() else tag[0]

    return _TEMPLATE.sub(block, page)
