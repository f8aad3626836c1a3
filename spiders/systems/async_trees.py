"""异步目录树: a menu of organs that asks for the nodes below a node as it is opened (zTree, EasyUI).

It is asked for all, from the root. A node leads to its own address, or to what the page's scripts join of its fields
when it is clicked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import urljoin

from spiders.javascript.async_trees import Tree
from spiders.pages.titles import organ_alone
from spiders.systems import Fragment, Lead, System
from spiders.systems.answers import parsed
from spiders.systems.listed import of_json

_MOST_NODES = 500
_DEEPEST = 4
_XHR = (("X-Requested-With", "XMLHttpRequest"),)


@dataclass(frozen=True)
class AsyncTree(System):
    """The answers of a tree. `page` is the address of its page, `joins` the addresses that its scripts join of a node's
    fields, `level` how far a node lies below the root, `hints` those of each request.
    """

    name = "async_tree"
    title = "a menu whose nodes are asked for as it is opened"

    page: str = ""
    tree: Tree = field(default_factory=partial(Tree, "GET", "", ""))
    joins: tuple[str, ...] = ()
    level: int = 0
    hints: tuple[tuple[str, str], ...] = ()

    def lead(self, node: str = "") -> Lead:
        """The lead of the nodes below one."""
        asked = self.tree.below(node).at(1)
        to = urljoin(self.page, asked.url)
        return Lead(
            to,
            "search",
            "the nodes of a menu",
            referrer=self.page,
            form=asked.form,
            hints=self.hints,
            headers=_XHR,
            system=self,
        )

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        """The nodes in an answer, and the requests for those below them. Raises ValueError if it holds none."""
        answer = parsed(text)
        nodes = [each for each in answer if isinstance(each, dict)] if isinstance(answer, list) else []
        if not isinstance(answer, list) or (self.level == 0 and not nodes):
            raise ValueError("there are no nodes in it")
        own = [each for each in nodes[:_MOST_NODES] if not _is_parent(each) or _is_organ(each)]
        yield Fragment(of_json(own, self.joins).html, self.page or url)
        below = replace(self, level=self.level + 1)
        for each in nodes[:_MOST_NODES] if self.level < _DEEPEST else ():
            node = each.get("id")
            if _is_parent(each) and isinstance(node, str | int) and node != "":
                yield below.lead(str(node))


def _is_parent(node: dict[str, object]) -> bool:
    """Whether a node has others below it that are yet to be asked for: as zTree, EasyUI and jsTree say it."""
    if isinstance(node.get("children"), list) and node["children"]:
        return False
    said = (node.get("isParent"), node.get("hasChildren"), node.get("children"), node.get("state") == "closed")
    return any(each is True or each == "true" for each in said)


def _is_organ(node: dict[str, object]) -> bool:
    name = node.get("name") or node.get("text")
    return isinstance(name, str) and bool(organ_alone(name))
