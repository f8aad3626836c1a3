"""Corrections are shown next to the print; errors in a file are reported by file and line."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.cli import main
from tests.crawler.corpus.samples import dump, page, rows, write
from tests.paths import ROOT
from tests.whole.local_portal import Pages, crawl, links, portal, report_page

REPORT = "410300-洛阳市财政局-2023"
HEAD = "report,cell,printed,read,why,who,when\n"
CELL = "requests.new.natural_person"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "c.db"
    write(path, [page(1), page(2, issuer="洛阳市民政局")])
    return path


def folder(tmp_path: Path, *lines: str, portal: str = "luoyang") -> Path:
    made = tmp_path / "corrections"
    made.mkdir(exist_ok=True)
    (made / f"{portal}.csv").write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    return made


def nianbao(*arguments: str | Path) -> tuple[int, list[str]]:
    done = CliRunner().invoke(main, [str(each) for each in arguments])
    return done.exit_code, done.output.splitlines()


def figure(corpus: Path, cell: str = CELL) -> tuple[object, ...]:
    sql = "SELECT value, raw, corrected, correction FROM figures WHERE report_id = ? AND key = ?"
    (found,) = rows(corpus, sql, REPORT, cell)
    return found


def test_it_stands_beside_the_print(corpus: Path, tmp_path: Path) -> None:
    value, raw, *_ = figure(corpus)
    before = dump(corpus, without=["corrections"])
    made = folder(tmp_path, f'{REPORT},{CELL},{raw},7007,"the text says 7007, twice",Li Lei,2024-05-31')
    assert nianbao("corrections", "check", "--folder", made, "--corpus", corpus) == (0, ["1 hold, 0 stale, 0 wrong"])
    assert figure(corpus) == (value, raw, None, None)  # a dry run
    assert nianbao("corrections", "apply", "--folder", made, "--corpus", corpus) == (0, ["1 applied, 0 stale, 0 wrong"])
    why = "the text says 7007, twice (Li Lei, 2024-05-31)"
    assert figure(corpus) == (value, raw, 7007, why)
    assert dump(corpus, without=["corrections"]) == before
    (corrected,) = rows(corpus, "SELECT count(*) FROM figures WHERE correction IS NOT NULL")
    assert corrected == (1,)
    # Removing it from the file removes the correction.
    folder(tmp_path)
    nianbao("corrections", "apply", "--folder", made, "--corpus", corpus)
    assert figure(corpus) == (value, raw, None, None)


@pytest.mark.parametrize("table", ["disclosures", "requests", "appeals"])
def test_every_section_can_be_corrected_also_to_a_blank(table: str, corpus: Path, tmp_path: Path) -> None:
    sql = "SELECT key, raw FROM figures WHERE report_id = ? AND key LIKE ? AND value IS NOT NULL"
    cell, raw = rows(corpus, sql, REPORT, f"{table}.%")[-1]
    made = folder(tmp_path, f"{REPORT},{cell},{raw},,a stroke,Li Lei,2024-05-31")
    assert nianbao("corrections", "apply", "--folder", made, "--corpus", corpus)[0] == 0
    assert figure(corpus, str(cell))[1:] == (raw, None, "a stroke (Li Lei, 2024-05-31)")


def test_money_is_in_the_unit_of_the_cell_and_exact(corpus: Path, tmp_path: Path) -> None:
    cell = "disclosures.20.8.fees.amount"
    made = folder(tmp_path, f"{REPORT},{cell},{figure(corpus, cell)[1]},25.1,x,y,2024-05-31")
    assert nianbao("corrections", "apply", "--folder", made, "--corpus", corpus)[0] == 0
    assert figure(corpus, cell)[2] == 25.1


def test_a_print_that_changed_makes_it_stale(corpus: Path, tmp_path: Path) -> None:
    value, raw, *_ = figure(corpus)
    made = folder(tmp_path, f"{REPORT},{CELL},l2,12,a misprint,Li Lei,2024-05-31")
    status, words = nianbao("corrections", "apply", "--folder", made, "--corpus", corpus)
    assert (status, words) == (
        1,
        [
            f"corrections/luoyang.csv:2: {CELL} of {REPORT}: “l2” was corrected, but the print is “{raw}” now: look at it again",
            "0 applied, 1 stale, 0 wrong",
        ],
    )
    assert figure(corpus) == (value, raw, None, None)
    assert rows(corpus, "SELECT status, message FROM corrections") == [("stale", f"the print is “{raw}” now")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            f"410300-洛阳市公安局-2023,{CELL},1,2,x,y,2024-05-31",
            "there is no report 410300-洛阳市公安局-2023 in the corpus",
        ),
        (f"{REPORT},requests.new.nobody,1,2,x,y,2024-05-31", f"{REPORT} has no cell requests.new.nobody"),
        (f"{REPORT},{CELL},1,twelve,x,y,2024-05-31", "read must be a number such as 12 or 25.1"),
        (f"{REPORT},{CELL},1,１２,x,y,2024-05-31", "read must be a number such as 12 or 25.1"),
        (f"{REPORT},{CELL},1,2,x,y,31.5.2024", "when must be a day such as 2024-05-31, not '31.5.2024'"),
        (f"{REPORT},{CELL},1,2,,,2024-05-31", "why, who is empty: say it"),
        (f"{REPORT},{CELL},1,2,x,y", "6 columns, not 7"),
        (f"{REPORT},{CELL},1,{'9' * 25},x,y,2024-05-31", "too long a number"),
    ],
)
def test_a_wrong_line_is_named_and_costs_itself_alone(line: str, words: str, corpus: Path, tmp_path: Path) -> None:
    other = "requests.new.total"
    good = f"{REPORT},{other},{figure(corpus, other)[1]},5,x,y,2024-05-31"
    made = folder(tmp_path, good, line)
    for command in ("check", "apply"):
        status, said = nianbao("corrections", command, "--folder", made, "--corpus", corpus)
        assert status == 1
        assert said[0].startswith("corrections/luoyang.csv:3: ")
        assert words in said[0]
        assert said[1].startswith("1 ")
    assert figure(corpus, other)[2] == 5


def test_a_cell_is_corrected_once_and_in_the_file_of_its_portal(corpus: Path, tmp_path: Path) -> None:
    line = f"{REPORT},{CELL},{figure(corpus)[1]},5,x,y,2024-05-31"
    folder(tmp_path, line, portal="zhoukou")
    made = folder(tmp_path, line, line)
    status, said = nianbao("corrections", "check", "--folder", made, "--corpus", corpus)
    assert status == 1
    assert said[0].endswith("is corrected in corrections/luoyang.csv:2, too")
    assert "was read from luoyang: it belongs into luoyang.csv" in said[1] or "too" in said[1]


def test_a_file_that_is_none_is_said(corpus: Path, tmp_path: Path) -> None:
    made = folder(tmp_path)
    (made / "a.csv").write_text("report;cell\n")
    (made / "b.csv").write_bytes(HEAD.encode() + "洛阳".encode("gbk"))
    status, said = nianbao("corrections", "check", "--folder", made, "--corpus", corpus)
    assert status == 1
    assert said[0].startswith("corrections/a.csv:1: the first line must be report,cell,printed")
    assert said[1].startswith("corrections/b.csv: is no CSV in UTF-8")
    status, said = nianbao("corrections", "check", "--folder", tmp_path / "no", "--corpus", corpus)
    assert (status, said[0]) == (1, f"nianbao: there is no folder {tmp_path / 'no'}: name one with --folder")


def test_a_crawl_ends_by_applying_them(tmp_path: Path) -> None:
    pages: Pages = {
        "/": links(("政府信息公开年报", "/nb/")),
        "/nb/": links(("西工区财政局2023年政府信息公开工作年度报告", "/1.html")),
        "/1.html": report_page(),
    }
    corpus, made = tmp_path / "c.db", tmp_path / "corrections"
    with portal(pages) as local:
        crawl(local.base, corpus, "-s", f"CORRECTIONS={made}")
        with sqlite3.connect(corpus) as conn:
            report, name, raw = conn.execute(
                f"SELECT report_id, r.portal, raw FROM figures JOIN reports r ON r.id = report_id WHERE key = '{CELL}'"
            ).fetchone()
        line = f"{report},{CELL},{raw},4711,x,y,2024-05-31"
        folder(tmp_path, line, f"{report},nothing,1,1,x,y,2024-05-31", portal=name)
        done = crawl(local.base, corpus, "-s", f"CORRECTIONS={made}")
    assert done.returncode == 0, done.stderr
    assert f"corrections/{name}.csv:3: {report} has no cell nothing" in done.stderr + done.stdout
    sql = "SELECT corrected FROM figures WHERE correction IS NOT NULL"
    assert rows(corpus, sql) == [(4711,)]


def test_the_files_of_the_repository_are_in_order() -> None:
    for path in sorted((ROOT / "corrections").glob("*.csv")):
        assert path.read_text("utf-8").startswith(HEAD), path
