"""The demo world, built once per run: no test changes it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nianbao_demo.portal import Portal, serve
from nianbao_demo.world import World, build


@pytest.fixture(scope="session")
def world() -> World:
    return build()


@pytest.fixture(scope="module")
def portal(world: World) -> Iterator[Portal]:
    with serve(world) as running:
        yield running
