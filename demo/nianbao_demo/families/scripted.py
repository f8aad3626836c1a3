"""The common part of portals whose lists are filled by scripts of their own, each as it was seen at real ones
(docs/portals.md): the scripts, the metas and fields they read, the interfaces they ask and how these answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from nianbao_demo.families.api import ApiSite
from nianbao_demo.world.model import World
from nianbao_demo.world.posts import Entry

JQUERY = '<script src="/js/jquery.min.js"></script>'


class ScriptedSite(ApiSite):
    """A site whose columns are empty pages with scripts."""

    size = 4

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.lists: dict[str, Sequence[Entry]] = {}
        """The lists, by the id of their channel."""
        self.script("/js/jquery.min.js", "window.jQuery = window.$ = function () {};")

    def script(self, path: str, text: str) -> None:
        self.put(path, text, "trap" if "jquery" in path else "column", "application/javascript;charset=UTF-8")

    def page_of(self, channel: str, page: int, size: int) -> Sequence[Entry]:
        return self.lists.get(channel, [])[(page - 1) * size : page * size]

    def lines(self, entries: Sequence[Entry]) -> str:
        return "".join(
            f'<li><a href="{escape(self.local(e.url))}" title="{escape(e.title)}">{escape(self.cut_short(e.title))}</a>'
            f"<span>{e.day}</span></li>"
            for e in entries
        )
