"""Random reports: complete, consistent with their form's arithmetic, and reproducible."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from nianbao_demo.compare import differences
from nianbao_demo.reports import random_report
from parsers.forms import FORMS, TABLES, Equation
from parsers.report import Report

CASES = pytest.mark.parametrize(("code", "merged"), [("2019", ()), ("2021", ()), ("2021", ("other",))])
SEEDS = range(60)


def one(seed: int, code: str, merged: tuple[str, ...] = (), **options: float | bool) -> Report:
    blank, consistent = float(options.get("blank", 0.0)), bool(options.get("consistent", True))
    return random_report(
        Random(seed),
        FORMS[code],
        issuer="洛阳市财政局",
        year=2020 if code == "2019" else 2023,
        blank=blank,
        consistent=consistent,
        merged=merged,
    )


def broken(report: Report, code: str, merged: tuple[str, ...]) -> list[Equation]:
    laws = [law for table in TABLES for law in FORMS[code].equations(table, merged)]
    assert laws
    return [law for law in laws if _sum(report, law.left) != _sum(report, law.right)]


def _sum(report: Report, keys: tuple[str, ...]) -> int | Decimal:
    return sum(report.value(key) or 0 for key in keys)


@CASES
def test_every_cell_of_the_form_in_its_order(code: str, merged: tuple[str, ...]) -> None:
    slots = [slot.key for table in TABLES for slot in FORMS[code].slots(table, merged)]
    assert list(one(0, code, merged).figures) == slots


@CASES
def test_a_consistent_report_obeys_every_rule(code: str, merged: tuple[str, ...]) -> None:
    assert [broken(one(seed, code, merged), code, merged) for seed in SEEDS] == [[]] * len(SEEDS)


@CASES
def test_an_inconsistent_report_breaks_one(code: str, merged: tuple[str, ...]) -> None:
    assert all(broken(one(seed, code, merged, consistent=False), code, merged) for seed in SEEDS)


@CASES
def test_only_changes_are_negative_and_only_money_has_a_fraction(code: str, merged: tuple[str, ...]) -> None:
    slots = {slot.key: slot for table in TABLES for slot in FORMS[code].slots(table, merged)}
    for seed in SEEDS:
        for key, figure in one(seed, code, merged).figures.items():
            assert figure.value is not None
            assert figure.value >= 0 or slots[key].signed, key
            assert isinstance(figure.value, int) or slots[key].unit == "万元", key
            # Six decimals of 万元 are a hundredth of a yuan.
            assert figure.value == round(figure.value, 6), key


def test_blanks_are_none_never_zero() -> None:
    report = one(3, "2021", blank=0.5)
    blanks = [figure for figure in report.figures.values() if figure.value is None]
    assert 0.3 < len(blanks) / len(report.figures) < 0.7
    assert {figure.raw for figure in blanks} == {""}
    assert all(figure.value is None for figure in one(3, "2021", blank=1.0).figures.values())


def test_six_sections_and_a_date_in_the_next_year() -> None:
    for seed in SEEDS:
        report = one(seed, "2021")
        assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
        assert report.published_on is not None
        assert report.published_on.year == 2024
        assert report.title is not None
        assert "2023" in report.title
        assert "洛阳市财政局" in report.title


def test_the_same_seed_gives_the_same_report() -> None:
    assert one(7, "2021", blank=0.3) == one(7, "2021", blank=0.3)
    assert one(7, "2021") != one(8, "2021")


@CASES
def test_a_year_goes_on_from_the_year_before(code: str, merged: tuple[str, ...]) -> None:
    form = FORMS[code]
    for seed in SEEDS:
        before = one(seed, code, merged)
        report = random_report(Random(seed + 1), form, issuer="洛阳市财政局", year=2024, merged=merged, before=before)
        assert broken(report, code, merged) == []
        assert all(f.value is not None for f in report.figures.values())
        for column in form.columns_of("requests", "new"):
            left = before.value(f"requests.carried_out.{column.code}")
            assert report.value(f"requests.carried_in.{column.code}") == left
        for key, figure in report.figures.items():
            assert (figure.value or 0) >= 0 or key.endswith(".change"), key
            if key.endswith(".in_force"):
                issued, repealed = (report.value(key.replace("in_force", name)) for name in ("issued", "repealed"))
                assert issued is not None
                assert repealed is not None
                assert figure.value == (before.value(key) or 0) + issued - repealed
            if key.endswith(".items_last_year"):
                changed = before.value(key.replace("items_last_year", "change"))
                assert figure.value == (before.value(key) or 0) + (changed or 0)


def test_differences_names_what_differs() -> None:
    a, b = one(1, "2021"), one(2, "2021")
    assert differences(a, a) == []
    assert any(line.startswith("requests.") for line in differences(a, b))
