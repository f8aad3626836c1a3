"""汇总: databases to browse and files to analyse, made of the shards: one database for each province, a small one for
the country, Parquet by year and province, and a manifest that says what is in them.

All is built beside, in a folder of its own, and swapped in whole: TARGET is a link to it. Provinces none of whose
shards has changed are taken over as they are.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from crawler.clock import iso
from crawler.corpus.export.parquet import arrow, write_parquet
from crawler.corpus.export.snapshot import Selection, snapshot
from crawler.database.errors import CorpusError
from crawler.database.schema import SCHEMA_VERSION
from crawler.dictionary import CODE_TABLES
from crawler.fleet.lease import Clock, wall
from crawler.fleet.merging import merge
from crawler.fleet.shards import Shard, state_of
from crawler.fleet.store import Missing, Store
from crawler.fleet.summary import summarise
from parsers import version

MANIFEST = "manifest.json"
NATIONAL = "corpus.db"
FORMAT = 1
_TRIES = 5
_CODES = {table.name for table in CODE_TABLES}


class NothingToGather(Exception):
    """No shard was published yet."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was made. `left_out`: shards that were never published; `again`: provinces that were built anew."""

    shards: int
    reports: int
    provinces: tuple[str, ...]
    again: tuple[str, ...]
    left_out: tuple[str, ...]


def file_of(province: str) -> str:
    """The file of a province's database; `province` is two digits."""
    return f"corpus-{province}0000.db"


@dataclass(slots=True)
class _Build:
    """What is being made, in a folder beside the target."""

    folder: Path
    before: Path | None
    old: dict[str, Any] = field(default_factory=dict)
    """The manifest of the one before."""


def gather(
    store: Store,
    shards: Sequence[Shard],
    target: Path,
    *,
    corrections: Path | None = None,
    parquet: bool = True,
    clock: Clock = wall,
    tell: Callable[[str], None] = lambda _: None,
) -> Gathered:
    """Gathers the shards in `target`. Raises `NothingToGather`, `StoreError` or `CorpusError`; what was there before
    then stays as it is.
    """
    if parquet:
        arrow()
    published = {each.id: state for each in shards if (state := state_of(store, each)[0]) is not None}
    if not published:
        raise NothingToGather
    provinces: dict[str, list[Shard]] = {}
    for each in shards:
        if each.id in published:
            provinces.setdefault(each.province, []).append(each)
    rules = _rules(corrections)
    again, taken, reports = [], dict[str, dict[str, Any]](), 0
    with _building(target) as build:
        for province, inside in sorted(provinces.items()):
            tell(f"{province}0000: {len(inside):,} shards")
            wanted = {each.id: published[each.id].generation for each in inside}
            old = build.old.get("provinces", {}).get(province, {})
            if build.old.get("rules") == rules and old.get("shards") == wanted and _take_over(build, province, parquet):
                taken[province] = old
                reports += int(old["reports"])
                continue
            got = _province(store, inside, build.folder / file_of(province), corrections)
            again.append(province)
            count = _count(build.folder / file_of(province))
            taken[province] = {"file": file_of(province), "shards": got, "reports": count}
            reports += count
            if parquet:
                tell(f"{province}0000: Parquet")
                _write_parquet(build.folder / file_of(province), province, build.folder)
        tell("the national database")
        files = [build.folder / file_of(each) for each in sorted(provinces)]
        summarise(build.folder / NATIONAL, files)
        if parquet:
            _write_codes(files[0], build.folder)
        manifest = {"format": FORMAT, "made_at": iso(clock()), "rules": rules, "national": NATIONAL, "provinces": taken}
        (build.folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    left_out = tuple(each.id for each in shards if each.id not in published)
    return Gathered(len(published), reports, tuple(sorted(provinces)), tuple(again), left_out)


def _rules(corrections: Path | None) -> dict[str, Any]:
    """By what a province is made besides its shards."""
    files = sorted(corrections.glob("*.csv")) if corrections is not None and corrections.is_dir() else []
    return {
        "schema": SCHEMA_VERSION,
        "parsers": version.PARSER_VERSION,
        "corrections": {each.name: each.stat().st_mtime_ns for each in files},
    }


@contextmanager
def _building(target: Path) -> Iterator[_Build]:
    """A new folder beside the target, to which the target is turned at the end; the one before is then removed."""
    home = target.with_name(f".{target.name}.gathered")
    if target.exists() and not target.is_symlink():
        raise CorpusError(f"{target} is there and was not made by nianbao fleet gather: name another folder")
    home.mkdir(parents=True, exist_ok=True)
    before = target.resolve() if target.is_symlink() and target.exists() else None
    for left in home.iterdir():  # of gatherings before, or killed; the last is kept, as it may be served still
        if before is None or left != before:
            shutil.rmtree(left, ignore_errors=True)
    folder = home / uuid.uuid4().hex[:12]
    folder.mkdir()
    try:
        yield _Build(folder, before, _manifest(before))
        _turn(target, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _manifest(folder: Path | None) -> dict[str, Any]:
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8")) if folder else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and found.get("format") == FORMAT else {}


def _turn(target: Path, folder: Path) -> None:
    """Makes the target a link to the folder, in one step."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    link = target.with_name(f".{target.name}.link")
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(folder, target.parent))
    link.replace(target)


def _take_over(build: _Build, province: str, parquet: bool) -> bool:
    """Takes a province's files over from the build before. Returns whether they were there."""
    if build.before is None or not (build.before / file_of(province)).exists():
        return False
    found = list(build.before.glob(f"**/province={province}/part.parquet"))
    if parquet and not found:
        return False
    for path in (build.before / file_of(province), *(found if parquet else ())):
        place = build.folder / path.relative_to(build.before)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, place)
    return True


def _province(store: Store, shards: Sequence[Shard], file: Path, corrections: Path | None) -> dict[str, int]:
    """Makes a province's database. Returns the generation of each shard that is in it."""
    room = file.with_suffix(".parts")
    room.mkdir()
    got: dict[str, int] = {}
    try:
        fetched = (_fetched(store, each, room, got) for each in sorted(shards, key=lambda each: each.id))
        merge(file, fetched, corrections)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    return got


def _fetched(store: Store, shard: Shard, room: Path, got: dict[str, int]) -> Path:
    path = room / "shard.db"
    for _ in range(_TRIES):
        state = state_of(store, shard)[0]
        assert state is not None
        for name in ("", "-wal", "-shm"):
            Path(f"{path}{name}").unlink(missing_ok=True)
        try:
            store.download(state.corpus, path)
        except Missing:  # another was published meanwhile
            continue
        got[shard.id] = state.generation
        return path
    raise CorpusError(f"{shard.id} is published all the time, and could not be fetched: gather again later")


def _count(file: Path) -> int:
    with closing(sqlite3.connect(file)) as conn:
        return int(conn.execute("SELECT count(*) FROM reports").fetchone()[0])


def _write_parquet(file: Path, province: str, folder: Path) -> None:
    """TABLE/report_year=2023/province=41/part.parquet for what belongs to reports, TABLE/province=41/… for the rest.
    The year's name isn't `year`, as some tables have a column of that name.
    """
    with closing(sqlite3.connect(file)) as conn:
        years = [year for (year,) in conn.execute("SELECT DISTINCT year FROM reports ORDER BY year")]
    for year in years:
        with snapshot(file, Selection(years=(year,))) as snap:
            for table in snap.tables:
                if table.name in _CODES or not _is_of_reports(table):
                    continue
                place = folder / "parquet" / table.name / f"report_year={year}" / f"province={province}"
                _write(place, partial(write_parquet, table=table, rows=snap.rows(table)))
    with snapshot(file, Selection()) as snap:
        for table in snap.tables:
            if table.name not in _CODES and not _is_of_reports(table):
                place = folder / "parquet" / table.name / f"province={province}"
                _write(place, partial(write_parquet, table=table, rows=snap.rows(table)))


def _write_codes(file: Path, folder: Path) -> None:
    with snapshot(file, Selection()) as snap:
        for table in snap.tables:
            if table.name in _CODES:
                place = folder / "parquet" / table.name
                _write(place, partial(write_parquet, table=table, rows=snap.rows(table)))


def _write(place: Path, write: Callable[[Path], object]) -> None:
    place.mkdir(parents=True)
    write(place / "part.parquet")


def _is_of_reports(table: Any) -> bool:
    """Whether each of its rows belongs to one report."""
    return table.name == "reports" or any(
        column.name == "report_id" or column.references == "reports" for column in table.columns
    )
