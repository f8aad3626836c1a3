"""Wrong addresses, methods and numbers are refused in words, in our frame and with our headers."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from crawler.browse.gate import wrong_with
from tests.crawler.browse import archived_corpus as small
from tests.crawler.browse.client import Client


@pytest.fixture(scope="module")
def site(archived_corpus: Path) -> Client:
    return Client(archived_corpus)


def ask(site: Client, target: bytes, method: str = "GET") -> httpx.Response:
    """The answer to a request line as it stands, which no client tidies."""
    path, _, query = target.partition(b"?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path.decode("latin-1"),
        "raw_path": path,
        "query_string": query,
        "headers": [(b"host", b"localhost")],
    }
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    site.loop.run_until_complete(site.served.app()(scope, receive, send))
    head, *parts = sent
    body = b"".join(bytes(part.get("body", b"")) for part in parts)  # type: ignore[call-overload]
    return httpx.Response(int(str(head["status"])), headers=head["headers"], content=body)  # type: ignore[arg-type]


def assert_in_our_frame(answer: httpx.Response) -> None:
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert 'class="brand"' in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "target",
    [
        b"/picture/../../x/y.jpg",
        b"/picture/%2e%2e/%2E%2E/x/y.jpg",
        b"/nianbao/../plugins/frame.py",
        b"/nianbao/nothing.css",
        b"/nianbao/" + b"x" * 2_000,
        b"/-/static/nothing.js",
        b"/report/%",
        b"/report/%zz",
        b"/report/a%00b",
        b"/report/%ff",
        b"/report/\xe6\xb4\x9b",
        b"/report/" + b"x" * 5_000,
        b"/nothing",
        b"/corpus/nothing",
        b"/corpus/reports/nothing",
        b"/-/threads",
        b"/-/messages",
        b"/-/allow-debug?actor=1&allow=[1]",
        b"/-/permissions",
        b"/-/auth-token",
        b"/-/nothing",
        b"/_internal/nothing",
    ],
)
def test_what_is_not_there_is_said_in_our_frame(site: Client, capfd: pytest.CaptureFixture[str], target: bytes) -> None:
    answer = ask(site, target)
    assert answer.status_code == 404
    assert_in_our_frame(answer)
    assert "Traceback" not in "".join(capfd.readouterr())


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("target", [b"/", b"/corpus", b"/corpus/reports", b"/-/messages", b"/nianbao/nianbao.css"])
def test_another_method_is_refused(site: Client, method: str, target: bytes) -> None:
    answer = ask(site, target, method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert_in_our_frame(answer)


HUGE = b"9" * 30


@pytest.mark.parametrize(
    "target",
    [
        b"/search?words=x&section=" + HUGE,
        b"/search?words=x&year=" + b"9" * 5_000,
        b"/register/sums?year=" + HUGE,
        b"/register/sums?year=" + b"%D9%A9" * 30,
        b"/home?year=" + HUGE,
        b"/dashboard?year=" + HUGE,
        b"/corpus/reports?year__exact=" + HUGE,
        b"/corpus/reports?year__gt=%C2%B2",
        b"/corpus/reports?_next=" + HUGE,
        b"/corpus/reports?year__in=" + b"%5B" * 3_000,
        b"/corpus/coverage?_next=x",
        b"/corpus/coverage?_next=" + HUGE,
        b"/corpus/reports?_size=x",
        b"/corpus/reports?_size=-1",
        b"/corpus/reports?_sort=nothing",
        b"/corpus/reports?_sort=year&_sort_desc=year",
        b"/corpus/reports?_facet=nothing",
        b"/corpus/reports?_ttl=" + HUGE,
        b"/corpus?sql=select+1&_timelimit=x",
        b"/corpus?sql=select+%3Ax&x=%00",
        b"/corpus?sql=select+1%00",
        b"/corpus/reports?" + b"&".join([b"_facet=year"] * 50),
        b"/corpus?" + b"a=1&" * 400,
    ],
)
def test_numbers_and_parameters_out_of_range_are_no_defect(
    site: Client, capfd: pytest.CaptureFixture[str], target: bytes
) -> None:
    answer = ask(site, target)
    assert answer.status_code in {200, 400}
    assert "Traceback" not in "".join(capfd.readouterr())
    if answer.status_code == 400 and not target.startswith(b"/corpus?sql"):
        assert_in_our_frame(answer)


def test_years_and_sections_out_of_range_are_400(site: Client) -> None:
    for target in (b"/search?words=x&section=" + HUGE, b"/register/sums?year=" + HUGE):
        assert ask(site, target).status_code == 400
    assert ask(site, b"/register/sums.json?year=" + HUGE).json()["ok"] is False


def test_the_path_of_the_corpus_is_nobody_s_business(site: Client, archived_corpus: Path) -> None:
    folder = str(archived_corpus.parent)
    for target in (
        "/-/databases",
        "/-/databases.json",
        "/-/metadata.json",
        "/-/settings.json",
        "/-/versions.json",
        "/-/plugins.json?all=1",
        "/",
        "/.json",
        "/corpus",
        "/corpus.json",
        "/_internal.json?sql=select+*+from+databases",
        f"/original/{small.HTML}",
        f"/evidence/{small.HTML}/requests.new.total",
    ):
        answer = site.get(target)
        assert folder not in answer.text + str(answer.headers), target
    assert site.get("/-/databases.json").json()[0]["name"] == "corpus"


def test_a_damaged_archive_tells_no_path(archived_corpus: Path, tmp_path: Path) -> None:
    from crawler.browse.serving import Serving

    (tmp_path / "archive").mkdir()
    site = Client(Serving(archived_corpus, archive=tmp_path / "archive"))
    for path in (f"/original/{small.HTML}", f"/archived/{small.HTML}", f"/picture/{small.PDF}/requests.new.total.jpg"):
        answer = site.get(path)
        # A picture that another test has had drawn is still known to the process that draws.
        assert answer.status_code == 404 or path.startswith("/picture/")
        assert str(tmp_path) not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "query", "status"),
    [
        ("GET", b"/", b"", None),
        ("HEAD", b"/report/%E6%B4%9B", b"with=2022", None),
        ("GET", b"/corpus", b"sql=select+1", None),
        ("GET", b"/corpus", b"sql=explain+query+plan+select+1", None),
        ("GET", b"/corpus", b"sql=/**/%0A--x%0A+EXPLAIN+select+1", 400),
        ("GET", b"/corpus", b"sql=/**/" + b"+" * 9_000, 400),
        ("GET", b"/corpus", b"sql=/**/" + b"+++%0A--x%0A" * 900, 400),
        ("POST", b"/", b"", 405),
    ],
)
def test_the_first_line_of_a_request_says_enough(method: str, path: bytes, query: bytes, status: int | None) -> None:
    wrong = wrong_with(method, path, query)
    assert (wrong.status if wrong else None) == status
