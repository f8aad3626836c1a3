"""数字: numerals in running text, Arabic and Chinese, read exactly or not at all.

A table cell holds a number and little else (`parsers.text`). In a sentence, a numeral is read only
if it is written in full: 两百二 (220 in speech, 202 sign by sign) is not.
"""

from __future__ import annotations

from decimal import Decimal

from parsers.report import Number
from parsers.text import chinese_number

ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[万亿]?"
_SIGN = "[〇零一二两三四五六七八九十百千万]"
CHINESE = rf"{_SIGN}+"
NUMERAL = rf"(?:{ARABIC}|{CHINESE})"
"""A run of characters that may be a numeral, in NFKC text."""
ENDING = rf"(?:\d[万亿]?|{_SIGN})"
"""The end of such a run: to find where there is one, it need not be matched as a whole."""

_DIGITS = "零一二三四五六七八九"
_SCALES = ((10_000, "万"), (1_000, "千"), (100, "百"), (10, "十"))
_LARGE = {"万": 10_000, "亿": 100_000_000}


def read_numeral(text: str) -> Number | None:
    """The value of a numeral such as 123, 1,234, 12.5万, 一百二十三 or 两; None for anything else."""
    scale = _LARGE.get(text[-1:], 1) if text[:1].isdigit() else 0
    if not scale:
        return _chinese(text)
    digits = text.rstrip("万亿").replace(",", "")
    if len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
        return None
    number = Decimal(digits) * scale
    return int(number) if number == number.to_integral_value() else number.normalize()


def decimals(text: str) -> int:
    """Number of digits after the decimal point."""
    return len(text.partition(".")[2].rstrip("万亿"))


def read_year(text: str) -> int | None:
    """The year written as 2023 or 二〇二三; None for anything else."""
    if text.isdigit() and text.isascii():
        return int(text)
    digits = text.replace("〇", "零")
    if len(digits) == 4 and all(char in _DIGITS for char in digits):
        return int("".join(str(_DIGITS.index(char)) for char in digits))
    return None


def _chinese(text: str) -> int | None:
    value = chinese_number(text)
    if value is None or value >= 10**8:
        return None
    plain = text.replace("两", "二").replace("〇", "零")
    written = _written(value)
    short = written[1:] if written.startswith("一十") else written
    return value if plain in {written, short} else None


def _written(value: int) -> str:
    """The number written out in Chinese: 105 is 一百零五, 12 is 一十二."""
    if value < 10:
        return _DIGITS[value]
    for size, sign in _SCALES:
        if value >= size:
            head, rest = divmod(value, size)
            words = _written(head) + sign
            if not rest:
                return words
            gap = "零" if rest < size // 10 else ""
            return words + gap + _written(rest)
    raise AssertionError(value)
