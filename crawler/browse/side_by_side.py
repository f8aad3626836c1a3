"""Compares two narratives sentence by sentence: which sentences are in both, in only one, or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from crawler.browse.page import Data

MOST = 400
"""Most sentences of a section that are compared; the longest real section has about 150. The rest is left out,
and the result says so (`cut`)."""
LONG = 600
"""Characters; longer sentences are not searched for changes inside them."""
ALIKE = 0.6
"""Least similarity (`SequenceMatcher.ratio`, 0 to 1) of two sentences that count as one changed sentence."""
AHEAD = 6
"""How many of the next sentences on the other side are searched for the changed form of a sentence."""

_END = re.compile(r"(?<=[。！？；;!?])|\n")


def sentences(text: str) -> list[str]:
    """The sentences of a text, with their closing punctuation. A line break also ends a sentence."""
    return [part.strip() for part in _END.split(text) if part.strip()]


def side_by_side(left: str, right: str) -> Data:
    """The comparison of two texts. `steps`: each has a `kind`: same, left (only there), right, or changed, with
    the `parts` of both. `share`: the share of characters (0 to 1) that are in both; None if both are empty.
    `cut`: a text is longer than `MOST` sentences.
    """
    ours, theirs = sentences(left), sentences(right)
    cut = max(len(ours), len(theirs)) > MOST
    steps = list(_steps(ours[:MOST], theirs[:MOST]))
    same = sum(_same(step) for step in steps)
    whole = sum(map(len, ours[:MOST])) + sum(map(len, theirs[:MOST]))
    return {"steps": steps, "share": round(2 * same / whole, 3) if whole else None, "cut": cut}


def _same(step: Data) -> int:
    """The number of characters of a step that are in both texts."""
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
    """The steps for sentences that aren't equal: changed ones are paired; those between them are only in one."""
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
    """The first candidate that is a changed form of the sentence: its index, and the matcher of both."""
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
