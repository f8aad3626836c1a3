"""A store in a folder, on this machine or shared by several.

A document's versions are files of their own: state.json.00000007. The next one is made by a hard link, which either
makes the name or finds it taken, also over NFS; the highest number counts. So nobody holds a lock that a process that
was stopped could keep for ever. Old versions are removed later, a few versions behind: a writer that comes so late that
the number it wants is free again finds one that is higher by as many, and has a conflict.
"""

from __future__ import annotations

import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler import permissions
from crawler.fleet.store import Conflict, Document, Missing, StoreError, Version, packed, unpacked

_KEPT = 8
"""Versions of a document behind the one that counts that are not removed yet."""
_TRIES = 20
_BESIDE = ".part-"
"""Mark in the name of a file that isn't whole yet."""


class Folder:
    """See `Store`."""

    def __init__(self, root: Path) -> None:
        self.root, self.where = root, str(root)

    def read(self, key: str) -> Version | None:
        with self._in_words():
            for _ in range(_TRIES):
                numbers = self._numbers(key)
                if not numbers:
                    return None
                try:
                    data = self._version(key, numbers[-1]).read_bytes()
                except FileNotFoundError:
                    continue
                return Version(unpacked(data, key), str(numbers[-1]))
        raise StoreError(f"{self.root / key} changes all the time, and can't be read")

    def write(self, key: str, content: Document, was: str | None) -> str:
        number = int(was or 0) + 1
        with self._in_words():
            part = self._part(self.root / key)
            try:
                _write(part, packed(content))
                os.link(part, self._version(key, number))
            except FileExistsError:
                raise Conflict(key) from None
            finally:
                part.unlink(missing_ok=True)
            numbers = self._numbers(key)
            # A higher number alone says only that another one has written after this. But where so many were
            # written that this number may have been removed before, it was free for a second time.
            if numbers[-1] >= number + _KEPT:
                raise Conflict(key)
            for old in numbers:
                if old <= number - _KEPT:
                    self._version(key, old).unlink(missing_ok=True)
        return str(number)

    def documents(self, prefix: str, name: str) -> list[str]:
        with self._in_words():
            found = (self.root / prefix).glob(f"*/{name}.{'[0-9]' * 8}")
            return sorted({f"{prefix}/{path.parent.name}/{name}" for path in found})

    def blobs(self, prefix: str) -> dict[str, int]:
        found = {}
        with self._in_words():
            for path in (self.root / prefix).rglob("*"):
                if _BESIDE in path.name or path.suffix[1:].isdigit():
                    continue
                try:
                    if path.is_file():
                        found[path.relative_to(self.root).as_posix()] = path.stat().st_size
                except FileNotFoundError:
                    continue
        return found

    def upload(self, path: Path, key: str) -> None:
        with self._in_words():
            target = self.root / key
            part = self._part(target)
            try:
                permissions.make_file(part)
                shutil.copyfile(path, part)
                _sync(part)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def download(self, key: str, path: Path) -> None:
        with self._in_words():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f"{path.name}{_BESIDE}{uuid.uuid4().hex}")
            try:
                permissions.make_file(part)
                shutil.copyfile(self.root / key, part)
                part.replace(path)
            except FileNotFoundError:
                raise Missing(key) from None
            finally:
                part.unlink(missing_ok=True)

    def remove(self, key: str) -> None:
        with self._in_words():
            (self.root / key).unlink(missing_ok=True)

    def _numbers(self, key: str) -> list[int]:
        """The numbers of a document's versions, sorted."""
        path = self.root / key
        begins = f"{path.name}."
        try:
            names = [each.name for each in path.parent.iterdir()]
        except FileNotFoundError:
            return []
        ends = [name.removeprefix(begins) for name in names if name.startswith(begins)]
        return sorted(int(end) for end in ends if end.isdigit())

    def _version(self, key: str, number: int) -> Path:
        return self.root / f"{key}.{number:08d}"

    def _part(self, target: Path) -> Path:
        target.parent.mkdir(parents=True, exist_ok=True)
        return target.with_name(f"{target.name}{_BESIDE}{uuid.uuid4().hex}")

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno in {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}:
                words = "its file system must know hard links, as Linux's own and NFS do"
                raise StoreError(f"the store {self.root} can't be written to ({error.strerror}): {words}") from error
            words = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            raise StoreError(f"the store {self.root} can't be used ({words})") from error


def _write(path: Path, data: bytes) -> None:
    with open(path, "wb", opener=permissions.opener) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
