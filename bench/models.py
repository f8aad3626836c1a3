"""Random reports that were really read, as rows to be copied for other organs; and narratives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from random import Random

from bench.organs import YEARS
from crawler.corpus import ids
from crawler.corpus.copies import Copy, copy_of, unpack
from crawler.database import search
from crawler.database.store import Row, Rows, Store
from crawler.dictionary import TABLES
from nianbao_demo.prose import section_text
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS
from parsers.report import Figure, Report

SENTENCES = 40
"""Sentences of a narrative: 1,100 characters, as in a short report."""
COPIED = ("source_tables", "disclosures", "requests", "appeals", "checks", "inferences")
"""Tables whose rows are copied unchanged."""

_ISSUER = "洛阳市财政局"
"""Issuer of the model reports; its name is replaced in the copies."""
_CLAUSE = re.compile(r"[，。；\n]+")


@dataclass(frozen=True)
class Model:
    """A report that was read, as rows without a report id."""

    copy: Copy
    rows: Rows

    @cached_property
    def report(self) -> Row:
        (row,) = self.rows["reports"]
        return row


def models(count: int) -> list[dict[int, Model]]:
    """Chains of reports: each chain has one organ's reports, year by year."""
    renders = list(MARKUPS.values())
    chains = []
    for nth in range(count):
        chain: dict[int, Model] = {}
        before: Report | None = None
        for year in YEARS:
            rng = Random(f"{nth}/{year}")
            form = FORMS["2019" if year < 2021 else "2021"]
            whole = random_report(
                rng, form, issuer=_ISSUER, year=year, before=before, published=before, style=f"{nth}/{year}"
            )
            printed = _misprinted(rng, whole) if rng.random() < 0.1 else whole
            copy = copy_of(parse(renders[nth % len(renders)](printed, rng)), "410300")
            assert isinstance(copy, Copy)
            before = whole
            chain[year] = Model(copy, unpack(copy.packed))
        chains.append(chain)
    return chains


def _misprinted(rng: Random, report: Report) -> Report:
    """The report with one sum off by one."""
    key = rng.choice([key for key in report.figures if key.endswith(".total")])
    figure = report.figures[key]
    wrong = (figure.value or 0) + 1
    misprinted = Figure(wrong, str(wrong), figure.unit)
    return replace(report, figures={**report.figures, key: misprinted})


class Prose:
    """Narratives that combine clauses of the demo's texts, with their words for the search index."""

    def __init__(self) -> None:
        clauses = set[str]()
        for nth in range(400):
            for number in (1, 5):
                words = section_text(Random(nth), number, "本机关", 2024, style=f"{nth}/2024")
                clauses |= {each for each in _CLAUSE.split(words) if len(each) > 3}
        self._clauses = [(each, search.bigrams(each)) for each in sorted(clauses)]

    @staticmethod
    @lru_cache(10_000)
    def indexed(text: str) -> str:
        """The words of a text for the index, cached: the same text is in reports of many years and
        organs.
        """
        return search.bigrams(text)

    def write(self, rng: Random, sentences: int) -> tuple[str, str]:
        """The text and its words for the index. Every clause ends with a punctuation mark, so the
        words of the text are those of its clauses.
        """
        said = rng.choices(self._clauses, k=sentences * 3)
        texts = [each[0] for each in said]
        lines = ["，".join(texts[at : at + 3]) + "。" for at in range(0, len(texts), 3)]
        paragraphs = ["".join(lines[at : at + 5]) for at in range(0, len(lines), 5)]
        return "\n".join(paragraphs), " ".join(each[1] for each in said)


def sections(
    issuer: ids.Issuer, report_id: str, model: Model, prose: Prose, words: list[tuple[int, str, str]]
) -> Iterator[Row]:
    """The rows of a report's sections; `words` gets the entries of the search index."""
    rng = Random(report_id)
    for nth, row in enumerate(model.rows["sections"], 1):
        number = ids.section_id(report_id, nth)
        said = str(row["text"]).replace(_ISSUER, issuer.name)
        indexed = prose.indexed(said)
        if row["number"] in {1, 5}:
            own, more = prose.write(rng, SENTENCES * 2 // 3 if row["number"] == 1 else SENTENCES // 3)
            said, indexed = f"{said}\n{own}", f"{indexed} {more}"
        yield {**row, "report_id": report_id, "id": number, "text": said}
        words.append((number, prose.indexed(str(row["heading"])), indexed))


def keep(store: Store, found: Sequence[Mapping[int, Model]]) -> None:
    """Stores the models in tables of their own, so that SQLite copies them without Python."""
    store.conn.execute("PRAGMA temp_store = MEMORY")
    for table in COPIED:
        store.conn.execute(f"CREATE TEMP TABLE model_{table} AS SELECT * FROM {table} LIMIT 0")
        names = [column.name for column in TABLES[table].columns]
        marks = ", ".join("?" * len(names))
        for nth, chain in enumerate(found):
            for year, model in chain.items():
                own = {"report_id": f"{nth}/{year}", "cells": "[]"}
                store.conn.executemany(
                    f"INSERT INTO model_{table} ({', '.join(map(_quoted, names))}) VALUES ({marks})",
                    [[{**row, **own}.get(name) for name in names] for row in model.rows[table]],
                )
        store.conn.execute(f"CREATE INDEX temp.of_{table} ON model_{table} (report_id)")


def _quoted(name: str) -> str:
    return f'"{name}"'


def copy(store: Store, table: str, wanted: Sequence[tuple[str, str]]) -> None:
    """Copies rows of the models; `wanted` are pairs of a new report id and a model's id."""
    new = {
        "report_id": ":new",
        "id": "replace(id, :old, :new)" if table == "source_tables" else "id",
        "source_table": "replace(source_table, :old, :new)",
    }
    names = [column.name for column in TABLES[table].columns]
    found = ", ".join(new.get(name, _quoted(name)) for name in names)
    store.conn.executemany(
        f"INSERT INTO {table} ({', '.join(map(_quoted, names))})"
        f" SELECT {found} FROM model_{table} WHERE report_id = :model",
        [{"new": new_id, "model": model, "old": _old(model)} for new_id, model in wanted],
    )


def _old(model: str) -> str:
    """The report id with which the model was read."""
    return f"410300-{_ISSUER}-{model.partition('/')[2]}"
