"""A corpus of somebody else: what SQLite would follow while it reads must be what this version makes."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crawler.browse.errors import BrowseError
from crawler.browse.serve import check
from crawler.browse.serving import Serving
from crawler.database.schema import foreign
from tests.crawler.corpus.samples import page, write

STRANGE = {
    "view helpful": "CREATE VIEW helpful AS SELECT fts3_tokenizer('simple') AS a",
    "view figures": "DROP VIEW figures; CREATE VIEW figures AS SELECT load_extension('x') AS key",
    "view coverage": "DROP VIEW coverage",
    "trigger after_all": "CREATE TRIGGER after_all AFTER INSERT ON crawls BEGIN DELETE FROM reports; END",
    "index by_title": "CREATE INDEX by_title ON reports (upper(title))",
    "virtual table words": "CREATE VIRTUAL TABLE words USING fts5vocab('sections_fts', 'row')",
    "column more.b": "CREATE TABLE more (a, b GENERATED ALWAYS AS (upper(a)))",
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "own.db"
    write(path, [page(1)])
    return path


@pytest.mark.parametrize("what", STRANGE)
def test_a_strange_schema_is_not_served(own: Path, tmp_path: Path, what: str) -> None:
    strange = Path(shutil.copy(own, tmp_path / "strange.db"))
    with closing(sqlite3.connect(strange)) as conn:
        conn.executescript(STRANGE[what])
        assert foreign(conn) == [what]
    with pytest.raises(BrowseError, match=rf"{what}.*nianbao rebuild"):
        check(Serving(strange))


def test_ours_is_served_and_a_plain_table_beside_it(own: Path, tmp_path: Path) -> None:
    check(Serving(own))
    more = Path(shutil.copy(own, tmp_path / "more.db"))
    with closing(sqlite3.connect(more)) as conn:
        conn.executescript("CREATE TABLE notes (a, b); ANALYZE")
        assert foreign(conn) == []
    check(Serving(more))
