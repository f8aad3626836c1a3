"""What all tests share: the long run is asked for, by `-m long` or NIANBAO_LONG=1."""

from __future__ import annotations

import os

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skips the long run unless it was asked for."""
    if os.environ.get("NIANBAO_LONG") == "1" or "long" in config.getoption("markexpr"):
        return
    skip = pytest.mark.skip(reason="the long run: NIANBAO_LONG=1, or -m long")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what is read of tests/golden anew"
    )
