"""How charts look: colours, and Vega's settings."""

from __future__ import annotations

from crawler.browse.page import Data

COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc3311", "#56b4e9", "#882255", "#999933", "#666666", "#cc79a7")
"""Distinguishable for colour-blind readers (Okabe and Ito; Tol)."""

CONFIG: Data = {
    "aria": False,  # for screen readers the chart is one named picture; its numbers are in the table
    "font": "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
    "background": "transparent",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": "#1c2126",
        "titleColor": "#59626b",
        "gridColor": "#e6eaed",
        "labelLimit": 150,
    },
    "legend": {
        "orient": "bottom",
        "direction": "vertical",
        "labelFontSize": 12,
        "labelLimit": 320,
        "title": None,
        "symbolSize": 90,
        "columns": 2,
    },
    "axisX": {"labelAngle": 0},
}
