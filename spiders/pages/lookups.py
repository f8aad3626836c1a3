"""对照表: lists of addresses in which a script looks up what was chosen: var urls = {2023: "/nb/2023/"}, then
location.href = urls[year].
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from spiders.pages.branches import block

_MOST_TABLES, _MOST_ENTRIES = 50, 300
_LONGEST = 30_000
"""Characters of one table."""
_TEXT = r"""("[^"\n\\]{0,300}+"|'[^'\n\\]{0,300}+')"""
_BEGINS = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]{0,60}+)\s*+[=:]\s*+(?=[{\[])")
_ENTRY = re.compile(rf"""(?<=[{{,])\s{{0,40}}+["']?([\w$-]{{1,60}}+)["']?\s{{0,10}}+:\s{{0,10}}+{_TEXT}""")
_ITEM = re.compile(rf"(?<=[\[,])\s{{0,40}}+{_TEXT}(?=\s{{0,40}}+[,\]])")
_PUT = re.compile(
    rf"""(?<![\w$.])([A-Za-z_$][\w$]{{0,60}}+)\s*+(?:\[\s*+["']?([\w$-]{{1,60}}+)["']?\s*+\]|\.([A-Za-z_$][\w$]{{0,60}}+))"""
    rf"""\s*+=\s*+{_TEXT}"""
)
"""An entry that is put in by itself: urls["2023"] = "/nb/2023/"."""
ASKED = re.compile(
    r"""(?<![\w$.])([A-Za-z_$][\w$]{0,60}+)\s*+\[\s*+("[^"\n]{0,100}+"|'[^'\n]{0,100}+'|[\w$.]{1,60}+)\s*+\](?!\s*+=(?!=))"""
)
"""What is looked up in a table: its name, and the key as it is written."""

Tables = Mapping[str, Mapping[str, str]]


def tables_in(text: str) -> Tables:
    """The tables of a script by name, each with its texts by key. The key of a list's entry is its place."""
    found: dict[str, dict[str, str]] = {}
    for begin in islice(_BEGINS.finditer(text), _MOST_TABLES):
        inner = block(text, begin.end(), _LONGEST)
        if entries := dict(islice(_entries(inner), _MOST_ENTRIES)):
            found.setdefault(begin[1], entries)
    for put in islice(_PUT.finditer(text), _MOST_ENTRIES):
        found.setdefault(put[1], {}).setdefault(put[2] or put[3], put[4][1:-1])
    return found


def _entries(inner: str) -> Iterator[tuple[str, str]]:
    if inner.startswith("{"):
        yield from ((each[1], each[2][1:-1]) for each in _ENTRY.finditer(inner))
    else:
        yield from ((str(at), each[1][1:-1]) for at, each in enumerate(_ITEM.finditer(inner)))


def looked_up(body: str, tables: Tables, key_of: Callable[[str], str | None]) -> str:
    """A script's text with the texts that it looks up put in, as far as `key_of` knows the key that is written."""

    def put_in(found: re.Match[str]) -> str:
        written = found[2]
        key = written[1:-1] if written[0] in "\"'" else key_of(written)
        said = tables[found[1]].get(key) if found[1] in tables and key is not None else None
        return found[0] if said is None else json.dumps(said, ensure_ascii=False)

    return ASKED.sub(put_in, body) if tables else body
