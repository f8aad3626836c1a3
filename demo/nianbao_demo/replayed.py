"""A site made of the file that a crawl without a report leaves: shapes of pages at their addresses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from nianbao_demo.world.model import Page, World

KIND = "nianbao nothing-found"


class NotAFile(ValueError):
    """The file is none that a crawl left. The message says why."""


def read(path: Path) -> Mapping[str, Any]:
    """What the file says. Raises `NotAFile`, OSError."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise NotAFile(f"{path} is no JSON: {error}") from None
    if not isinstance(found, dict) or found.get("kind") != KIND or not isinstance(found.get("pages"), list):
        raise NotAFile(f"{path} is no file that nianbao crawl left of a crawl that found nothing")
    if found.get("version") != 1:
        raise NotAFile(f"{path} is of version {found.get('version')}, known here is 1: upgrade nianbao")
    return found


def world_of(found: Mapping[str, Any]) -> World:
    """The site: a page for each address, answering with the status it had. What has no shape is empty."""
    world = World(0)
    for each in found["pages"]:
        url = str(each["url"]).partition("#")[0]
        host = urlsplit(url).netloc.lower()
        if not host:
            continue
        world.hosts.setdefault(host, str(found["portal"]["title"]))
        shape = str(each.get("shape") or "")
        is_html = not shape.lstrip().startswith(("{", "["))
        headers = (("Location", str(each["location"])),) if each.get("location") else ()
        status = int(each["status"]) or 404
        world.replace(
            Page(
                url,
                partial(bytes, shape.encode("utf-8", "replace")),
                "noise",
                f"{'text/html' if is_html else 'application/json'}; charset=utf-8",
                200 if status == 304 else status,
                headers,
            )
        )
    return world
