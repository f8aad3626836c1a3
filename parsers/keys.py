"""Keys of figures, which are the same everywhere: in checks, inferences, evidence, revisions and pages.

    disclosures.<clause>.<item>.<measure>      disclosures.20.1.regulations.issued
    requests.<outcome>.<applicant>             requests.new.natural_person
    appeals.<channel>.<result>                 appeals.reconsideration.upheld
    indicators.<line>.<column>                 indicators.requests_received.year

A line of `indicators` without a code goes by its printed label: indicators.网上咨询数.cumulative.


To add a table of figures, add its entry to `LAYOUTS` and its columns to `crawler/dictionary/figures.py`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figures of a table are stored in rows.

    `line` are the database columns that name the line of the form, in the order of the key. If each
    figure has its own row, `column` is the database column that names the column of the form. It is
    None if a row is a line of the form, with a database column for each figure.
    """

    line: tuple[str, ...]
    column: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The columns that identify a row within its report."""
        return self.line if self.column is None else (*self.line, self.column)


LAYOUTS: dict[str, Layout] = {
    "disclosures": Layout(("clause", "item"), "measure"),
    "requests": Layout(("outcome",)),
    "appeals": Layout(("channel",)),
    "indicators": Layout(("line",), "column"),
}
"""Every table of figures, in the order of the report."""

COUNT = "件"
"""The unit of figures whose rows have no unit."""
VALUE = "value"
"""Name of the column with the number, if each figure has its own row."""
YEAR, CUMULATIVE = "year", "cumulative"
"""The columns of `indicators` that have a code: 本年 and 历年累计. Others go by their printed head."""
_NOT_IN_KEYS = re.compile(r"[\W_]+")


def printed_code(label: str) -> str:
    """What a label or head without a code is called in a key: its words, without blanks and punctuation."""
    return _NOT_IN_KEYS.sub("", unicodedata.normalize("NFKC", label)) or "_"


class Key(NamedTuple):
    """A key as codes of the form. `line` may consist of several codes joined by dots, or be empty."""

    table: str
    line: str
    column: str

    @property
    def text(self) -> str:
        return f"{self.table}.{self.line}.{self.column}" if self.line else f"{self.table}.{self.column}"

    @property
    def value_column(self) -> str:
        """The column with the number, in the row of this figure."""
        return self.column if LAYOUTS[self.table].column is None else VALUE

    @property
    def codes(self) -> dict[str, str]:
        """The codes that identify the row of this figure within its report, by column."""
        layout = LAYOUTS[self.table]
        # Split from the right, because the code of a clause has a dot itself: 20.1.
        named = dict(zip(layout.line, self.line.rsplit(".", len(layout.line) - 1), strict=True)) if self.line else {}
        return named if layout.column is None else named | {layout.column: self.column}


@lru_cache(4_096)
def key_of(text: str) -> Key:
    """The key written as `text`. ValueError if it isn't the key of a figure."""
    table, _, rest = text.partition(".")
    line, _, column = rest.rpartition(".")
    parts = line.split(".") if line else []
    layout = LAYOUTS.get(table)
    if layout is None or not column or len(parts) < len(layout.line) or (parts and not layout.line):
        raise ValueError(f"{text} is the key of no figure")
    return Key(table, line, column)


def table_of(text: str) -> str:
    """The table of a key, or of the beginning of one, such as a check's subject."""
    return text.partition(".")[0]
