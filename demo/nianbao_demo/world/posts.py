"""Posts: what a site publishes, before it has an address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from random import Random

from nianbao_demo.render.page import Article, Frame
from nianbao_demo.world.model import Kind


@dataclass(frozen=True)
class Post:
    """A title, a day, and a function that writes it into a site's frame, in the charset it chooses."""

    title: str
    day: date
    write: Callable[[Frame], bytes]
    kind: Kind


@dataclass(frozen=True)
class Entry:
    """A line of a list: title, address and day of the post."""

    title: str
    url: str
    day: date


def written(
    key: str, title: str, day: date, source: str, body: Callable[[Random], str], *, kind: Kind, charset: str = "utf-8"
) -> Post:
    """A post with an HTML body; `key` seeds everything random about it."""

    def write(frame: Frame) -> bytes:
        rng = Random(key)
        inner = body(rng)
        article = Article(
            title,
            inner,
            day,
            source,
            charset,
            rng,
            rng.choice(["meta", "line"]),
            rng.choice(["h1", "h1", "meta", "lines"]),
        )
        return frame(article).encode(charset, "xmlcharrefreplace")

    return Post(title, day, write, kind)


def attached(links: list[tuple[str, str]]) -> str:
    """A body that consists of file links only: (name, URL)."""
    return "".join(f'<p>附件：<a href="{escape(url)}" target="_blank">{escape(name)}</a></p>' for name, url in links)
