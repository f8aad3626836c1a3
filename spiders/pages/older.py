"""往年: what a column says of years that it doesn't list: 2021年以前的年报请通过站内检索查询."""

from __future__ import annotations

import re

from lxml import etree

from parsers.text import squeeze

_BY_SEARCH = re.compile(
    r"(?:年[度份]?(?:及其?|以及)?(?:以前|之前|往年)|往年|历年|早年|早期|更早)[^。;；!！]{0,20}?(?:年报|年度报告)"
    r"[^。;；!！]{0,12}?(?:请|可|须|需|通过|使用|利用)[^。;；!！]{0,12}?(?:检索|搜索)"
)
_EARLIER = re.compile(r"以\s*前|之\s*前|往\s*年|历\s*年|早\s*年|早\s*期|更\s*早")
_MOST = 100_000
_TEXTS = etree.XPath("//body//text()[not(parent::script or parent::style)]")


def leaves_to_search(root: etree._Element) -> bool:
    """Whether a page says that reports of earlier years are found by a search."""
    texts = _TEXTS(root)
    plain = "".join(map(str, texts if isinstance(texts, list) else ()))[:_MOST]
    # Nearly every page has a 搜索; few speak of earlier years, and only those are looked at closely.
    return "索" in plain and _EARLIER.search(plain) is not None and _BY_SEARCH.search(squeeze(plain)) is not None
