"""Serves a corpus in Datasette, even while a crawl is writing to it."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import sqlite3
import webbrowser
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.browse.errors import BrowseError
from crawler.browse.metadata import DATABASE, metadata
from crawler.browse.provinces import name_of, national, provinces_of
from crawler.browse.serving import Serving, beside, remember
from crawler.database.schema import APPLICATION_ID, SCHEMA_VERSION, foreign

if TYPE_CHECKING:
    from datasette.app import Datasette

SETTINGS: dict[str, int | bool] = {
    "default_page_size": 50,
    "facet_time_limit_ms": 1000,
    "suggest_facets": False,
    # Long texts are shortened on the pages of tables; the page of a single row shows them in full.
    "truncate_cells_html": 400,
    # The CSV of a whole table is streamed: this is all that ends it. A little less than `gate.LONGEST_ANSWER`.
    "max_csv_mb": 45,
}
_NAMED = 5
"""Most parts of a strange schema that a message names."""
_OBJECTS = 20_000
"""Objects after which new ones are looked over for garbage; a page makes as many."""
IMMUTABLE_TTL = 300
"""Seconds for which a browser may cache a page of an immutable corpus. Otherwise it is 0, because a crawl may
have changed what was shown a minute ago."""


def datasette(corpus: Path | Serving) -> Datasette:
    """A Datasette that serves the corpus with our metadata, pages and plugins. Raises `BrowseError`."""
    serving = serving_of(corpus)
    check(serving)
    try:
        from datasette.app import Datasette
        from datasette.database import Database
    except ImportError as error:
        raise BrowseError("Datasette isn't installed: pip install 'nianbao[browse]'") from error
    here = Path(__file__).parent
    served = Datasette(
        metadata=metadata(map(name_of, serving.provinces)),
        plugins_dir=str(here / "plugins"),
        template_dir=str(here / "templates"),
        static_mounts=[("nianbao", str(here / "static"))],
        settings=settings_of(serving),
    )
    remember(served, serving)
    served.remove_database("_memory")  # Datasette's own, empty
    database = Database(served, path=str(serving.corpus), is_mutable=not serving.immutable)
    served.add_database(database, name=DATABASE)
    for code, path in serving.provinces.items():
        served.add_database(Database(served, path=str(path), is_mutable=not serving.immutable), name=name_of(code))
    return served


def settings_of(serving: Serving) -> dict[str, int | bool]:
    """Datasette's settings: limits, download, how long a browser may cache a page."""
    return SETTINGS | {
        "sql_time_limit_ms": serving.time_limit_ms,
        "max_returned_rows": serving.row_limit,
        "allow_download": serving.download and serving.immutable,
        "default_allow_sql": serving.sql,
        "default_cache_ttl": IMMUTABLE_TTL if serving.immutable else 0,
    }


def serving_of(corpus: Path | Serving) -> Serving:
    """The given `Serving`, or for a path one with the archive next to the corpus and defaults for the rest."""
    if isinstance(corpus, Serving):
        return corpus
    found = national(corpus)
    return Serving(found, archive=beside(found), provinces=provinces_of(found))


def serve(corpus: Path | Serving, *, host: str = "127.0.0.1", port: int = 8001, open_browser: bool = False) -> None:
    """Serves the corpus until interrupted. Raises `BrowseError` if it can't start."""
    served = datasette(corpus)
    _check_port(host, port)
    import uvicorn

    asyncio.run(served.invoke_startup())
    app = served.app()
    # What is there now stays until the end: looking it over for garbage took a third of a page's time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
    address = f"http://{host}:{port}/"
    print(f"{serving_of(corpus).corpus} at {address} (Ctrl-C ends it)", flush=True)
    if open_browser:
        webbrowser.open(address)
    uvicorn.run(app, host=host, port=port, log_level="warning", lifespan="on", workers=1)


def check(serving: Serving) -> None:
    """Raises `BrowseError` if the corpus, or one of its provinces', can't be served as asked."""
    for each in (serving.corpus, *serving.provinces.values()):
        _check_file(replace(serving, corpus=each))


def _check_file(serving: Serving) -> None:
    corpus = serving.corpus
    if serving.archive is not None and not serving.archive.is_dir():
        raise BrowseError(f"there is no folder {serving.archive}: leave --archive out, or correct it")
    if not corpus.exists():
        raise BrowseError(
            f"there is no corpus at {corpus}: `nianbao demo` makes one from the demo portal,"
            " `nianbao crawl luoyang` one from the real portal"
        )
    try:
        # An immutable file is opened without its log and lock files, because its folder may be read-only.
        how = "mode=ro&immutable=1" if serving.immutable else "mode=ro"
        conn = sqlite3.connect(f"{corpus.absolute().as_uri()}?{how}", uri=True)
        try:
            (application,) = conn.execute("PRAGMA application_id").fetchone()
            (version,) = conn.execute("PRAGMA user_version").fetchone()
            strange = foreign(conn) if (application, version) == (APPLICATION_ID, SCHEMA_VERSION) else []
        finally:
            conn.close()
    except sqlite3.Error as error:
        way_out = (
            ""
            if serving.immutable or os.access(corpus.parent, os.W_OK)
            else f": {corpus.parent} can't be written to; where nobody writes to the corpus, say --immutable"
        )
        raise BrowseError(f"{corpus} can't be opened as a corpus: {error}{way_out}") from error
    if application != APPLICATION_ID:
        raise BrowseError(f"{corpus} is no corpus of this project: give the file a crawl has written")
    if version < SCHEMA_VERSION:
        raise BrowseError(
            f"{corpus} is of an older version (schema {version}, now {SCHEMA_VERSION}): the next"
            f" crawl brings it up to date, or `nianbao reparse --corpus {corpus}` does so now"
        )
    if version > SCHEMA_VERSION:
        raise BrowseError(
            f"{corpus} was made by a newer version (schema {version}; known here: {SCHEMA_VERSION}): upgrade nianbao"
        )
    if strange:
        more = f" and {len(strange) - _NAMED} more" if len(strange) > _NAMED else ""
        raise BrowseError(
            f"{corpus} holds what this version doesn't make ({', '.join(strange[:_NAMED])}{more}): it was changed by"
            " somebody else, or by another version, and is not served. `nianbao rebuild --corpus NEW.db --archive"
            " FOLDER` makes it anew from its archive; the next crawl, or `nianbao reparse`, renews its views"
        )
    log = corpus.with_name(f"{corpus.name}-wal")
    if serving.immutable and log.exists() and log.stat().st_size:
        raise BrowseError(
            f"{corpus} is being written to, or was when a crawl was killed ({log.name} isn't empty):"
            " leave --immutable out, or wait until the crawl has ended"
        )


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise BrowseError(
                f"{host}:{port} can't be served on ({error.strerror}): choose another with --port"
            ) from error
