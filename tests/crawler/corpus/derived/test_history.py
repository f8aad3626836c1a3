"""沿革: changes, moves and withdrawals follow from captures and readings, in any order."""

from __future__ import annotations

import io
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.corpus import Corpus
from crawler.corpus.documents import job_of, read
from crawler.corpus.intake import Intake
from spiders.captures import Capture, Role
from tests.crawler.corpus.samples import LUOYANG, START, capture, dump, figure, opened, page, rows

PAGE = "https://www.ly.gov.cn/2024/01-20/1.html"
NEW_PAGE = "https://www.ly.gov.cn/xxgk/2024/1.html"
FILE = "https://oss.ly.gov.cn/upload-file/files/20240120/1.html"
REPORT = "410300-洛阳市财政局-2023"
DAY = 24

BODY = page(1)[1].body


def at(body: bytes, hours: int, url: str = PAGE, role: Role = "report") -> Capture:
    return capture(url, body, hours=hours, role=role)


def gone(hours: int, url: str = PAGE, status: int = 404) -> Capture:
    role: Role = "soft_404" if status == 200 else "broken"
    return replace(capture(url, b"<p>gone</p>", hours=hours, role=role), status=status)


def crawl(path: Path, captures: Sequence[Capture]) -> None:
    """Reads and stores the captures as a crawl does."""
    if not path.exists():
        path.write_bytes(empty())
    with Corpus.open(path) as corpus:
        corpus.write_portal(LUOYANG)
        intake = Intake(corpus, "luoyang", corpus.start_crawl("luoyang", START))
        for each in captures:
            job = job_of(each, LUOYANG.division)
            if job is None:
                intake.keep(each)
            else:
                intake.keep(each, job.source, _read(job))
        intake.flush()


@cache
def empty() -> bytes:
    """The bytes of a new corpus, cached: making one takes longer than most of these tests."""
    with tempfile.TemporaryDirectory() as folder:
        Corpus.open(Path(folder) / "new.db").close()
        return (Path(folder) / "new.db").read_bytes()


_read = cache(read)


def test_a_changed_figure_is_a_row_with_both_prints_and_times(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    changed = figure(BODY, 777)
    crawl(path, [at(BODY, 0), at(BODY, DAY), at(changed, 2 * DAY), at(changed, 3 * DAY)])
    ((field, old, new, before, after),) = rows(path, "SELECT field, old, new, old_value, new_value FROM changes")
    assert str(field).startswith("appeals.")
    assert (str(before), str(after), new) == (old, "777", "777")
    times = rows(
        path,
        "SELECT substr(old_first_seen, 9, 2), substr(old_last_seen, 9, 2),"
        " substr(new_first_seen, 9, 2), substr(new_last_seen, 9, 2), report_id FROM changes",
    )
    assert times == [("01", "02", "03", "04", REPORT)]
    assert rows(path, "SELECT value FROM figures WHERE key = ?", field) == [(777,)]
    assert rows(path, "SELECT first_seen, last_seen, withdrawn_at FROM sightings") == [
        ("2024-02-01T08:00:00.000000Z", "2024-02-04T08:00:00.000000Z", None)
    ]


def _reports(count: int) -> list[Capture]:
    return [page(seed, year=2019 + seed)[1] for seed in range(1, count + 1)]


def _withdrawn(path: Path) -> list[object]:
    return [day for (day,) in rows(path, "SELECT substr(withdrawn_at, 9, 2) FROM reports ORDER BY id")]


@pytest.mark.parametrize("status", [404, 200])
def test_a_crawl_in_which_everything_was_gone_withdraws_nothing(tmp_path: Path, status: int) -> None:
    path = tmp_path / "corpus.db"
    crawl(path, _reports(4))
    crawl(path, [gone(DAY + n, each.url, status) for n, each in enumerate(_reports(4))])
    assert _withdrawn(path) == [None] * 4


def test_where_a_column_came_what_was_gone_is_withdrawn_in_any_order(tmp_path: Path) -> None:
    column = at(b"<ul><li>none</li></ul>", DAY, "https://www.ly.gov.cn/nb/", "column")
    lost = [gone(DAY, each.url) for each in _reports(3)]
    for number, order in enumerate(permutations([*lost, column])):
        path = tmp_path / f"{number}.db"
        crawl(path, _reports(3))
        crawl(path, order)
        assert _withdrawn(path) == ["02"] * 3


def test_the_first_crawl_to_which_a_report_came_dates_what_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    first, *others = _reports(4)
    crawl(path, [first, *others])
    crawl(path, [gone(DAY, each.url) for each in (first, *others)])
    back = replace(first, fetched_at=first.fetched_at + timedelta(hours=2 * DAY))
    crawl(path, [*(gone(2 * DAY, each.url) for each in others), back])
    assert _withdrawn(path) == [None, "03", "03", "03"]


def test_on_a_portal_of_two_pages_each_is_gone_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    crawl(path, _reports(2))
    crawl(path, [gone(DAY, each.url) for each in _reports(2)])
    assert _withdrawn(path) == ["02", "02"]


def without_tables(body: bytes) -> bytes:
    """The page with a sentence in the place of each of its tables."""
    return re.sub(rb"<table.*?</table>", "<p>详见附件。</p>".encode(), body, flags=re.DOTALL)


def test_a_page_that_keeps_its_text_and_loses_its_tables_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    whole = "SELECT value, report_id FROM figures ORDER BY key"
    crawl(path, [at(BODY, 0)])
    before = rows(path, whole)
    crawl(path, [at(without_tables(BODY), DAY)])
    assert rows(path, whole) == before
    assert rows(path, "SELECT * FROM changes") == []
    assert rows(path, "SELECT withdrawn_at FROM sightings") == [(None,)]


def test_a_page_whose_text_stood_alone_gets_its_tables(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    crawl(path, [at(without_tables(BODY), 0)])
    assert rows(path, "SELECT id, form FROM reports") == [(REPORT, "prose")]
    assert rows(path, "SELECT count(*) FROM figures") == [(0,)]
    crawl(path, [at(BODY, DAY)])
    assert rows(path, "SELECT count(*) > 100 FROM figures") == [(1,)]
    assert rows(path, "SELECT count(*) FROM reports") == [(1,)]


def test_a_text_beside_its_tables_is_a_copy_without_figures(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    crawl(path, [at(without_tables(BODY), 0), at(BODY, 0, FILE, "attachment")])
    assert rows(path, "SELECT url, chosen, agrees FROM report_documents ORDER BY url") == [
        (FILE, 1, 1),
        (PAGE, 0, None),
    ]


def test_a_figure_changed_back_is_two_rows(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    crawl(path, [at(BODY, 0), at(figure(BODY, 777), DAY), at(BODY, 2 * DAY)])
    sides = rows(path, "SELECT old, new FROM revisions ORDER BY noticed_at")
    assert len(sides) == 2
    assert sides[0] == sides[1][::-1]


def test_title_text_and_date_are_fields_too(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    text = BODY.decode()
    (whole,) = (each.text for each in page(1)[0].report.sections if each.number == 6)
    sentence = whole.splitlines()[0]
    assert text.count(sentence) == 1
    other = (
        text.replace("洛阳市财政局2023年政府", "洛阳市财政局关于2023年政府")
        .replace("2024年1月18日", "2024年1月31日")
        .replace("2024-01-18 10:05", "2024-01-31 10:05")
        .replace(sentence, f"经核对，{sentence}")
    )
    crawl(path, [at(text.encode(), 0), at(other.encode(), DAY)])
    assert rows(path, "SELECT field, old, new FROM revisions ORDER BY field") == [
        ("published_on", "2024-01-18", "2024-01-31"),
        ("sections.6", whole, f"经核对，{whole}"),
        ("title", "洛阳市财政局2023年政府信息公开年度报告", "洛阳市财政局关于2023年政府信息公开年度报告"),
    ]


@pytest.mark.parametrize(
    "around",
    [
        lambda body: body + b"<!-- visited 12345 times -->",
        lambda body: body.replace(b"<body", b"<body class='new'", 1),
        lambda body: body.replace(b"</body>", "<div>浏览次数：12345 今日天气：晴</div></body>".encode(), 1),
        lambda body: body.replace(b"<body>", "<body><ul><li><a href='/'>新首页</a></li></ul>".encode(), 1),
    ],
)
def test_what_changes_around_a_report_is_no_revision(tmp_path: Path, around: object) -> None:
    assert callable(around)
    path = tmp_path / "corpus.db"
    other = around(BODY)
    assert other != BODY
    crawl(path, [at(BODY, 0), at(other, DAY)])
    assert rows(path, "SELECT count(*) FROM readings") == [(2,)]
    assert rows(path, "SELECT * FROM revisions") == []


def test_a_number_printed_otherwise_is_no_revision(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    crawl(path, [at(figure(BODY, 777), 0), at(figure(BODY, 777).replace(b"777", b" 777 "), DAY)])
    assert rows(path, "SELECT count(*) FROM readings") == [(2,)]
    assert rows(path, "SELECT * FROM revisions") == []


@pytest.mark.parametrize("status", [404, 410, 200])
def test_a_withdrawn_report_stays_and_says_when_it_was_missed(tmp_path: Path, status: int) -> None:
    path = tmp_path / "corpus.db"
    crawl(path, [at(BODY, 0), gone(DAY, status=status), gone(2 * DAY, status=status)])
    missed = "2024-02-02T08:00:00.000000Z"
    assert rows(path, "SELECT id, withdrawn_at FROM reports") == [(REPORT, missed)]
    assert rows(path, "SELECT withdrawn_at FROM report_documents") == [(missed,)]
    assert rows(path, "SELECT count(*) > 150 FROM figures") == [(1,)]
    crawl(path, [at(BODY, 3 * DAY)])
    assert rows(path, "SELECT id, withdrawn_at FROM reports") == [(REPORT, None)]
    assert rows(path, "SELECT * FROM revisions") == []


def test_a_page_that_is_no_report_any_more_is_withdrawn(tmp_path: Path) -> None:
    for number, other in enumerate(
        (
            at("<html><title>关于招聘的公告</title><p>招聘公告</p></html>".encode(), DAY),
            replace(at(b"<p>other</p>", DAY), role="other"),
        )
    ):
        path = tmp_path / f"{number}.db"
        crawl(path, [at(BODY, 0), other])
        assert rows(path, "SELECT withdrawn_at IS NULL FROM reports") == [(0,)]


def test_what_shows_nothing_withdraws_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    silent = [
        replace(gone(DAY), status=502, reason="an error page: status 502"),
        replace(gone(2 * DAY), status=403, role="blocked", reason="blocked with status 403"),
        at(b"%PDF-1.4 cut off", 3 * DAY),
    ]
    crawl(path, [at(BODY, 0), *silent])
    assert rows(path, "SELECT withdrawn_at FROM reports") == [(None,)]


def test_a_report_that_moved_is_the_same_report(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    changed = figure(BODY, 777)
    crawl(path, [at(BODY, 0), at(changed, DAY, NEW_PAGE), gone(DAY + 1)])
    assert rows(path, "SELECT id, url, moved_from, withdrawn_at FROM reports") == [(REPORT, NEW_PAGE, PAGE, None)]
    assert rows(path, "SELECT url, old_url, new FROM revisions") == [(NEW_PAGE, PAGE, "777")]
    # A report that is no longer published needn't agree with a published one.
    assert rows(path, "SELECT copies_agree FROM reports") == [(None,)]
    assert rows(path, "SELECT url, moved_from FROM report_documents ORDER BY url") == [(PAGE, None), (NEW_PAGE, PAGE)]


@pytest.mark.parametrize("later", [0, 1])
def test_a_correction_wins_over_what_it_corrects(tmp_path: Path, later: int) -> None:
    """In whatever order they are fetched; the first print stays as a copy that differs."""
    path = tmp_path / "corpus.db"
    first = at(BODY, later * DAY)
    corrected = replace(at(figure(BODY, 777), (1 - later) * DAY, NEW_PAGE), link_text="2023年年度报告（更正）")
    crawl(path, sorted([first, corrected], key=lambda each: each.fetched_at))
    assert rows(path, "SELECT url FROM reports") == [(NEW_PAGE,)]
    assert sorted(rows(path, "SELECT url, chosen, agrees FROM report_documents")) == sorted(
        [(PAGE, 0, 0), (NEW_PAGE, 1, 1)]
    )


def test_a_later_correction_at_another_address_is_a_change(tmp_path: Path) -> None:
    """What the first print says afterwards is a change there; two that one crawl saw side by side are no change."""
    path = tmp_path / "corpus.db"
    corrected = replace(at(figure(BODY, 777), DAY, NEW_PAGE), link_text="关于更正2023年年度报告的公告")
    crawl(path, [at(BODY, 0)])
    crawl(path, [at(BODY, DAY - 1), corrected])
    changes = rows(path, "SELECT url, old_url, new, noticed_at > old_last_seen FROM revisions")
    assert changes == [(NEW_PAGE, PAGE, "777", 1)]
    assert rows(path, "SELECT url, moved_from, withdrawn_at FROM reports") == [(NEW_PAGE, None, None)]
    crawl(path, [at(figure(BODY, 778), 2 * DAY), replace(corrected, fetched_at=at(BODY, 2 * DAY + 1).fetched_at)])
    later = [(PAGE, PAGE, "778", 1)]
    assert sorted(rows(path, "SELECT url, old_url, new, noticed_at > old_last_seen FROM revisions")) == sorted(
        [*changes, *later]
    )
    assert rows(path, "SELECT DISTINCT url FROM reports") == [(NEW_PAGE,)]
    before = rows(path, "SELECT field, old, new, old_first_seen, stands_at FROM revisions ORDER BY new")
    crawl(path, [at(figure(BODY, 778), 3 * DAY)])
    assert rows(path, "SELECT field, old, new, old_first_seen, stands_at FROM revisions ORDER BY new") == before
    other = tmp_path / "other.db"
    crawl(other, [at(BODY, 0), replace(corrected, fetched_at=at(BODY, 1).fetched_at)])
    assert rows(other, "SELECT count(*) FROM revisions") == [(0,)]


def test_a_copy_that_stood_beside_it_is_no_move(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    crawl(path, [at(BODY, 0), at(BODY, 1, NEW_PAGE), at(BODY, DAY, NEW_PAGE), at(BODY, DAY), gone(2 * DAY)])
    assert rows(path, "SELECT id, url, moved_from FROM reports") == [(REPORT, NEW_PAGE, None)]


def test_a_withdrawn_copy_counts_where_what_is_left_lacks_a_table(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    cut = BODY[: BODY.rindex(b"<table")] + b"</body></html>"
    crawl(path, [at(BODY, 0), at(cut, 0, FILE, "attachment"), gone(DAY)])
    assert rows(path, "SELECT url, withdrawn_at FROM reports") == [(PAGE, None)]
    assert rows(path, "SELECT count(*) > 0 FROM appeals") == [(1,)]


def test_a_file_in_an_archive_goes_with_it(tmp_path: Path) -> None:
    def packed(*names: str) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for number, name in enumerate(names, 1):
                archive.writestr(name, page(number, year=2020 + number)[1].body)
        return file.getvalue()

    url = "https://oss.ly.gov.cn/2023.zip"
    path = tmp_path / "corpus.db"
    crawl(path, [at(packed("a.html", "b.html"), 0, url, "attachment")])
    assert rows(path, "SELECT withdrawn_at FROM reports") == [(None,), (None,)]
    crawl(path, [at(packed("a.html"), DAY, url, "attachment")])
    assert rows(path, "SELECT withdrawn_at IS NULL FROM reports ORDER BY year") == [(1,), (0,)]
    crawl(path, [gone(2 * DAY, url)])
    assert rows(path, "SELECT withdrawn_at IS NULL FROM reports ORDER BY year") == [(0,), (0,)]
    before = dump(path, without={"crawls", "captures", "portals"})
    crawl(path, [gone(3 * DAY, url)])
    assert dump(path, without={"crawls", "captures", "portals"}) == before


def test_two_reports_in_one_page_have_addresses_of_their_own(tmp_path: Path) -> None:
    first, second = (page(number, year=2020 + number)[1].body for number in (1, 2))
    both = first.replace(b"</body>", second[second.index(b"<body") : second.index(b"</body>")] + b"</body>")
    path = tmp_path / "corpus.db"
    crawl(path, [at(both, 0)])
    assert rows(path, "SELECT url, year, withdrawn_at FROM reports ORDER BY year") == [
        (PAGE, 2021, None),
        (f"{PAGE}#report-2", 2022, None),
    ]
    crawl(path, [at(both, DAY)])
    assert rows(path, "SELECT withdrawn_at FROM reports") == [(None,), (None,)]
    crawl(path, [at(first, 2 * DAY)])
    assert rows(path, "SELECT withdrawn_at IS NULL FROM reports ORDER BY year") == [(1,), (0,)]


def test_the_same_again_writes_captures_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    there = [at(BODY, 0), at(figure(BODY, 777), DAY), at(BODY, 0, NEW_PAGE), gone(DAY, NEW_PAGE)]
    crawl(path, there)
    apart = {"crawls", "captures", "portals"}
    before = dump(path, without=apart)
    crawl(path, [at(figure(BODY, 777), 5 * DAY), gone(5 * DAY, NEW_PAGE)])
    assert dump(path, without=apart) == before


EVENTS = st.tuples(
    st.sampled_from(["first", "menu", "changed", "other year", "gone", "other", "refused"]),
    st.sampled_from([PAGE, NEW_PAGE, FILE]),
    st.integers(0, 6),
)
BODIES = {
    "first": BODY,
    "menu": BODY + b"<!-- menu -->",
    "changed": figure(BODY, 777),
    "other year": page(3, year=2022)[1].body,
}


def event(kind: str, url: str, days: int) -> Capture:
    if kind in BODIES:
        return at(BODIES[kind], days * DAY, url, "attachment" if url == FILE else "report")
    if kind == "refused":
        return replace(gone(days * DAY, url), status=403, role="blocked")
    return gone(days * DAY, url) if kind == "gone" else at(b"<p>-</p>", days * DAY, url, "other")


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_of_the_same_captures_gives_the_same_history(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    drawn = data.draw(st.lists(EVENTS, min_size=2, max_size=7, unique_by=lambda each: each[1:]))
    captures = [event(*each) for each in drawn]
    shuffled = data.draw(st.permutations(captures + captures[:2]))
    folder = tmp_path_factory.mktemp("orders")
    crawl(folder / "a.db", sorted(captures, key=lambda each: each.fetched_at))
    crawl(folder / "b.db", shuffled)
    apart = {"problems", "crawls"}  # problems are those of the last crawl
    assert dump(folder / "a.db", without=apart) == dump(folder / "b.db", without=apart)
    with sqlite3.connect(folder / "a.db") as conn:
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        told = conn.execute("SELECT field, old, new FROM revisions").fetchall()
    # Within one year's reports, only one cell ever differs.
    assert len({field for field, _, _ in told}) <= 1
    assert all(before != after for _, before, after in told)


def test_a_capture_that_comes_late_can_undo_a_move(tmp_path: Path) -> None:
    """Where a report was last seen at its old address decides whether it moved: also by a capture stored last."""
    there = [at(BODY, 0, NEW_PAGE), at(BODY, DAY, NEW_PAGE), at(BODY, DAY), gone(2 * DAY, NEW_PAGE), at(BODY, 2 * DAY)]
    crawl(tmp_path / "a.db", there)
    crawl(tmp_path / "b.db", [there[4], there[0], there[3], there[2], there[1]])
    apart = {"problems", "crawls"}
    assert dump(tmp_path / "a.db", without=apart) == dump(tmp_path / "b.db", without=apart)


def test_captures_read_late_tell_what_they_would_have_told(tmp_path: Path) -> None:
    """A crawl was killed between writing captures and reading them."""
    there = [at(BODY, 0), at(figure(BODY, 777), DAY), at(BODY, 2 * DAY), gone(3 * DAY)]
    crawl(tmp_path / "whole.db", there)
    for number, order in enumerate(permutations(there[:3])):
        path = tmp_path / f"{number}.db"
        with Corpus.open(path) as corpus:
            corpus.write_portal(LUOYANG)
            intake = Intake(corpus, "luoyang", corpus.start_crawl("luoyang", START))
            for each in there:
                intake.keep(each)
            intake.flush()
        crawl(path, order)
        apart = {"crawls", "captures", "portals", "problems"}
        assert dump(path, without=apart) == dump(tmp_path / "whole.db", without=apart)


def test_a_capture_that_is_not_read_yet_takes_nothing_away(tmp_path: Path) -> None:
    """The same content under another title in the list: it is not read until the next crawl."""
    path = tmp_path / "corpus.db"
    crawl(path, [at(BODY, 0)])
    with opened(path) as intake:
        intake.keep(replace(at(BODY, DAY), status=304, link_text="年报"))
        intake.keep(replace(at(b"<p>-</p>", DAY + 1), role="blocked", status=403))
    assert rows(path, "SELECT id, withdrawn_at FROM reports") == [(REPORT, None)]
    assert rows(path, "SELECT last_seen FROM sightings") == [("2024-02-02T08:00:00.000000Z",)]
