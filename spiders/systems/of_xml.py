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
    if not _BEGINS.match(text):
        raise ValueError("it is no XML")
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
