"""The JSON records that the archive stores in addition to requests and answers: how a crawl began, its
captures, its failed attempts, how it ended. With them, a corpus can be rebuilt from the archive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from crawler.archive.earlier import role_before_3
from crawler.archive.errors import ArchiveError
from crawler.clock import iso
from crawler.encodings import MOST
from crawler.old_sentences import FAILURES, recognised
from parsers.sentences import Message
from spiders.captures import Capture


@dataclass(frozen=True, slots=True)
class Began:
    """The beginning of a crawl: what its row in the corpus holds, and its portal."""

    crawl: str
    portal: str
    name: str
    base_url: str
    division: str | None
    started_at: datetime
    mirror: str | None
    resumed: bool
    """Whether it continues another crawl."""
    expected: tuple[str, ...] = ()
    """Organs whose reports the portal should have, as it was declared at that time."""
    most: int = MOST
    """Bytes to which the crawl unpacks a body (DOWNLOAD_MAXSIZE)."""

    @property
    def as_json(self) -> dict[str, Any]:
        return {
            "crawl": self.crawl,
            "portal": self.portal,
            "name": self.name,
            "base_url": self.base_url,
            "division": self.division,
            "started_at": iso(self.started_at),
            "mirror": self.mirror,
            "resumed": self.resumed,
            "expected": list(self.expected),
            **({"most": self.most} if self.most != MOST else {}),
        }


def began_from(found: Mapping[str, Any]) -> Began:
    at = datetime.fromisoformat(found["started_at"])
    return Began(**{**found, "started_at": at, "expected": tuple(found.get("expected", ()))})


@dataclass(frozen=True, slots=True)
class Ended:
    """A crawl's end. `failures` are the addresses that gave no answer. `answered` are keys of addresses
    that gave no answer in an earlier crawl, but did in this one.
    """

    ended_at: datetime
    outcome: str
    reason: str
    counts: Mapping[str, int]
    failures: Mapping[str, Message]
    answered: tuple[str, ...]

    @property
    def as_json(self) -> dict[str, Any]:
        return {
            "ended_at": iso(self.ended_at),
            "outcome": self.outcome,
            "reason": self.reason,
            "counts": dict(self.counts),
            "failures": {url: each.as_json for url, each in self.failures.items()},
            "answered": list(self.answered),
        }


def ended_from(found: Mapping[str, Any]) -> Ended:
    at = datetime.fromisoformat(found["ended_at"])
    failures = {url: message_from(each) for url, each in found["failures"].items()}
    return Ended(**{**found, "ended_at": at, "answered": tuple(found["answered"]), "failures": failures})


def message_from(found: Mapping[str, Any] | str) -> Message:
    """A stored message. Archives written before schema 3 hold only the sentence, which is parsed."""
    if isinstance(found, str):
        return recognised(FAILURES, found)
    return Message(found["message"], found["code"], found["values"] or {})


@dataclass(frozen=True, slots=True)
class Failure:
    """An attempt that gave no answer: the name of Scrapy's error and its message."""

    url: str
    method: str
    posted: str | None
    """Digest of the request's body; None for an empty one."""
    rendered: bool
    error: str
    words: str
    tls: bool
    failed_at: datetime

    @property
    def as_json(self) -> dict[str, Any]:
        return {
            "url": self.url,
            "method": self.method,
            "posted": self.posted,
            "rendered": self.rendered,
            "error": self.error,
            "words": self.words,
            "tls": self.tls,
            "failed_at": iso(self.failed_at),
        }


def failure_from(found: Mapping[str, Any]) -> Failure:
    return Failure(**{**found, "failed_at": datetime.fromisoformat(found["failed_at"])})


@dataclass(frozen=True, slots=True)
class Stopped:
    """An earlier crawl that the watchdog ended, as the next crawl found it; `url` is the page that it was at."""

    portal: str
    crawl: str
    url: str | None
    found_at: datetime

    @property
    def as_json(self) -> dict[str, Any]:
        return {"portal": self.portal, "crawl": self.crawl, "url": self.url, "found_at": iso(self.found_at)}


def stopped_from(found: Mapping[str, Any]) -> Stopped:
    return Stopped(**{**found, "found_at": datetime.fromisoformat(found["found_at"])})


_OWN = frozenset(("body", "fetched_at", "hints", "wrong"))
_VERSION = 2
"""Version of a capture's JSON. Version 1 didn't name its version, and had fewer roles."""


def capture_json(capture: Capture, sha256: str | None, member: str | None) -> dict[str, Any]:
    """A capture as JSON: its fields without the bytes, the digest of the bytes (`sha256`), and for a file
    inside a ZIP or RAR its path there (`member`).
    """
    plain = {each.name: getattr(capture, each.name) for each in fields(Capture) if each.name not in _OWN}
    return {
        **plain,
        "version": _VERSION,
        "fetched_at": iso(capture.fetched_at),
        "hints": [list(each) for each in capture.hints],
        "wrong": capture.wrong.as_json if capture.wrong else None,
        "sha256": sha256,
        "member": member,
    }


def capture_from(found: Mapping[str, Any], body: bytes) -> Capture:
    """The capture of such JSON, with its bytes. Raises `ArchiveError` if a newer version wrote it."""
    rest = {name: value for name, value in found.items() if name not in {"sha256", "member", "version"}}
    version = found.get("version", 1)
    if version > _VERSION:
        raise ArchiveError(f"the archive was written by another version (captures {version}): upgrade nianbao")
    if version == 1:
        rest["role"] = role_before_3(found["role"], found["reason"])
    rest["fetched_at"] = datetime.fromisoformat(found["fetched_at"])
    rest["hints"] = tuple((name, value) for name, value in found["hints"])
    # Archives written before schema 3 hold only the sentence, in `reason`.
    bad = found["reason"] if found["role"] in {"blocked", "broken"} else None
    wrong = found.get("wrong", bad)
    rest["wrong"] = message_from(wrong) if wrong else None
    try:
        return Capture(**rest, body=body)
    except TypeError as error:
        raise ArchiveError(f"the archive was written by another version ({error}): upgrade nianbao") from error
