"""Many databases under one address: the country's, for what looks across, and one for each province, where a report's
own pages come from. `nianbao fleet gather` makes them, and a manifest that names them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from crawler.browse.errors import BrowseError

MANIFEST = "manifest.json"


def national(path: Path) -> Path:
    """The corpus to be served: the country's, if `path` is a folder of gathered ones. The folder may be a link that is
    turned to another later: what is served stays.
    """
    return path.resolve() / "corpus.db" if path.is_dir() else path


def provinces_of(corpus: Path) -> Mapping[str, Path]:
    """The databases of provinces beside a country's, by the first two digits of their divisions; empty for any other
    corpus. Raises `BrowseError` for a manifest that can't be read.
    """
    manifest = corpus.with_name(MANIFEST)
    try:
        said = json.loads(manifest.read_text(encoding="utf-8"))
        if said.get("national") != corpus.name:
            return {}
        return {code: corpus.with_name(Path(each["file"]).name) for code, each in said["provinces"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrowseError(f"{manifest} can't be read ({error}): gather the shards again") from error


def name_of(province: str) -> str:
    """The name of a province's database in addresses."""
    return f"corpus-{province}0000"


def province_of(conn: sqlite3.Connection, report: str) -> str | None:
    """The province in whose database a report is: that of the portal it was read from. None: there is none."""
    row = conn.execute(
        "SELECT substr(p.division, 1, 2) FROM reports r JOIN portals p ON p.id = r.portal WHERE r.id = ?", (report,)
    ).fetchone()
    return row[0] if row else None
