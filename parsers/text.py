"""原文: reads printed text without knowing any form: keys of labels, and numbers.

All text is converted to Unicode NFKC first, so that full-width digits, half-width brackets and the
Kangxi radicals of PDF files (⾏ for 行) become the usual characters. The printed text itself, stored
as `raw`, is not changed. Labels, titles and names are compared in simplified characters.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from parsers import notices
from parsers.radicals import without_radicals
from parsers.sentences import Message
from parsers.traditional import simplified

Number = int | Decimal

BLANK_SIGNS = "-‐‑‒–—―─━−_/\\|ー"
"""Signs printed in place of nothing, in NFKC; a cell with only these is blank."""

_FORMAT = r"\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
"""Characters that are not seen: zero-width ones, those that turn the direction of writing, tags."""
_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
"""Control characters except line feed and tab, halves of characters, and what never is one."""
UNSAFE = re.compile(f"[{_FORMAT}{_CONTROL}]")
_NOT_IN_NAMES = re.compile(f"[{_FORMAT}{_CONTROL}\t\n]")
_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # such as a colour, or clear the screen
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x80-\x9f]*(?:\x07|\x9c|\x1b\\)"  # such as a window's title
    r"|\x1b[ -/]*[0-~]"
)
"""What a terminal takes for a command (ECMA-48)."""
_OVERRIDE = re.compile("[\u202d\u202e]")
"""Characters after which digits are shown in another order than they are stored in."""

_UNSEEN = rf"\s\u00ad{_FORMAT}"
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_BLANK = re.compile(f"[{_UNSEEN}{re.escape(BLANK_SIGNS)}]*")
_NUMBERING = re.compile(
    r"^(?:[(\[【]?[一二三四五六七八九十]{1,3}[)\]】、.,:：]+|[(\[]?\d{1,2}[)\]、.,:]+|\d{1,2}(?=[^\d.,]))+"
)
_NOT_WORD = re.compile(r"[\W_]+")
_MARK = re.compile(r"〔\d{1,3}〕")
"""A raised or lowered mark, as `parsers.looks` writes it."""
_REMARK = re.compile(r"\([^()]*\)|〔注〕")
"""What stands in brackets, and the mark of a footnote as Word sets it, which readers tell from digits."""
_PARTED = re.compile(r"[0-9.](?:\([^()]*\)|〔注〕)[0-9.]")
"""Digits on both sides of a remark, which are no number together: 10〔注〕3."""
_DIGIT = re.compile(r"[0-9０-９]")
_LOOKALIKE_DIGIT = re.compile(r"[²³¹⁰-⁹₀-₉①-⓿㈠-㉃❶-➓]")
_PLAIN = re.compile(r"(?P<sign>[+\-−–—]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?")
_UNIT = re.compile(r"(?P<unit>亿元|万元|千元|元整|元|人次|[件条项个次份宗笔人部篇家场期处名册])?")
_FIGURE = re.compile(r"\W*+\d[\d,.]*+\W*+(?:(?:亿元|万元|千元|元整|元|人次|[件条项个次份宗笔人部篇家场期处名册])\W*+)?")
_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千万]+")
_SIGN = re.compile(r"[+\-−–—](?=.)")

_MONEY = {
    "元": Decimal("0.0001"),
    "元整": Decimal("0.0001"),
    "千元": Decimal("0.1"),
    "万元": Decimal(1),
    "亿元": Decimal(10_000),
}
"""Value of one unit in 万元."""


_BESIDE_CHINESE = re.compile(
    "[\u0600-\u06ff\u0750-\u077f\u0f00-\u0fff\u1800-\u18af\ua000-\ua4cf\ufb50-\ufdff\ufe70-\ufefe]+"
)
"""Uyghur and Kazakh, Tibetan, Mongolian and Yi, beside which autonomous areas print the Chinese."""
_HAN = re.compile("[\u4e00-\u9fff]")


def printable(text: str) -> str:
    """The text with control and format characters shown as JSON escapes them (backslash, u, 001b), so that they
    neither do anything on a terminal nor hide there. JSON stays the same JSON. Line feeds and tabs stay.
    """
    return UNSAFE.sub(_escaped, text) if UNSAFE.search(text) else text


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if code > 0xFFFF:
        return f"\\u{0xD7C0 + (code >> 10):04x}\\u{0xDC00 | code & 0x3FF:04x}"
    return f"\\u{code:04x}"


def clean(text: str) -> str:
    """The text of a name or title: one line, without control and format characters, and without what a terminal
    takes for commands. A control character that is a blank becomes one.
    """
    if not _NOT_IN_NAMES.search(text):
        return text
    return _NOT_IN_NAMES.sub(lambda found: " " if found[0].isspace() else "", _SEQUENCE.sub("", text))


@lru_cache(maxsize=16_384)
def squeeze(text: str) -> str:
    """The text in NFKC and simplified characters, without whitespace and invisible characters; of a text in two
    languages only the Chinese.
    """
    plain = simplified(without_radicals(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text))))
    return _BESIDE_CHINESE.sub("", plain) if _BESIDE_CHINESE.search(plain) and _HAN.search(plain) else plain


@lru_cache(maxsize=16_384)
def label_key(text: str) -> str:
    """A label without its numbering, punctuation and blanks; "" for a stray mark. 其它 is 其他."""
    return _word(_NUMBERING.sub("", squeeze(text)))


@lru_cache(maxsize=4_096)
def word_key(text: str) -> str:
    """Like `label_key`, but with the numbering (its dot may have been lost, so that it is not recognised)."""
    return _word(squeeze(text))


@lru_cache(maxsize=4_096)
def bare_key(text: str) -> str:
    """Like `label_key`, without remarks in brackets: （二）部分公开（区分处理的…）is 部分公开."""
    return _word(_REMARK.sub("", _NUMBERING.sub("", squeeze(text))))


def _word(squeezed: str) -> str:
    return _NOT_WORD.sub("", squeezed).replace("其它", "其他")


@lru_cache(maxsize=4_096)
def numbering(text: str) -> str:
    """The numbering a label starts with, squeezed: "(六)", "3.", "一、", or ""."""
    match = _NUMBERING.match(squeeze(text))
    return match.group() if match else ""


def has_numeral(text: str) -> bool:
    """Whether a text contains an Arabic digit (half- or full-width)."""
    return _DIGIT.search(text) is not None


def is_blank(text: str) -> bool:
    """Whether a text is empty or has only `BLANK_SIGNS`. This is the only definition of a blank cell.

    Results aren't cached, because the text may be a whole section.
    """
    return _BLANK.fullmatch(unicodedata.normalize("NFKC", text)) is not None


class NumberRead(NamedTuple):
    """The result of `read_number`: `value` in the requested unit; `doubt` says why it is None, or what is odd."""

    value: Number | None
    doubt: Message | None = None


@lru_cache(maxsize=16_384)
def looks_like_number(text: str) -> bool:
    """Whether a cell holds a figure rather than a label.

    A figure starts with a sign or digit and has no words except a unit and a remark in brackets, or
    it is a Chinese numeral.
    """
    squeezed = _REMARK.sub("", squeeze(_MARK.sub("", text)))
    if not squeezed or _LOOKALIKE_DIGIT.search(text):
        return bool(squeezed) and len(squeezed) == 1
    if _CHINESE.fullmatch(_SIGN.sub("", squeezed, count=1)):
        return True
    return _FIGURE.fullmatch(squeezed) is not None


@lru_cache(maxsize=16_384)
def read_number(raw: str, unit: str, printed_unit: str | None = None, signed: bool = False) -> NumberRead:
    """The number printed in a cell, in `unit` (件, 项, …, or 万元).

    `printed_unit` is the unit named in the column's head, if it differs from `unit`. Blank cells, and
    cells with only dashes or slashes, give None without a doubt. Text that can't be read as a number
    gives None and a doubt; numbers are never guessed.
    """
    if is_blank(raw):
        return NumberRead(None)
    if _LOOKALIKE_DIGIT.search(raw):
        return NumberRead(None, notices.NOT_PLAIN(print=raw))
    if _OVERRIDE.search(raw):
        return NumberRead(None, notices.NO_NUMBER(print=raw))
    normal = unicodedata.normalize("NFKC", raw).strip()
    remarks = _REMARK.findall(squeeze(normal))
    remark = notices.REMARK(remark="".join(remarks)) if any(map(has_numeral, remarks)) else None
    stripped = "\n".join(filter(None, (line.strip() for line in normal.split("\n"))))
    lines = [line for line in _REMARK.sub("", stripped).split("\n") if line]
    if _PARTED.search(squeeze(normal)):
        return NumberRead(None, notices.NO_NUMBER(print=raw))
    if sum(1 for line in lines if has_numeral(line)) > 1 or (remark and any(map(_CORRECTS.search, remarks))):
        return NumberRead(None, notices.SEVERAL(print=raw))
    text = squeeze("".join(lines))
    match = _PLAIN.match(text)
    if match is None:
        return _chinese(raw, text, unit, remark, signed=signed)
    suffix = _UNIT.fullmatch(text, match.end())
    if suffix is None:
        return NumberRead(None, notices.NO_NUMBER(print=raw))
    if not signed and match["sign"]:
        return NumberRead(None, notices.SIGNED(print=raw))
    digits = match["digits"].replace(",", "")
    gaps = _gaps(normal)
    if gaps and _are_several(normal, digits):
        return NumberRead(None, notices.PERHAPS_SEVERAL(print=raw))
    if len(digits) > 1 and digits.startswith("0"):
        return NumberRead(None, notices.LEADING_ZERO(print=raw))
    number = Decimal(digits + (match["fraction"] or ""))
    if match["sign"] not in ("", "+"):
        number = -number
    read = _in_unit(raw, number, suffix["unit"], unit, printed_unit)
    odd = [part for part in (read.doubt, remark, gaps) if part]
    return NumberRead(read.value, notices.ODD(doubts=odd) if len(odd) > 1 else odd[0] if odd else None)


_CORRECTS = re.compile("[更订修勘][正误改]|应[为是]|改[为成]|实[为际]")
"""Words in a remark with which another number takes the place of the one before it."""
_DIGITS = re.compile(r"\d+")


def _are_several(normal: str, digits: str) -> bool:
    """Whether groups of digits with blanks between them are rather numbers of their own: 0 12, 12 34."""
    return digits.startswith("0") or min(map(len, _DIGITS.findall(normal))) > 1


def _gaps(normal: str) -> Message | None:
    """A doubt if there are blanks between digits: 1 2 is read as 12, with a doubt; 12 345 as 12345, without."""
    inside = re.findall(r"(?<=\d)\s+(?=\d)", normal)
    if not inside or re.fullmatch(r"\D*\d{1,3}(?:\s\d{3})+(?!\d).*", normal):
        return None
    return notices.BLANK_INSIDE(print=normal)


def _chinese(raw: str, text: str, unit: str, remark: Message | None, *, signed: bool) -> NumberRead:
    suffix = re.search(r"(?:亿元|万元|千元|元|人次|[件条项个次份宗笔人部篇家场期处名册])$", text)
    numeral = text[: suffix.start()] if suffix else text
    if numeral == "一":
        return NumberRead(None, notices.ONE_OR_DASH())
    sign = _SIGN.match(numeral)
    value = chinese_number(numeral[sign.end() :] if sign else numeral)
    if value is None:
        return NumberRead(None, notices.NO_NUMBER(print=raw))
    if sign and not signed:
        return NumberRead(None, notices.SIGNED(print=raw))
    number = Decimal(-value if sign and sign.group() != "+" else value)
    read = _in_unit(raw, number, suffix.group() if suffix else None, unit, None)
    return NumberRead(read.value, read.doubt or remark)


def chinese_number(text: str) -> int | None:
    """十二 is 12, 一百零五 is 105, 二〇二三 is 2023; None for anything else."""
    if not text or not _CHINESE.fullmatch(text):
        return None
    digits = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
    if all(char in digits for char in text):
        return int("".join(str(digits[char]) for char in text))
    scales = {"十": 10, "百": 100, "千": 1000}
    total, section, digit = 0, 0, None
    for char in text:
        if char in digits:
            digit = digits[char]
        elif char in scales:
            section += (1 if digit is None else digit) * scales[char]
            digit = None
        else:  # 万
            total, section, digit = (section + (digit or 0)) * 10_000, 0, None
    return total + section + (digit or 0)


def _in_unit(raw: str, number: Decimal, printed: str | None, unit: str, header: str | None) -> NumberRead:
    if unit == "万元":
        printed = printed or header or unit
        if printed not in _MONEY:
            return NumberRead(None, notices.NO_MONEY(print=raw))
        return NumberRead(_plain(number * _MONEY[printed]))
    if printed in _MONEY:
        return NumberRead(None, notices.MONEY(print=raw))
    if number != number.to_integral_value():
        return NumberRead(None, notices.FRACTION(print=raw))
    return NumberRead(int(number))


def _plain(number: Decimal) -> Number:
    """The number as an int if it has no fraction, else without trailing zeros."""
    if number == number.to_integral_value():
        return int(number)
    return number.normalize()


def across(text: str) -> int:
    """Columns of a terminal that a text takes: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
