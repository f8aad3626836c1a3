"""TrueCMS: /SITE/COLUMN/COLUMN.html, whose list is empty; the plugin jpage asks for records by their numbers, and gets
the XML of 大汉 JCMS in JSON. The server refuses more than a few at a time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from nianbao_demo.families.api import ApiSite, count, one
from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.posts import Entry, Post

_ASKS = "/truecms/messageController/getMessage.do"
_GROUP = 4
"""Records that the plugin asks for at a time; the server gives no more."""


class TrueCmsSite(ApiSite):
    """Every column's list comes from the same address."""

    size = 2
    opening, closing = '<div id="zoom">', "</div>"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.lists: dict[str, Sequence[Entry]] = {}
        self.serve(_ASKS, self._message)

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/zwgk/{self.hex(folder)[:6]}/content/{self.hex(f'{folder}{number}')[:16]}.html"

    def hub_path(self, key: str) -> str:
        name = f"l{self.hex(key)[:5]}"
        return f"/zwgk/{name}/{name}.html"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        column = f"5a43{self.hex(key)[:8]}"
        self.lists[column] = entries
        path = f"/zwgk/z{column}/z{column}.html"
        plugin = (
            f"$('#content').jpage({{ totalRecord: {len(entries)}, proxyUrl: '{_ASKS}', perPage: {self.size},"
            f" groupSize: {_GROUP // self.size}, ajaxParam: {{ columnId: '{column}' }} }});"
        )
        self.show(path, title, f'<h2>{escape(title)}</h2><div id="content"></div><script>{plugin}</script>')
        return path

    def _message(self, query: Query) -> Page:
        entries = self.lists.get(one(query, "columnId"), [])
        start = max(count(query, "startrecord", 1), 1)
        end = count(query, "endrecord", start)
        part = entries[start - 1 : end] if end - start < _GROUP else []
        records = "".join(
            f"<record><![CDATA[<li><a href='{escape(self.local(each.url))}' title='{escape(each.title)}'>"
            f"{escape(self.cut_short(each.title))}</a><span>{each.day}</span></li>]]></record>"
            for each in part
        )
        total = f"<totalrecord>{len(entries)}</totalrecord>"
        xml = f"<datastore>{total}<recordset>{records}</recordset></datastore>"
        return self.answer(json.dumps({"result": xml}, ensure_ascii=False), "application/json;charset=UTF-8")
