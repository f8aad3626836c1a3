"""全文检索: Chinese text made findable by SQLite's full-text index.

SQLite's tokenisers find no two-character words in Chinese. So the index holds, for each run of
Chinese characters, its overlapping pairs, and its last character alone; a query becomes a phrase
of pairs. Latin words and numbers are kept whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
_RUN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")


def index_words(text: str) -> str:
    """What goes into the index for a text: 政务公开 becomes `政务 务公 公开 开`."""
    return " ".join(word for run in _runs(text) for word in _pairs(run))


def match_query(text: str) -> str:
    """An FTS5 query that finds all the words of `text`, each as a phrase. '""' finds nothing."""
    phrases = []
    for run in _runs(text):
        if len(run) == 1 and _is_han(run):
            phrases.append(f"{run}*")
        else:
            words = _pairs(run)[:-1] if _is_han(run) else [run]
            phrases.append('"' + " ".join(words) + '"')
    return " ".join(phrases) or '""'


def _runs(text: str) -> Iterator[str]:
    for match in _RUN.finditer(unicodedata.normalize("NFKC", text).lower()):
        yield match.group()


def _pairs(run: str) -> list[str]:
    if not _is_han(run):
        return [run]
    return [run[i : i + 2] for i in range(len(run))]


def _is_han(run: str) -> bool:
    return re.match(rf"[{_HAN}]", run) is not None
