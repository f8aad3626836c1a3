"""A store in an object store, by fsspec: S3 and what speaks its language (extra `s3`), or the memory of this process.

S3 writes on condition by itself (If-None-Match, If-Match); for memory a lock in this process does it. Other object
stores are refused: without conditional writes two crawls could ask one host at a time.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawler.fleet.store import Conflict, Document, Missing, StoreError, Version, packed, unpacked

_MEMORY = threading.Lock()
OPTIONS = "NIANBAO_STORE"
"""Variable with options of the object store as JSON, as fsspec takes them: {"endpoint_url": "https://…"}."""
_PRECONDITION = ("PreconditionFailed", "ConditionalRequestConflict", "412", "409")


def open_objects(where: str) -> Objects:
    """The store at an address. Raises `StoreError`."""
    kind = urlsplit(where).scheme
    kinds = {"memory": Objects, "s3": S3}
    if kind not in kinds:
        raise StoreError(
            f"{where}: a store is a folder, or s3://BUCKET/PATH; {kind}:// is not known to write on condition"
        )
    try:
        import fsspec

        options = json.loads(os.environ.get(OPTIONS) or "{}")
        fs = fsspec.filesystem(kind, use_listings_cache=False, **options) if kind == "s3" else fsspec.filesystem(kind)
    except ImportError as error:
        raise StoreError(
            f"{where} needs a package that is not installed ({error.name}): pip install 'nianbao[s3]'"
        ) from error
    except ValueError as error:
        raise StoreError(f"{OPTIONS} is no JSON object of options: {error}") from error
    return kinds[kind](fs, where)


class Objects:
    """See `Store`. In the memory of this process."""

    def __init__(self, fs: Any, where: str) -> None:
        self.fs, self.where = fs, where
        address = urlsplit(where)
        self._root = f"{address.netloc}{address.path}".strip("/")

    def read(self, key: str) -> Version | None:
        with self._in_words():
            try:
                data = self.fs.cat_file(self._path(key))
            except FileNotFoundError:
                return None
            return Version(unpacked(data, key), _tag(data))

    def write(self, key: str, content: Document, was: str | None) -> str:
        data = packed(content)
        with self._in_words():
            self._write(self._path(key), data, was, key)
        return _tag(data)

    def _write(self, path: str, data: bytes, was: str | None, key: str) -> None:
        with _MEMORY:
            there = _tag(self.fs.cat_file(path)) if self.fs.exists(path) else None
            if there != was:
                raise Conflict(key)
            self.fs.pipe_file(path, data)

    def documents(self, prefix: str, name: str) -> list[str]:
        found = self.blobs(prefix)
        return sorted(key for key in found if key.count("/") == 2 and key.endswith(f"/{name}"))

    def blobs(self, prefix: str) -> dict[str, int]:
        with self._in_words():
            try:
                found = self.fs.find(self._path(prefix), detail=True)
            except FileNotFoundError:
                return {}
            start = len(self._root) + 1
            return {name.strip("/")[start:]: int(each["size"]) for name, each in found.items()}

    def upload(self, path: Path, key: str) -> None:
        with self._in_words():  # an object appears when all of it has come
            self.fs.put_file(str(path), self._path(key))

    def download(self, key: str, path: Path) -> None:
        with self._in_words():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f"{path.name}.part-{uuid.uuid4().hex}")
            try:
                self.fs.get_file(self._path(key), str(part))
                part.replace(path)
            except FileNotFoundError:
                raise Missing(key) from None
            finally:
                part.unlink(missing_ok=True)

    def remove(self, key: str) -> None:
        with self._in_words():
            try:
                self.fs.rm_file(self._path(key))
            except FileNotFoundError:
                return

    def _path(self, key: str) -> str:
        return f"{self._root}/{key}"

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except (Conflict, Missing, StoreError):
            raise
        except Exception as error:
            words = f"{type(error).__name__}: {error}"
            raise StoreError(f"the store {self.where} can't be used ({words})") from error


class S3(Objects):
    """See `Store`. A document's tag is its ETag: with encryption by keys it isn't the content's MD5."""

    def read(self, key: str) -> Version | None:
        with self._in_words():
            bucket, _, name = self._path(key).partition("/")
            try:
                answer = self.fs.call_s3("get_object", Bucket=bucket, Key=name)
            except FileNotFoundError:
                return None
            from fsspec.asyn import sync

            data = sync(self.fs.loop, answer["Body"].read)
            return Version(unpacked(data, key), answer["ETag"])

    def write(self, key: str, content: Document, was: str | None) -> str:
        condition = {"IfNoneMatch": "*"} if was is None else {"IfMatch": was}
        with self._in_words():
            bucket, _, name = self._path(key).partition("/")
            try:
                answer = self.fs.call_s3("put_object", Bucket=bucket, Key=name, Body=packed(content), **condition)
            except (OSError, FileExistsError) as error:
                if _refused(error):
                    raise Conflict(key) from None
                raise
            return str(answer["ETag"])


def _refused(error: BaseException) -> bool:
    """Whether the condition didn't hold; s3fs makes an OSError of it, with botocore's error as its cause."""
    if isinstance(error, FileExistsError):
        return True
    said = getattr(error.__cause__, "response", None) or {}
    return str(said.get("Error", {}).get("Code")) in _PRECONDITION or any(
        code in str(error) for code in _PRECONDITION[:2]
    )


def _tag(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
