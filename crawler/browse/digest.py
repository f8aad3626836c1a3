"""摘要: what was new in a span of time, as a page of Markdown, as HTML, and as a mail with both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from crawler.browse.feeds import Entry
from crawler.browse.texts import LANGUAGE, Words, t

WORDS: Words = {
    "digest.title": ("年报摘要：{since} 至 {until}", "nianbao: {since} to {until}"),
    "digest.nothing": ("这段时间没有新的情况。", "Nothing was new in this time."),
    "digest.more": ("另有 {count} 条未列出。", "{count} more are not listed here."),
    "digest.where": ("出处", "evidence"),
    "digest.portal": ("网站", "portal"),
    "digest.foot": (
        "数字照印，从不更改；没有找到，不等于没有公布。",
        "Figures are as printed. That a report was not found does not say that it was never published.",
    ),
}


@dataclass(frozen=True, slots=True)
class Part:
    """What was new in one register: its title, its first entries, and how many there are."""

    title: str
    entries: Sequence[Entry]
    count: int


@dataclass(frozen=True, slots=True)
class Digest:
    """`since` and `until` are in the time zone that days are told in; `until` itself is not part of it. `site` is the
    address of a served copy, with a slash at its end; "" if there is none.
    """

    since: datetime
    until: datetime
    parts: Sequence[Part]
    site: str = ""

    @property
    def title(self) -> str:
        return t("digest.title", since=f"{self.since:%Y-%m-%d}", until=f"{self.until - timedelta(days=1):%Y-%m-%d}")

    def links(self, entry: Entry) -> Mapping[str, str]:
        """The addresses of an entry by their words."""
        page = {t("digest.where"): self.site + entry.path.removeprefix("/")} if self.site else {}
        return page | ({t("digest.portal"): entry.source} if entry.source else {})


def as_markdown(digest: Digest) -> str:
    return "\n".join(_markdown(digest)) + "\n"


def _markdown(digest: Digest) -> Iterator[str]:
    yield f"# {digest.title}"
    yield ""
    for part in digest.parts:
        yield from (f"## {part.title} ({part.count:,})", "")
        for each in part.entries:
            links = "".join(f" [{words}](<{_address(url)}>)" for words, url in digest.links(each).items())
            yield f"- **{_plain(each.title)}** {_plain(each.text)}{links}"
        if part.count > len(part.entries):
            yield from ("", t("digest.more", count=f"{part.count - len(part.entries):,}"))
        yield ""
    if not digest.parts:
        yield from (t("digest.nothing"), "")
    yield t("digest.foot")


_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def _plain(text: str) -> str:
    """A text of a portal in Markdown: one line, and nothing in it is a mark."""
    return " ".join(text.split()).translate(_MARKS)


def _address(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E").replace("\n", "").replace(" ", "%20")


def as_html(digest: Digest) -> str:
    """A page of its own: nothing is loaded for it, and mail programs show it."""
    return "\n".join(_html(digest)) + "\n"


def _html(digest: Digest) -> Iterator[str]:
    language = "zh-CN" if LANGUAGE.get() == "zh" else "en"
    yield f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(digest.title)}</title></head>"
    yield '<body style="font:16px/1.6 sans-serif;max-width:46em;margin:1em auto;padding:0 1em;overflow-wrap:anywhere">'
    yield f"<h1>{escape(digest.title)}</h1>"
    for part in digest.parts:
        yield f"<h2>{escape(part.title)} ({part.count:,})</h2>\n<ul>"
        for each in part.entries:
            links = "".join(
                f' <a href="{escape(url)}">{escape(words)}</a>' for words, url in digest.links(each).items()
            )
            yield f"<li><strong>{escape(each.title)}</strong><br>{escape(each.text)}{links}</li>"
        yield "</ul>"
        if part.count > len(part.entries):
            yield f"<p>{escape(t('digest.more', count=f'{part.count - len(part.entries):,}'))}</p>"
    if not digest.parts:
        yield f"<p>{escape(t('digest.nothing'))}</p>"
    yield f"<p><small>{escape(t('digest.foot'))}</small></p>\n</body></html>"


def as_mail(digest: Digest, to: str, sender: str) -> bytes:
    """The digest as a mail with both forms, as `sendmail -t` takes it."""
    mail = EmailMessage()
    mail["Subject"] = digest.title
    mail["To"] = to
    mail["From"] = sender
    mail["Date"] = format_datetime(digest.until)
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(as_markdown(digest))
    mail.add_alternative(as_html(digest), subtype="html")
    return mail.as_bytes()
