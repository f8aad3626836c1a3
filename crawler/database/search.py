"""Full-text search that finds Chinese words of any length.

SQLite's tokenisers find no two-character words in Chinese text, so the index holds bigrams:
信息公开 is indexed as 信息 息公 公开 开, and a word is searched as the phrase of its bigrams.
The index is contentless: the text is stored once, in `sections`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

FTS = "sections_fts"
FTS_SQL = (
    f"CREATE VIRTUAL TABLE \"{FTS}\" USING fts5(heading, text, content='', tokenize='unicode61 remove_diacritics 0')"
)

_RUN = re.compile(
    r"([\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)"
    r"|([^\W_]+?)(?=[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[\W_]|$)"
)
"""Matches a run of Chinese characters, or a word or number in another script."""
_WORDS = re.compile(r'"([^"]*)"|(\S+)')


LONGEST = 500
"""Characters of a query: FTS5 takes 25 kB for each of its words."""


def bigrams(text: str) -> str:
    """The indexed form of a text: its bigrams, and the last character of each run alone."""
    return " ".join(token for chinese, word in _runs(text) for token in _tokens(chinese, word))


def match_query(query: str) -> str:
    """A query in FTS5's language: every word must occur; words in quotes must be next to each other.

    Nothing in it can be mistaken for an operator. "" if there is no word to search for. Of a long query the
    beginning counts.
    """
    phrases = (_phrase(quoted or word) for quoted, word in _WORDS.findall(query[:LONGEST]))
    return " ".join(phrase for phrase in phrases if phrase)


def _runs(text: str) -> list[tuple[str, str]]:
    return _RUN.findall(unicodedata.normalize("NFKC", text).lower())


def _tokens(chinese: str, word: str) -> list[str]:
    if word:
        return [word]
    return [chinese[at : at + 2] for at in range(len(chinese))]


def _phrase(words: str) -> str:
    runs = _runs(words)
    if not runs:
        return ""
    tokens = [token for run in runs[:-1] for token in _tokens(*run)]
    chinese, word = runs[-1]
    last = _tokens(chinese, word)
    if len(chinese) > 1:
        last.pop()  # in the text, other characters may follow the word's last one
    star = " *" if len(chinese) == 1 else ""
    return f'"{" ".join(tokens + last)}"{star}'


def add(conn: sqlite3.Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Adds sections (id, heading, text) to the index."""
    conn.executemany(
        f'INSERT INTO "{FTS}" (rowid, heading, text) VALUES (?, ?, ?)',
        [(row, bigrams(heading), bigrams(text)) for row, heading, text in rows],
    )


def remove(conn: sqlite3.Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Removes sections from the index; heading and text must be the same as when they were added."""
    conn.executemany(
        f'INSERT INTO "{FTS}" ("{FTS}", rowid, heading, text) VALUES (\'delete\', ?, ?, ?)',
        [(row, bigrams(heading), bigrams(text)) for row, heading, text in rows],
    )


def rebuild(conn: sqlite3.Connection) -> None:
    """Indexes all sections anew, in the order of their ids."""
    conn.execute(f'INSERT INTO "{FTS}" ("{FTS}") VALUES (\'delete-all\')')
    add(conn, conn.execute('SELECT id, heading, text FROM "sections" ORDER BY id'))
