"""Which figures of different forms count the same: every pair of forms, and nothing else."""

from __future__ import annotations

from itertools import combinations

import pytest

from parsers.forms import FORMS, TABLES
from parsers.forms.series import CODES, comparisons, measures, unlike

TOTALS = {"new", "granted", "partially_granted"}
JOINED = {
    **{f"requests.{line}.total": "same" for line in TOTALS},
    "requests.unavailable.total": "together",
    **{f"appeals.reconsideration.{result}": "same" for result in ("upheld", "corrected", "other")},
    **{f"appeals.litigation.{result}": "together" for result in ("upheld", "corrected", "other")},
    "appeals.reconsideration.decided": "together",
    "appeals.litigation.decided": "together",
}
"""What the table of 2014 has in common with the later forms."""
DECISIONS = {f"disclosures.{line}.decisions" for line in ("20.5.licensing", "20.6.penalties", "20.6.coercion")}


def joined(one: str, other: str) -> dict[str, str]:
    pairs = (each for each in comparisons() if (each.one, each.other) == (one, other))
    return {each.measure: each.how for each in pairs if each.how != "none"}


@pytest.mark.parametrize("later", ["2019", "2021"])
def test_2014_and_the_later_forms(later: str) -> None:
    assert joined("2014", later) == JOINED


def test_2019_and_2021() -> None:
    found = joined("2019", "2021")
    lines = {term.code for term in FORMS["2019"].request_lines} - {"other"}
    columns = [term.code for term in FORMS["2021"].request_columns]
    assert {key for key, how in found.items() if how == "together"} == {f"requests.other.{c}" for c in columns}
    same = {f"requests.{line}.{column}" for line in lines for column in columns}
    same |= {f"appeals.{c.code}.{r.code}" for c in FORMS["2021"].channels for r in FORMS["2021"].results}
    same |= {f"appeals.litigation.{r.code}" for r in FORMS["2021"].results}
    same |= {"requests.unavailable.total", "appeals.reconsideration.decided", "appeals.litigation.decided"}
    assert {key for key, how in found.items() if how == "same"} == same | DECISIONS


def test_local_tables_and_the_others() -> None:
    for later in ("2019", "2021"):
        decided = {f"appeals.{channel}.decided" for channel in ("reconsideration", "litigation")}
        assert joined("local", later).keys() == {f"requests.{line}.total" for line in TOTALS} | decided
    pairs = [each for each in comparisons() if each.one == "local" and each.how != "none"]
    assert {each.certainty for each in pairs} == {"likely"}


def test_every_pair_has_a_reason_and_every_figure_is_one_of_its_form() -> None:
    assert {(each.one, each.other) for each in comparisons()} == set(combinations(CODES, 2))
    assert all(all(each.reason) for each in comparisons())
    keys = {form.code: {s.key for table in TABLES for s in form.slots(table)} for form in FORMS.values()}
    merged = {f"requests.other.{c.code}" for c in FORMS["2021"].request_columns}
    for measure in measures():
        for way in measure.ways:
            for form in way.forms:
                assert set(way.keys) <= keys.get(form, keys["2014"]) | merged, measure.code


def test_what_only_looks_alike_is_named_and_joined_nowhere() -> None:
    alike = {key for one, other, _ in unlike() for key in (one, other) if "*" not in key}
    for measure in measures():
        held = {key for way in measure.ways for key in way.keys} & alike
        assert not held or len({form for way in measure.ways for form in way.forms} - {"local"}) == 1
