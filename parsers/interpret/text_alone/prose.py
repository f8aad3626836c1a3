"""正文: the text of reports from before 2019, whose sections no form prescribed, and reports that have no table.

Organs numbered their sections as they liked: 一、概述 … 七、其他需要报告的事项. They are kept in the order of
print, under the numbers and headings that are printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.document import Within
from parsers.interpret.whose.titles import read_title
from parsers.interpret.words.headings import BOILERPLATE, PAGE_NUMBER, text_of
from parsers.interpret.words.signs import NUMERALS, plain_sign
from parsers.interpret.words.stream import Item, TextLine
from parsers.published import without_label
from parsers.report import Section
from parsers.text import chinese_number, squeeze

BEFORE_HEADINGS = 0
"""Number of the section that holds the text above the first heading."""

_HEADING = re.compile(
    rf"(?:第(?P<part>[{NUMERALS}]{{1,3}})(?:部分|章)[、:]?|(?P<number>[{NUMERALS}]{{1,3}})[、.,:])"
    r"(?P<wording>[^。;:]{2,40})(?P<rest>[。:].*)?",
    re.DOTALL,
)
_BLANK_AFTER_NUMBER = re.compile(rf"^\s*([{NUMERALS}]{{1,3}})[ \u3000\xa0]+(?=[^\s。]{{2,30}}\s*$)")
"""二　主动公开政府信息情况: a heading alone in its line, whose number has a blank after it."""
_WITHIN = re.compile(rf"(?:^|(?<=\s))(?P<heading>[{NUMERALS}]{{1,3}}、[^\s。;；:：]{{2,30}})(?=\s|$)")
"""A heading between blanks within a line: all of a report may be one paragraph."""
_TOPICS = (
    re.compile("主动公开"),
    re.compile("申请"),
    re.compile("收费|费用|减免"),
    re.compile("复议|诉讼|申诉"),
    re.compile("问题|不足|改进|打算|措施"),
    re.compile("概述|概况|总体情况|基本情况"),
    re.compile("机构|保障|人员|培训|咨询"),
)
"""What the Regulations of 2007 asked a report to tell (article 32), and what reports add to it."""
TOLD = re.compile("主动公开|申请|复议|诉讼")
"""Topics whose sections are tables in the forms since 2019."""
_HEADINGS = 2
"""Headings on different topics that tell a report from other texts that are titled like one."""
_TEXT = 300
"""Characters that a report without such headings has at least; a covering page has fewer."""
_IN_TEXT = 3
"""Topics that it mentions at least."""
_NEAR = 80
"""Lines above the first sentence in which a title is looked for."""
_TO_WHOM = re.compile(r"(?:各[^。:]{2,40}|[^。,]{2,20}(?:办公室|政府|局|委)):")
"""The address of a letter or a notice."""
_DAY = re.compile(r"(?:发布|公布|成文)?(?:日期|时间)|来源|浏览|字体|字号|打印|索引号|文号|发布机构")


class Text(NamedTuple):
    """The text of a report."""

    sections: tuple[Section, ...]
    first: int
    """Index of the first item of the text."""
    last: int


class _Mark(NamedTuple):
    at: int
    number: int
    heading: str
    rest: str


def text_in(items: Sequence[Item], tables: Collection[int] = ()) -> Text | None:
    """The sections of a report from before 2019; None if there is no text. `tables` are the indices of the rows of
    its statistics.
    """
    lines = {i: line for i, item in enumerate(items) if i not in tables and (line := text_of(item)) is not None}
    title = _title(lines)
    lines = {index: line for index, line in lines.items() if index > title}
    marks = _numbered(lines)
    body = _body([lines[each.at] for each in marks], lines)
    first = marks[0].at if marks else None
    lines = {i: line for i, line in lines.items() if line.within[: len(body)] == body}
    end = next((i for i, line in lines.items() if i > (first or title) and BOILERPLATE.match(line.text)), len(items))
    headings = {squeeze(mark.heading) for mark in marks}  # of a table of contents, or a heading that is printed twice
    opening = _said(lines, -1, len(items) if first is None else first, end)
    opening = [(at, text) for at, text in opening if squeeze(text) not in headings]
    if first is None and not any("。" in text for _, text in opening):
        return None
    sections = [Section(BEFORE_HEADINGS, "", "\n".join(text for _, text in opening))] if opening else []
    last = opening[-1][0] if opening else title
    for at, mark in enumerate(marks):
        until = marks[at + 1].at if at + 1 < len(marks) else len(items)
        said = _said(lines, mark.at, until, end)
        sections.append(
            Section(mark.number, mark.heading, "\n".join(filter(None, [mark.rest, *(text for _, text in said)])))
        )
        last = said[-1][0] if said else mark.at
    start = opening[0][0] if opening else first
    return Text(tuple(sections), title + 1 if start is None else start, last)


def lines_apart(items: Sequence[Item]) -> list[Item]:
    """The items, with a line that holds the headings of a report as so many lines."""
    return [each for item in items for each in (_apart(item) if isinstance(item, TextLine) else [item])]


def _apart(line: TextLine) -> list[Item]:
    found = list(_WITHIN.finditer(line.text)) if len(line.text) > _TEXT // 2 else []
    if len({topic for each in found for topic in _topics(each["heading"])[:1]}) <= _HEADINGS:
        return [line]
    cuts = sorted({0, len(line.text), *(at for each in found for at in each.span("heading"))})
    parts = (line.text[start:end].strip() for start, end in pairwise(cuts))
    return [line._replace(text=part) for part in parts if part]


def is_a_report(sections: Sequence[Section]) -> bool:
    """Whether a text that is titled like a report is one: it has headings, or sentences, on what reports tell of."""
    if not any("。" in each.text for each in sections):
        return False
    first = squeeze("\n".join(each.text for each in sections)[:200])
    if _TO_WHOM.match(first):
        return False
    if topics_of(sections) >= _HEADINGS:
        return True
    text = squeeze("".join(each.text for each in sections))
    return len(text) >= _TEXT and len(_topics(text)) >= _IN_TEXT


def topics_of(sections: Sequence[Section]) -> int:
    """On how many of the topics of reports a text has headings."""
    return len({topic for each in sections for topic in _topics(squeeze(each.heading))[:1]})


def _topics(text: str) -> list[int]:
    return [number for number, topic in enumerate(_TOPICS) if topic.search(text)]


def _title(lines: dict[int, TextLine]) -> int:
    """Index of the title above the text: the last one that names a year, before the first sentence."""
    found = -1
    before: list[str] = []
    for index, line in lines.items():
        if "。" in line.text and (found >= 0 or len(before) >= _NEAR):
            break
        before.append(line.text)
        # A title may be printed over three lines.
        for count in range(1, min(3, len(before)) + 1):
            title = read_title("".join(before[-count:]))
            if title and (title.year or (line.is_heading and count == 1)):
                found = index
                break
    return found


def _numbered(lines: dict[int, TextLine]) -> list[_Mark]:
    """The headings: of the sequences that count from 一 upwards, the one with most text, which a table of contents
    hasn't.
    """
    runs: list[list[_Mark]] = []
    for index, line in lines.items():
        mark = _mark(index, line)
        if mark is None:
            continue
        if runs and runs[-1][-1].number < mark.number <= runs[-1][-1].number + 2:
            runs[-1].append(mark)
        elif mark.number == 1:
            runs.append([mark])
    lengths = {index: len(line.text) for index, line in lines.items()}

    def said(run: list[_Mark]) -> tuple[int, int]:
        after = next((other[0].at for other in runs if other[0].at > run[-1].at), None)
        end = after if after is not None else max(lines) + 1
        return len({t for m in run for t in _topics(m.heading)[:1]}) > 0, sum(
            length for index, length in lengths.items() if run[0].at < index < end
        )

    return max(runs, key=said, default=[])


def _mark(index: int, line: TextLine) -> _Mark | None:
    squeezed = plain_sign(squeeze(_BLANK_AFTER_NUMBER.sub(r"\1、", line.text[:400])))
    match = _HEADING.fullmatch(squeezed) if len(line.text) <= 400 else _HEADING.match(squeezed)
    number = chinese_number((match["part"] or match["number"]) if match else "")
    if match is None or not number:
        return None
    wording = match["wording"]
    if (match["rest"] or len(wording) > 30) and ("," in wording or "，" in wording):
        return None  # a numbered sentence
    head, _, rest = line.text.strip().partition("。" if (match["rest"] or "").startswith("。") else "\0")
    return _Mark(index, number, head.strip(), rest.strip())


def _body(headings: Sequence[TextLine], lines: dict[int, TextLine]) -> Within:
    """The innermost container of the headings; without headings, the one with most text."""
    if headings:
        common = headings[0].within
        for one, other in pairwise(headings):
            pairs = zip(one.within, other.within, strict=False)
            same = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one.within), len(other.within)))
            common = common[:same]
        return common
    lengths: Counter[Within] = Counter()
    for line in lines.values():
        lengths[line.within] += len(line.text) if "。" in line.text else 0
    return max(lengths, key=lambda within: lengths[within], default=())


def _said(lines: dict[int, TextLine], after: int, before: int, end: int) -> list[tuple[int, str]]:
    return list(_kept(lines, after, min(before, end)))


def _kept(lines: dict[int, TextLine], after: int, before: int) -> Iterator[tuple[int, str]]:
    for index, line in lines.items():
        if not after < index < before or PAGE_NUMBER.fullmatch(line.text) or not line.text.strip():
            continue
        if after < 0 and "。" not in line.text and (_DAY.search(squeeze(line.text)) or without_label([line.text])[0]):
            continue
        yield index, line.text
