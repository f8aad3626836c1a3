"""The figures of real reports, so that the world has some true rows.

Only figures and organs' names are real; the sentences around them are the demo's own. One set of
figures is under another organ's name, because its own organ is not in this world.
"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from importlib import resources
from random import Random
from typing import Any

from nianbao_demo.reports import random_report, retold
from parsers.forms import FORMS
from parsers.forms.model import TableName
from parsers.report import Figure, Number, Report


def known_reports(rng: Random) -> list[Report]:
    """Reports with real figures, by issuer and year; blank cells are those of the print."""
    text = resources.files("nianbao_demo.world").joinpath("known.json").read_text("utf-8")
    return [_report(rng, entry) for entry in json.loads(text, parse_float=Decimal)]


def _report(rng: Random, entry: dict[str, Any]) -> Report:
    form = FORMS[entry["form"]]
    report = random_report(rng, form, issuer=entry["issuer"], year=entry["year"])
    figures = {}
    names: tuple[TableName, ...] = ("disclosures", "requests", "appeals")
    for table in names:
        for slot in form.slots(table):
            number = _number(entry, table, slot.key, slot.line, slot.column)
            figures[slot.key] = Figure(number, "" if number is None else str(number), slot.unit)
    return retold(rng, replace(report, figures=figures))


def _number(entry: dict[str, Any], table: TableName, key: str, line: str, column: str) -> Number | None:
    if table == "disclosures":
        cells: dict[str, Number | None] = entry[table]
        return cells[key.removeprefix("disclosures.")]
    row: list[Number | None] = entry[table][line]
    columns = [term.code for term in FORMS[entry["form"]].columns_of(table, line)]
    return row[columns.index(column)]
