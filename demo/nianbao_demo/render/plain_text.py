"""Plain text as converters and OCR engines produce it."""

from __future__ import annotations

from random import Random

from nianbao_demo.render.grid import Box, Grid, expand, sections_with_grids
from parsers.report import Report


def flattened(report: Report, rng: Random) -> bytes:
    """A tab-separated export: merged cells are one field, so columns shift from row to row.

    A blank cell is printed as a dash, as an empty field looks like padding.
    """
    out = [*top(report, rng, ""), ""]
    for _, heading, lines, grid in sections_with_grids(report, rng):
        out += [heading, "", *(part for line in lines for part in (line, ""))]
        if grid:
            out += [*_broken(_shifted(grid, rng), 3, rng), ""]
    return "\n".join([*out, ""]).encode()


def _shifted(grid: Grid, rng: Random) -> list[str]:
    width = max(sum(box.colspan for box in row) for row in grid)
    covered: dict[int, int] = {}
    rows = []
    for row in grid:
        fields = ["" for column, left in sorted(covered.items()) if left > 0 and column < 2]
        covered = {column: left - 1 for column, left in covered.items()}
        for box in row:
            if box.rowspan > 1 and box.figure is None and len(row) > 3:
                covered[len(fields)] = box.rowspan - 1
            text = (box.text or "-") if box.figure else box.text
            fields += [text, *([""] * (box.colspan - 1) if box.figure is None and rng.random() < 0.5 else [])]
        rows.append("\t".join(fields + [""] * (width - len(fields))))
    return rows


def _broken(rows: list[str], heads: int, rng: Random) -> list[str]:
    """The traces of page breaks: a row without its first fields, a blank line, a page number."""
    shown = []
    for number, row in enumerate(rows):
        if number <= heads or rng.random() >= 0.05:
            shown.append(row)
            continue
        shown += [*rng.choice([[""], ["", f"- {rng.randint(2, 9)} -", ""]]), row.lstrip("\t")]
    return shown


def markdown(report: Report, rng: Random) -> bytes:
    """Markdown from an OCR engine: headings, pipe tables, stray marks, page numbers."""
    out = [*top(report, rng, "# "), ""]
    for number, (_, heading, lines, grid) in enumerate(sections_with_grids(report, rng), 1):
        mark = "#" * rng.randint(1, 4)
        out += [*([f"{mark} {heading}"] if heading else []), "", *(part for line in lines for part in (line, ""))]
        if grid:
            rows = [[_stray(box, rng) for box in row] for row in expand(grid)]
            out += ["| " + " | ".join(rows[0]) + " |", "|" + " --- |" * len(rows[0])]
            out += ["| " + " | ".join(row) + " |" for row in rows[1:]] + [""]
        if rng.random() < 0.3:
            out += [f"- {number} -", ""]
    return "\n".join([*out, ""]).encode()


def _stray(box: Box, rng: Random) -> str:
    if not box.text and box.figure is None and rng.random() < 0.02:
        return rng.choice([">", "~", "> ~"])
    return box.text


def top(report: Report, rng: Random, mark: str) -> list[str]:
    title = report.title or ""
    day = report.published_on
    assert day is not None
    cut = rng.choice([len(title), len(title) - 1, len(title) - 7])
    lines = [part for part in (mark + title[:cut], title[cut:]) if part.strip("# ")]
    return ["", *(part for line in lines for part in (line, "")), f"发布日期：{day}"]
