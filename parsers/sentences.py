"""语句: the sentences that are stored, each declared once, in English and in Chinese.

A sentence has a code. Called with its values, it returns a `Message`: the English sentence, which is
stored, with the code and the values, from which a `Translator` makes the sentence in either language.

    LATE = Sentence("deadline.late", "{days} days after {last}", "比期限 {last} 晚 {days} 天")
    late = LATE(days=3, last=date(2024, 1, 31))
    late.text      # "3 days after 2024-01-31"
    late.code      # "deadline.late"
    late.values    # {"days": 3, "last": "2024-01-31"}

To add one, define a constant next to the rule it belongs to (`parsers/checks/`), or in one of the
modules of messages (`parsers`, `spiders`, `crawler.corpus`). `sentences_in` finds it there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from string import Formatter
from types import ModuleType
from typing import TypeAlias

Json: TypeAlias = "str | int | float | Sequence[Json] | Mapping[str, Json]"
"""A value as it is stored. A message in a message is an object with `code` and `values`."""

Given: TypeAlias = "str | int | float | Decimal | date | BaseException | Message | Sequence[Given]"
"""A value with which a sentence may be called."""

Shown: TypeAlias = "str | int | float"
"""A value as put into a template. Numbers stay numbers, since a template may format them ({pages:,})."""

Pair = tuple[str, str]
"""A text in Chinese and in English."""

Names = Callable[[str, str], Pair]
"""Returns the name of a code, given the code table it is from (`figures` for keys of figures) and the code."""


def as_codes(_: str, code: str) -> Pair:
    """The code itself, in place of its name."""
    return code, code


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with its values. `text` is the English sentence, as it is stored.

    `code` is None for a sentence of an earlier version that this version doesn't know; it is shown as
    it is stored.
    """

    text: str
    code: str | None = None
    values: Mapping[str, Json] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.text

    @property
    def as_json(self) -> dict[str, Json | None]:
        """The sentence with its code and its values, for JSON."""
        return {"message": self.text, "code": self.code, "values": self.values if self.code else None}

    def under(self, heading: str) -> Message:
        """The same message with a heading in front of the text. The heading isn't part of the sentence;
        pages show it separately.
        """
        return Message(f"{heading}: {self.text}", self.code, self.values)

    def holds(self, sentence: Sentence) -> bool:
        """Whether this message is made from `sentence`, or one of its values is."""
        return self.code == sentence.code or any(
            isinstance(each, Mapping) and each.get("code") == sentence.code for each in self.values.values()
        )


class Part:
    """How a value is shown in a sentence. This base class shows it unchanged."""

    def stored(self, value: Given) -> Shown:
        """The value as shown in the stored (English) sentence."""
        if isinstance(value, str | int):
            return value
        if isinstance(value, Message):
            return value.text
        plain = _plain(value)
        return plain if isinstance(plain, str | int | float) else str(plain)

    def translated(self, value: Json, translator: Translator) -> tuple[Shown, Shown] | None:
        """The stored value as shown in Chinese and in English; None if this version doesn't know it."""
        if isinstance(value, Mapping):
            inner = value.get("values")
            return translator.message(str(value.get("code")), inner) if isinstance(inner, Mapping) else None
        return (value, value) if isinstance(value, str | int | float) else None


@dataclass(frozen=True, slots=True)
class Listed(Part):
    """Shows a list: each value as `of` does, with a separator (`between`, in Chinese and English), and in
    quotation marks if `quoted`.
    """

    between: Pair = ("、", ", ")
    of: Part = field(default_factory=Part)
    quoted: bool = False

    def stored(self, value: Given) -> Shown:
        assert isinstance(value, Sequence)
        return self.between[1].join(self._one(self.of.stored(each)) for each in value)

    def translated(self, value: Json, translator: Translator) -> tuple[Shown, Shown] | None:
        if isinstance(value, str) or not isinstance(value, Sequence):
            return None
        chinese, english = [], []
        for each in value:
            both = self.of.translated(each, translator)
            if both is None:
                return None
            chinese.append(self._one(both[0]))
            english.append(self._one(both[1]))
        return self.between[0].join(chinese), self.between[1].join(english)

    def _one(self, value: Shown) -> str:
        return f"“{value}”" if self.quoted else str(value)


@dataclass(frozen=True, slots=True)
class Code(Part):
    """Shows a code of a table of the dictionary, or the key of a figure (table `figures`). The code is
    stored; translations show its name.
    """

    table: str

    def translated(self, value: Json, translator: Translator) -> tuple[Shown, Shown] | None:
        return translator.names(self.table, str(value))


@dataclass(frozen=True, slots=True)
class Words(Part):
    """Shows one of a closed set of codes by its words (`of`). The stored sentence has the English words,
    or, with `in_chinese`, the Chinese ones.
    """

    of: Mapping[str, Pair]
    in_chinese: bool = False

    def stored(self, value: Given) -> Shown:
        return self.of[str(value)][0 if self.in_chinese else 1]

    def translated(self, value: Json, translator: Translator) -> tuple[Shown, Shown] | None:
        return self.of.get(str(value))


_AS_IT_IS = Part()
_LIST = Listed()


class Sentence:
    """A sentence in both languages, as templates with `{names}` of values. `parts` says, by name, how a
    value is shown, if it is not shown unchanged.

    ValueError if the two templates have different values.
    """

    def __init__(self, code: str, english: str, chinese: str, **parts: Part) -> None:
        self.code, self.english, self.chinese, self.parts = code, english, chinese, parts
        self.names = _names_in(english)
        self._known = frozenset(self.names)
        if sorted(self.names) != sorted(_names_in(chinese)) or not parts.keys() <= set(self.names):
            raise ValueError(f"the templates of {code} don't have the same values")

    def __call__(self, **values: Given) -> Message:
        """The message with these values. ValueError if a value is missing, unknown or an empty list,
        which would leave a gap in the sentence.
        """
        if values.keys() != self._known:
            raise ValueError(f"{self.code} has the values {sorted(self.names)}, not {sorted(values)}")
        plain: dict[str, Json] = {}
        shown: dict[str, Shown] = {}
        for name in self.names:
            value = values[name]
            if isinstance(value, str | int) and name not in self.parts:
                plain[name] = shown[name] = value
                continue
            plain[name] = _plain(value)
            if plain[name] == []:
                raise ValueError(f"{self.code} was given an empty list")
            shown[name] = self.part(name, value).stored(value)
        return Message(_filled(self.english, shown), self.code, plain)

    def part(self, name: str, value: object = None) -> Part:
        if name in self.parts:
            return self.parts[name]
        return _LIST if isinstance(value, list | tuple) else _AS_IT_IS

    def translated(self, values: Mapping[str, Json], translator: Translator) -> Pair | None:
        """The sentence in Chinese and in English; None if the values are those of another version."""
        if values.keys() != self._known:
            return None
        chinese: dict[str, Shown] = {}
        english: dict[str, Shown] = {}
        for name, value in values.items():
            both = self.part(name, value).translated(value, translator)
            if both is None:
                return None
            chinese[name], english[name] = both
        return _filled(self.chinese, chinese), _filled(self.english, english)


def _names_in(template: str) -> tuple[str, ...]:
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name)


def _filled(template: str, values: Mapping[str, Shown]) -> str:
    """The template with its values. An empty text (from a document or a library) is shown as “”."""
    if "" in values.values():
        gaps = {name: "“”" for name, value in values.items() if value == "" and f"“{{{name}}}”" not in template}
        return template.format(**{**values, **gaps})
    return template.format(**values)


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates stored messages into Chinese and English, with the known sentences (by code) and the
    names of codes.
    """

    sentences: Mapping[str, Sentence]
    names: Names = as_codes

    def message(self, code: str | None, values: Mapping[str, Json]) -> Pair | None:
        """The message in Chinese and English; None if this version doesn't know it, so that it is shown as stored."""
        sentence = self.sentences.get(code) if code else None
        return sentence.translated(values, self) if sentence else None


def sentences_in(*modules: ModuleType) -> dict[str, Sentence]:
    """The sentences that are constants of these modules, by code. ValueError if two have the same code."""
    found: dict[str, Sentence] = {}
    for module in modules:
        for each in vars(module).values():
            if isinstance(each, Sentence) and found.setdefault(each.code, each) is not each:
                raise ValueError(f"two sentences have the code {each.code}")
    return found


def _plain(value: Given) -> Json:
    """The value for JSON. A decimal becomes a number if that prints the same, else a text."""
    if isinstance(value, str | int):
        return value
    if isinstance(value, Message):
        return {"code": value.code, "values": value.values} if value.code else value.text
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, Decimal):
        number = int(value) if value == value.to_integral_value() else float(value)
        return number if str(number) == str(value) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, BaseException):
        return str(value) or type(value).__name__
    return [_plain(each) for each in value]
