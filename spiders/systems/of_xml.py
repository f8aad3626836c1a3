"""Lists that are XML: feeds (RSS, Atom), and the files from which old pages fill their lists. Read as the objects that
the same list would be in JSON.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

_BEGINS = re.compile(r"\s*+<\?xml|\s*+<(?:rss|feed|infos?|items?|list|rows?|data|root|records?)\b", re.IGNORECASE)
_MOST = 5_000
_DEEPEST = 8


def of_xml(text: str) -> dict[str, Any]:
    """The document as objects, lists and texts. Raises ValueError if it is no XML, or a page (XHTML)."""
    if not _BEGINS.match(text) and not _is_well_formed(text):
        raise ValueError("it is no XML")
    return any_xml(text)


_PAGE = "html head body title meta div ul ol li dl table tbody tr td a p span script style center font form h1 h2 h3"
_OF_PAGES = frozenset(_PAGE.split())
"""Elements with which a page, or a piece of one, begins."""
_OPENED = re.compile(r"\s{0,50}<([A-Za-z_\u4e00-\u9fff][\w.:-]{0,60})[\s>]")


def _is_well_formed(text: str) -> bool:
    """Whether a text without a declaration is XML by its form: its root is no element of a page, and is closed."""
    opened = _OPENED.match(text)
    return opened is not None and opened[1].lower() not in _OF_PAGES and text.rstrip().endswith(f"</{opened[1]}>")


def any_xml(text: str) -> dict[str, Any]:
    """The same for a text that must be XML, whatever it is called. Raises ValueError if it isn't."""
    # A document that defines entities of its own gets none of them: they could fill the memory.
    parser = etree.XMLParser(encoding="utf-8", recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ValueError("it is no XML") from error
    if root is None or etree.QName(root).localname.lower() in {"html", "datastore"}:
        raise ValueError("it is no list in XML")
    found = _value(root, 0)
    return found if isinstance(found, dict) else {"text": found}


def _value(element: etree._Element, depth: int) -> Any:
    """An element: its text if it holds no others, else an object, with a list where a name stands several times."""
    inner = [each for each in islice(element, _MOST) if isinstance(each.tag, str)]
    own = {str(name).rpartition("}")[2]: str(value) for name, value in islice(element.items(), 30)}
    if not inner and not own:
        return (element.text or "").strip()
    found: dict[str, Any] = dict(own)
    if not inner and (said := (element.text or "").strip()):
        found.setdefault("text", said)
    for each in inner if depth < _DEEPEST else ():
        name, value = etree.QName(each).localname, _value(each, depth + 1)
        if name not in found:
            found[name] = value
        elif isinstance(found[name], list):
            found[name].append(value)
        else:
            found[name] = [found[name], value]
    return found
