"""雷同: a narrative copied from last year's with the year changed, or from another issuer's.

国办公开办函〔2021〕30号 names identical content (内容雷同) as a fault. Text that nearly all reports share
is the wording of the law, not a fault: shingles (runs of `SHINGLE` characters) that many reports of a
year have are left out on both sides. Candidates are found with a sample of shingles; the share of
copied text is then counted on the full text.

Figures, years and the issuer's name are masked, so that changing them doesn't make a new text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from parsers.checks.model import rule
from parsers.checks.subjects import Compared, Relation
from parsers.report import Check, Status
from parsers.sentences import Given, Listed, Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Prints = NDArray[np.uint64]

COPIED = "text.copied"
"""Code of the rule. Every report that was compared has a row of it."""

FEW = Sentence(
    "copied.few_reports",
    "too few reports of the year to tell common wording from copied",
    "该年度报告太少，无从区分通用措辞与雷同文字",
)
SHORT = Sentence(
    "copied.short", "about {own} characters of its own are too few to judge by", "除通用措辞外仅约 {own} 字，不足以判断"
)
STANDS = Sentence("copied.stands", "{share} % of its own text stands in {other}", "自有文字的 {share}% 也见于 {other}")
COPIES = Sentence(
    "copied.copies",
    "{share} % of its own text stands in {other}: {quotes}",
    "自有文字的 {share}% 也见于 {other}：{quotes}",
    quotes=Listed(("；", "; "), quoted=True),
)
ALONE = Sentence(
    "copied.alone", "no other report of the year has most of its text", "该年度没有另一份报告含有其大半文字"
)

SHINGLE = 12
"""Length of a shingle in characters; shorter runs are idioms that everybody writes."""
SAMPLE = 8
"""One in this many shingles is compared between all reports: about 300 of an average narrative."""
COMMON_SHARE, COMMON_LEAST, COMMON_MOST = 0.1, 3, 50
"""A shingle is common wording if more than a tenth of the year's reports have it; the limit is never
below 3 reports, nor above 50, as a text that so many have is a template."""
LEAST_POOL = 8
"""Minimum number of reports of a year; among fewer, legal wording can't be distinguished from copied text."""
LEAST_OWN = 200
"""Minimum number of a narrative's characters that are not common wording; shorter texts resemble each
other by chance.
"""
THRESHOLD = 0.8
"""Share of a narrative's own characters in sentences of the other text, from which on it is a copy.
Honest reports of one organ keep half of their sentences from year to year, and seldom more than two
thirds; copies with a paragraph or two exchanged keep nine tenths (both as the demo writes them: an
assumption).
"""
SAME_SENTENCE = 0.9
"""Share of a sentence's shingles that the other text must have; so a word may differ in a long sentence."""

_SUBJECTS: dict[Relation, str] = {"last_year": "last_year", "other_issuer": "other_issuers"}

_SENTENCE = re.compile(r"[。！？!?;；\n]+")
_NOT_WORD = re.compile(r"[^\w\n]+|_+")
_NUMERAL = "[〇零一二两三四五六七八九十百千万]"
_DIGITS = re.compile(rf"\d+|[〇零一二三四五六七八九]{{4}}(?=年)|(?<!{_NUMERAL}){_NUMERAL}++(?=[件条次宗份起个])")


@rule(
    COPIED,
    over="texts",
    title="正文雷同",
    en="the narrative is not last year's with the year changed, nor another issuer's of the same year",
    source="国办公开办函〔2021〕30号: 内容雷同、敷衍塞责",
    finds=None,
    doubts=False,
    precision="wording that many reports of the year share is left out; short texts, and years with"
    " few reports, are unknown",
)
def copied(text: Compared) -> Iterator[Check]:
    """One check for each relation. `left` is the share in per cent, `right` the share of a copy (`THRESHOLD`)."""
    status: Status
    beside: dict[str, Given] = {"share": text.share or 0, "other": text.other or ""}
    if not text.enough:
        status, words = "unknown", FEW()
    elif text.own < LEAST_OWN and not text.quotes:
        status, words = "unknown", SHORT(own=text.own)
    elif text.quotes:
        status, words = "fail", COPIES(**beside, quotes=text.quotes)
    elif text.other is not None:
        status, words = "pass", STANDS(**beside)
    else:
        status, words = "pass", ALONE()
    share = None if text.share is None else Decimal(repr(text.share))
    yield Check(COPIED, _SUBJECTS[text.relation], share, round(THRESHOLD * 100), status, words)


@dataclass(frozen=True, slots=True)
class Narrative:
    """A text prepared for comparison: its sentences as printed, and the same sentences normalised."""

    sentences: tuple[str, ...]
    plain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a narrative is in another: `share` (0 to 1) of its `own` characters, and those sentences."""

    share: float
    own: int
    sentences: tuple[str, ...]


def narrative(text: str, issuer: str) -> Narrative:
    """The sentences of a text that are at least a shingle long, with digits and issuer masked."""
    printed = _SENTENCE.split(text)
    whole = unicodedata.normalize("NFKC", "\n".join(printed))
    whole = _DIGITS.sub("0", _NOT_WORD.sub("", whole))
    name = _NOT_WORD.sub("", unicodedata.normalize("NFKC", issuer))
    for at in range(max(len(name) - 3, 0)):  # 洛阳市财政局, 市财政局, 财政局 …
        whole = whole.replace(name[at:], "某")
    pairs = zip(printed, whole.split("\n"), strict=True)
    long = [(sentence.strip(), plain) for sentence, plain in pairs if len(plain) >= SHINGLE]
    return Narrative(tuple(s for s, _ in long), tuple(p for _, p in long))


def shingles(text: Narrative) -> Prints:
    """Hashes of all shingles of a text, without duplicates, in ascending order."""
    import numpy as np

    joined = "\n".join(text.plain)
    if len(joined) < SHINGLE:
        return np.zeros(0, np.uint64)
    return np.unique(_hashes(joined))


def _hashes(joined: str) -> Prints:
    """Hashes of every window of `SHINGLE` characters that doesn't cross a line end."""
    import numpy as np

    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    count = len(codes) - SHINGLE + 1
    found = np.zeros(count, np.uint64)
    for at in range(SHINGLE):
        found = found * np.uint64(0x9E3779B97F4A7C15) + codes[at : at + count]
    found ^= found >> np.uint64(31)
    found *= np.uint64(0xBF58476D1CE4E5B9)
    found ^= found >> np.uint64(29)
    ends = np.concatenate(([0], np.cumsum(codes == 10)))
    whole: Prints = found[ends[SHINGLE:] == ends[: len(ends) - SHINGLE]]
    return whole


def sampled(prints: Prints) -> Prints:
    """One in `SAMPLE` shingles, chosen by hash, so that every text has the same ones in its sample."""
    import numpy as np

    some: Prints = prints[prints % np.uint64(SAMPLE) == 0]
    return some


@dataclass(frozen=True)
class Pool:
    """The reports of one year: each one's sampled shingles without the common ones, and the common ones."""

    own: tuple[Prints, ...]
    common: Prints

    @property
    def large_enough(self) -> bool:
        return len(self.own) >= LEAST_POOL


def pool(samples: Sequence[Prints]) -> Pool:
    """Separates the common wording from each report's own. The result is the same for any order of reports."""
    import numpy as np

    if not samples:
        return Pool((), np.zeros(0, np.uint64))
    values, counts = np.unique(np.concatenate(samples), return_counts=True)
    most = min(max(COMMON_LEAST, int(len(samples) * COMMON_SHARE)), COMMON_MOST)
    common = values[counts > most]
    own = tuple(each[~np.isin(each, common, assume_unique=True)] for each in samples)
    return Pool(own, common)


def pairs(found: Pool) -> Iterator[tuple[int, int]]:
    """Pairs of reports (by position in the pool) of which the first may be a copy of the second: for
    each first report at most three pairs, the most similar first.
    """
    import numpy as np

    sizes = np.array([len(each) for each in found.own])
    if not sizes.sum():
        return
    owners = np.repeat(np.arange(len(sizes)), sizes)
    prints = np.concatenate(found.own)
    order = np.lexsort((owners, prints))
    prints, owners = prints[order], owners[order]
    codes = []
    for step in range(1, COMMON_MOST):
        same = prints[step:] == prints[:-step]
        if not same.any():
            break
        codes.append(owners[:-step][same] * len(sizes) + owners[step:][same])
    if not codes:
        return
    both, shared = np.unique(np.concatenate(codes), return_counts=True)
    left, right = both // len(sizes), both % len(sizes)
    first, second = np.concatenate((left, right)), np.concatenate((right, left))
    shared = np.concatenate((shared, shared))
    likely = shared >= (THRESHOLD - 0.2) * sizes[first]
    first, second, shared = first[likely], second[likely], shared[likely]
    last, seen = -1, 0
    for at in np.lexsort((second, -shared, first)):
        seen = seen + 1 if first[at] == last else 1
        last = first[at]
        if seen <= 3:
            yield int(first[at]), int(second[at])


def likeness(text: Narrative, other: Narrative, common: Prints) -> Likeness:
    """How much of `text` is in `other`, counted by sentences without those of common wording."""
    import numpy as np

    there = shingles(other)
    own, same, copied = 0, 0, []
    for sentence, plain in zip(text.sentences, text.plain, strict=True):
        prints = _hashes(plain)
        some = sampled(prints)
        if len(some) and np.isin(some, common).mean() >= 0.5:
            continue
        own += len(plain)
        if np.isin(prints, there).mean() >= SAME_SENTENCE:
            same += len(plain)
            copied.append(sentence)
    return Likeness(same / own if own else 0.0, own, tuple(copied))
