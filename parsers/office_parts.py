"""The main part of an Office package, by its relations and content types (ISO/IEC 29500-2), not by its name.

Word on the web names it word/document2.xml; some .NET programs write backslashes in the names of parts. The readers
look under the usual names, so such a package is written anew with these.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from parsers.errors import Unreadable
from parsers.flat_package import is_flat, packed
from parsers.formats import DOCX, XLSB, XLSX
from parsers.package import Package, xml

_USUAL = {DOCX: "word/document.xml", XLSX: "xl/workbook.xml", XLSB: "xl/workbook.bin"}
_KINDS = {
    "wordprocessingml.document.main+xml": DOCX,
    "wordprocessingml.template.main+xml": DOCX,
    "ms-word.document.macroenabled.main+xml": DOCX,
    "ms-word.template.macroenabledtemplate.main+xml": DOCX,
    "spreadsheetml.sheet.main+xml": XLSX,
    "spreadsheetml.template.main+xml": XLSX,
    "ms-excel.sheet.macroenabled.main+xml": XLSX,
    "ms-excel.template.macroenabled.main+xml": XLSX,
    "ms-excel.sheet.binary.macroenabled.main": XLSB,
}
"""Ends of the main part's content type, in lower case, with the format."""
_BESIDE = ("styles", "numbering", "settings", "footnotes", "endnotes", "sharedStrings")
"""Parts beside the main part that the readers look for by name; they are renamed with it."""
_RELS = ".rels"
_TYPES = "[Content_Types].xml"


class Main(NamedTuple):
    """The main part of a package: its format and its name."""

    media_type: str
    name: str


def main_of(package: Package) -> Main | None:
    """The main part that the package's relations name; None if it isn't a Word or Excel file."""
    if _TYPES not in package or "_rels/.rels" not in package:
        return None
    try:
        related = _related(package, "")
        types = xml(package.read(_TYPES))
    except Unreadable:
        return None
    name = related.get("officeDocument")
    if name is None or name not in package:
        return None
    declared = {_bare(each.get("PartName", "")): each.get("ContentType", "") for each in types.iterfind("{*}Override")}
    defaults = {each.get("Extension", "").lower(): each.get("ContentType", "") for each in types.iterfind("{*}Default")}
    kind = declared.get(_bare(name)) or defaults.get(name.rpartition(".")[2].lower(), "")
    media_type = next((known for end, known in _KINDS.items() if kind.lower().endswith(end)), None)
    return Main(media_type, name) if media_type else None


def usual(data: bytes) -> bytes:
    """The package with its parts under their usual names; unchanged if they have them, or if it is damaged."""
    try:
        data = packed(data) if is_flat(data) else data
        package = Package(data)
        main = main_of(package)
    except Unreadable:
        return data
    if main is None:
        return data
    wanted = _USUAL[main.media_type]
    if main.name == wanted and not any("\\" in info.orig_filename for info in package.infos):
        return data
    renamed = _renamed(package, main.name, wanted)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in dict.fromkeys(package.names()):
            if not name.endswith("/"):
                archive.writestr(renamed.get(name, name), _with_names(package, name, renamed))
    return out.getvalue()


def _renamed(package: Package, main: str, wanted: str) -> dict[str, str]:
    """New names of parts, by their old ones. A part that has a new name already keeps out of the way."""
    folder = posixpath.dirname(wanted)
    moved = {main: wanted, _rels_of(main): _rels_of(wanted)}
    for kind, name in _related(package, main).items():
        if kind in _BESIDE and name in package:
            moved[name] = f"{folder}/{kind}.xml"
            moved[_rels_of(name)] = _rels_of(moved[name])
    names = set(package.names())
    for name in sorted(names & set(moved.values()) - moved.keys()):
        moved[name] = f"other/{name}"
    return {old: new for old, new in moved.items() if old in names}


def _with_names(package: Package, name: str, renamed: Mapping[str, str]) -> bytes:
    """A part's bytes; relations and content types with the new names."""
    data = package.read(name)
    if name != _TYPES and not name.endswith(_RELS):
        return data
    root = xml(data)
    if name == _TYPES:
        for each in root.iterfind("{*}Override"):
            part = _bare(each.get("PartName", ""))
            each.set("PartName", f"/{renamed.get(part, part)}")
    else:
        source = _source_of(name)
        for each in root.iterfind("{*}Relationship"):
            if each.get("TargetMode") != "External":
                target = _target(source, each.get("Target", ""))
                each.set("Target", f"/{renamed.get(target, target)}")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _related(package: Package, source: str) -> dict[str, str]:
    """The parts that a part (the package itself: "") is related to, by the last word of the relation's type."""
    found: dict[str, str] = {}
    for kind, name in related(package, source):
        found.setdefault(kind, name)
    return found


def related(package: Package, source: str) -> Iterator[tuple[str, str]]:
    """The last word of each relation's type and the part that it names, for a part, or the package itself ("")."""
    name = _rels_of(source)
    if name not in package:
        return
    for each in xml(package.read(name)).iterfind("{*}Relationship"):
        if each.get("TargetMode") != "External":
            yield each.get("Type", "").rsplit("/", 1)[-1], _target(source, each.get("Target", ""))


def _target(source: str, target: str) -> str:
    target = target.replace("\\", "/")
    whole = target if target.startswith("/") else f"{posixpath.dirname(source)}/{target}"
    return posixpath.normpath(f"/{whole}").lstrip("/")


def _rels_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}{_RELS}".lstrip("/")


def _source_of(rels: str) -> str:
    """The part whose relations a part holds."""
    folder, _, name = rels.rpartition("/")
    return f"{folder.removesuffix('_rels')}{name.removesuffix(_RELS)}"


def _bare(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")
