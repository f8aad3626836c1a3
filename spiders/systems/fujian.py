"""Fujian's portals (TRS): a module (list2.trsapi) fills lists from /fjdzapp/search, by POST.

Seen in crawlers of 2020–2026 at departments of the province, 平潭 and others: the form has channelid, sortfield,
classsql (chnlid=N), page (from 1) and prepage; the answer is JSON with pageCount, count and data[] (or docs[]) of
doctitle, docpuburl and chnldocurl. A saved page names them as `listArgs: {channelid: 229105, classsql: "chnlid=77"}`
and `pagebar: {prepage: 10, recordCount: '16'}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from spiders.javascript.asked import Asked, mark
from spiders.pages import Page
from spiders.systems import Lead, System
from spiders.systems.answers import setting
from spiders.systems.scripts import Scripts

_SHOWN = re.compile(r"\btrsapi\b|fjdzapp/search")
_COLUMN = re.compile(r"""classsql["']?\s*+:\s*+["'](chnlid=[\d,]{1,60}+)["']""")
_DATABASE = "229105"
"""The province's database of documents."""


@dataclass(frozen=True)
class Fujian(System):
    name = "fujian"
    title = "Fujian's portals (TRS)"
    shown_by = "`list2.trsapi` with `classsql`"
    asked_for = "`/fjdzapp/search`, by POST"

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        return cls() if _SHOWN.search(text) and _COLUMN.search(text) else None

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        column = _COLUMN.search(text)
        if column is None:
            return
        form = (
            ("channelid", setting(text, "channelid") or _DATABASE),
            ("sortfield", setting(text, "sortfield") or "-docreltime"),
            ("classsql", column[1]),
            ("prepage", setting(text, "prepage") or "15"),
            ("page", mark(1, 0)),
        )
        yield Scripts(page.url, missing=False, request=Asked("POST", "/fjdzapp/search", form=form)).lead()
