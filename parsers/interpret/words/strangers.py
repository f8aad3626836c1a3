"""Rows that publishers add to a form's table, in a text that lost its cells: 其他主动公开文件 between two lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from parsers.interpret.words.labels import LINES
from parsers.interpret.words.tokens import Token
from parsers.text import word_key

STRANGER = "stranger"
"""Key of a label that is none of the form's."""
_LONGEST = 200
"""Characters of a line that may be a label with its note."""
_FIGURES = frozenset(("number", "blank"))


def with_strangers(found: Sequence[Token], lines: Sequence[str]) -> list[Token]:
    """The tokens, with one label for each line of other words that stands between figures of section 2: those after
    it are its own. A note in it may hold the form's words. Elsewhere it may as well be a cell of a further column.
    """
    by_line = [(line, list(tokens)) for line, tokens in groupby(found, key=lambda token: token.start[0])]
    made: list[Token] = []
    before: Token | None = None
    for at in range(len(by_line)):
        is_inside = before is not None and (before.key == STRANGER or _is_disclosure(before))
        tokens = list(_line(by_line, at, lines)) if is_inside else by_line[at][1]
        before = next((token for token in reversed(tokens) if token.kind == "label"), before)
        made += tokens
    return made


def _is_disclosure(label: Token) -> bool:
    return any(line.table == "disclosures" for line in LINES.get(label.key, ()))


def _line(by_line: Sequence[tuple[int, list[Token]]], at: int, lines: Sequence[str]) -> Iterator[Token]:
    line, tokens = by_line[at]
    text = lines[line]
    beside = [by_line[n][1][side] for n, side in ((at - 1, -1), (at + 1, 0)) if 0 <= n < len(by_line)]
    is_strange = (
        any(token.kind == "other" for token in tokens)
        and all(token.kind not in _FIGURES and token.end[0] == line for token in tokens)
        and len(beside) > 1
        and all(token.kind in _FIGURES for token in beside)
        and "。" not in text
        and 1 < len(word_key(text)) <= _LONGEST
    )
    if is_strange:
        stripped = text.strip()
        start = text.index(stripped)
        yield Token("label", stripped, (line, start), (line, start + len(stripped)), STRANGER)
    else:
        yield from tokens
