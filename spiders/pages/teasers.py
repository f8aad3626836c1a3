"""阅读更多: a button in each entry of a list, which opens that entry and adds nothing to the list."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from parsers.text import squeeze
from spiders.pages.words import words_in

_OPENS = re.compile(r"(?:点击)?(?:阅读|展开|查看|浏览)更多(?:内容|信息)?")
_ENTRIES = frozenset(("li", "tr", "dd", "article"))
_REPEATED = 5
"""So many of the elements beside an entry are looked at."""
_LONGER = 6
"""Characters that an entry has besides its button."""


def opens_its_entry(button: etree._Element) -> bool:
    """Whether a button for more belongs to one entry: what it stands in leads to one address at most, and is an entry
    by its kind, or has others beside it with the same button.
    """
    words = squeeze(words_in(button))
    if not _OPENS.fullmatch(words):
        return False
    around = islice(button.iterancestors(), 4)
    entry = next((each for each in around if len(squeeze(words_in(each))) > len(words) + _LONGER), None)
    if entry is None or entry.tag in {"body", "html"} or len(_leads(entry)) > 1:
        return False
    if entry.tag in _ENTRIES and words[:2] in {"阅读", "展开"}:
        return True
    beside = (each for each in (*entry.itersiblings(), *entry.itersiblings(preceding=True)) if each.tag == entry.tag)
    return any(words in squeeze(words_in(each)) and len(_leads(each)) < 2 for each in islice(beside, _REPEATED))


def _leads(entry: etree._Element) -> set[str]:
    """What the links in an element lead to."""
    found = {(each.get("href") or "").strip() for each in entry.iter("a")}
    return {each for each in found if each and not each.lower().startswith(("#", "javascript:"))}
