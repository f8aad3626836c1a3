"""HTML as offices produce it: pasted from Word and Excel, split, nested, with unclosed tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from random import Random

from nianbao_demo.render.grid import (
    Box,
    Grid,
    Wording,
    appeals,
    disclosures,
    is_early,
    request_lines,
    requests_body,
    requests_form_of,
    requests_head,
    sections_with_grids,
)
from nianbao_demo.render.page import Frame, anywhere, page, paragraphs
from nianbao_demo.render.plain_html import blank, table
from parsers.report import Report

_COMMENTS = (
    "<!--[if !supportLists]--><![endif]-->",
    "&lt;!--[if !supportLists]--&gt;&lt;!--[endif]--&gt;",  # pasted twice: Word's conditional comment has become text
)


def _spans(box: Box) -> str:
    rows = f" rowspan={box.rowspan}" if box.rowspan > 1 else ""
    return rows + (f" colspan={box.colspan}" if box.colspan > 1 else "")


def word(report: Report, rng: Random, frame: Frame = anywhere) -> bytes:
    """Pasted from Word: spans in paragraphs in cells; words and numbers are split over spans."""
    parts = []
    for _, heading, lines, grid in sections_with_grids(report, rng):
        parts.append(
            f'<p class="MsoNormal"><b>{rng.choice(_COMMENTS)}<span style="font-size:16.0pt">'
            f"{escape(heading)}</span></b><o:p></o:p></p>"
        )
        parts += [
            f'<p class="MsoNormal" style="text-indent:32pt"><span lang="EN-US">{escape(line)}<o:p></o:p></span></p>'
            for line in lines
        ]
        if grid:
            rows = "".join("<tr>" + "".join(_word_cell(box, rng) for box in row) + "</tr>" for row in grid)
            parts.append(
                '<div align="center"><table class="MsoNormalTable" border="0" '
                f'style="mso-padding-alt:0cm">{rows}</table></div>'
            )
    return page(report, rng, "".join(parts), frame)


def _word_cell(box: Box, rng: Random) -> str:
    inner = _word_number(box.text, rng) if box.figure else _word_label(box.text, rng)
    return f'<td{_spans(box)} style="border:solid windowtext 1.0pt;padding:0cm 5.4pt">{inner}</td>'


def _word_label(text: str, rng: Random) -> str:
    if len(text) < 4 or rng.random() < 0.4:
        return f'<p class="MsoNormal"><span>{escape(text)}</span><o:p></o:p></p>'
    cut = rng.randint(2, len(text) - 2)
    joint = rng.choice(["<br>", "<br />\n", '</span></p><p class="MsoNormal"><span>', "</span><span>", "\n    "])
    torn = f"{escape(text[:cut])}{joint}{escape(text[cut:])}"
    return f'<p class="MsoNormal"><span>{torn}</span><o:p></o:p></p>'


def _word_number(text: str, rng: Random) -> str:
    if not text:
        return rng.choice(["", "<p class=MsoNormal><o:p>&nbsp;</o:p></p>", "<p><span>&nbsp;</span></p>", "<p>—</p>"])
    if len(text) > 1 and rng.random() < 0.4:
        text = f'{text[0]}</span><span lang="EN-US">{text[1:]}</span><span></span><span>'
    return f'<p class="MsoNormal"><span lang="EN-US">{text}</span><o:p></o:p></p>'


def split(report: Report, rng: Random, frame: Frame = anywhere) -> bytes:
    """Section 3 in several tables: heads and group labels are repeated, one label is split in two."""
    wording = Wording.choose(rng)
    parts = []
    if is_early(report):
        return page(report, rng, "".join(_in_pieces(report, rng)), frame)
    for section in report.sections:
        parts.append(
            f"<h2>{escape(section.heading)}</h2>" + paragraphs(section.text.split("\n") if section.text else [])
        )
        if section.number == 2:
            parts.append(table(disclosures(report, wording), rng))
        elif section.number == 3:
            parts += [table(grid, rng) for grid in _pieces(report, rng, wording)]
        elif section.number == 4:
            parts.append(table(appeals(report, wording), rng))
    return page(report, rng, "".join(parts), frame)


def _in_pieces(report: Report, rng: Random) -> Iterator[str]:
    """A table of statistics in several tables, with its head again or without."""
    for _, heading, lines, grid in sections_with_grids(report, rng):
        yield f"<h2>{escape(heading)}</h2>" + paragraphs(lines)
        rows, head = (grid or [])[1:], (grid or [])[:1]
        cuts = sorted(rng.sample(range(2, len(rows) - 2), 2)) if len(rows) > 8 else []
        for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True):
            again = head if not start or rng.random() < 0.5 else []
            if rows:
                yield table([*again, *rows[start:end]], rng)


def _pieces(report: Report, rng: Random, wording: Wording) -> list[Grid]:
    lines = request_lines(report)
    cuts = sorted(rng.sample(range(3, len(lines) - 2), rng.randint(1, 3)))
    head = requests_head(requests_form_of(report), wording)
    pieces: list[Grid] = []
    waiting: Grid = []
    for start, end in zip([0, *cuts], [*cuts, len(lines)], strict=True):
        body = requests_body(report, lines[start:end], wording)
        again = head if start == 0 or (not waiting and rng.random() < 0.6) else []
        body, tail = _tear(body, rng) if rng.random() < 0.5 else (body, [])
        # The rest of a split label is below its row, or at the top of the next table.
        over = end < len(lines) and rng.random() < 0.5
        before, waiting = waiting, tail if over else []
        number = [Box(f"- {len(pieces) + 2} -", colspan=10)]
        foot = [number] if not waiting and rng.random() < 0.2 else []
        pieces.append([*again, *before, *body, *([] if over else tail), *foot])
    return pieces


def _tear(body: Grid, rng: Random) -> tuple[Grid, Grid]:
    """Splits the last row's label in two: the rows, and a row with the rest of the label."""
    *rows, last = body
    at = next(index for index, box in enumerate(last) if box.figure) - 1
    label = last[at]
    if len(label.text) < 8:
        return body, []
    cut = rng.randint(5, len(label.text) - 2)
    head = [*last[:at], replace(label, text=label.text[:cut]), *last[at + 1 :]]
    before = 3 - label.colspan
    tail = [*(Box("") for _ in range(before)), replace(label, text=label.text[cut:]), *(Box("") for _ in range(7))]
    return [*rows, [replace(box, rowspan=1) for box in head]], [tail]


def nested(report: Report, rng: Random, frame: Frame = anywhere) -> bytes:
    """Layout tables around everything, a table of metadata first, unclosed tags, GBK."""
    parts = []
    for _, heading, lines, grid in sections_with_grids(report, rng):
        parts.append(f"<p><b>{escape(heading)}</b>\n" + "".join(f"<p>{escape(line)}\n" for line in lines))
        if grid:
            rows = "".join(
                "<tr>"
                + "".join(f"<td{_spans(b)}>{escape(b.text) if b.text or not b.figure else blank(rng)}" for b in row)
                for row in grid
            )
            parts.append(f"<table border=1>{rows}</table>\n")
    day = report.published_on
    meta = (
        "<table class=xxgk><tr><td>索 引 号：<td>005184/2024-00012<td>主题分类：<td>综合政务"
        f"<tr><td>发布机构：<td>{escape(report.issuer or '')}<td>发布日期：<td>{day}</table>"
    )
    body = (
        "<table width=1000 align=center><tr><td>"
        "<table><tr><td>您的位置：首页 &gt; 政务公开 &gt; 年报</table>"
        f"<tr><td>{meta}<tr><td class=zoom>{''.join(parts)}</table>"
    )
    return page(
        report, rng, body, frame, charset="gb18030", declared="gb2312", dated="line", titled=rng.choice(["h1", "lines"])
    )


_FULL_WIDTH = str.maketrans("0123456789.-", "０１２３４５６７８９．－")


def excel(report: Report, rng: Random, frame: Frame = anywhere) -> bytes:
    """Saved from Excel: narrow empty columns, thousands separators, full-width digits."""
    full = rng.random() < 0.5
    parts = []
    for _, heading, lines, grid in sections_with_grids(report, rng):
        parts.append(f"<h3>{escape(heading)}</h3>" + paragraphs(lines))
        if grid:
            rows = "".join(
                '<tr height="18">' + "".join(_excel_cell(box, rng, full=full) for box in row) + "</tr>\n"
                for row in grid
            )
            parts.append(f'<table x:str border="0" cellpadding="0"><col width="72"><col width="2">{rows}</table>')
    return page(report, rng, "".join(parts), frame)


def _excel_cell(box: Box, rng: Random, *, full: bool) -> str:
    """A cell over two columns: the value, and a narrow empty one."""
    text = box.text
    if box.figure and text:
        if text.lstrip("-").isdigit() and len(text.lstrip("-")) > 3:
            text = f"{int(text):,}"
        text = text.translate(_FULL_WIDTH).replace(",", "，") if full else text
    inner = escape(text) if text or not box.figure else rng.choice(["", "&nbsp;"])
    spans = f' rowspan="{box.rowspan}"' if box.rowspan > 1 else ""
    if box.figure is None and box.colspan > 1:
        return f'<td class="xl65" colspan="{box.colspan * 2}"{spans}>{inner}</td>'
    number = f' x:num="{escape(box.text)}"' if box.figure and box.text[-1:].isdigit() else ""
    width = f' colspan="{box.colspan * 2 - 1}"' if box.colspan > 1 else ""
    sliver = '<td width="2"></td>' if box.rowspan == 1 else f'<td width="2"{spans}></td>'
    return f'<td class="xl66"{number}{width}{spans}>{inner}</td>{sliver}'


def units(report: Report, rng: Random, frame: Frame = anywhere) -> bytes:
    """Numbers with their units, and amounts in yuan."""
    parts = []
    for _, heading, lines, grid in sections_with_grids(report, rng):
        parts.append(f"<p>{escape(heading)}</p>" + paragraphs(lines))
        if grid:
            shown = [
                [replace(box, text=_with_unit(report, box, rng)) if box.figure else box for box in row] for row in grid
            ]
            rows = "".join(
                "<tr>" + "".join(f"<td{_spans(b)}>{b.text if b.figure else escape(b.text)}</td>" for b in row) + "</tr>"
                for row in shown
            )
            parts.append(f"<table>{rows}</table>")
    return page(report, rng, "".join(parts), frame)


def _with_unit(report: Report, box: Box, rng: Random) -> str:
    assert box.figure is not None
    figure = report.figures[box.figure]
    if figure.value is None:
        return blank(rng)
    if figure.unit == "万元":
        yuan = f"{figure.value * 10_000:f}".rstrip("0").rstrip(".") if figure.value % 1 else f"{figure.value * 10_000}"
        return rng.choice([box.text, f"{box.text}万元", f"<span>{yuan}</span><span>元</span>", f"{yuan}元"])
    if box.figure.endswith(".change") and figure.value > 0:
        return rng.choice([box.text, f"+{box.text}"])
    if not box.text.lstrip("-").replace(".", "", 1).isdigit():
        return box.text  # its unit stands there already
    plain = figure.value % 1 == 0 and figure.value >= 0 and rng.random() < 0.3
    if not plain:
        return box.text
    shown = rng.choice([box.text, box.text, box.text.translate(_FULL_WIDTH)])
    return f"{shown}{rng.choice(['件', '项', '个', '笔', ' 件', '<span>件</span>'])}"
