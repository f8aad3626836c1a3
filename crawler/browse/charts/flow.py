"""A flow from left to right, as Vega draws it: ribbons as wide as what goes along them.

The points of the chart are its ribbons: x is where one begins, series where it ends. Where a node
stands is told by its column, the number of steps from the first; nodes of a column stand one below
the other in the order of the chart's series.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crawler.browse.charts.style import COLOURS, CONFIG
from crawler.browse.page import Data
from crawler.browse.texts import in_language

HEIGHT = 380
_GAP = 26
"""Between two nodes, in pixels: a line of text."""
_LEAST = 1.5
"""Of a ribbon, so that a few cases among thousands are seen."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where each node stands: its column, its top and size in pixels; `scale`: pixels for a case."""

    order: list[str]
    columns: Mapping[str, int]
    top: Mapping[str, float]
    scale: float
    called: Mapping[str, str]

    @property
    def last(self) -> int:
        return max(self.columns.values())

    def colour(self, node: str) -> str:
        return COLOURS[self.order.index(node) % len(COLOURS)]

    def wide(self, value: float) -> float:
        return max(_LEAST, value * self.scale)


def spec_of_flow(chart: Data) -> Data:
    ribbons = [point for point in chart["points"] if point["value"]]
    size = {node: _size(node, ribbons) for point in ribbons for node in (point["x"], point["series"])}
    placed = _placed(chart, ribbons, size)
    nodes = [
        {
            "x": placed.columns[node] / placed.last,
            "last": placed.columns[node] == placed.last,
            "y": placed.top[node],
            "h": placed.wide(size[node]),
            "colour": placed.colour(node),
            "label": f"{placed.called[node]} {size[node]:,}",
        }
        for node in placed.columns
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "width": 600,
        "height": HEIGHT,
        "padding": {"left": 2, "right": 2, "top": 20, "bottom": 4},
        "autosize": "none",
        "config": {name: CONFIG[name] for name in ("aria", "font", "background")},
        "data": [{"name": "ribbons", "values": _ribbons(ribbons, placed)}, {"name": "nodes", "values": nodes}],
        "marks": [_ribbon_marks(), _node_marks(), _labels()],
    }


def _placed(chart: Data, ribbons: list[Data], size: Mapping[str, float]) -> _Placed:
    columns = _columns(ribbons, chart["columns"])
    order = [each["code"] for each in chart["series"]]
    called = {each["code"]: in_language(each["words"]) for each in chart["series"]}
    standing = [[node for node in columns if columns[node] == at] for at in set(columns.values())]
    most = max(sum(size[node] for node in column) for column in standing)
    scale = (HEIGHT - _GAP * max(map(len, standing))) / most
    lowered = max(columns.values()) if chart["columns"] else None
    top = _tops(columns, order, size, scale, lowered=lowered)
    return _Placed(order, columns, top, scale, called)


def _columns(ribbons: list[Data], given: Mapping[str, int]) -> dict[str, int]:
    """Of each node the longest way to it, or where it is said to stand."""
    columns: dict[str, int] = {}
    for each in ribbons:
        columns.setdefault(each["x"], given.get(each["x"], 0))
        columns.setdefault(each["series"], 0)
    for _ in columns:
        for each in ribbons:
            columns[each["series"]] = max(columns[each["series"]], columns[each["x"]] + 1)
    return columns


def _size(node: str, ribbons: list[Data]) -> float:
    into: float = sum(each["value"] for each in ribbons if each["series"] == node)
    out: float = sum(each["value"] for each in ribbons if each["x"] == node)
    return max(into, out)


def _tops(
    columns: Mapping[str, int], order: list[str], size: Mapping[str, float], scale: float, *, lowered: int | None
) -> dict[str, float]:
    """The `lowered` column stands at the bottom, beside what flows into it."""
    tops: dict[str, float] = {}
    for at in set(columns.values()):
        tall = sum(max(_LEAST, size[node] * scale) + _GAP for node in columns if columns[node] == at)
        y = max(0.0, HEIGHT - tall) if at == lowered else 0.0
        for node in order:
            if columns.get(node) == at:
                tops[node] = y
                y += max(_LEAST, size[node] * scale) + _GAP
    return tops


def _ribbons(ribbons: list[Data], placed: _Placed) -> list[dict[str, Any]]:
    """Each with its ends: x from 0 to 1, y of its middle, in pixels."""
    out, into = dict(placed.top), dict(placed.top)
    order = placed.order.index
    found = []
    for each in sorted(ribbons, key=lambda ribbon: (order(ribbon["x"]), order(ribbon["series"]))):
        here, there, wide = each["x"], each["series"], placed.wide(each["value"])
        found.append(
            {
                "x1": placed.columns[here] / placed.last,
                "x2": placed.columns[there] / placed.last,
                "y1": out[here] + wide / 2,
                "y2": into[there] + wide / 2,
                "w": wide,
                "colour": placed.colour(there),
                "says": f"{placed.called[here]} → {placed.called[there]}: {each['value']:,}",
            }
        )
        out[here] += wide
        into[there] += wide
    return found


_THICK = 12


def _ribbon_marks() -> Data:
    x = "{} * (width - " + str(_THICK) + ")"
    return {
        "type": "path",
        "from": {"data": "ribbons"},
        "encode": {
            "update": {
                "stroke": {"field": "colour"},
                "strokeWidth": {"field": "w"},
                "strokeOpacity": {"value": 0.35},
                "tooltip": {"field": "says"},
            },
            "hover": {"strokeOpacity": {"value": 0.6}},
        },
        "transform": [
            {
                "type": "linkpath",
                "orient": "horizontal",
                "shape": "diagonal",
                "sourceX": {"expr": x.format("datum.datum.x1") + f" + {_THICK}"},
                "sourceY": {"expr": "datum.datum.y1"},
                "targetX": {"expr": x.format("datum.datum.x2")},
                "targetY": {"expr": "datum.datum.y2"},
            }
        ],
    }


def _node_marks() -> Data:
    return {
        "type": "rect",
        "from": {"data": "nodes"},
        "encode": {
            "update": {
                "x": {"signal": f"datum.x * (width - {_THICK})"},
                "width": {"value": _THICK},
                "y": {"field": "y"},
                "height": {"field": "h"},
                "fill": {"field": "colour"},
                "tooltip": {"field": "label"},
            }
        },
    }


def _labels() -> Data:
    """Above each node; at the right edge they end with it."""
    return {
        "type": "text",
        "from": {"data": "nodes"},
        "interactive": False,
        "encode": {
            "update": {
                "x": {"signal": f"datum.last ? width : datum.x * (width - {_THICK})"},
                "y": {"signal": "datum.y - 4"},
                "align": {"signal": "datum.last ? 'right' : 'left'"},
                "baseline": {"value": "bottom"},
                "text": {"field": "label"},
                "fontSize": {"value": 12},
                "fill": {"value": "#1c2126"},
            }
        },
    }
