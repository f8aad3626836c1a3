"""Markdown, as converters write it: marks inside a text, tables drawn with `+---+`, and pipe tables whose merged cells
were lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import groupby

from parsers.document import Look
from parsers.looks import Piece, Printed, printed
from parsers.text import is_blank, looks_like_number

RULER = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
"""A line between the rows of a table that is drawn, as pandoc, reStructuredText and Emacs write it."""
_MARKED = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|~~(?P<struck>[^~]+)~~"
    r"|<(?P<tag>del|s|strike|sup|sub)>(?P<inside>[^<]*)</(?:del|s|strike|sup|sub)>"
    r"|(?P<break><br\s?/?>)"
    r"|(?P<strong>\*\*)"
)
_HEADLINE = re.compile(r"(?P<sign>={1,6}|\*{1,6})\s++(?P<words>.+)")
_STRONG = re.compile(r"(?P<sign>\*{1,3}|__|'{2,5})(?P<words>[^\s*_'](?:[^*_']*[^\s*_'])?)(?P=sign)")
_BLOCK = re.compile(r"</?(?:html|head|body|p|h[1-6]|ul|ol|li|td|tr|script|style)\b", re.IGNORECASE)
_SIGNS = re.compile(r"^#{1,6} \S", re.MULTILINE)
_AROUND = re.compile(r"</?(?:html|body)>", re.IGNORECASE)
"""What some of these programs put around each table."""
_HEADED = re.compile(r"(?P<signs>#{1,6})\s++(?P<words>.+)")
_STRONG_OR_STRUCK = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|~~(?P<struck>[^~]+)~~")
_FRAME = re.compile(r"(?:</?(?:div|span|section|article|center|p)(?:\s[^<>]*)?>\s*)+", re.IGNORECASE)
_LOOKS: dict[str, Look] = {"del": "struck", "s": "struck", "strike": "struck", "sup": "raised", "sub": "lowered"}
_FEW = 3
"""Rows of labels and figures, at least, that show how a program writes merged cells."""


def is_frame(line: str) -> bool:
    """Whether a line holds nothing but tags that a converter left standing."""
    return line.lstrip().startswith("<") and _FRAME.fullmatch(line.strip()) is not None


def as_page(text: str) -> str:
    """Markdown whose tables are HTML, as programs that read pictures write it, as a web page; other text as it is."""
    if text.lstrip("\ufeff \r\n\t").startswith("<") or not _SIGNS.search(text):
        return text
    parts = list(_parts(_AROUND.sub("", text)))
    if len(parts) < 2 or any(_BLOCK.search(part) for is_table, part in parts if not is_table):
        return text
    return "".join(part if is_table else "".join(map(_element, part.split("\n"))) for is_table, part in parts)


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """The tables of a text, and what is between them."""
    lower, at = text.lower(), 0
    while (start := lower.find("<table", at)) >= 0 and (end := lower.find("</table>", start)) >= 0:
        end += len("</table>")
        yield False, text[at:start]
        yield True, text[start:end]
        at = end
    yield False, text[at:]


def _element(line: str) -> str:
    """A line as an element."""
    words = line.strip()
    if not words:
        return ""
    heading = _HEADED.fullmatch(words)
    tag = f"h{len(heading['signs'])}" if heading else "p"
    shown = _STRONG_OR_STRUCK.sub(_as_tag, heading["words"].rstrip("# ") if heading else words)
    return f"<{tag}>{shown}</{tag}>\n"


def _as_tag(found: re.Match[str]) -> str:
    return f"<s>{found['struck']}</s>" if found["struck"] else found["strong"]


def headline(text: str) -> str:
    """A line without what AsciiDoc, Org and wikis write before a title, or around a line that is set off as a whole:
    = 2023年…报告, * 一、总体情况, **一、总体情况**.
    """
    if headed := _HEADLINE.fullmatch(text):
        return headed["words"].rstrip("= ") if headed["sign"][0] == "=" else headed["words"]
    found = _STRONG.fullmatch(text)
    return found["words"] if found else text


def inline(text: str) -> Printed:
    """What a text prints: without escapes and marks of emphasis; what is struck out is no print."""
    if not _MARKED.search(text) and "&" not in text:
        return Printed(text)
    found = printed(_pieces(text))
    return Printed(unescape(found.text).strip(), found.looks)


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for match in _MARKED.finditer(text):
        yield Piece(text[at : match.start()])
        at = match.end()
        if match["struck"]:
            yield Piece(match["struck"], "struck")
        elif match["tag"]:
            yield Piece(match["inside"], _LOOKS[match["tag"]])
        elif match["escaped"] or match["break"]:
            yield Piece(match["escaped"] or "\n")
    yield Piece(text[at:])


def joined(lines: Sequence[Sequence[str] | None]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a drawn table, each with the index of its first line: the lines between two rulers (None) are one
    row. Lines that have other cells than those above them are rows of their own.
    """
    for is_row, group in groupby(enumerate(lines), key=lambda each: each[1] is not None):
        if not is_row:
            continue
        first, row = -1, list[str]()
        for number, cells in group:
            assert cells is not None
            if first >= 0 and len(cells) != len(row):
                yield first, row
                first, row = -1, []
            if first < 0:
                first, row = number, [""] * len(cells)
            row = ["\n".join(filter(None, both)) for both in zip(row, cells, strict=True)]
        yield first, row


def starts(rows: Sequence[Sequence[str]]) -> list[int]:
    """The column where each row of a pipe table begins. Many programs write a cell that is merged over columns once,
    with empty cells after it, and a cell that is merged over rows in its first row only: later rows are shorter, and
    their figures stand too far left. Where labels with empty cells show it, these rows are moved back. All begin at 0
    otherwise.
    """
    width = max(map(len, rows), default=0)
    if not _shows_merged(rows, width):
        return [0] * len(rows)
    found: list[int] = []
    for row in rows:
        above = rows[len(found) - 1] if found else ()
        short = width - len(row)
        under = _under(above, row) if short and found else None
        found.append(short if under is None else found[-1] + under)
    return found


def _shows_merged(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether rows of full width have a label, then empty cells, then as many figures as the shorter rows end with."""
    counts = [_figures(row) for row in rows if len(row) == width and _is_padded(row)]
    count = max(set(counts), key=counts.count, default=0)
    shorter = [row for row in rows if len(row) < width and _figures(row) == count]
    return count > _FEW and len(shorter) >= _FEW


def _is_padded(row: Sequence[str]) -> bool:
    figures = _figures(row)
    before = row[: len(row) - figures]
    return figures > 0 and len(before) > 1 and bool(before[0]) and not any(before[1:])


def _figures(row: Sequence[str]) -> int:
    """How many cells a row has from its first figure on, if nothing but figures and blanks stand there; else 0."""
    first = next((at for at, text in enumerate(row) if text and _is_figure(text)), len(row))
    return len(row) - first if all(map(_is_figure, row[first:])) else 0


def _is_figure(text: str) -> bool:
    return looks_like_number(text) or is_blank(text)


def _under(above: Sequence[str], row: Sequence[str]) -> int | None:
    """Where a row without figures fits exactly under one merged cell of the row above it; None if nowhere."""
    if any(looks_like_number(text) for text in row):
        return None
    filled = [at for at, text in enumerate(above) if text]
    ends = [*filled[1:], len(above)]
    wide = [at for at, end in zip(filled, ends, strict=True) if end - at == len(row) > 1]
    return wide[0] if len(wide) == 1 else None
