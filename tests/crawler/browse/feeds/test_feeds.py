"""Feeds: they validate, say what their register says, and name an entry the same in every copy."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import jsonschema
import lxml.etree
import pytest
from click.testing import CliRunner

from crawler.browse.feeds import FORMATS
from crawler.browse.feeds.atom import SPACE, as_atom
from crawler.browse.feeds.model import Channel, Entry
from crawler.browse.pages.feeds import FEEDS, entries, write
from crawler.cli import main
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import START, capture, figure, page, rows
from tests.crawler.corpus.samples import write as write_corpus

HERE = Path(__file__).parent
RNG = lxml.etree.RelaxNG(file=str(HERE / "atom.rng"))
JSON_FEED = json.loads((HERE / "json_feed.json").read_text())
NAMES = {"a": SPACE}
URL = "https://www.ly.gov.cn/2024/01-20/1.html"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with failed sums, one that was changed, one that is late, one withdrawn, one missing."""
    from parsers.parse import parse

    path = tmp_path_factory.mktemp("feeds") / "news.db"
    first = page(1, path=URL)
    body = figure(first[1].body, 4711)
    changed = (parse(body), capture(URL, body, hours=30))
    write_corpus(
        path, [first, page(4, issuer="洛阳市教育局", consistent=False), page(5, issuer="洛阳市民政局"), changed]
    )
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE reports SET published_on = '2024-02-01' WHERE id = '410300-洛阳市教育局-2023'")
        conn.execute(
            "UPDATE reports SET withdrawn_at = '2024-02-03T08:00:00.000000Z' WHERE id = '410300-洛阳市民政局-2023'"
        )
        conn.execute("UPDATE issuers SET name = name || ? WHERE id = '410300-洛阳市民政局'", ("\x0b<b>&]]>",))
        conn.execute(
            "INSERT INTO expected_issuers (portal, issuer_id, issuer, division, kind, from_year, to_year, source)"
            " VALUES ('luoyang', '410300-洛阳市审计局', '洛阳市审计局', '410300', 'department', 2022, 2022, 'declared')"
        )
        conn.execute(
            "INSERT INTO crawls (id, portal, started_at, outcome) VALUES ('one', 'luoyang', '2024-02-01T04:00:00Z', 'done')"
        )
    return path


@pytest.fixture(scope="module")
def site(corpus: Path) -> Client:
    return Client(corpus)


def atom(text: str) -> Any:
    found: Any = lxml.etree.fromstring(text.encode())
    RNG.assertValid(found)
    ids = found.xpath("a:entry/a:id/text()", namespaces=NAMES)
    assert len(set(ids)) == len(ids)
    for entry in found.iterfind("a:entry", NAMES):
        assert entry.xpath("a:link[@rel='alternate'] | a:content", namespaces=NAMES)
    assert found.xpath("a:author", namespaces=NAMES)
    return found


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", list(FEEDS))
def test_a_feed_validates_and_holds_the_entries_of_its_register(site: Client, name: str, lang: str) -> None:
    register = site.get(f"/register/{name}.json").json()
    found = atom(site.get(f"/feed/{name}.atom", lang=lang).text)
    feed = site.get(f"/feed/{name}.json", lang=lang).json()
    jsonschema.validate(feed, JSON_FEED)
    ids = found.xpath("a:entry/a:id/text()", namespaces=NAMES)
    assert ids == [item["id"] for item in feed["items"]]
    assert len(ids) == register["count"] > 0
    assert feed["language"][:2] == found.get("{http://www.w3.org/XML/1998/namespace}lang")[:2] == lang
    moments = [item["date_published"] for item in feed["items"]]
    assert moments == sorted(moments, reverse=True)
    for item in feed["items"]:
        assert site.get(item["url"].removeprefix("http://localhost")).status_code == 200
    self_link = found.xpath("string(a:link[@rel='self']/@href)", namespaces=NAMES)
    assert site.get(self_link.removeprefix("http://localhost")).text == site.get(f"/feed/{name}.atom", lang=lang).text


def test_ids_are_the_same_in_both_languages_and_in_another_copy(site: Client, corpus: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(corpus)) as conn, closing(sqlite3.connect(copy)) as target:
        conn.backup(target)
    other = Client(copy)
    for name in FEEDS:
        first = [item["id"] for item in site.get(f"/feed/{name}.json", lang="en").json()["items"]]
        assert first == [item["id"] for item in other.get(f"/feed/{name}.json", lang="zh").json()["items"]]


@pytest.mark.parametrize("name", list(FEEDS))
def test_a_feed_is_narrowed_as_its_register(site: Client, name: str) -> None:
    for asked in (
        {"name": "教育"},
        {"year": "2022"},
        {"division": "420000"},
        {"kind": "department"},
        {"portal": "luoyang"},
    ):
        counted = site.get(f"/register/{name}.json", **asked).json()["count"]
        assert len(site.get(f"/feed/{name}.json", **asked).json()["items"]) == counted, asked
    linked: Any = lxml.html.document_fromstring(site.get(f"/register/{name}", name="教育", lang="zh").text)
    for link in linked.xpath("//link[@rel='alternate' and contains(@type, 'feed') or contains(@type, 'atom')]/@href"):
        assert "name=" in link
        assert link in linked.xpath("//span[contains(@class, 'feeds')]/a/@href")
        assert site.get(link).status_code == 200


def test_what_changed_is_said_with_both_prints(site: Client, corpus: Path) -> None:
    ((old, new),) = rows(corpus, "SELECT old, new FROM revisions")
    (item,) = site.get("/feed/changes.json", lang="en").json()["items"]
    assert f"“{old}” became “{new}”" in item["content_text"]
    assert (item["_nianbao"]["old"], item["_nianbao"]["new"]) == (old, new)
    (item,) = site.get("/feed/changes.json", lang="zh").json()["items"]
    assert f"“{old}”改为“{new}”" in item["content_text"]


def test_text_of_a_portal_is_text(site: Client) -> None:
    """Markup in it stays text, and what no XML may hold is replaced."""
    (title,) = atom(site.get("/feed/withdrawn.atom", lang="en").text).xpath("a:entry/a:title/text()", namespaces=NAMES)
    assert title == "Withdrawn: 洛阳市民政局\ufffd<b>&]]> 2023"


def test_odd_addresses_make_no_bad_feed() -> None:
    at = datetime(2024, 1, 2, tzinfo=UTC)
    odd = Entry(("x",), "\ud800", "\x00", at, "/report/一", "https://例.cn/a b?<>\"'&", ("\x1f",))
    made = Channel("new", "t", "l", "zh", "", "/feed/new.atom", "/register/new", (), (odd,))
    atom(as_atom(made).encode("utf-8", "strict").decode())


@pytest.mark.parametrize("path", ["/feed/nothing.atom", "/feed/new.rss", "/feed/texts.atom", "/feed/new"])
def test_what_is_no_feed_is_a_404(site: Client, path: str) -> None:
    assert site.get(path).status_code == 404


def test_files_are_whole_and_the_same_each_time(corpus: Path, tmp_path: Path) -> None:
    for _ in range(2):
        with closing(sqlite3.connect(corpus)) as conn:
            files = list(write(conn, tmp_path / "feeds", "https://example.org/nianbao/"))
        texts = {file.name: file.read_text() for file in files}
    assert texts.keys() == {f"{name}.{lang}.{end}" for name in FEEDS for lang in ("zh", "en") for end in FORMATS}
    assert {file.name for file in (tmp_path / "feeds").iterdir()} == texts.keys()
    for name, text in texts.items():
        if name.endswith("atom"):
            atom(text)
            assert 'href="https://example.org/nianbao/report/' in text or "issuer/" in text or "evidence/" in text
        else:
            jsonschema.validate(json.loads(text), JSON_FEED)


def test_without_a_site_links_lead_to_the_portal(corpus: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(corpus)) as conn:
        list(write(conn, tmp_path, ""))
    feed = json.loads((tmp_path / "new.en.json").read_text())
    assert {item["url"] for item in feed["items"]} == {url for (url,) in rows(corpus, "SELECT url FROM reports")}
    assert "feed_url" not in feed
    atom((tmp_path / "new.en.atom").read_text())


def test_entries_of_a_span_of_time(corpus: Path) -> None:
    with closing(sqlite3.connect(corpus)) as conn:
        everything = entries(conn, "new", {})
        assert entries(conn, "new", {}, since=START + timedelta(days=99)) == []
        assert [each.id for each in entries(conn, "new", {}, since=START)] == [each.id for each in everything]
        assert entries(conn, "new", {}, until=START) == []


# the digest


def digest(corpus: Path, *more: str) -> Iterator[str]:
    ran = CliRunner().invoke(main, ["digest", "--corpus", str(corpus), "--until", "2024-02-06", *more])
    assert ran.exit_code == 0, ran.output
    yield ran.stdout


def test_a_digest_says_what_the_feeds_say_and_nothing_of_another_week(corpus: Path) -> None:
    (text,) = digest(corpus, "--site", "https://example.org")
    assert text.startswith("# nianbao: 2024-01-30 to 2024-02-05\n")
    for part in ("New reports (3)", "Changed after publication (1)", "Withdrawn (1)", "Late (1)"):
        assert f"## {part}\n" in text
    assert "Missing" not in text  # it was due a year before
    assert "](<https://example.org/evidence/410300-" in text
    assert "\\<b\\>" in text
    ran = CliRunner().invoke(main, ["digest", "--corpus", str(corpus), "--until", "2022-02-06"])
    assert "Nothing was new in this time." in ran.stdout
    (text,) = digest(corpus, "--chinese", "--most", "1")
    assert "## 新见报告 (3)" in text
    assert "另有 2 条未列出。" in text


def test_a_digest_can_be_mailed(corpus: Path) -> None:
    ran = CliRunner().invoke(
        main, ["digest", "--corpus", str(corpus), "--until", "2024-02-06", "--format", "mail", "--to", "me@example.org"]
    )
    mail: Any = message_from_bytes(ran.stdout_bytes, policy=policy.default)
    assert mail["To"] == mail["From"] == "me@example.org"
    (plain,) = digest(corpus)
    assert mail.get_body(("plain",)).get_content().split() == plain.split()
    page: Any = lxml.html.document_fromstring(mail.get_body(("html",)).get_content())
    assert page.xpath("string(//h1)") == "nianbao: 2024-01-30 to 2024-02-05"
    assert not page.xpath("//b | //script | //img | //link")
    assert len(page.xpath("//li")) == sum(line.startswith("- ") for line in plain.splitlines())


@pytest.mark.parametrize(
    "wrong", [["--to", "me@example.org"], ["--format", "mail"], ["--site", "ftp://x"], ["--site", "no address"]]
)
def test_a_digest_that_is_not_understood(corpus: Path, wrong: list[str]) -> None:
    assert CliRunner().invoke(main, ["digest", "--corpus", str(corpus), *wrong]).exit_code == 2
