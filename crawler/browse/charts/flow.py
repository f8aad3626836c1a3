"""A flow from left to right (a Sankey diagram) as a Vega specification. A ribbon's width is its number of cases.

Each point of the chart is a ribbon: x is the node where it begins, series the node where it ends. A node's
column is the number of steps that lead to it; the nodes of a column are placed one below the other in the
order of the chart's series.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crawler.browse.charts.style import COLOURS, CONFIG
from crawler.browse.page import Data
from crawler.browse.texts import in_language

HEIGHT = 380
"""Height of the diagram, in pixels."""
_GAP = 26
"""Space between two nodes of a column, in pixels: room for a line of text."""
_LEAST = 1.5
"""Least width of a ribbon, in pixels, so that a few cases among thousands are still visible."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where the nodes are drawn. `columns`: from 0, by node; `top`: in pixels, by node; `scale`: pixels per
    case; `order`: the nodes in the order of the series; `called`: their names.
    """

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
    """The column of each node, from 0: the length of the longest path to it. A node that nothing flows into is
    in the column `given` for it, else in 0.
    """
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
    """The top of each node, in pixels. The nodes of the `lowered` column are aligned to the bottom, next to
    the nodes that flow into them.
    """
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
    """The ribbons with both ends: x from 0 to 1, y the middle of the ribbon in pixels, w its width in pixels."""
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
"""Width of a node's bar, in pixels."""


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
    """Labels above the nodes; those of the last column are right-aligned, to stay inside the picture."""
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
