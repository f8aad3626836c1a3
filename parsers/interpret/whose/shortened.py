"""简称: shortened names of organs, as links and columns have them, and the full name in a report's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from parsers.interpret.whose import organs

_LEVELS = re.compile("[省市县区州盟旗镇乡]")
_LEAST = 3
_LONGEST = 40
_RUN = re.compile(r"[\u4e00-\u9fff]{3,120}")
_END_OF_NAME = re.compile(r"局|委员会|委(?!员)|厅|办公室")
_BETWEEN = re.compile(r"年|[由是为与和对向受在及]")
_MOST_RUNS, _MOST_PLACES = 1_000, 12
_ABOVE = re.compile(r"国家|[省市县区州旗]")
"""What a name begins with that may be of an organ above: 省卫生健康局, where only 卫健局 is known."""


def shortens(short: str, full: str) -> bool:
    """Whether a name is a shortened one of another: 县卫健局 and 卫健局 of 某县卫生健康局. Of its place it may have the
    level alone, or nothing.
    """
    a, b = organs.core(short), organs.core(full)
    if not _LEAST <= len(a) < len(b) or a[-1] != b[-1]:
        return False
    if _LEVELS.search(a[1:]):  # 某某县卫健局 says whose it is
        inner = b
    elif _LEVELS.match(a):
        inner = b[max(b.find(a[0]), 0) :]
    else:
        inner = b[max(b.rfind(level) for level in "省市县区旗州") + 1 :]
    if inner[:1] != a[:1] or len(_LEVELS.findall(inner)) != len(_LEVELS.findall(a)):
        return False
    rest = iter(inner)
    return len(a) < len(inner) and all(sign in rest for sign in a)


def in_full(short: str, text: str) -> str | None:
    """The full name of an organ, of which `short` is a shortened one, if a text has it and no other such name."""
    placed = _LEVELS.search(organs.core(short)) is not None
    names = {name for each in _names_in(text) if (name := organs.organ(each)) and shortens(short, name)}
    found = {name for name in names if placed or not _ABOVE.match(name)}
    longest = max(found, key=len, default=None)
    return longest if longest and all(longest.endswith(each) for each in found) else None


def _names_in(text: str) -> Iterator[str]:
    """What may be names of organs in a text: from the beginning of a run of signs, or a word that stands before names,
    to an ending of names.
    """
    for run in islice(_RUN.finditer(text), _MOST_RUNS):
        ends = [each.end() for each in islice(_END_OF_NAME.finditer(run[0]), _MOST_PLACES)]
        before = [each.end() for each in islice(_BETWEEN.finditer(run[0]), _MOST_PLACES)]
        for end in ends:
            starts = (each for each in (0, *before, *ends) if _LEAST < end - each <= _LONGEST)
            yield from (run[0][start:end].removeprefix("年") for start in starts)
