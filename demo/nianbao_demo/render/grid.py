"""The official tables as grids, made from the forms before any markup.

`Wording` chooses how a report words its labels: one of the wordings that the form knows, half- or
full-width brackets, numbering with a dot or a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from nianbao_demo import early
from nianbao_demo.mixed import SECTION_2, SECTION_3
from nianbao_demo.render.arrangement import current, foreign_name, in_order
from parsers.forms import FORMS, Form, Group, Term
from parsers.forms.model import slot_key
from parsers.keys import YEAR
from parsers.report import Report


@dataclass(frozen=True)
class Box:
    """A cell; `figure` is the key of the figure it prints, None for labels, heads and padding."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    figure: str | None = None


Grid = list[list[Box]]

_NUMBER = re.compile(r"^(?:[一二三四]、|（[一二三四五六七]）|[1-8]\.)(?=.{4})(?!其他)")
"""The number of a label. Short labels (其他, 总计) and 其他… keep theirs, as nothing else tells them
apart.
"""


@dataclass(frozen=True)
class Wording:
    """The words of one report's labels."""

    rng: Random
    variants: bool
    half_width: bool
    dot: str
    unnumbered: bool

    @classmethod
    def choose(cls, rng: Random) -> Wording:
        return cls(
            rng, rng.random() < 0.5, rng.random() < 0.4, rng.choice([".", ".", "、", ". ", "．"]), rng.random() < 0.15
        )

    def __call__(self, term: Term | Group) -> str:
        choices = term.wordings if self.variants else term.wordings[:1]
        text = self.rng.choice(choices)
        return self.dress(_NUMBER.sub("", text) if self.unnumbered else text)

    def dress(self, text: str) -> str:
        if text[:1].isdigit() and text[1:2] == ".":
            text = text[0] + self.dot + text[2:]
        return text.replace("（", "(").replace("）", ")") if self.half_width else text


def form_of(report: Report) -> Form:
    """The form of a random report."""
    return FORMS[report.form or ""]


def requests_form_of(report: Report) -> Form:
    """The form that has the lines of its section 3: another one where a report mixes two (`nianbao_demo.mixed`)."""
    mixed = report.form == SECTION_2 and "requests.other_misc.total" in report.figures
    return FORMS[SECTION_3] if mixed else form_of(report)


def merged_of(report: Report) -> tuple[str, ...]:
    """The groups that the report prints as one line."""
    form = requests_form_of(report)
    return tuple(
        group.code for group in form.request_groups if group.code and f"requests.{group.code}.total" in report.figures
    )


def _number(report: Report, key: str) -> Box:
    return Box(report.figures[key].raw or "", figure=key)


def _named(table: str, column: Term, wording: Wording) -> str:
    """The name that a head has for a column: the form's, unless another stands in its place."""
    return foreign_name(table, column) or wording(column)


def _further(names: bool, rowspan: int = 1) -> list[Box]:
    """The further columns of a table: their names, or a line's cells."""
    return [Box(name if names else text, rowspan) for name, text in current().further]


def _before(text: str | int, rowspan: int = 1) -> list[Box]:
    """The column before all others that numbers the lines: its name, or a line's number."""
    return [Box(str(text), rowspan)] if current().before else []


def disclosures(report: Report, wording: Wording) -> Grid:
    """The table of section 2: blocks below each other, four columns."""
    rows: Grid = []
    wide = 4 + len(current().further) + bool(current().before)
    for clause in form_of(report).clauses:
        rows.append([Box(wording.dress(clause.label), colspan=wide)])
        spans = [1] * (len(clause.measures) - 1) + [4 - len(clause.measures)]
        heads = [
            Box(_named("disclosures", measure, wording), colspan=span)
            for measure, span in zip(clause.measures, spans, strict=True)
        ]
        rows.append([*_before(current().before), Box("信息内容"), *heads, *_further(names=True)])
        for number, item in enumerate(clause.items, 1):
            keys = [slot_key("disclosures", f"{clause.code}.{item.code}", m.code) for m in clause.measures]
            cells = [replace(_number(report, key), colspan=span) for key, span in zip(keys, spans, strict=True)]
            note = current().note if clause is form_of(report).clauses[0] else ""
            rows.append([*_before(number), Box(wording(item) + note), *cells, *_further(names=False)])
        if clause is form_of(report).clauses[0]:
            rows += [_added(each, spans) for each in current().added]
    return rows


def _added(label: str, spans: Sequence[int]) -> list[Box]:
    """A line of an organ's own, with figures."""
    return [*_before("+"), Box(label), *(Box("7", colspan=span) for span in spans), *_further(names=False)]


@dataclass(frozen=True)
class Line:
    """A line of section 3 with the groups above it."""

    term: Term
    groups: tuple[Group, ...]


def request_lines(report: Report) -> list[Line]:
    merged = merged_of(report)

    def walk(part: Term | Group, above: tuple[Group, ...]) -> Iterator[Line]:
        if isinstance(part, Term):
            yield Line(part, above)
        elif part.code in merged:
            yield Line(part.as_line, above)
        else:
            for inner in part.parts:
                yield from walk(inner, (*above, part))

    return [line for part in requests_form_of(report).requests for line in walk(part, ())]


def requests_head(form: Form, wording: Wording) -> Grid:
    """The head of the table of section 3: three rows over ten columns."""
    columns = in_order(form.request_columns, current().applicants)
    alone = {form.request_columns[0], form.request_columns[-1]}
    inner = [column for column in columns if column not in alone]
    caption = next(text for text in form.captions if "勾稽" in text)
    upper: list[Box] = []
    for column in columns:
        if column in alone:
            upper.append(Box(_named("requests", column, wording), 2))
        elif column == inner[0]:
            upper.append(Box("法人或其他组织", colspan=len(inner)))
    return [
        [
            *_before(current().before, 3),
            Box(wording.dress(caption), 3, 3),
            Box("申请人情况", colspan=7),
            *_further(names=True, rowspan=3),
        ],
        upper,
        [Box(_named("requests", column, wording)) for column in inner],
    ]


def requests_body(report: Report, lines: Sequence[Line], wording: Wording, first: int = 1) -> Grid:
    """Some lines of section 3, numbered from `first`; groups that continue from earlier lines are labelled again."""
    rows: Grid = []
    columns = in_order(requests_form_of(report).request_columns, current().applicants)
    for index, line in enumerate(lines):
        row = _before(first + index)
        for depth, group in enumerate(line.groups):
            before = lines[index - 1].groups if index else ()
            if before[: depth + 1] != line.groups[: depth + 1]:
                height = sum(1 for _ in _same(lines[index:], depth, line.groups))
                row.append(Box(wording(group), rowspan=height))
        row.append(Box(wording(line.term), colspan=3 - len(line.groups)))
        row += [_number(report, slot_key("requests", line.term.code, column.code)) for column in columns]
        rows.append([*row, *_further(names=False)])
    return rows


def _same(lines: Sequence[Line], depth: int, groups: tuple[Group, ...]) -> Iterator[Line]:
    for line in lines:
        if line.groups[: depth + 1] != groups[: depth + 1]:
            return
        yield line


def requests(report: Report, wording: Wording) -> Grid:
    """The table of section 3; its head comes again after some lines if it is so arranged."""
    lines = request_lines(report)
    lines = lines[: current().breaks_off_after or len(lines)]
    step = current().head_every or len(lines)
    rows: Grid = []
    for start in range(0, len(lines), step):
        rows += requests_head(requests_form_of(report), wording)
        rows += requests_body(report, lines[start : start + step], wording, start + 1)
    return rows


def appeals(report: Report, wording: Wording) -> Grid:
    """The table of section 4: three head rows, and one row of fifteen figures."""
    form = form_of(report)
    results = in_order(form.results, current().results)
    first, *lawsuits = form.channels
    five = [Box(_named("appeals", result, wording), rowspan=2) for result in results]
    both = [Box(wording(c), colspan=5) for c in lawsuits]
    top = [Box(wording(first), colspan=5), Box("行政诉讼", colspan=10)]
    channels = form.channels
    if current().suits_first:
        top, channels = top[::-1], (*lawsuits, first)
    named = [Box(name, rowspan=3) for name, _ in current().of_appeals]
    left = [Box(text) for _, text in current().of_appeals]
    figures = [_number(report, slot_key("appeals", c.code, r.code)) for c in channels for r in results]
    return [
        [*_before(current().before, 3), *named, *top],
        [*both, *five] if current().suits_first else [*five, *both],
        [Box(_named("appeals", result, wording)) for _ in lawsuits for result in results],
        [*_before(1), *left, *figures],
    ]


def statistics(report: Report, wording: Wording) -> Grid:
    """The table of statistics of a report from before 2019: its lines, with their units, and one column of figures or
    several; in two halves side by side if it is so arranged.
    """
    rng, lines = wording.rng, list(early.lines_of(report))
    columns = list(dict.fromkeys(key.rpartition(".")[2] for _, keys in lines for key in keys))
    is_national = report.form in FORMS
    coded = not is_national and rng.random() < 0.5
    units = rng.choice(["column", "column", "label", "cell"])
    heads = [Box(rng.choice(_LABEL_HEADS) if not is_national else "统计指标")]
    heads += [Box(rng.choice(["单位", "计量单位"]))] if units == "column" else []
    heads += [Box("代码")] if coded else []
    heads += [Box("统计数" if is_national else _column_head(rng, code, report.year)) for code in columns]
    heads = [*_before(current().before), *heads]
    rows = []
    for number, (printed, keys) in enumerate(lines, 1):
        unit = report.figures[keys[0]].unit
        stated = f"（单位：{unit}）" if units == "label" and unit and printed.indicator else ""
        row = [*_before(number), Box(wording.dress(printed.label) + stated)]
        row += [Box(unit or rng.choice(["——", "—", "-"]))] if units == "column" else []
        row += [Box(f"{number:02}")] if coded else []
        for key in keys:
            raw = report.figures[key].raw or ""
            row.append(Box(raw + (unit if units == "cell" and raw and unit != "万元" else ""), figure=key))
        rows.append(row)
    if len(rows) > 8 and rng.random() < 0.25 and current().beside and not current().before:
        half = (len(rows) + 1) // 2
        padding = [[Box("") for _ in heads]] * (2 * half - len(rows))
        return [heads + heads, *(a + b for a, b in zip(rows[:half], [*rows[half:], *padding], strict=True))]
    return [heads, *rows]


_LABEL_HEADS = ("指标名称", "统计指标", "项目", "指标")


def _column_head(rng: Random, code: str, year: int | None) -> str:
    return rng.choice(["本年度", f"{year}年度", "本年"] if code == YEAR else ["历年累计", "累计"])


def sections_with_grids(report: Report, rng: Random) -> list[tuple[int, str, list[str], Grid | None]]:
    """Number, heading, paragraphs and table of each section."""
    wording = Wording.choose(rng)
    if is_early(report):
        return _attached(report, wording)
    grids = {2: disclosures, 3: requests, 4: appeals}
    if current().breaks_off_after:
        grids.pop(4)
    made: list[tuple[int, str, list[str], Grid | None]] = []
    for each in report.sections:
        lines = each.text.split("\n") if each.text else []
        grid = grids[each.number](report, wording) if each.number in grids else None
        if each.number == 4 and grid and current().by_channel:
            made += [(4, each.heading, lines, None), *_by_channel(report, wording)]
        else:
            made.append((each.number, each.heading, lines, grid))
    return made


def _by_channel(report: Report, wording: Wording) -> Iterator[tuple[int, str, list[str], Grid | None]]:
    """A line and a table of one row of figures for each channel of section 4."""
    form = form_of(report)
    results = in_order(form.results, current().results)
    first, *lawsuits = form.channels
    channels = (*lawsuits, first) if current().suits_first else form.channels
    way = wording.rng.choice(["{}", "行政诉讼（{}）", "{}情况"])
    for number, channel in enumerate(channels, 1):
        named = channel.label if channel is first else way.format(channel.label)
        names = [Box(_named("appeals", result, wording)) for result in results]
        figures = [_number(report, slot_key("appeals", channel.code, result.code)) for result in results]
        yield (
            4,
            f"（{'一二三'[number - 1]}）{named}",
            [],
            [[*_before(current().before), *names], [*_before(number), *figures]],
        )


def is_early(report: Report) -> bool:
    """Whether a report is from before 2019, when no form prescribed the sections."""
    return report.form not in FORMS or not FORMS[report.form].sections


def _attached(report: Report, wording: Wording) -> list[tuple[int, str, list[str], Grid | None]]:
    """A narrative with a table attached, as reports from before 2019 have it."""
    parts = [(s.number, s.heading, s.text.split("\n") if s.text else []) for s in report.sections]
    attached = statistics(report, wording) if report.indicators else None
    last = parts[-1][0]
    return [
        (number, heading, [*lines, "附件：政府信息公开情况统计表"], attached)
        if number == last and attached
        else (number, heading, lines, None)
        for number, heading, lines in parts
    ]


def expand(grid: Grid, covered: str = "", *, repeat: bool = False) -> list[list[Box]]:
    """The grid without spans: covered cells contain `covered` or, with `repeat`, the text again."""
    width = max(sum(box.colspan for box in row) for row in grid[:1]) if grid else 0
    width = max(width, *(sum(box.colspan for box in row) for row in grid))
    rows: list[list[Box | None]] = [[None] * width for _ in grid]
    for number, row in enumerate(grid):
        column = 0
        for box in row:
            while column < width and rows[number][column] is not None:
                column += 1
            for r in range(number, min(number + box.rowspan, len(grid))):
                for c in range(column, column + box.colspan):
                    own = r == number and c == column
                    again = repeat and box.figure is None
                    rows[r][c] = Box(box.text if own or again else covered, figure=box.figure if own else None)
            column += box.colspan
    return [[box or Box("") for box in row] for row in rows]
