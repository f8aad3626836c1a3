"""Translates stored messages into the language of the request, for templates. JSON and CSV show them as stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crawler.browse.texts import in_language
from crawler.corpus.translation import in_both
from parsers.sentences import Json


def in_words(row: Mapping[str, Any], form: str | None = None) -> str:
    """The message of a row that has `message`, `code` and `values`. The title of its rule is left out, because
    pages show it next to the message. `form` is the form of its report.
    """
    return said(row["message"], row.get("code"), row.get("values"), form)


def said(message: str | None, code: str | None, values: Mapping[str, Json] | None, form: str | None = None) -> str:
    """The same as `in_words`, but from the three values; "" if there is no message."""
    return in_language(in_both(message or "", code, values or {}, form))
