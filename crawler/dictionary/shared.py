"""Columns that several tables of facts have, each defined once."""

from __future__ import annotations

from crawler.dictionary.model import integer, json, text

PLACE = "JSON: table, row and column of the source (from 0), line (from 1), or page and box in points"

REPORT = text("report_id", "The report.", "所属报告。", references="reports", required=True)
"""The report that a row belongs to."""

POSITION = integer(
    "position",
    "Place among the lines of the report, in the order of the form, from 1.",
    "在该报告各行中的次序，按格式顺序，从1起。",
    required=True,
)
"""The place of a figure's row among those of its report."""

SOURCE_TABLE = text(
    "source_table", "The table of the source it is printed in (原表).", "该数据所在的原表。", references="source_tables"
)

PLACE_OF_CELL = json(
    "place", f"{PLACE} of the cell.", "JSON：单元格在来源中的表、行、列（从0起），文本行（从1起），或页码和坐标（点）。"
)

PLACES = json("places", f"{PLACE}, by column.", "JSON：各列单元格在来源中的位置。", required=True)
"""The places of the cells of a line of a form."""
