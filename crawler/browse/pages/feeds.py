"""The feeds of the registers: as pages, as files, and for the digest."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from crawler.browse.cached import kept, kept_latest
from crawler.browse.feeds import FORMATS, Channel, Entry
from crawler.browse.filters import asked_of, dicts
from crawler.browse.page import Ask, Data, File, FilePage, Missing, address, safe_url
from crawler.browse.pages.registers import REGISTERS, Register
from crawler.browse.security import OWN
from crawler.browse.texts import LANGUAGE, LANGUAGES, t

MOST = 100
"""Entries of a feed. A reader that looks once a week misses none of an ordinary week."""
FILTERED = 100
"""How many filtered feeds are kept."""
BEGINNING = datetime(1, 1, 1, tzinfo=UTC)

FEEDS: Mapping[str, Register] = {name: each for name, each in REGISTERS.items() if each.news}
"""The registers that have a feed."""


def entries(
    conn: sqlite3.Connection,
    name: str,
    asked: Mapping[str, str],
    *,
    since: datetime = BEGINNING,
    until: datetime | None = None,
    most: int = MOST,
) -> list[Entry]:
    """The latest entries of a register, newest first: at most `most`, of the time from `since` to before `until`."""
    register = FEEDS[name]
    news = register.news
    assert news is not None
    where, given = register.condition(asked)
    # As for counting: any order of the tables will do, as all rows are looked at.
    source = register.source_for(asked)
    if source == register.source:
        source, where = source.replace("CROSS JOIN", "JOIN"), where.replace("+c.", "c.")
    within = "moment >= :since" + (" AND moment < :until" if until else "")
    rows = dicts(
        conn.execute(
            f"SELECT * FROM (SELECT {register.columns}, {news.moment} AS moment FROM {source} WHERE {where})"
            f" WHERE {within} ORDER BY moment DESC, {', '.join(news.key)} LIMIT :most",
            {**given, "since": _stored(since), "until": _stored(until) if until else None, "most": most},
        )
    )
    if register.finish:
        rows = register.finish(conn, rows)
    return [_entry(name, register, row) for row in rows]


def channel(
    conn: sqlite3.Connection, name: str, asked: Mapping[str, str], site: str, corpus: Path | None = None
) -> Channel:
    """The feed of a register in the language of the request. `corpus`: of which feeds may be kept."""
    language = LANGUAGE.get()

    def found() -> list[Entry]:
        return entries(conn, name, asked)

    narrow = {key: value for key, value in asked.items() if value}
    if corpus and not narrow:
        whole = kept(corpus, f"feed {name} {language}", found)
    elif corpus and "name" not in narrow:
        key = " ".join((name, language, *(f"{each}={value}" for each, value in sorted(narrow.items()))))
        whole = kept_latest(corpus, "feed", key, found, most=FILTERED)
    else:
        whole = found()
    return Channel(
        name,
        f"{t('site')} · {t(f'registers.{name}')}",
        t(f"registers.{name}.lead"),
        language,
        site,
        address("feed", name, **narrow, lang=language),
        address("register", name, **narrow),
        tuple(sorted(narrow.items())),
        tuple(whole),
    )


def write(conn: sqlite3.Connection, folder: Path, site: str) -> Iterator[Path]:
    """Writes all feeds, in both languages and all formats: `new.en.atom` and so on. Yields each file."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        token = LANGUAGE.set(language)
        try:
            for name in FEEDS:
                found = channel(conn, name, {}, site)
                for ending, each in FORMATS.items():
                    file = folder / f"{name}.{language}.{ending}"
                    part = file.with_name(f"{file.name}.part")
                    part.write_text(each.write(_with_ending(found, ending)), encoding="utf-8")
                    part.replace(file)  # a reader never sees half a feed
                    yield file
        finally:
            LANGUAGE.reset(token)


def _entry(name: str, register: Register, row: Data) -> Entry:
    assert register.news is not None
    at = datetime.fromisoformat(row.pop("moment"))
    told = register.news.tell(row)
    key = (name, *(str(row[column]) for column in register.news.key))
    tags = tuple(str(row[column]) for column in ("issuer_id", "year") if row.get(column))
    plain = {column: value for column, value in row.items() if isinstance(value, str | int | float)}
    return Entry(
        key,
        told.title,
        told.text,
        at if at.tzinfo else at.replace(tzinfo=UTC),
        told.path,
        safe_url(row.get("url")),
        tags,
        {"register": name, **plain},
    )


def _stored(at: datetime) -> str:
    """The time as it is written in columns; strftime would not fill up the year 1."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _with_ending(found: Channel, ending: str) -> Channel:
    path, question, query = found.path.partition("?")
    return replace(found, path=f"{path}.{ending}{question}{query}")


def _feed(conn: sqlite3.Connection, ask: Ask) -> Callable[[], File]:
    name, form = ask.path["feed"], FORMATS.get(ask.path["form"])
    if name not in FEEDS or form is None:
        raise Missing(f"{t('error.missing')}: {name}")
    asked = asked_of(ask, FEEDS[name].filters)
    found = channel(conn, name, asked, ask.site, ask.serving.corpus)
    text = form.write(_with_ending(found, ask.path["form"]))
    return lambda: File(text.encode(), f"{form.media_type}; charset=utf-8", OWN)


FILES = (FilePage(r"/feed/(?P<feed>[a-z]+)\.(?P<form>[a-z]+)", _feed),)
