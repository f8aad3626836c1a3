"""Documents in several parts that the portal serves one by one: an article over several pages, a report in several
pictures. Their parts are fetched one after another, and joined: pages to one page, pictures to a PDF.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from io import BytesIO
from time import gmtime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import HtmlResponse, Response
from scrapy.responsetypes import responsetypes
from scrapy.robotstxt import RobotParser

from spiders.discovery.no_answer import Unjoined
from spiders.pages.addresses import host_of
from spiders.pages.articles import MOST_PARTS, joined
from spiders.pages.charsets import decoded
from spiders.pages.scripted import PARTS

Fetch = Callable[[Request], Awaitable[Response]]
_PICTURES = re.compile(r"\.(?:jpe?g|png|bmp|gif|tiff?)$", re.IGNORECASE)
_MOST_PIXELS = 60_000_000
"""Pixels of one picture; a scanned page has some nine million."""
_AT = gmtime(0)
"""A date for PDF files, so that the same pictures give the same bytes."""


async def fetch_joined(crawler: Crawler, request: Request, fetch: Fetch) -> Response:
    """The answer to a request with those to its further parts. Raises `Unjoined` if one of them can't be had."""
    # A page that is its own part is joined with what its scripts hold.
    others = [each for each in map(str, request.meta[PARTS]) if each != request.url][: MOST_PARTS - 1]
    answers: list[Response] = []
    for url in (request.url, *others):
        if host_of(url) != host_of(request.url) or not _is_allowed(crawler, url):
            raise Unjoined(url)
        if answers:
            await asyncio.sleep(_pause(crawler, request))
        try:
            answers.append(await _answer(crawler, request, url, fetch))
        except Unjoined:
            if not answers or not _is_an_interface(request.url, url):
                raise
    if others:  # Scrapy counts from the first request
        await asyncio.sleep(_pause(crawler, request))
    if all(_is_picture(each.body) for each in answers):
        body, kind = _pdf([each.body for each in answers], request.url), "application/pdf"
        return Response(request.url, 200, {"Content-Type": kind}, body, request=request)
    text = joined([decoded(each) for each in answers])
    headers = {"Content-Type": "text/html; charset=utf-8"}
    return HtmlResponse(request.url, 200, headers, text.encode("utf-8", "replace"), encoding="utf-8", request=request)


def _pause(crawler: Crawler, request: Request) -> float:
    """Seconds between two requests to the host, by the settings or its robots.txt (Crawl-delay)."""
    slots = crawler.engine.downloader.slots if crawler.engine is not None else {}
    slot = slots.get(request.meta.get("download_slot", ""))
    return max(crawler.settings.getfloat("DOWNLOAD_DELAY"), slot.delay if slot is not None else 0.0)


async def _answer(crawler: Crawler, request: Request, url: str, fetch: Fetch) -> Response:
    meta = {key: value for key, value in request.meta.items() if key.startswith("download_") or key == "proxy"}
    asked = Request(url, headers=request.headers, meta=meta)
    response = (await fetch(asked)).replace(request=asked)
    unpacks = crawler.get_downloader_middleware(HttpCompressionMiddleware)
    assert isinstance(unpacks, HttpCompressionMiddleware)
    plain = unpacks.process_response(asked, response)
    if not isinstance(plain, Response) or plain.status != 200 or not plain.body:
        raise Unjoined(url)
    return plain.replace(cls=responsetypes.from_args(plain.headers, url, body=plain.body))


def _is_an_interface(page: str, part: str) -> bool:
    """Whether a part is no page of an article, and no picture, but what a script of the page asks: without it, the
    page can still be drawn.
    """
    stem = urlsplit(page).path.rsplit(".", 1)[0]
    return not urlsplit(part).path.startswith(stem) and not _PICTURES.search(urlsplit(part).path)


def _is_allowed(crawler: Crawler, url: str) -> bool:
    """Whether robots.txt allows an address on the host of the request, whose rules are known by now."""
    robots = crawler.get_downloader_middleware(RobotsTxtMiddleware)
    rules = robots._parsers.get(urlsplit(url).netloc) if isinstance(robots, RobotsTxtMiddleware) else None
    return not isinstance(rules, RobotParser) or bool(rules.allowed(url, crawler.settings["ROBOTSTXT_USER_AGENT"]))


def _is_picture(body: bytes) -> bool:
    return body.startswith((b"\xff\xd8\xff", b"\x89PNG", b"BM", b"II*\x00", b"MM\x00*", b"GIF8"))


def _pdf(pictures: list[bytes], url: str) -> bytes:
    """The pictures as pages of a PDF."""
    from PIL import Image, UnidentifiedImageError

    pages = []
    try:
        for each in pictures:
            picture = Image.open(BytesIO(each))
            if picture.width * picture.height > _MOST_PIXELS:
                raise Unjoined(url)
            pages.append(picture.convert("RGB"))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise Unjoined(url) from error
    out = BytesIO()
    pages[0].save(
        out, "PDF", save_all=True, append_images=pages[1:], resolution=150.0, creationDate=_AT, modDate=_AT, quality=90
    )
    return out.getvalue()
