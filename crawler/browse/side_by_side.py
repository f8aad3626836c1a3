"""Two narratives beside each other, sentence by sentence: what stands in both, in one, or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from crawler.browse.page import Data

MOST = 400
"""Sentences of a section that are compared; the longest real section has about 150. What is beyond
is left out, and said to be."""
LONG = 600
"""Characters of a sentence up to which changes inside it are looked for."""
ALIKE = 0.6
"""Share of the characters of two sentences from which they are one that was changed, rather than two."""
AHEAD = 6
"""Sentences among which a changed one is looked for."""

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
        else:
            yield from _changed(left[a:b], right[c:d])


def _changed(left: list[str], right: list[str]) -> Iterator[Data]:
    """Sentences that were changed are shown as one, the others after what precedes them."""
    since, at = 0, 0
    for number, ours in enumerate(left):
        found = _alike(ours, right[at : at + AHEAD])
        if found is None:
            continue
        ahead, matcher = found
        yield from _apart(left[since:number], right[at : at + ahead])
        yield {"kind": "changed", "parts": list(_parts(matcher, ours, right[at + ahead]))}
        since, at = number + 1, at + ahead + 1
    yield from _apart(left[since:], right[at:])


def _apart(left: list[str], right: list[str]) -> Iterator[Data]:
    if left:
        yield {"kind": "left", "sentences": left}
    if right:
        yield {"kind": "right", "sentences": right}


def _alike(ours: str, candidates: list[str]) -> tuple[int, SequenceMatcher[str]] | None:
    """The first of them that is the same sentence, changed."""
    if len(ours) > LONG:
        return None
    matcher = SequenceMatcher(None, "", ours, autojunk=False)
    for at, theirs in enumerate(candidates):
        if len(theirs) > LONG:
            continue
        matcher.set_seq1(theirs)
        if matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            return at, SequenceMatcher(None, ours, theirs, autojunk=False)
    return None


def _parts(matcher: SequenceMatcher[str], left: str, right: str) -> Iterator[list[str]]:
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield ["same", left[a:b]]
            continue
        if a < b:
            yield ["left", left[a:b]]
        if c < d:
            yield ["right", right[c:d]]
