"""What a script can look up on its page: the page's address, metas, and fields with a name or an id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from lxml import etree

from spiders.pages.loops import page_tree
from spiders.pages.submitted import chosen_in
from spiders.pages.titles import is_subcolumn
from spiders.pages.words import words_in

_MOST = 300
_LONGEST = 300
_MOST_NODES = 20_000
_SELECTOR = re.compile(r"""(?:\w{0,20}+#([\w-]++)|\w{0,20}+\[(?:name|id)=["']?([\w.:-]++)["']?\])""")
_CHOSEN = re.compile(r"[\s>]{0,5}+(?:option)?:(?:selected|checked)$")
"""The end of a selector of what is chosen in a menu: #year option:selected."""
_MOST_MENUS, _MOST_CHOICES = 10, 200
_EVERYTHING = re.compile(r"全部|所有|不限")
_UNTOLD = frozenset(("style", "class", "href", "src", "onclick", "id", "name", "type"))


Menu = tuple[tuple[str, str], ...]
"""The words and the value of each choice."""


@dataclass(frozen=True)
class Facts:
    """`values` are the attributes of elements, as NAME@ATTRIBUTE; a name is that of a meta or field, or an id. `menus`
    are the choices of years and organs, of which one is shown at a time.
    """

    url: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    menus: Mapping[str, Menu] = field(default_factory=dict)

    def attribute(self, selector: str, name: str) -> str | None:
        """An attribute of the element that a selector of jQuery or the DOM names; None if there is none."""
        key = named_by(selector)
        value = self.values.get(f"{key}@{name}".lower())
        return self.values.get(f"{key}@data-{name}".lower()) if value is None else value

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True))


def named_by(selector: str) -> str:
    """The name or id that a selector of jQuery or the DOM asks for."""
    selector = _CHOSEN.sub("", selector.strip())
    found = _SELECTOR.fullmatch(selector)
    return (found[1] or found[2] if found else selector).strip()


def facts_of(url: str, text: str) -> Facts:
    """The facts of a page, whose HTML is `text`."""
    root = page_tree(text)
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
    menus = dict[str, Menu]()
    for menu in islice(root.iter("select"), _MOST_MENUS) if root is not None else ():
        _add_menu(menu, found, menus)
    return Facts(url, found, menus)


def _add_menu(menu: etree._Element, values: dict[str, str], menus: dict[str, Menu]) -> None:
    """Notes what is chosen in a menu, and what else could be, unless everything is shown."""
    option = chosen_in(menu)
    choices = [(words_in(each), each) for each in islice(menu.iter("option"), _MOST_CHOICES)]
    offered = tuple((words, each.get("value", words)) for words, each in choices if is_subcolumn(words))
    for name in {str(menu.get("name") or ""), str(menu.get("id") or "")} - {""}:
        if option is not None:
            values.setdefault(f"{name}@value".lower(), option.get("value", words_in(option)))
        if len(offered) > 1 and not (option is not None and _EVERYTHING.search(words_in(option))):
            menus[name.lower()] = offered
