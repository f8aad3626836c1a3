"""异步目录树: menus of organs whose nodes zTree asks for as they are opened (async: {enable: true, url: "getNodes.do",
autoParam: ["id"]}, or a function that joins the address), or EasyUI ($("#tree").tree({url: "tree.do"})).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spiders.javascript.asked import Asked
from spiders.pages.branches import block
from spiders.pages.scripts import Scripts

_ASYNC = re.compile(r"(?<![\w$])async\s*+:\s*+\{")
_EASY = re.compile(r"\.(?:combo)?tree\s*+\(\s*+\{")
"""A tree of EasyUI, which always asks."""
_ENABLED = re.compile(r"enable\s*+:\s*+true")
_URL = re.compile(r"""(?<![\w$])url\s*+:\s*+(?:"([^"\s]{1,300}+)"|'([^'\s]{1,300}+)'|([\w$]{1,60}+))""")
_TYPE = re.compile(r"""(?<![\w$])type\s*+:\s*+["'](\w{3,4}+)["']""")
_AUTO = re.compile(r"""autoParam\s*+:\s*+\[\s*+["']([\w$]{1,40}+)(?:=([\w$]{1,40}+))?["']""")
_OTHER = re.compile(r"""["']?([\w$]{1,40}+)["']?\s*+[:,]\s*+["']([^"'\n]{0,100}+)["']""")
_RETURNS = re.compile(r"""return\s++["']([^"'\s]{1,300}+)["']\s*+\+\s*+(?:\(|[\w$.]{1,60}+)([^;\n]{0,200}+)""")
_ROOT = re.compile(r""":\s*+["']?([\w-]{0,40}+)["']?\s*+\)?+\s*+;?+\s*+\Z""")


@dataclass(frozen=True)
class Tree:
    """How the nodes of a tree are asked for: those below the node with an id; an empty id stands for the root."""

    method: str
    url: str
    key: str
    """The name of the parameter; empty where the id is the end of the address."""
    root: str = ""
    other: tuple[tuple[str, str], ...] = ()

    def below(self, node: str) -> Asked:
        """The request for the nodes below one."""
        said = node or self.root
        if not self.key:
            return Asked("GET", f"{self.url}{said}")
        pairs = (*self.other, *(((self.key, said),) if said or self.method == "POST" else ()))
        return Asked("GET", self.url, pairs) if self.method == "GET" else Asked("POST", self.url, form=pairs)


def tree_of(script: str) -> Tree | None:
    """How the tree of a page's scripts asks for its nodes; None if it has none, or it isn't understood."""
    said = _said(script)
    url = _URL.search(said)
    if url is None:
        return None
    kind, auto = _TYPE.search(said), _AUTO.search(said)
    if url[3]:
        return _by_function(script, url[3])
    method = "GET" if kind is not None and kind[1].lower() == "get" else "POST"
    at = said.find("otherParam")
    other = block(said, at + len("otherParam") + _to_bracket(said[at + len("otherParam") :])) if at >= 0 else ""
    key = (auto[2] or auto[1]) if auto is not None else "id"
    return Tree(method, url[1] or url[2], key, other=tuple(_OTHER.findall(other)[:10]))


def is_async(script: str) -> bool:
    """Whether a page's scripts have a tree that asks for its nodes."""
    return bool(_said(script))


def _said(script: str) -> str:
    """The settings of a tree that asks for its nodes; empty if there is none."""
    if (found := _ASYNC.search(script)) is not None:
        said = block(script, found.end() - 1)
        return said if _ENABLED.search(said) else ""
    easy = _EASY.search(script)
    said = block(script, easy.end() - 1) if easy is not None else ""
    return said if _URL.search(said) else ""


def _to_bracket(text: str) -> int:
    """How far it is to the next bracket."""
    return next((at for at, each in enumerate(text[:20]) if each in "[{"), 0)


def _by_function(script: str, name: str) -> Tree | None:
    """The same where a function joins the address: return "getNodes?id=" + (node ? node.id : "0")."""
    made = Scripts(script).functions.get(name)
    said = _RETURNS.search(made.body) if made is not None else None
    if said is None or said[1][-1] not in "=/":
        return None
    root = _ROOT.search(said[2])
    return Tree("GET", said[1], "", root[1] if root is not None else "")
