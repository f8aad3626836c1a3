"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from crawler.browse.feeds.model import MEDIA_TYPES, Channel, Entry, moment

SPACE = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0, section 2.2): prints of portals have it now and then."""


def as_atom(channel: Channel) -> str:
    ET.register_namespace("", SPACE)
    feed = ET.Element(_tag("feed"), {_LANG: "zh-CN" if channel.language == "zh" else "en"})
    _text(feed, "id", channel.id)
    _text(feed, "title", channel.title)
    _text(feed, "subtitle", channel.lead)
    _text(feed, "updated", moment(channel.updated))
    _text(ET.SubElement(feed, _tag("author")), "name", "nianbao 年报")
    ET.SubElement(feed, _tag("generator")).text = "nianbao"
    _link(feed, "self", channel.url(channel.path), MEDIA_TYPES["atom"])
    _link(feed, "alternate", channel.url(channel.page), "text/html")
    for each in channel.entries:
        _entry(feed, channel, each)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(feed, encoding='unicode')}\n"


def _entry(feed: ET.Element, channel: Channel, each: Entry) -> None:
    entry = ET.SubElement(feed, _tag("entry"))
    _text(entry, "id", each.id)
    _text(entry, "title", each.title)
    _text(entry, "updated", moment(each.at))
    _text(entry, "published", moment(each.at))
    page = channel.url(each.path)
    _link(entry, "alternate", page or each.source)
    if page:
        _link(entry, "via", each.source)
    for tag in each.tags:
        ET.SubElement(entry, _tag("category"), {"term": _legal(tag)})
    content = _text(entry, "content", each.text)
    content.set("type", "text")


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    made = ET.SubElement(parent, _tag(name))
    made.text = _legal(text)
    return made


def _link(parent: ET.Element, rel: str, href: str | None, media_type: str | None = None) -> None:
    if href:
        link = ET.SubElement(parent, _tag("link"), {"rel": rel, "href": _legal(href)})
        if media_type:
            link.set("type", media_type)


def _legal(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
