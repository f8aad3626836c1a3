"""The quantities that a narrative can state, and the cells of the tables that they correspond to.

A statement is often looser than a cell: 收到申请 may or may not include requests carried over from
last year. `cells` is the usual meaning of the words; `readings` are other sums that the same words
mean in some reports. A number that equals one of those neither agrees with the cell nor contradicts it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parsers.forms import FORMS
from parsers.forms.model import Term
from parsers.report import Number
from parsers.sentences import Given, Json, Pair, Part, Shown, Translator, Words

Sum = tuple[str, ...]
"""Names of lines to be added or, with a leading minus, subtracted; `refused_*` is all lines that begin so."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity. `subject` is the key of a cell or of a group's sum; `words` (Chinese) and `english` name it."""

    subject: str
    words: str
    english: str
    cells: Sum
    readings: tuple[Sum, ...] = ()
    rule: str = "narrative.requests"


_REFUSED = "refused_*", "unavailable_*", "unprocessed_*"


def _quantities() -> dict[str, Quantity]:
    found = [
        Quantity("requests.new.total", "本年新收", "new requests", ("new",), (("new", "carried_in"),)),
        Quantity(
            "requests.accepted.total",
            "受理",
            "requests accepted",
            ("new",),
            (
                ("new", "carried_in"),
                ("total",),
                ("total", "-unprocessed_*"),
                ("new", "-unprocessed_*"),
                ("total", "-unprocessed_*", "-other_*"),
                ("new", "-unprocessed_*", "-other_*"),
                ("new", "-carried_out"),
            ),
        ),
        Quantity("requests.carried_in.total", "上年结转", "carried over from last year", ("carried_in",)),
        Quantity("requests.carried_out.total", "结转下年度", "carried over to next year", ("carried_out",)),
        Quantity(
            "requests.total.total",
            "办理结果总计",
            "requests handled",
            ("total",),
            (
                ("total", "-unprocessed_*", "-other_*"),
                ("total", "-other_*"),
                ("total", "-unprocessed_*"),
                ("new",),
                ("new", "carried_in"),
                ("new", "-carried_out"),
                ("total", "-carried_in"),
            ),
        ),
        Quantity(
            "requests.granted.total", "予以公开", "granted in full", ("granted",), (("granted", "partially_granted"),)
        ),
        Quantity("requests.partially_granted.total", "部分公开", "granted in part", ("partially_granted",)),
        Quantity(
            "requests.refused.total",
            "不予公开",
            "refused",
            ("refused_*",),
            (_REFUSED[:2], _REFUSED, (*_REFUSED, "other_*"), ("partially_granted", "refused_*")),
        ),
        Quantity(
            "requests.unavailable.total", "无法提供", "unavailable", ("unavailable_*",), (("unavailable_not_held",),)
        ),
        Quantity(
            "requests.unprocessed.total",
            "不予处理",
            "not processed",
            ("unprocessed_*",),
            (("unprocessed_*", "other_*"),),
        ),
        Quantity(
            "requests.unavailable_not_held.total",
            "本机关不掌握相关政府信息",
            "not held by this organ",
            ("unavailable_not_held",),
            (("unavailable_*",),),
        ),
        *(
            Quantity(f"requests.{term.code}.total", words, term.english.lower(), (term.code,))
            for term, words in outcome_words()
        ),
        *_appeals("reconsideration", "行政复议", "reconsiderations", ("reconsideration",)),
        *_appeals("litigation", "行政诉讼", "lawsuits", ("litigation_direct", "litigation_after_reconsideration")),
        *(
            Quantity(
                f"disclosures.20.1.{item}.{measure}",
                f"{words}{item_words}",
                f"{english} {in_english}",
                (f"20.1.{item}.{measure}",),
                rule="narrative.disclosures",
            )
            for item, item_words, english in (
                ("regulations", "规章", "regulations"),
                ("normative_documents", "规范性文件", "normative documents"),
            )
            for measure, words, in_english in (
                ("issued", "制发", "issued"),
                ("repealed", "废止", "repealed"),
                ("in_force", "现行有效", "in force"),
            )
        ),
        *(
            Quantity(
                f"disclosures.{item}.decisions",
                f"{words}处理决定",
                f"decisions on {english}",
                (f"{item}.decisions",),
                rule="narrative.disclosures",
            )
            for item, words, english in (
                ("20.5.licensing", "行政许可", "licensing"),
                ("20.6.penalties", "行政处罚", "penalties"),
                ("20.6.coercion", "行政强制", "coercion"),
            )
        ),
        Quantity(
            "disclosures.20.8.fees.amount",
            "行政事业性收费金额",
            "administrative fees",
            ("20.8.fees.amount",),
            rule="narrative.disclosures",
        ),
    ]
    return {each.subject: each for each in found}


def _appeals(code: str, words: str, english: str, channels: tuple[str, ...]) -> list[Quantity]:
    """The total of a channel, and each result. Reports often leave pending cases out of the total."""
    found = []
    for column, result, in_english in (
        ("total", "", ""),
        ("upheld", "结果维持", ": upheld"),
        ("corrected", "结果纠正", ": corrected"),
        ("other", "其他结果", ": other result"),
        ("pending", "尚未审结", ": pending"),
    ):
        cells = tuple(f"{channel}.{column}" for channel in channels)
        readings: list[Sum] = []
        if column == "total":
            readings.append((*cells, *(f"-{channel}.pending" for channel in channels)))
        if len(channels) > 1:
            readings += [(cell,) for cell in cells]
        found.append(
            Quantity(
                f"appeals.{code}.{column}",
                words + result,
                english + in_english,
                cells,
                tuple(readings),
                "narrative.appeals",
            )
        )
    return found


def outcome_words() -> list[tuple[Term, str]]:
    """The lines of section 3 whose printed label alone says what is counted, each with that label."""
    from parsers.text import bare_key

    lines = {term.code: term for form in FORMS.values() for term in form.request_lines}
    own = ("refused_", "unavailable_needs", "unavailable_unclear", "unprocessed_")
    return [(term, bare_key(term.label)) for code, term in lines.items() if code.startswith(own)]


def value_of(total: Sum, values: Mapping[str, Number | None]) -> Number | None:
    """The sum over a report's figures (`values`, by key); None if one is blank or not in the report."""
    found: Number = 0
    for name in total:
        plain = name.removeprefix("-")
        parts = [values.get(key) for key in _keys(plain, values)]
        if not parts or None in parts:
            return None
        amount = sum(part for part in parts if part is not None)
        found += amount if plain == name else -amount
    return found


def _keys(name: str, values: Mapping[str, Number | None]) -> list[str]:
    if name.startswith("20."):
        return [f"disclosures.{name}"]
    if "." in name:
        return [f"appeals.{name}"]
    if not name.endswith("*"):
        return [f"requests.{name}.total"]
    start = f"requests.{name[:-1]}"
    whole = f"requests.{name[:-2]}.total"  # （六）其他处理 printed as one line
    grouped = [key for key in values if key.startswith(start) and key.endswith(".total")]
    return grouped or [key for key in (whole,) if key in values]


QUANTITIES = _quantities()
"""All quantities, by subject."""

CALLED = Words({each.subject: (each.words, each.english) for each in QUANTITIES.values()}, in_chinese=True)
"""Names of the quantities in messages, by subject."""

_NAMES: dict[str, Pair] = {
    **{
        f"{channel.code}.{result.code}": (
            f"{channel.label} {result.label}",
            f"{channel.english}: {result.english}".lower(),
        )
        for form in FORMS.values()
        for channel in form.channels
        for result in form.results
    },
    **{
        each.cells[0]: (each.words, each.english)
        for each in QUANTITIES.values()
        if len(each.cells) == 1 and each.subject != "requests.accepted.total"
    },
    "other_*": ("其他处理", "other handling"),
}
"""Chinese and English names of the lines in sums."""


class Summed(Part):
    """Shows a sum line by line; subtracted lines have a minus."""

    def stored(self, value: Given) -> Shown:
        assert isinstance(value, Sequence)
        return " + ".join(map(str, value))

    def translated(self, value: Json, translator: Translator) -> Pair | None:
        if isinstance(value, str) or not isinstance(value, Sequence):
            return None
        found = ["", ""]
        for name in map(str, value):
            pair = _NAMES.get(name.removeprefix("-"))
            if pair is None:
                return None
            sign = " − " if name.startswith("-") else " + " if found[0] else ""
            found = [f"{before}{sign}{words}" for before, words in zip(found, pair, strict=True)]
        return found[0], found[1]
