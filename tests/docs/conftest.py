"""Pages set options of pandas, as their readers would: no other page sees them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def own_options() -> Iterator[None]:
    pandas = pytest.importorskip("pandas")
    with pandas.option_context("display.unicode.east_asian_width", False, "display.width", 80):
        yield
