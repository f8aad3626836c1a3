"""Parses sentences that nianbao wrote before it stored codes and values. Corpora of schema 1 and 2, and
archives of that time, hold only the English sentence.

Sentences are parsed only here: to migrate a corpus, and to read such an archive. If several templates fit a
sentence, the first one counts: quotes and messages of libraries may contain anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from string import Formatter

from crawler.old_templates import FILES, HEADINGS, MEDIA, QUANTITIES, TEMPLATES
from parsers.sentences import Json, Message


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of value: its pattern, without groups, and a function that turns a text into the value; None if
    the text isn't of this kind.
    """

    pattern: str
    read: Callable[[str], Json | None]


def _number(text: str) -> Json:
    """The number, if it prints as the same text; else the text, as decimals are stored as text."""
    try:
        number = int(text) if text.lstrip("+-").isdecimal() else float(text)
    except ValueError:
        return text
    return number if str(number) == text else text


def _rounded(text: str) -> Json:
    number = float(text.replace(",", ""))
    return int(number) if number.is_integer() else number


def _list(separator: str, *, quoted: bool = False) -> _Kind:
    def read(text: str) -> Json:
        inside = text[1:-1] if quoted else text
        return inside.split(f"”{separator}“" if quoted else separator)

    return _Kind("“.*?”" if quoted else ".+?", read)  # these match separators, too


def _one_of(words: dict[str, str]) -> _Kind:
    return _Kind("|".join(re.escape(each) for each in sorted(words, key=len, reverse=True)), words.get)


def _message(codes: Iterable[str], *, or_text: bool = False) -> _Kind:
    """A kind for a sentence within a sentence; with `or_text`, also for any text, as from a library."""
    tried = tuple(codes)

    def read(text: str) -> Json | None:
        found = _read(tried, text)
        return {"code": found[0], "values": found[1]} if found else text if or_text else None

    return _Kind(".*?" if or_text else "|".join(_pattern(each, "(?:{1})") for each in tried), read)


def _messages(codes: Iterable[str], separator: str, least: int = 1) -> _Kind:
    """A kind for a list of at least so many sentences. A piece that isn't a sentence is joined with the next
    one, as a quote may contain the separator.
    """
    tried = tuple(codes)

    def read(text: str) -> Json | None:
        found: list[Json] = []
        waiting: str | None = None
        for piece in text.split(separator):
            waiting = piece if waiting is None else f"{waiting}{separator}{piece}"
            one = _read(tried, waiting)
            if one is not None:
                found.append({"code": one[0], "values": one[1]})
                waiting = None
        return found if waiting is None and len(found) >= least else None

    return _Kind(".+", read)


def _of(*starts: str, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Codes that begin with one of `starts`. Templates with more fixed text come first, as they fit fewer
    sentences.
    """
    codes = [code for code in TEMPLATES if code.startswith(starts) and code not in but]
    return tuple(sorted(codes, key=lambda code: -len(_BLANKS.sub("", TEMPLATES[code]))))


_BLANKS = re.compile("{[^{}]*}")
_NUMBERS = ("number.odd", *_of("number.", but=("number.odd",)))
"""Codes of doubts about a number. The sentence for several doubts comes first, as a template for a single doubt
could fit it, too.
"""
_NOTICES = (
    "picture.",
    "table.",
    "readings.",
    "number.",
    "report.no_identity",
    "file.undecoded",
    "word.damaged",
    "word.today",
    "word.embedded_page",
    "word.drawing",
    "odt.today",
    "odt.too_deep",
    "html.as_text",
    "sheet.hidden",
    "sheet.not_computed",
    "pdf.page_unread",
    "ofd.page_mute",
)
_UNREAD = (
    "file.",
    "archive.",
    "package.",
    "html.",
    "mhtml.",
    "word.",
    "odt.",
    "rtf.",
    "sheet.",
    "pages.",
    "pdf.",
    "ofd.",
    "picture.",
    "office.",
    "report.",
    "type.",
)

CHECKS = _of(
    "sum.",
    "structure.",
    "copies.",
    "narrative.stated",
    "narrative.twice",
    "years.",
    "change.claimed",
    "deadline.",
    "copied.",
)
"""Codes that a check's message could have."""
WARNINGS = ("picture.unsure_and", *_NUMBERS, *_of(*_NOTICES, but=("picture.unsure_and", *_NUMBERS)))
FAILURES = _of(
    *_UNREAD,
    "answer.",
    "fetch.away",
    "fetch.failed",
    "host.",
    "browser.",
    "attachment.",
    "reading.",
    but=("archive.member",),
)
"""Codes that the message of a problem, or of a failed reading, could have."""
SOURCES = _of("expected.")
"""Codes of the sentences that say why a report is expected."""


@cache
def _kind(name: str) -> _Kind:
    """The kind with that name in templates."""
    plain = {
        "n": _Kind(r"[+-]?\d[\d.E+-]*", _number),
        "c": _Kind(r"\d[\d,]*", lambda text: int(text.replace(",", ""))),
        "f": _Kind(r"\d[\d,]*\.\d+", _rounded),
        "w": _Kind(r"\S+?", str),
        "t": _Kind(".*?", str),
        "code": _Kind(r"[a-z][\w.]*", str),
        "numbers": _Kind(r"\d+(?:, \d+)*", lambda text: [int(each) for each in text.split(", ")]),
        "sum": _Kind(r"-?[a-z_0-9.]+\*?(?: \+ -?[a-z_0-9.]+\*?)*", lambda text: text.split(" + ")),
        "words": _list(", "),
        "bars": _list(" | "),
        "quoted": _list(", ", quoted=True),
        "quoted_and": _list(" and ", quoted=True),
        "quoted_semicolons": _list("; ", quoted=True),
        "quantity": _one_of(QUANTITIES),
        "file": _one_of(FILES),
        "media": _Kind(r".+?", lambda text: MEDIA.get(text, text)),
        "identity": _one_of({"issuer": "issuer", "year": "year"}),
        "identity_of": _one_of({"whose report it is": "issuer", "for which year it is": "year"}),
        "ended": _Kind("(?:reading it was interrupted|the process that reads|no process could be started).*", str),
    }
    return plain[name] if name in plain else _nested(name)


def _nested(name: str) -> _Kind:
    """The kind with that name, for values that are sentences themselves."""
    several = {
        "follows": (("sum.follows",), "; "),
        "elsewhere": (("narrative.elsewhere",), "; "),
        "members": (("archive.member",), "; "),
        "prints": (("readings.print",), ", "),
    }
    if name == "doubts":
        return _messages(_NUMBERS[1:], "; ", 2)
    if name in several:
        return _messages(*several[name])
    said = ("open", "agrees", "doubted", "carried_in", "looser", "differs")
    one = {
        "mention": _of("mention."),
        "said": [f"narrative.{each}" for each in said],
        "change": [f"change.{each}" for each in ("open", "no_report", "from_none", "is_not", "is")],
        "failure": _of(*_UNREAD, but=("archive.member", "archive.no_report")),
        "notice": WARNINGS,
        "no_office": ("office.missing",),
        "no_report": ("report.no_table", "report.only_appeals"),
        "unsure": ("picture.unsure",),
        "doubt": _NUMBERS,
        "picture": (
            "picture.no_text",
            "picture.unseen",
            "picture.mute_fonts",
            "picture.fills_page",
            "picture.outlines",
        ),
        "guard": _of("guard."),
    }
    if name in one:
        return _message(one[name])
    return _message(
        {
            "damage": ("file.lacks_part", "file.not_words_block", "file.no_cell"),
            "failure_or_text": _of(*_UNREAD, but=("archive.member",)),
            "silence": _of("fetch.", but=("fetch.away", "fetch.failed")),
            "left": ("answer.refused_by", "answer.refused", "host.in_a_row", "host.asks_for_peace"),
        }[name],
        or_text=True,
    )


@cache
def _pattern(code: str, group: str) -> str:
    """A template as a regular expression. `group` is the format of a value's part: {0} is its name, {1} its
    pattern.
    """
    found = ""
    for literal, name, kind, _ in Formatter().parse(TEMPLATES[code]):
        found += re.escape(literal)
        if name and kind:
            found += group.format(name, _kind(kind).pattern)
    return found


@cache
def _whole(code: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a complete sentence, and the kinds of its values by name."""
    kinds = {name: kind for _, name, kind, _ in Formatter().parse(TEMPLATES[code]) if name and kind}
    return re.compile(_pattern(code, "(?P<{0}>{1})"), re.DOTALL), kinds


def _read(codes: Iterable[str], text: str) -> tuple[str, dict[str, Json]] | None:
    """The first of `codes` whose template fits the text, and its values; None if none fits."""
    for code in codes:
        pattern, kinds = _whole(code)
        match = pattern.fullmatch(text)
        if match is None:
            continue
        values = {name: _kind(kind).read(match[name]) for name, kind in kinds.items()}
        if None not in values.values():
            return code, {name: value for name, value in values.items() if value is not None}
    return None


LONGEST = 1_000
"""Characters of a stored sentence that is looked at: it may quote what a stranger wrote."""


def recognised(codes: Iterable[str], text: str) -> Message:
    """A stored sentence with its code and values; without them, if it is none of the sentences of `codes`."""
    if len(text) > LONGEST:
        return Message(text)
    heading = next((each for each in HEADINGS if text.startswith(each)), "")
    found = _read(codes, text.removeprefix(heading))
    if found is None:
        return Message(text)
    code, values = found
    if code == "type.no_reader":
        values["what"] = values["media_type"]
    return Message(text, code, values)
