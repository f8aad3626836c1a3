"""A date that a site set anew when it moved makes no report late, in whatever order the reports come."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from crawler.corpus import Corpus, PortalFacts
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.parse import parse
from tests.crawler.corpus.samples import LUOYANG, MARKUP, Sample, capture, keep, opened, rows

SEEN = datetime(2026, 3, 1, 8, tzinfo=UTC)
"""Later than every date that a report states here, unless a test says otherwise."""


def stating(day: str, year: int, issuer: str = "洛阳市财政局", path: str = "", seen: datetime = SEEN) -> Sample:
    """A report that states a date of publication."""
    report = random_report(Random(f"{issuer}{year}"), FORMS["2021"], issuer=issuer, year=year)
    body = MARKUPS[MARKUP](replace(report, published_on=date.fromisoformat(day)), Random(year))
    reading = parse(body)
    assert reading.report.published_on == date.fromisoformat(day)
    url = f"https://www.ly.gov.cn/{path or f'{issuer}/{year}'}.html"
    return reading, replace(capture(url, body), fetched_at=seen)


def late(corpus: Path, samples: Iterable[Sample], *, apiece: bool = False) -> dict[tuple[str, int], int | None]:
    """Days late of each report, as the view and the check say. `apiece`: the corpus is checked after each report."""
    for each in samples:
        with opened(corpus) as intake:
            keep(intake, each)
        if apiece:
            _look(corpus)
    _look(corpus)
    found = rows(
        corpus,
        "SELECT p.issuer, p.year, p.days_late, c.status, c.left FROM punctuality p"
        " JOIN checks c ON c.report_id = p.report_id AND c.rule = 'timeliness.deadline'",
    )
    for *_, days, status, left in found:
        assert status == ("fail" if days else "pass" if days == 0 else "unknown")
        assert not days or left == days
    return {(str(issuer), int(str(year))): days for issuer, year, days, *_ in found}  # type: ignore[misc]


def _look(corpus: Path) -> None:
    with Corpus.open(corpus) as store:
        store.write_portal(LUOYANG)
        store.look_at_all()


@pytest.mark.parametrize("apiece", [False, True])
def test_a_day_that_an_organ_s_reports_of_two_years_state(tmp_path: Path, apiece: bool) -> None:
    samples = [
        stating("2024-05-16", 2022),
        stating("2024-05-16", 2023),
        stating("2025-03-02", 2024),
        stating("2024-05-16", 2023, "洛阳市审计局"),
    ]
    for number in range(3):
        random.Random(number).shuffle(samples)
        found = late(tmp_path / f"{number}.db", samples, apiece=apiece)
        assert found == {
            ("洛阳市财政局", 2022): None,
            ("洛阳市财政局", 2023): None,
            ("洛阳市财政局", 2024): 30,
            ("洛阳市审计局", 2023): 106,
        }


def test_a_day_that_reports_of_three_years_state_on_one_portal(tmp_path: Path) -> None:
    two = [stating("2023-05-16", 2021, "洛阳市审计局"), stating("2023-05-16", 2022, "洛阳市财政局")]
    corpus = tmp_path / "corpus.db"
    assert late(corpus, two)["洛阳市财政局", 2022] == 105
    third = [stating("2023-05-16", 2020, "洛阳市司法局")]
    assert late(corpus, third)["洛阳市财政局", 2022] is None
    redated_no_more = [stating("2021-01-20", 2020, "洛阳市司法局", seen=SEEN.replace(day=2))]
    assert late(corpus, redated_no_more)["洛阳市财政局", 2022] == 105


def elsewhere(sample: Sample, portal: str) -> Sample:
    """The same report on another portal of the place."""
    reading, captured = sample
    url = captured.url.replace("www.ly.gov.cn", f"{portal}.ly.gov.cn")
    return reading, replace(captured, portal=portal, url=url)


def _with_portals(corpus: Path, *names: str) -> Path:
    with Corpus.open(corpus) as store:
        for name in names:
            store.write_portal(PortalFacts(name, "洛阳市财政局", f"https://{name}.ly.gov.cn/", "410300"))
    return corpus


def test_a_day_that_an_organ_s_reports_state_on_two_portals(tmp_path: Path) -> None:
    """The own site was moved in May; what it printed of one year, the city's portal has printed, too."""
    samples = [stating("2024-05-16", 2022), elsewhere(stating("2024-05-16", 2023), "czj")]
    corpus = _with_portals(tmp_path / "corpus.db", "czj")
    assert late(corpus, samples) == {("洛阳市财政局", 2022): None, ("洛阳市财政局", 2023): None}


def test_a_portal_s_day_counts_where_its_copy_is_not_the_chosen_one(tmp_path: Path) -> None:
    organs = ("洛阳市财政局", "洛阳市审计局", "洛阳市司法局")
    dated = [elsewhere(stating("2024-05-16", 2023 - nth, organ), "zwgk") for nth, organ in enumerate(organs)]
    undated_ones = [
        (replace(reading, report=replace(reading.report, published_on=None)), captured)
        for reading, captured in (stating("2024-05-16", 2023 - nth, organ) for nth, organ in enumerate(organs[:2]))
    ]
    corpus = _with_portals(tmp_path / "corpus.db", "zwgk")
    assert late(corpus, [*undated_ones, *dated])["洛阳市财政局", 2023] is None
    assert len(rows(corpus, "SELECT DISTINCT portal FROM reports")) == 2


@pytest.mark.parametrize(
    ("seen", "days"),
    [
        (datetime(2024, 1, 31, 15, 59, tzinfo=UTC), 0),  # 31 January, a minute before midnight in Beijing
        (datetime(2024, 1, 31, 16, 0, tzinfo=UTC), None),
        (datetime(2024, 5, 16, 1, 0, tzinfo=UTC), 106),
    ],
)
def test_what_was_seen_before_its_date(tmp_path: Path, seen: datetime, days: int | None) -> None:
    assert late(tmp_path / "corpus.db", [stating("2024-05-16", 2023, seen=seen)]) == {("洛阳市财政局", 2023): days}


@pytest.mark.parametrize("first", ["2024-01-20", "2024-02-10"])
@pytest.mark.parametrize("apiece", [False, True])
def test_the_earliest_date_that_a_copy_states_counts(tmp_path: Path, first: str, apiece: bool) -> None:
    samples = [stating("2024-03-20", 2023, path="a"), stating(first, 2023, path="b"), stating(first, 2023, path="c")]
    for number, order in enumerate((samples, samples[::-1])):
        corpus = tmp_path / f"{number}.db"
        assert late(corpus, order, apiece=apiece) == {("洛阳市财政局", 2023): 0 if first < "2024-02" else 10}
        assert rows(corpus, "SELECT published_on FROM punctuality") == [(first,)]


def test_a_date_within_the_report_year_is_no_earlier_one(tmp_path: Path) -> None:
    samples = [stating("2024-03-20", 2023, path="a"), stating("2023-06-01", 2023, path="b")]
    assert late(tmp_path / "corpus.db", samples) == {("洛阳市财政局", 2023): 49}


def attached(sample: Sample, day: str | None) -> Sample:
    """The same report in a file, on a page that states a day."""
    reading, captured = sample
    hints = (("published_on", day),) if day else ()
    return reading, replace(captured, role="attachment", parent="https://www.ly.gov.cn/page.html", hints=hints)


def undated(year: int, path: str) -> Sample:
    reading, captured = stating("2025-06-01", year, path=path)
    return replace(reading, report=replace(reading.report, published_on=None)), captured


@pytest.mark.parametrize(("day", "days"), [("2024-01-20", 0), ("2024-02-10", 10), (None, None), ("20240120", None)])
def test_a_file_without_a_date_has_that_of_its_page(tmp_path: Path, day: str | None, days: int | None) -> None:
    corpus = tmp_path / "corpus.db"
    assert late(corpus, [attached(undated(2023, "a"), day)]) == {("洛阳市财政局", 2023): days}
    assert rows(corpus, "SELECT published_on FROM reports") == [(None,)], "it isn't printed in the file"


def test_files_that_were_put_up_again_on_one_day_are_not_late_by_it(tmp_path: Path) -> None:
    samples = [attached(undated(year, str(year)), "2024-05-16") for year in (2022, 2023)]
    assert late(tmp_path / "corpus.db", samples) == {("洛阳市财政局", 2022): None, ("洛阳市财政局", 2023): None}


def test_a_page_s_day_counts_for_files_alone(tmp_path: Path) -> None:
    _, captured = sample = undated(2023, "a")
    page_of_it = (sample[0], replace(captured, hints=(("published_on", "2024-01-20"),)))
    assert late(tmp_path / "corpus.db", [page_of_it]) == {("洛阳市财政局", 2023): None}
