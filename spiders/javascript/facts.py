"""What a script can look up on its page: the page's address, metas, and fields with a name or an id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from spiders.pages.markup import tree

_MOST = 300
_LONGEST = 300
_MOST_NODES = 20_000
_SELECTOR = re.compile(r"""(?:\w{0,20}+#([\w-]++)|\w{0,20}+\[(?:name|id)=["']?([\w.:-]++)["']?\])""")
_UNTOLD = frozenset(("style", "class", "href", "src", "onclick", "id", "name", "type"))


@dataclass(frozen=True)
class Facts:
    """`values` are the attributes of elements, as NAME@ATTRIBUTE; a name is that of a meta or field, or an id."""

    url: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def attribute(self, selector: str, name: str) -> str | None:
        """An attribute of the element that a selector of jQuery or the DOM names; None if there is none."""
        found = _SELECTOR.fullmatch(selector.strip())
        key = (found[1] or found[2] if found else selector).strip()
        value = self.values.get(f"{key}@{name}".lower())
        return self.values.get(f"{key}@data-{name}".lower()) if value is None else value

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True))


def facts_of(url: str, text: str) -> Facts:
    """The facts of a page, whose HTML is `text`."""
    root = tree(text)
    found: dict[str, str] = {}
    nodes = root.iter("meta", "input", "select", "div", "ul", "span", "a") if root is not None else iter(())
    for element in islice(nodes, _MOST_NODES):
        names = {element.get("name"), element.get("id"), element.get("property")} - {None, ""}
        if not names:
            continue
        for attribute, value in element.attrib.items():
            if attribute not in _UNTOLD and len(value) <= _LONGEST:
                for name in names:
                    found.setdefault(f"{name}@{attribute!s}".lower(), str(value))
        if len(found) > _MOST:
            break
    return Facts(url, found)
