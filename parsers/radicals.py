"""部首: characters that Unicode keeps for radicals, and those they look like.

Fonts draw both alike, so a PDF's own map often names the radical: ⺠ for 民. Whoever copies from it gets those. NFKC
knows Kangxi's radicals, but of the supplement to them (U+2E80 to U+2EFF) two only; the others are here, as Unicode's
EquivalentUnifiedIdeograph.txt has them.
"""

from __future__ import annotations

import re

_FIRST = re.compile("[\u2e80-\u2eff]")
_RADICALS = (
    "⺁厂⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺧牛⺨犭⺩王"
    "⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺶羊⺹耂⺻聿⺽臼⺾艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨"
    "⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_TABLE = str.maketrans(_RADICALS[::2], _RADICALS[1::2])


def without_radicals(text: str) -> str:
    """The text with the characters that are meant in place of radicals of the supplement, as many as it had."""
    return text.translate(_TABLE) if _FIRST.search(text) else text


__all__ = ["without_radicals"]
