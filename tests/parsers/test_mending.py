"""Hints: a misprint in one cell is pointed at, a hint mends what it says, and is the smallest that does."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao_demo.reports import random_report
from parsers.equations import equations
from parsers.forms import FORMS, Equation
from parsers.mending import Hint, Mending


def values_of(seed: int, form: str) -> tuple[dict[str, int | None], list[Equation]]:
    report = random_report(Random(seed), FORMS[form], issuer="洛阳市财政局", year=2023)
    numbers = {key: f.value if isinstance(f.value, int) else None for key, f in report.figures.items()}
    return numbers, list(equations(report))


def hints(wrong: Equation, laws: list[Equation], values: dict[str, int | None]) -> tuple[Hint, ...]:
    return Mending(laws, values).hints(wrong)


def excess(law: Equation, values: dict[str, int | None]) -> int | None:
    cells = [values.get(key) for key in law.left + law.right]
    if None in cells:
        return None
    return sum(values[key] or 0 for key in law.left) - sum(values[key] or 0 for key in law.right)


@pytest.mark.parametrize("form", ["2019", "2021"])
@given(seed=st.integers(0, 30), at=st.integers(0, 10_000), by=st.sampled_from([1, 9, 90, -1]))
@settings(max_examples=12, deadline=None)
def test_a_misprint_in_a_row_and_a_column_is_pointed_at(form: str, seed: int, at: int, by: int) -> None:
    values, laws = values_of(seed, form)
    crossed = [
        key for key in values if key.startswith("requests.") and sum(key in law.left + law.right for law in laws) > 1
    ]
    key = crossed[at % len(crossed)]
    before = values[key]
    assert before is not None
    if before + by < 0:
        return
    values[key] = before + by
    wrong = [law for law in laws if excess(law, values)]
    assert len(wrong) > 1
    for law in wrong:
        found = hints(law, laws, values)
        one = [each for each in found if [change.key for change in each.changes] == [key]]
        assert len(found[0].changes) == 1
        assert not one or one[0].changes[0].would_be == before
        assert one or all(each.size < (1, 99) for each in found)


@given(seed=st.integers(0, 30))
@settings(max_examples=10, deadline=None)
def test_a_hint_mends_what_it_says_and_breaks_nothing(seed: int) -> None:
    report = random_report(Random(seed), FORMS["2021"], issuer="洛阳市财政局", year=2023, consistent=False, blank=0.02)
    values = {key: f.value if isinstance(f.value, int) else None for key, f in report.figures.items()}
    laws = list(equations(report))
    for law in [each for each in laws if excess(each, values)][:4]:
        for hint in hints(law, laws, values):
            assert 1 <= len(hint.changes) <= 2
            after = values | {change.key: change.would_be for change in hint.changes}
            assert all(change.printed == values[change.key] != change.would_be >= 0 for change in hint.changes)
            assert not excess(law, after)
            assert f"{law.rule}:{law.subject}" in hint.mends
            for other in laws:
                if excess(other, values) == 0 or f"{other.rule}:{other.subject}" in hint.mends:
                    assert not excess(other, after)


def test_no_smaller_change_was_overlooked() -> None:
    """All changes of one or two cells of a small table, tried one by one."""
    laws = [
        Equation("r", "one", ("a", "b"), ("t",)),
        Equation("r", "two", ("c", "d"), ("u",)),
        Equation("s", "left", ("a", "c"), ("x",)),
    ]
    rng = Random(1)
    for _ in range(30):
        values: dict[str, int | None] = {key: rng.randint(0, 4) for key in "abcdtux"}
        for law in laws:
            if not excess(law, values):
                continue
            found = hints(law, laws, values)
            cells = law.left + law.right
            single = [key for key in cells for new in range(40) if _mends(laws, values, {key: new}, law)]
            assert {each.changes[0].key for each in found if len(each.changes) == 1} <= set(single)
            assert bool(single) == (bool(found) and len(found[0].changes) == 1)
            if not single:
                pairs = [
                    pair
                    for pair in combinations("abcdtux", 2)
                    if any(
                        _mends(laws, values, dict(zip(pair, (m, n), strict=True)), law)
                        for m in range(14)
                        for n in range(14)
                    )
                ]
                assert bool(pairs) >= bool(found)


def _mends(laws: list[Equation], values: dict[str, int | None], new: dict[str, int], law: Equation) -> bool:
    after = values | new
    if any(values[key] == each for key, each in new.items()) or excess(law, after):
        return False
    return not any(excess(each, after) for each in laws if set(new) & set(each.left + each.right))


def test_blanks_say_nothing() -> None:
    law = Equation("r", "one", ("a", "b"), ("t",))
    assert hints(law, [law], {"a": 1, "b": None, "t": 5}) == ()
