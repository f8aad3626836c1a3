"""Translates stored messages into the reader's language, from their code and values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crawler import worker
from crawler.corpus import expected
from crawler.corpus import messages as of_corpus
from crawler.dictionary.labels import label_pair
from crawler.evidence.names import name_of
from parsers import checks, messages, notices, sniff
from parsers.forms import FORMS
from parsers.sentences import Json, Pair, Sentence, Translator, sentences_in
from spiders import messages as of_fetching

SENTENCES: Mapping[str, Sentence] = sentences_in(
    *checks.SENTENCE_MODULES, messages, notices, sniff, of_fetching, of_corpus, worker, expected
)
"""Every sentence that a corpus can hold, by code."""


def in_both(message: str, code: str | None, values: Mapping[str, Json], form: str | None = None) -> Pair:
    """A message in Chinese and English. `form` is the report's, whose labels name the figures. A message
    whose code this version doesn't know is returned as it is stored.
    """
    return _translator(form).message(code, values) or (message, message)


@cache
def _translator(form: str | None) -> Translator:
    def names(table: str, code: str) -> Pair:
        if table == "columns":
            return _columns().get(code, (code, code))
        if table != "figures":
            return label_pair(table, code)
        name = name_of(code, form)
        return " · ".join(name.chinese[-2:]), " · ".join(name.english[-2:])

    return Translator(SENTENCES, names)


@cache
def _columns() -> Mapping[str, Pair]:
    """Chinese and English names of the columns of the forms' tables, by code."""
    terms = [
        term
        for form in FORMS.values()
        for term in (
            *form.request_columns,
            *form.results,
            *(measure for clause in form.clauses for measure in clause.measures),
        )
    ]
    return {term.code: (term.label, term.english) for term in terms}
