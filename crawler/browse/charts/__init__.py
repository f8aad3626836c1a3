"""Charts: their content as plain data in both languages, and the Vega-Lite specification in one of them.

A page includes `Chart.data()` in its data. The template's `chart(…)` draws it with static/charts.js and
adds a table of the same numbers and a link to the SQL behind them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from crawler.browse.charts.style import COLOURS, CONFIG
from crawler.browse.page import Data, address
from crawler.browse.texts import in_language, t

Pair = tuple[str, str]
"""Chinese and English."""
Kind = Literal["lines", "stacked", "grouped", "across", "flow"]
"""Lines over years; bars over years, stacked or grouped; horizontal stacked bars, one per category; a flow
from left to right."""

WORDS = {
    "chart.data": ("数据表", "The numbers as a table"),
    "chart.sql": ("查询语句（SQL）", "The SQL behind it"),
    "chart.least": (
        "≥：有空白格，只加了印出的数，实际不小于此。",
        "≥: cells are blank; this is the sum of those that are printed, and the least it can be.",
    ),
    "chart.seam": (
        "虚线：此年起改用新格式，前后口径不尽相同。",
        "Dashed line: from this year on another official form; what is before it does not quite compare.",
    ),
    "chart.none": ("没有可画的数字。", "There are no figures to draw."),
    "chart.blank": ("空白或没有报告", "blank, or no report"),
    "chart.year": ("报告年度", "Report year"),
    "chart.from": ("从", "From"),
    "chart.to": ("到", "To"),
}

_HEIGHT, _AXIS, _LINE = 200, 50, 20
"""Pixels: of a chart whose bars stand, of the axis below bars that lie, and of each line of these. They are given, as
Vega-Lite warns of each chart whose height it has to find itself.
"""


@dataclass(frozen=True, slots=True)
class Series:
    code: str
    words: Pair


@dataclass(frozen=True, slots=True)
class Point:
    """`value` is None where it is unknown. `least`: some of its parts are blank, so `value` is a lower bound."""

    x: int | str
    series: str
    value: float | None
    least: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. `total` (stacked bars only): a series drawn as a separate mark, so that a gap between it and
    the sum of the parts is visible. `seams`: the first years of another form. `names`: the words for those x
    that are codes. `columns` (flows only): the column of a node that nothing flows into; all other nodes are
    placed by the number of steps that lead to them.
    """

    id: str
    title: Pair
    lead: Pair
    kind: Kind
    unit: Pair
    series: tuple[Series, ...]
    points: tuple[Point, ...]
    seams: tuple[int, ...] = ()
    total: Series | None = None
    names: Mapping[str, Pair] = field(default_factory=dict)
    columns: Mapping[str, int] = field(default_factory=dict)
    heads: Pair | None = None
    """What x is, where it is no year; None: a division."""
    sql: str | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)

    def data(self) -> Data:
        """The chart as plain values, with the address of its SQL as `query`."""
        found = asdict(self)
        del found["values"]
        if self.sql:
            found["query"] = address("corpus", sql=self.sql, **self.values)
        return found


def rows(charts: Sequence[Data]) -> list[Data]:
    """The rows of the CSV, one for each point."""
    return [{"chart": chart["id"], **point} for chart in charts for point in chart["points"]]


def table(chart: Data) -> Data:
    """The chart's numbers as a table: a row for each x, a column for each series, in the request's language."""
    shown = [*chart["series"], *([chart["total"]] if chart["total"] else [])]
    at: dict[Any, dict[str, Data]] = {}
    for point in chart["points"]:
        at.setdefault(point["x"], {})[point["series"]] = point
    return {
        "columns": [in_language(each["words"]) for each in shown],
        "rows": [
            {"name": _name(chart, x), "cells": [found.get(each["code"]) for each in shown]} for x, found in at.items()
        ],
        "least": any(point["least"] for point in chart["points"]),
    }


def has_numbers(chart: Data) -> bool:
    return any(point["value"] is not None for point in chart["points"])


def spec(chart: Data) -> Data:
    """The specification for Vega-Lite (for Vega if the chart is a flow), in the language of the request."""
    if chart["kind"] == "flow":
        from crawler.browse.charts.flow import spec_of_flow

        return spec_of_flow(chart)
    called = {each["code"]: in_language(each["words"]) for each in chart["series"]}
    total, across = chart["total"], chart["kind"] == "across"
    values = [
        {
            "x": _name(chart, point["x"]),
            "series": called[point["series"]],
            "value": point["value"],
            "at": list(called).index(point["series"]),
            "says": f"{_name(chart, point['x'])} · {called[point['series']]}: {_said(point)}",
        }
        for point in chart["points"]
        if point["series"] in called
    ]
    layers = [_marks(chart, list(called.values()))]
    if total:
        layers.append(_ticks(chart))
    if seams := _seams(chart):
        layers.append(seams)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": "container",
        "autosize": {"type": "fit", "contains": "padding"},
        "height": _AXIS + _LINE * len({value["x"] for value in values}) if across else _HEIGHT,
        "data": {"values": values},
        "layer": layers,
        "config": CONFIG,
    }


def _name(chart: Data, x: object) -> str:
    pair = chart["names"].get(str(x))
    return in_language(pair) if pair else str(x)


def _said(point: Data) -> str:
    if point["value"] is None:
        return t("chart.blank")
    return f"{'≥ ' if point['least'] else ''}{point['value']:,}"


def _colour(names: list[str]) -> Data:
    return {
        "field": "series",
        "type": "nominal",
        "sort": names,
        "scale": {"domain": names, "range": list(COLOURS[: len(names)])},
    }


def _marks(chart: Data, names: list[str]) -> Data:
    years = sorted({_name(chart, point["x"]) for point in chart["points"]})
    x: Data = {"field": "x", "type": "ordinal", "title": None, "scale": {"domain": years}}
    y: Data = {
        "field": "value",
        "type": "quantitative",
        "title": in_language(chart["unit"]),
        "axis": {"tickMinStep": 1},
    }
    says: Data = {"field": "says", "type": "nominal"}
    encoding: Data = {"x": x, "y": y, "color": _colour(names), "tooltip": says}
    if chart["kind"] == "lines":
        encoding["shape"] = {**_colour(names), "scale": {"domain": names}}
        return {
            "mark": {"type": "line", "point": {"size": 60, "filled": True}, "invalid": "break-paths-show-domains"},
            "encoding": encoding,
        }
    if chart["kind"] == "grouped":
        encoding["xOffset"] = {"field": "series", "sort": names}
        return {"mark": {"type": "bar"}, "encoding": encoding}
    encoding["order"] = {"field": "at"}
    if chart["kind"] == "across":
        line = {"field": "x", "type": "nominal", "sort": None, "title": None}
        encoding |= {"y": line, "x": y}
        return {"mark": {"type": "bar", "height": {"band": 0.75}}, "encoding": encoding}
    return {"mark": {"type": "bar", "stroke": "#fff", "strokeWidth": 0.5}, "encoding": encoding}


def _ticks(chart: Data) -> Data:
    """The layer that marks the printed total on each bar, to compare with the sum of the parts."""
    total = chart["total"]
    called = in_language(total["words"])
    values = [
        {
            "x": _name(chart, point["x"]),
            "value": point["value"],
            "says": f"{_name(chart, point['x'])} · {called}: {_said(point)}",
        }
        for point in chart["points"]
        if point["series"] == total["code"]
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "tick", "thickness": 3, "color": "#1c2126", "bandSize": 46},
        "encoding": {
            "x": {"field": "x", "type": "ordinal"},
            "y": {"field": "value", "type": "quantitative"},
            "tooltip": {"field": "says", "type": "nominal"},
        },
    }


def _seams(chart: Data) -> Data | None:
    """The layer of dashed lines, one before each shown year in which another form begins; None: no lines."""
    shown = {point["x"] for point in chart["points"]}
    years = [{"x": str(year)} for year in chart["seams"] if year in shown and year != min(shown)]
    if not years:
        return None
    return {
        "data": {"values": years},
        "mark": {"type": "rule", "strokeDash": [5, 4], "color": "#8a1c1c", "strokeWidth": 1.5},
        "encoding": {"x": {"field": "x", "type": "ordinal", "bandPosition": 0}},
    }
