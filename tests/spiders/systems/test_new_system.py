"""A content system added from outside by its class and its entry in SYSTEMS; no other module has to
know it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

import pytest

from spiders.any_portal import AnyPortal
from spiders.captures import Role
from spiders.pages import Page
from spiders.portal import PortalError
from spiders.systems import Fragment, Lead, System
from spiders.systems.registry import SYSTEMS
from tests.spiders.discovery.test_discovery import BASE, COLUMN, REPORT, TITLE, TO_COLUMN, a, walk


@dataclass(frozen=True)
class Toy(System):
    """Its lists are at /toy/list, or at the address in a portal's file."""

    name = "toy"
    title = "玩具 Toy CMS"
    shown_by = "`toy-list`"
    asked_for = "`/toy/list`"
    fields = ("toys",)

    address: str = f"{BASE}/toy/list"

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        return cls() if "toy-list" in text else None

    @classmethod
    def declared(cls, fields: Mapping[str, str]) -> Self:
        return cls(fields["toys"])

    def start(self) -> Iterator[Lead]:
        yield Lead(self.address, "search")

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        yield Lead(self.address, "search", referrer=page.url)

    def read(self, url: str, text: str) -> Iterator[Fragment]:
        yield Fragment(text, url)


@pytest.fixture(autouse=True)
def _toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SYSTEMS, "toy", Toy)


def portal(**fields: str) -> AnyPortal:
    return AnyPortal(url=f"{BASE}/", title="测试区人民政府", division="410303", **fields)


def roles(front: str, spider: AnyPortal) -> dict[str, Role]:
    pages = {
        "/": front,
        "/nb/": f"{COLUMN}<script>toy-list</script>",
        "/toy/list": a(TITLE, "/nb/1.html"),
        "/nb/1.html": REPORT,
    }
    found, _ = walk(pages, spider.crawl.site)
    return {path: capture.role for path, capture in found.items()}


def test_any_portal_whose_pages_show_it_is_crawled() -> None:
    assert roles(TO_COLUMN, portal()) == {"/": "front", "/nb/": "column", "/toy/list": "answer", "/nb/1.html": "report"}


@pytest.mark.parametrize("said", [{"system": "toy"}, {}])
def test_a_portals_file_names_it(said: dict[str, str]) -> None:
    spider = portal(toys=f"{BASE}/toy/list", **said)
    assert roles("", spider) == {"/": "front", "/toy/list": "answer", "/nb/1.html": "report"}


def test_what_a_portals_file_must_say_is_said() -> None:
    with pytest.raises(PortalError, match=r"system toy \(with toys\)"):
        portal(system="toy")
    with pytest.raises(PortalError, match="toys is for system toy"):
        portal(system="jcms", toys="x")
