"""Stored messages in the language of the request, for templates. JSON and CSV have them as they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crawler.browse.texts import in_language
from crawler.corpus.translation import in_both
from parsers.sentences import Json


def in_words(row: Mapping[str, Any], form: str | None = None) -> str:
    """The message of a row with `message`, `code` and `values`; without the title of its rule, as that
    stands beside it. `form` is that of its report.
    """
    return said(row["message"], row.get("code"), row.get("values"), form)


def said(message: str | None, code: str | None, values: Mapping[str, Json] | None, form: str | None = None) -> str:
    """The same, of the three. "" where there is no message."""
    return in_language(in_both(message or "", code, values or {}, form))
