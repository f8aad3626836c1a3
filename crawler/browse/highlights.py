"""Excerpts of a printed text around the words of a search, with the words marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

AROUND = 48
"""Characters that an excerpt shows on either side of a word; it is then about two printed lines long."""
LONGEST_TEXT, LONGEST_WORDS = 100_000, 500
"""Characters of a section and of a query that are looked at. The longest section of a real report has some 10,000."""
MOST = 3
"""Most excerpts shown of one section."""

_WORDS = re.compile(r'"([^"]*)"|(\S+)')
_QUOTES = str.maketrans("“”„＂", '""""')


def plain_quotes(words: str) -> str:
    """The words with all kinds of double quotes turned into ": a Chinese keyboard types “依申请 公开”."""
    return words.translate(_QUOTES)


def pattern(words: str) -> re.Pattern[str] | None:
    """A pattern that matches any word of the query in a folded text, by the rules of the index: case and width
    don't matter, nor does punctuation or space between the characters of a phrase (up to 3). None: no words.
    """
    parts = []
    for quoted, word in _WORDS.findall(plain_quotes(words[:LONGEST_WORDS])):
        folded = [char for char in _folded(quoted or word) if char.isalnum()]
        if folded:
            parts.append(r"[\W_]{0,3}".join(map(re.escape, folded)))
    return re.compile("|".join(sorted(set(parts), key=len, reverse=True))) if parts else None


def excerpts(text: str, words: str) -> list[list[list[str]]]:
    """The first places that contain a word of the query. Each is a list of [kind, print], where kind is "hit" or
    "text". If there are none (the word is in the heading), the beginning of the text.
    """
    text = text[:LONGEST_TEXT]
    folded, origin = _mapped(text)
    looked_for = pattern(words)
    hits = [match.span() for match in looked_for.finditer(folded)] if looked_for else []
    spans = [(origin[start], origin[end - 1] + 1) for start, end in hits if end > start]
    if not spans:
        return [[["text", _cut(text, 0, 2 * AROUND)]]] if text else []
    return [_excerpt(text, group) for group in _groups(spans)]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _mapped(text: str) -> tuple[str, list[int]]:
    """The folded text that is searched, and for each of its characters the index in the printed text."""
    folded: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(text):
        for each in _folded(char):
            folded.append(each)
            origin.append(at)
    return "".join(folded), origin


def _groups(spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Groups of hits that are near enough for one excerpt; at most `MOST` groups."""
    group: list[tuple[int, int]] = []
    found = 0
    for span in spans:
        if group and span[0] - group[0][0] > 2 * AROUND:
            yield group
            found, group = found + 1, []
            if found == MOST:
                return
        group.append(span)
    if group:
        yield group


def _excerpt(text: str, spans: list[tuple[int, int]]) -> list[list[str]]:
    start, end = max(0, spans[0][0] - AROUND), min(len(text), spans[-1][1] + AROUND)
    parts, at = [], start
    for first, last in spans:
        parts += [["text", text[at:first]], ["hit", text[first:last]]]
        at = last
    parts.append(["text", text[at:end]])
    parts[0][1] = ("…" if start else "") + parts[0][1]
    parts[-1][1] += "…" if end < len(text) else ""
    return [part for part in parts if part[1]]


def _cut(text: str, start: int, end: int) -> str:
    return text[start:end] + ("…" if end < len(text) else "")
