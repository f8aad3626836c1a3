"""What is stored in words, said in the reader's language: checks, problems, warnings.

What stands in no catalogue is shown as it is stored. JSON and CSV have the stored message.
"""

from __future__ import annotations

from functools import lru_cache

from crawler.browse.texts import in_language, label_pair
from crawler.corpus import expected
from crawler.evidence.names import name_of
from parsers import checks, messages
from parsers.sentences import Pair, told
from spiders import messages as of_fetching

_PROBLEMS = (*of_fetching.SAYINGS, *messages.SAYINGS)


def told_check(rule: str, message: str, form: str | None = None) -> str:
    """A check's message, without its rule's title: that stands beside it. `form` is the report's."""
    return in_language(_check(rule, message, form) or (message, message))


def told_problem(message: str | None) -> str:
    return in_language(_problem(message or "") or (message or "", message or ""))


def told_source(words: str) -> str:
    """How it is known that a report is expected."""
    return in_language(told(expected.SAYINGS, words) or (words, words))


def told_warning(message: str) -> str:
    return in_language(_warning(message) or (message, message))


@lru_cache(2048)
def _check(rule: str, message: str, form: str | None) -> Pair | None:
    def names(table: str, code: str) -> Pair:
        if table != "figures":
            return label_pair(table, code)
        name = name_of(code, form)
        return " · ".join(name.chinese[-2:]), " · ".join(name.english[-2:])

    return checks.told(rule, message, names)


@lru_cache(2048)
def _problem(message: str) -> Pair | None:
    return told(_PROBLEMS, message)


@lru_cache(2048)
def _warning(message: str) -> Pair | None:
    return told(messages.WARNINGS, message)
