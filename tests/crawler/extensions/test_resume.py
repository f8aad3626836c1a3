"""The job folder is data: a pickled state of an earlier version, or whatever else lies there, is not loaded."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from tests.whole.local_portal import crawl, links, portal


class Payload:
    """Makes a file where it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


@pytest.mark.slow
def test_a_pickled_state_is_never_loaded(tmp_path: Path) -> None:
    job, touched = tmp_path / "job", tmp_path / "touched"
    job.mkdir()
    for name in ("crawl.state", "spider.state", "requests.seen"):
        (job / name).write_bytes(pickle.dumps(Payload(touched)))
    pages = {"/": links(("政府信息公开年报", "/nb/")), "/nb/": links()}
    with portal(pages) as local:
        done = crawl(local.base, tmp_path / "c.db", "-s", f"JOBDIR={job}")
        assert not local.requested
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1
        assert "earlier version" in done.stderr
        assert "delete it" in done.stderr
        (job / "crawl.state").unlink()
        assert crawl(local.base, tmp_path / "c.db", "-s", f"JOBDIR={job}").returncode == 0
    assert not touched.exists()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (b"", "can't be used"),
        (b"\x80\x04}", "can't be used"),
        (b"[" * 100_000, "can't be used"),
        (b"[]", "holds no crawl"),
        (json.dumps({"format": 99, "portal": "x", "crawl": {}}).encode(), "another version, 99"),
        (json.dumps({"format": 4, "portal": "other", "crawl": {}}).encode(), "is of the portal other"),
        (json.dumps({"format": 4, "portal": "mine", "crawl": {"seen": []}}).encode(), "holds no crawl"),
    ],
)
def test_what_is_no_state_is_said_in_a_line(state: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "crawl.json").write_bytes(state)
    done = crawl("http://127.0.0.1:1", tmp_path / "c.db", "-a", "name=mine", "-s", f"JOBDIR={tmp_path}")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert words in done.stderr
