"""序号: the number before an outer heading, as it is printed: 一、, 壹、, Ⅰ、, or —、 where it was mistyped."""

from __future__ import annotations

import re
from collections.abc import Container

NUMERALS = "一二三四五六七八九十"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_AFTER = r"(?=[、.,])"
_ODD = re.compile(
    rf"(?P<dash>[-—–―─━ー]{_AFTER})|(?P<formal>[{_FORMAL}]{_AFTER})|(?P<roman>[IVX]{{1,4}}{_AFTER})"
    rf"|(?P<drop>[{NUMERALS}]丶)|(?P<bare>[{NUMERALS}])(?=(?P<wording>.{{4,40}})$)"
)


def plain_sign(squeezed: str, wordings: Container[str] = ()) -> str:
    """A heading (squeezed) with its number as most print it; any other text as it is. A number with nothing behind it
    is one only before one of the `wordings`: 一 总体情况.
    """
    match = _ODD.match(squeezed)
    if match is None:
        return squeezed
    rest = squeezed[match.end() :]
    if match["dash"]:
        return NUMERALS[0] + rest
    if match["formal"]:
        return NUMERALS[_FORMAL.index(match["formal"])] + rest
    if match["roman"]:
        return NUMERALS[_ROMAN.index(match["roman"])] + rest if match["roman"] in _ROMAN else squeezed
    if match["drop"]:
        return f"{match['drop'][0]}、{rest}"
    return f"{match['bare']}、{rest}" if match["wording"] in wordings else squeezed
