"""The key of a figure, the same everywhere: in checks, inferences, evidence, revisions and pages.

    disclosures.<clause>.<item>.<measure>      disclosures.20.1.regulations.issued
    requests.<outcome>.<applicant>             requests.new.natural_person
    appeals.<channel>.<result>                 appeals.reconsideration.upheld
    indicators.<indicator>                     indicators.requests_received

To add a table of figures: its entry in `LAYOUTS`, and its columns in `crawler/dictionary/tables.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Layout:
    """How the figures of a table stand in rows.

    `line` are the columns that name the line of the form, in the order of the key. `column` is the
    one that names the column of the form, where each figure has a row of its own; None where a row
    is a line of the form, with a column for each of its figures.
    """

    line: tuple[str, ...]
    column: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The columns that name a row within its report."""
        return self.line if self.column is None else (*self.line, self.column)


LAYOUTS: dict[str, Layout] = {
    "disclosures": Layout(("clause", "item"), "measure"),
    "requests": Layout(("outcome",)),
    "appeals": Layout(("channel",)),
    "indicators": Layout((), "indicator"),
}
"""Every table of figures, in the order of the report."""

COUNT = "件"
"""The unit of figures whose rows don't say it."""
VALUE = "value"
"""The column that holds the number, where each figure has a row of its own."""


class Key(NamedTuple):
    """Codes of the form. A line may be of several, joined by dots, or of none."""

    table: str
    line: str
    column: str

    @property
    def text(self) -> str:
        return f"{self.table}.{self.line}.{self.column}" if self.line else f"{self.table}.{self.column}"

    @property
    def value_column(self) -> str:
        """The column of its row that holds the number."""
        return self.column if LAYOUTS[self.table].column is None else VALUE

    @property
    def codes(self) -> dict[str, str]:
        """What names its row, by column."""
        layout = LAYOUTS[self.table]
        # Counted from the right: a clause is called 20.1.
        named = dict(zip(layout.line, self.line.rsplit(".", len(layout.line) - 1), strict=True)) if self.line else {}
        return named if layout.column is None else named | {layout.column: self.column}


@lru_cache(4_096)
def key_of(text: str) -> Key:
    """ValueError for what is no key of a figure."""
    table, _, rest = text.partition(".")
    line, _, column = rest.rpartition(".")
    parts = line.split(".") if line else []
    layout = LAYOUTS.get(table)
    if layout is None or not column or len(parts) < len(layout.line) or (parts and not layout.line):
        raise ValueError(f"{text} is the key of no figure")
    return Key(table, line, column)


def table_of(text: str) -> str:
    """The table of a key, or of a part of one, such as a check's subject."""
    return text.partition(".")[0]
