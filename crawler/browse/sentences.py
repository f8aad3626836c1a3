"""Two narratives beside each other, sentence by sentence: what stands in both, in one, or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from crawler.browse.page import Data

MOST = 400
"""Sentences of a section that are compared; the longest real section has about 150. What is beyond
is left out, and said to be."""
LONG = 600
"""Characters of a sentence up to which changes inside it are looked for."""
ALIKE = 0.5
"""Of two sentences that stand in the same place: share of characters from which they are one that
was changed, rather than two."""

_END = re.compile(r"(?<=[。！？；;!?])|\n")


def sentences(text: str) -> list[str]:
    """Each with its end; a paragraph ends one too."""
    return [part.strip() for part in _END.split(text) if part.strip()]


def side_by_side(left: str, right: str) -> Data:
    """`steps`, each with its `kind`: same, left (only there), right, or changed, with the `parts` of
    both; `share` of the characters that stand in both; `cut`: one is longer than what is compared.
    """
    ours, theirs = sentences(left), sentences(right)
    cut = max(len(ours), len(theirs)) > MOST
    steps = list(_steps(ours[:MOST], theirs[:MOST]))
    same = sum(_same(step) for step in steps)
    whole = sum(map(len, ours[:MOST])) + sum(map(len, theirs[:MOST]))
    return {"steps": steps, "share": round(2 * same / whole, 3) if whole else None, "cut": cut}


def _same(step: Data) -> int:
    """Characters that stand in both."""
    if step["kind"] == "same":
        return sum(map(len, step["sentences"]))
    return sum(len(text) for kind, text in step.get("parts", ()) if kind == "same")


def _steps(left: list[str], right: list[str]) -> Iterator[Data]:
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            yield {"kind": "same", "sentences": left[a:b]}
            continue
        for ours, theirs in zip_longest(left[a:b], right[c:d]):
            yield from _pair(ours, theirs)


def _pair(left: str | None, right: str | None) -> Iterator[Data]:
    if left and right and max(len(left), len(right)) <= LONG:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        if matcher.ratio() >= ALIKE:
            yield {"kind": "changed", "parts": list(_parts(matcher, left, right))}
            return
    if left:
        yield {"kind": "left", "sentences": [left]}
    if right:
        yield {"kind": "right", "sentences": [right]}


def _parts(matcher: SequenceMatcher[str], left: str, right: str) -> Iterator[list[str]]:
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield ["same", left[a:b]]
            continue
        if a < b:
            yield ["left", left[a:b]]
        if c < d:
            yield ["right", right[c:d]]
