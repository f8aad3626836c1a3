"""Opens the store that a user names."""

from __future__ import annotations

from pathlib import Path

from crawler.fleet.folder import Folder
from crawler.fleet.store import Store


def open_store(where: str) -> Store:
    """A folder, or an address such as s3://bucket/nianbao. Raises `StoreError`."""
    if "://" not in where:
        return Folder(Path(where))
    if where.startswith("file://"):
        return Folder(Path(where.removeprefix("file://")))
    from crawler.fleet.objects import open_objects

    return open_objects(where)
