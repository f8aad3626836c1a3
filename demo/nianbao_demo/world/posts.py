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
    """Title, day, and how it is written into a site's frame (in whatever charset it chooses)."""

    title: str
    day: date
    write: Callable[[Frame], bytes]
    kind: Kind


@dataclass(frozen=True)
class Entry:
    """A line of a list: the post's title, address and day."""

    title: str
    url: str
    day: date


def written(
    key: str, title: str, day: date, source: str, body: Callable[[Random], str], *, kind: Kind, charset: str = "utf-8"
) -> Post:
    """A post with a body of HTML; `key` seeds what is random about it."""

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
    """A body that is nothing but its files: (name, URL)."""
    return "".join(f'<p>附件：<a href="{escape(url)}" target="_blank">{escape(name)}</a></p>' for name, url in links)
