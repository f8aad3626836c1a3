"""Tests of one group run in one process: what they share is made once."""

from __future__ import annotations

import pytest


@pytest.mark.xdist_group("one")
def test_the_scheduler_sees_groups(request: pytest.FixtureRequest) -> None:
    """Else every worker makes what a module's tests share anew, and the run takes half as long again."""
    if getattr(request.config.option, "loadgroup", False):
        assert request.node.nodeid.endswith("@one")
