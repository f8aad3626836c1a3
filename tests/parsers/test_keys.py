"""The key of a figure: from text to codes and back, for every cell of every form."""

from __future__ import annotations

import pytest

from parsers.forms import FORMS, TABLES
from parsers.forms.model import Slot
from parsers.keys import LAYOUTS, Key, key_of, table_of

SLOTS = [slot for form in FORMS.values() for table in TABLES for slot in form.slots(table)]


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.key)
def test_every_cell_of_every_form(slot: Slot) -> None:
    key = key_of(slot.key)
    assert key == Key(slot.table, slot.line, slot.column)
    assert key.text == slot.key
    assert table_of(slot.key) == slot.table
    assert tuple(key.codes) == LAYOUTS[slot.table].codes


def test_codes_name_the_row_and_the_value_its_column() -> None:
    money = key_of("disclosures.20.8.fees.amount")
    assert money.codes == {"clause": "20.8", "item": "fees", "measure": "amount"}
    assert money.value_column == "value"
    asked = key_of("requests.new.natural_person")
    assert asked.codes == {"outcome": "new"}
    assert asked.value_column == "natural_person"
    counted = key_of("indicators.requests_received.year")
    assert counted == Key("indicators", "requests_received", "year")
    assert (counted.codes, counted.value_column) == ({"line": "requests_received", "column": "year"}, "value")
    assert counted.text == "indicators.requests_received.year"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "requests",
        "requests.new",
        "requests..total",
        "requests.new.",
        "disclosures.regulations.issued",
        "indicators.a",
        "sections.1",
        "title",
        "nonsense.new.total",
    ],
)
def test_what_is_no_key(text: str) -> None:
    with pytest.raises(ValueError, match="is the key of no figure"):
        key_of(text)
