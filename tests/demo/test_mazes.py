"""The mazes of the families' portals are as large as they claim, and are reached by links."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from html import unescape
from urllib.parse import urljoin

import pytest

from nianbao_demo import families

MANY = 20_000
_HREF = re.compile(r'href="([^"#]+)"')
_SESSION = re.compile(r";jsessionid=\w+|/\(S\(\w+\)\)(?=/)|&PHPSESSID=\w+|\?(?:sid|token|tk)=\w+", re.IGNORECASE)


@pytest.mark.long
@pytest.mark.parametrize("family", families.FAMILIES)
def test_twenty_thousand_distractors(family: str) -> None:
    """Distinct without their session ids, each reached by links from the front page, none a report."""
    world = families.build([family], organs=2, years=2, others=20)
    host = families.host_of(family)
    base = next(url for url in world.pages if url.endswith(f"{host}/"))
    true = {url for each in world.publications for url in each.urls}
    seen, traps, waiting = {base}, set[str](), deque([base])
    while waiting and len(traps) < MANY:
        url = waiting.popleft()
        page = world.get(url)
        if page is None or page.media_type != "text/html":
            continue
        if page.kind == "trap":
            traps.add(url)
        text = page.body.decode("utf-8", "replace")
        for href in _HREF.findall(text):
            to = _SESSION.sub("", urljoin(url, unescape(href)))
            if host in to and to not in seen:
                seen.add(to)
                if _is_a_maze(world.mazes, to):
                    traps.add(to)
                waiting.append(to)
    assert len(traps) >= MANY
    assert not traps & true


def _is_a_maze(mazes: Iterable[str], url: str) -> bool:
    bare = url.partition("://")[2]
    return any(bare.startswith(each) for each in mazes)
