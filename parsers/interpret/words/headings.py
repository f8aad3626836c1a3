"""章: where the six sections begin, and the text of each.

Headings are recognised by their wording, not by their number: numbers restart, are wrong or are
missing. Of all lines that read like a heading, the sequence is chosen that has most of the six in
order, followed by the tables that belong to them (in a table of contents none follow). Other wordings
are recognised by where they stand (`outer`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parsers.document import Within
from parsers.forms import FORMS, TableName
from parsers.interpret.words.labels import CLAUSES
from parsers.interpret.words.outer import Known, outer_headings
from parsers.interpret.words.signs import NUMERALS, plain_sign
from parsers.interpret.words.stream import Item, Row, TextLine
from parsers.report import Section
from parsers.text import label_key, squeeze

TABLES: dict[int, TableName] = {2: "disclosures", 3: "requests", 4: "appeals"}
"""The sections that hold a table of the form, with the table."""

_PUNCTUATION = re.compile(r"[、，,。·“”\"'的与和及]")


def _loose(text: str) -> str:
    """A heading's wording without punctuation and without the words that vary freely."""
    return _PUNCTUATION.sub("", text)


_WORDINGS: dict[str, int] = {
    squeeze(wording): heading.number
    for form in FORMS.values()
    for heading in form.sections
    for wording in heading.wordings
}
_LOOSE: dict[str, int] = {_loose(wording): number for wording, number in _WORDINGS.items()}
_STATUTORY = frozenset(squeeze(heading.label) for form in FORMS.values() for heading in form.sections)
_START = re.compile(
    rf"(?P<number>第?[{NUMERALS}1-9][、.．,，:：\s]|第[{NUMERALS}]部分[、:：]?)?"
    rf"(?P<wording>{'|'.join(sorted(map(re.escape, _WORDINGS), key=len, reverse=True))})(?P<rest>.*)",
    re.DOTALL,
)
_SIGN = re.compile(rf"第?([{NUMERALS}1-9])(?:[、.,:]|部分)")
_NUMBERED = re.compile(rf"(?P<number>[{NUMERALS}])[、.,:](?P<wording>.{{4,40}})")
PAGE_NUMBER = re.compile(r"[-—–―~·\s]*\d{1,3}[-—–―~·\s]*|第\d{1,3}页(?:[,，]?共\d{1,3}页)?")
_IN_BRACKETS = re.compile(rf"^\(([{NUMERALS}])\)[、.,]?")
_SEVERAL = 2
"""Sections whose headings are known; with fewer, the outline may be one of brackets."""
_AFTER_PAGE_NUMBER = re.compile(
    rf"\s*(?:[-—–―~·]\s*\d{{1,3}}\s*[-—–―~·]|\d{{1,3}}\s)\s*(?=第?[{NUMERALS}](?:[、.．]|部分))"
)
"""The number of a page that a converter joined to the heading below it."""

BOILERPLATE = re.compile(
    r"^(?:【?(?:打印|关闭|字体|收藏|分享)|【(?:大|小|纠错)|打印本页|关闭窗口|分享到|扫一扫|上一[篇条]|下一[篇条]|"
    r"附件下载|附件[:：]|相关(?:附件|链接|文章|阅读)|责任编辑|主办(?:单位)?[:：]|承办(?:单位)?[:：]|"
    r"版权所有|Copyright|网站标识码|网站地图|[^。]{0,12}ICP备|[^。]{0,8}公网安备|联系我们|阅读次数|访问量|浏览次数|"
    r"(?:政府)?网站支持IPv6|返回顶部)"
)
"""Text that portals print after the last section; the section's text ends before it."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    number: int
    heading: str
    rest: str
    weight: float


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a report, in order, each with its index in the stream."""

    chosen: tuple[_Candidate, ...]

    @property
    def first(self) -> int | None:
        return self.chosen[0].index if self.chosen else None

    def section_at(self, index: int) -> int | None:
        """Number of the section that a stream item is in; None before the first heading."""
        inside = [each.number for each in self.chosen if each.index <= index]
        return inside[-1] if inside else None


def text_of(item: Item) -> TextLine | None:
    """An item as a line of text; a row counts as one if only one of its cells is filled, else None."""
    return item.lone_text if isinstance(item, Row) else item


def find_headings(items: Sequence[Item], tables: Mapping[int, str]) -> Headings:
    """The headings of the six sections. `tables` maps the index of each row of the form to its table."""
    lines = [(i, line) for i, item in enumerate(items) if i not in tables and (line := text_of(item)) is not None]
    candidates = [each for index, line in lines for each in _candidates(index, line)]
    if len({each.number for each in candidates}) < _SEVERAL:
        # （一） heads what is within a section, but where it heads all sections.
        inner = [each for index, line in lines for each in _candidates(index, line, in_brackets=True)]
        candidates = inner if len({each.number for each in inner}) >= 2 * _SEVERAL else candidates
    weighed = [_beside_table(each, candidates, tables) for each in candidates]
    chosen = _best_sequence(weighed)
    chosen = sorted((*chosen, *_out_of_order(chosen, weighed, tables)), key=lambda each: each.index)
    known = [Known(each.index, each.number, is_in_step=_sign(each.heading) == each.number) for each in chosen]
    outer = [_Candidate(*each, 1.0) for each in outer_headings(items, tables, known, TABLES)]
    return Headings(tuple(sorted((*chosen, *outer), key=lambda each: each.index)))


def _out_of_order(
    chosen: Sequence[_Candidate], candidates: Sequence[_Candidate], tables: Mapping[int, str]
) -> Iterator[_Candidate]:
    """Headings of sections that the sequence lacks, as they stand elsewhere: the prose before all tables.

    Text must follow them: in a table of contents another heading does.
    """
    used = {each.number for each in chosen}
    for each in sorted(candidates, key=lambda each: -each.weight):
        taken = {other.index for other in candidates} | tables.keys()
        if each.number not in used and each.number not in TABLES and (each.rest or each.index + 1 not in taken):
            used.add(each.number)
            yield each


def _sign(heading: str) -> int | None:
    """The number that a heading prints; None if it prints none."""
    match = _SIGN.match(plain_sign(squeeze(heading), _WORDINGS))
    sign = match[1] if match else ""
    return int(sign) if sign.isdigit() else NUMERALS.find(sign) + 1 if sign else None


def _candidates(index: int, line: TextLine, *, in_brackets: bool = False) -> Iterator[_Candidate]:
    if len(line.text) > 2000 and line.text.lstrip()[:1] not in NUMERALS:
        return
    page = _AFTER_PAGE_NUMBER.match(line.text)
    printed = line.text[page.end() :] if page else line.text
    said = squeeze(printed)
    squeezed = plain_sign(_IN_BRACKETS.sub(r"\1、", said, count=1) if in_brackets else said, _WORDINGS)
    match = _START.match(squeezed)
    if match is None:
        number = _loose_heading(squeezed)
        if number:
            yield _Candidate(index, number, printed, "", 2.0)
        return
    number, rest = _WORDINGS[match["wording"]], match["rest"]
    numbered = match["number"] is not None
    if rest and not (numbered and _may_follow(rest)):
        loose = _loose_heading(squeezed)
        if loose:
            yield _Candidate(index, loose, printed, "", 2.0)
        return
    # 其他事项 or 基本情况 alone may head anything; longer wordings are used only for these sections.
    if not (numbered or line.is_heading or match["wording"] in _STATUTORY or len(rest) + len(match["wording"]) >= 8):
        return
    sign = match["number"].strip("第、.,: ")[:1] if match["number"] else ""
    right = sign in {NUMERALS[number - 1], str(number)}
    weight = 3.0 if right else 2.5 if numbered else 2.0
    head, tail = _cut(printed, len(said) - len(rest))
    yield _Candidate(index, number, head.rstrip(" ：:。"), tail.lstrip(" ：:。"), weight + 0.2 * line.is_heading)


def heading_of(line: TextLine) -> int | None:
    """The number of the section that a line is the heading of; None if it is no heading."""
    return next((each.number for each in _candidates(0, line)), None)


def _may_follow(rest: str) -> bool:
    """Text may follow a heading in the same paragraph; a longer heading may not."""
    return rest[0] in "。:：" or len(rest) > 12


def _loose_heading(squeezed: str) -> int | None:
    match = _NUMBERED.fullmatch(squeezed)
    return _LOOSE.get(_loose(match["wording"].rstrip("。:"))) if match else None


def names_section(text: str) -> bool:
    """Whether a line is nothing but the heading of a section."""
    squeezed = plain_sign(squeeze(text), _WORDINGS)
    match = _START.match(squeezed)
    return (match is not None and not match["rest"].strip(":。")) or _loose_heading(squeezed) is not None


def _cut(text: str, count: int) -> tuple[str, str]:
    """The text, split after its first `count` characters that are not blank."""
    seen = 0
    for position, char in enumerate(text):
        if seen >= count:
            return text[:position], text[position:]
        if not char.isspace():
            seen += len(squeeze(unicodedata.normalize("NFKC", char)))
    return text, ""


def _beside_table(each: _Candidate, candidates: Sequence[_Candidate], tables: Mapping[int, str]) -> _Candidate:
    """The candidate, with more weight if the first table that follows it is its section's own (sections 2 to 4)."""
    own = TABLES.get(each.number)
    if own is None:
        return each
    later = [c.index for c in candidates if c.index > each.index and c.number != each.number]
    end = min(later, default=max(tables, default=0) + 1)
    first = next((tables[index] for index in sorted(tables) if each.index < index < end), None)
    bonus = 3.0 if first == own else 0.0
    return _Candidate(each.index, each.number, each.heading, each.rest, each.weight + bonus)


def _best_sequence(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The heaviest sequence of increasing section numbers; of equally heavy ones the later, as for a heading
    that is printed twice.
    """
    best: list[tuple[float, list[_Candidate]]] = []
    for each in candidates:
        before = [(w, way) for w, way in best if way[-1].number < each.number and way[-1].index < each.index]
        weight, way = max(before, key=lambda found: (found[0], found[1][-1].index), default=(0.0, []))
        best.append((weight + each.weight, [*way, each]))
    if not best:
        return []
    return max(best, key=lambda found: (found[0], sum(c.index for c in found[1])))[1]


def sections(items: Sequence[Item], headings: Headings, tables: Mapping[int, str], body: Within) -> tuple[Section, ...]:
    """The text of each section: paragraphs without tables, joined by newlines.

    `body` is the container that holds the report; text outside it belongs to the page, not to the report.
    """
    ends = [*(each.index for each in headings.chosen), len(items)][1:]
    made = []
    for each, end in zip(headings.chosen, ends, strict=True):
        lines = [each.rest] if each.rest else []
        for index in range(each.index + 1, end):
            line = text_of(items[index])
            if line is None or index in tables or line.within[: len(body)] != body:
                continue
            if BOILERPLATE.match(line.text):
                if index > max(tables, default=-1):
                    break
                continue
            if label_key(line.text) in CLAUSES:
                continue  # a table's caption, separated from its table by a page break
            if not PAGE_NUMBER.fullmatch(line.text) and squeeze(line.text) != squeeze(each.heading):
                lines.append(line.text)
        made.append(Section(each.number, each.heading, "\n".join(lines)))
    return tuple(made)
