"""Cells of tables whose text has lost its cells: known wordings, and the figures between them.

Programs that turn a table into text put each cell on a line of its own, separate cells by blanks, break labels over
several lines or join everything. What is left are the wordings of the forms: they are found in the stream of
characters whatever blanks, breaks and punctuation stand in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from parsers.interpret.words.labels import (
    CAPTIONS,
    CHANNELS,
    CLAUSES,
    GROUPS,
    LINES,
    MEASURE_KEYS,
    REQUEST_COLUMNS,
    RESULTS,
    is_of_another,
)
from parsers.interpret.words.stream import kind_of
from parsers.text import squeeze, word_key
from parsers.traditional import in_mainland_words

Kind = Literal["label", "number", "blank", "part", "other"]
"""`part`: a piece of a known wording, as column heads are broken over lines."""

_BEGINNING = 6
"""Characters, at least, of a label that goes on after its figures."""
_PIECE = 4
"""Characters of a piece of a group's label in a narrow column, at most."""
_ESCAPED = re.compile(r"\\[-—–]+")
"""A dash as Markdown writes it at the beginning of a line."""
_LONGEST = 60
"""Characters. No wording is longer."""
_LONGEST_NOTE = 160
"""Characters of a note in brackets."""
_NUMBERING = re.compile(r"\d(?=\\?[.．、)）](?!\d))")
_NUMBERED = re.compile(r"\d{1,2}\\?[.．、)）]|[(（]\d{1,2}[)）]")
"""The number of a label, with a blank after it."""
_HEADS = ("申请人情况", "法人或其他组织", "行政诉讼", "信息内容")


class Token(NamedTuple):
    """A piece of text: what it is, its print, and where it starts and ends as (line, character)."""

    kind: Kind
    text: str
    start: tuple[int, int]
    end: tuple[int, int]
    key: str = ""
    """The wording that a label has."""


class _Char(NamedTuple):
    char: str
    """In simplified characters."""
    line: int
    offset: int


@cache
def _wordings() -> tuple[dict[str, set[str]], dict[str, str], str]:
    """Every known wording by its first two characters; the wording that a beginning is of, if only one has it; and
    all wordings in one text.
    """
    keys = {
        *LINES,
        *CAPTIONS,
        *GROUPS,
        *CLAUSES,
        *MEASURE_KEYS,
        *REQUEST_COLUMNS,
        *RESULTS,
        *CHANNELS,
        *map(word_key, _HEADS),
    }
    index: dict[str, set[str]] = {}
    for key in keys:
        index.setdefault(key[:2], set()).add(key)
    wholes: dict[str, set[str]] = {}
    for key in LINES:
        for length in range(_BEGINNING, len(key)):
            wholes.setdefault(key[:length], set()).add(key)
    beginnings = {
        each: max(whole, key=len) for each, whole in wholes.items() if len({LINES[key] for key in whole}) == 1
    }
    return index, beginnings, "\n".join(sorted(keys))


def tokens(lines: Sequence[str]) -> list[Token]:
    """The tokens of consecutive lines, in order. Labels may go over blanks and lines, numbers may not."""
    found: list[Token] = []
    segment: list[_Char] = []
    for number, line in enumerate(lines):
        for chunk in re.finditer(r"\S+", line):
            kind = kind_of(chunk[0][1:] if _ESCAPED.fullmatch(chunk[0]) else chunk[0])
            if kind in {"number", "blank"} and not _NUMBERED.fullmatch(chunk[0]):
                found += _labels(segment, lines)
                segment = []
                where = (number, chunk.start()), (number, chunk.end())
                found.append(Token("number" if kind == "number" else "blank", chunk[0], *where))
                continue
            for offset, char in enumerate(in_mainland_words(chunk[0]), chunk.start()):
                segment += [_Char(each, number, offset) for each in squeeze(char)]
    return found + list(_labels(segment, lines))


def _labels(chars: list[_Char], lines: Sequence[str]) -> Iterator[Token]:
    """The labels in a stream of characters, the figures glued to them, and what else stands between them."""
    index, beginnings, _ = _wordings()
    words = [n for n, each in enumerate(chars) if each.char.isalnum()]
    text = "".join(chars[n].char for n in words).replace("其它", "其他")
    at, rest = 0, 0
    while at < len(text):
        key = max((k for k in index.get(text[at : at + 2], ()) if text.startswith(k, at)), key=len, default="")
        begun = _begun(chars, words, at)
        if len(begun) > len(key):
            key = begun  # a label that goes on below its figures
        digits = "" if key else _glued(chars, words, at, lines)
        if not key and not digits:
            at += 1
            continue
        if rest < at:
            yield from _others(chars, words[rest:at], lines)
        length = len(digits) if digits else len(key)
        length += _noted(chars, words, at + length) if key else 0
        piece = [chars[n] for n in words[at : at + length]]
        start, end = _bracketed(*_ends(piece), lines)
        if digits and start[1] > 0 and lines[start[0]][start[1] - 1] in "+-−":
            start = (start[0], start[1] - 1)
        yield Token(
            "number" if digits else "label",
            _between(start, end, lines),
            start,
            end,
            "" if digits else beginnings.get(key, key),
        )
        at = rest = at + length
    if rest < len(text):
        yield from _others(chars, words[rest:], lines)


def _noted(chars: Sequence[_Char], words: Sequence[int], at: int) -> int:
    """Characters of a note in brackets behind a label that ends before `at`: 规章（设区的市填写）. 0 if there is
    none, or one that says that the figures are of another year.
    """
    following = chars[words[at - 1] + 1 : words[at - 1] + 2 + _LONGEST_NOTE]
    if not following or following[0].char != "(":
        return 0
    depth = 0
    for offset, each in enumerate(following):
        depth += (each.char == "(") - (each.char == ")")
        if depth == 0:
            inside = sum(n <= words[at - 1] + 1 + offset for n in words[at : at + _LONGEST_NOTE])
            note = "".join(chars[n].char for n in words[at : at + inside])
            return 0 if is_of_another(note) else inside
    return 0


def _begun(chars: Sequence[_Char], words: Sequence[int], at: int) -> str:
    """The beginning of a label from here to the end, where figures follow; "" if it is none. A piece of a group's
    label may stand between, in the line of the figures.
    """
    if len(words) - at > _LONGEST:
        return ""
    rest = [chars[n] for n in words[at:]]
    above = [each for each in rest if each.line < rest[-1].line]
    for part in (rest, above if len(rest) - len(above) <= _PIECE else []):
        text = "".join(each.char for each in part)
        if text in _wordings()[1]:
            return text
    return ""


def _glued(chars: Sequence[_Char], words: Sequence[int], at: int, lines: Sequence[str]) -> str:
    """The digits that begin here and belong to no wording; "" if there are none."""
    index = _wordings()[0]
    end = at
    while end < len(words) and (char := chars[words[end]]).char.isdecimal():
        ahead = "".join(chars[n].char for n in words[end : end + _LONGEST])
        if end > at and any(ahead.startswith(key) for key in index.get(ahead[:2], ())):
            break
        if _NUMBERING.match(lines[char.line], char.offset):
            break  # the number of a label that is none of the wordings
        end += 1
    return "".join(chars[n].char for n in words[at:end])


def _others(chars: list[_Char], numbers: Sequence[int], lines: Sequence[str]) -> Iterator[Token]:
    """What is no wording: pieces of wordings, or other text; line by line."""
    run: list[_Char] = []
    for n in numbers:
        if run and chars[n].line != run[-1].line:
            yield _other(run, lines)
            run = []
        run.append(chars[n])
    if run:
        yield _other(run, lines)


def _other(run: list[_Char], lines: Sequence[str]) -> Token:
    print_ = _print(run, lines)
    whole = _wordings()[2]
    start, end = _ends(run)
    line = lines[start[0]]
    glued = line[max(start[1] - 1, 0) : start[1]].isdecimal() or line[end[1] : end[1] + 1].isdecimal()  # 12件
    known = not glued and all(word_key(piece) in whole for piece in print_.split())
    return Token("part" if known else "other", print_, *_bracketed(start, end, lines))


def _ends(piece: Sequence[_Char]) -> tuple[tuple[int, int], tuple[int, int]]:
    return (piece[0].line, piece[0].offset), (piece[-1].line, piece[-1].offset + 1)


def _bracketed(
    start: tuple[int, int], end: tuple[int, int], lines: Sequence[str]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Start and end with the brackets around them: the words of a label are matched without."""
    (first, left), (last, right) = start, end
    left -= left > 0 and lines[first][left - 1] in "（([【“"
    right += right < len(lines[last]) and lines[last][right] in "）)]】”"
    return (first, left), (last, right)


def _print(piece: Sequence[_Char], lines: Sequence[str]) -> str:
    return _between(*_bracketed(*_ends(piece), lines), lines)


def _between(start: tuple[int, int], end: tuple[int, int], lines: Sequence[str]) -> str:
    """The text as printed, from the first to the last of its characters; line breaks are left out."""
    (first, left), (last, right) = start, end
    if first == last:
        return lines[first][left:right].strip()
    inside = (line.strip() for line in lines[first + 1 : last])
    return "".join([lines[first][left:].strip(), *inside, lines[last][:right].strip()])
