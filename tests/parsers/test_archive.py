"""ZIP and RAR: every report in them is read, names may have any charset, nothing is written to
disk.

No free program writes RAR; these tests write uncompressed RAR files by the published description of
the format (RAR 5.0 archive format; for RAR 4, its technical note).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from zlib import crc32

import pytest
import rarfile

from parsers import ParseError, parse, parse_all
from parsers.archive import members
from parsers.formats import RAR, ZIP
from parsers.parse import Found
from parsers.sniff import sniff
from tests.parsers import rendered
from tests.parsers.report_2021 import FIGURES, TITLE

REPORT = rendered.html({})
OTHER = REPORT.replace(b"2023", b"2022")


def zipped(files: Mapping[str, bytes], charset: str | None = None) -> bytes:
    """A ZIP; names are in `charset` without the UTF-8 mark, or as Python writes them."""
    out = io.BytesIO()
    coded = {name: name.encode(charset or "ascii", "ignore") for name in files}
    # Python marks all names beyond ASCII, so ASCII names of the same length are put in first.
    stands = {name: f"~{n}".ljust(len(coded[name]), "~") for n, name in enumerate(files)}
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(stands[name] if charset else name), data)
    packed = out.getvalue()
    for name in files if charset else ():
        packed = packed.replace(stands[name].encode(), coded[name])
    return packed


def locked(data: bytes) -> bytes:
    """The ZIP with its first member marked as encrypted."""
    out = bytearray(data)
    out[6] |= 1
    out[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(out)


def _vint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*out, number))


def rar5(files: Mapping[str, bytes], method: int = 0) -> bytes:
    """A RAR 5.0 file; names are UTF-8. Data is always stored, so that only `method` 0 is true."""

    def block(*fields: bytes) -> bytes:
        inside = b"".join(fields)
        head = _vint(len(inside)) + inside
        return crc32(head).to_bytes(4, "little") + head

    parts = [b"Rar!\x1a\x07\x01\x00", block(_vint(1), _vint(0), _vint(0))]
    for name, data in files.items():
        coded = name.encode()
        parts += [
            block(
                _vint(2),
                _vint(2),
                _vint(len(data)),
                _vint(4),
                _vint(len(data)),
                _vint(0o100644),
                crc32(data).to_bytes(4, "little"),
                _vint(method << 7),
                _vint(1),
                _vint(len(coded)),
                coded,
            ),
            data,
        ]
    return b"".join([*parts, block(_vint(5), _vint(0), _vint(0))])


def rar4(files: Mapping[str, bytes], method: int = 0x30) -> bytes:
    """A RAR file of versions 2.9 to 4, as Chinese Windows writes it: names are GBK."""

    def block(kind: int, flags: int, rest: bytes) -> bytes:
        head = bytes([kind]) + flags.to_bytes(2, "little")
        head += (7 + len(rest)).to_bytes(2, "little") + rest
        return (crc32(head) & 0xFFFF).to_bytes(2, "little") + head

    parts = [b"Rar!\x1a\x07\x00", block(0x73, 0, bytes(6))]
    for name, data in files.items():
        coded, size = name.encode("gbk"), len(data).to_bytes(4, "little")
        when = ((2024 - 1980) << 25 | 1 << 21 | 15 << 16).to_bytes(4, "little")
        parts += [
            block(
                0x74,
                0x8000,
                size
                + size
                + b"\x02"
                + crc32(data).to_bytes(4, "little")
                + when
                + bytes([20, method])
                + len(coded).to_bytes(2, "little")
                + bytes(4)
                + coded,
            ),
            data,
        ]
    return b"".join([*parts, block(0x7B, 0x4000, b"")])


Pack = Callable[[Mapping[str, bytes]], bytes]
PACKERS: dict[str, Pack] = {
    "zip": zipped,
    "zip with names in GBK": lambda files: zipped(files, "gbk"),
    "zip with names in UTF-8, unmarked": lambda files: zipped(files, "utf-8"),
    "rar 5": rar5,
    "rar 4": rar4,
}
PACKED = pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)


def reports(found: list[Found]) -> dict[str | None, int | None]:
    """Members and the years of their reports."""
    return {each.member: each.reading.report.year for each in found if each.reading}


def problems(found: list[Found]) -> dict[str | None, str]:
    return {each.member: str(each.error) for each in found if each.error}


@PACKED
def test_all_reports_are_read_and_other_files_passed_over(pack: Pack) -> None:
    data = pack(
        {
            "各科室年报/财政局2023年年度报告.html": REPORT,
            "各科室年报/二〇二二/财政局2022年年度报告.doc": OTHER,
            "说明.txt": "各科室年报".encode(),
            "目录.xlsx": rendered.saved(_directory),
            "Thumbs.db": b"\xd0\xcf\x11\xe0",
        }
    )
    assert sniff(data) in {ZIP, RAR}
    found = list(parse_all(data))
    assert reports(found) == {
        "各科室年报/财政局2023年年度报告.html": 2023,
        "各科室年报/二〇二二/财政局2022年年度报告.doc": 2022,
    }
    assert problems(found) == {}
    with pytest.raises(ParseError, match="holds 2 reports"):
        parse(data)


def _directory(out: io.BytesIO) -> None:
    import openpyxl

    openpyxl.Workbook().save(out)


@PACKED
def test_an_archive_of_one_report_is_read_like_a_file(pack: Pack) -> None:
    report = parse(pack({"年报/2023年.html": REPORT})).report
    assert {k: float(f.value or 0) for k, f in report.figures.items()} == FIGURES


def test_archives_in_archives_two_levels_deep() -> None:
    inner = zipped({"报告.html": REPORT})
    found = list(parse_all(zipped({"街道.zip": inner, "区.rar": rar5({"报告.html": OTHER})})))
    assert reports(found) == {"街道.zip/报告.html": 2023, "区.rar/报告.html": 2022}
    found = list(parse_all(zipped({"市.zip": zipped({"街道.zip": inner}), "报告.html": OTHER})))
    assert reports(found) == {"报告.html": 2022}
    assert problems(found) == {"市.zip/街道.zip": "archives in it are nested more than 2 deep"}


def test_names_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "a" / "b"
    room.mkdir(parents=True)
    monkeypatch.chdir(room)
    monkeypatch.setenv("TMPDIR", str(room))
    names = ["../../出去.html", "/出去.html", "C:\\出去.html", "..\\..\\出去2.html", "a/../../出去3.html"]
    for pack in PACKERS.values():
        found = list(parse_all(pack(dict.fromkeys(names, REPORT))))
        assert len(reports(found)) == len(names)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not Path("/出去.html").exists()


def test_locked_members_are_named_as_they_are_written() -> None:
    data = locked(zipped({"财政局.html": REPORT, "教育局.html": OTHER}, "gbk"))
    found = list(parse_all(data))
    assert reports(found) == {"教育局.html": 2022}
    words = problems(found)["财政局.html"]
    assert "password" in words
    assert "财政局.html" in words


def test_an_archive_without_files() -> None:
    for data in (zipped({}), rar5({}), rar4({}), zipped({"年报/": b""})):
        found = list(parse_all(data))
        assert len(found) == 1
        assert "no files" in str(found[0].error)
        with pytest.raises(ParseError, match="no files"):
            parse(data)


def test_an_archive_of_other_files_says_so_once() -> None:
    found = list(parse_all(zipped({f"{n}.txt": b"no report" for n in range(9)})))
    assert len(found) == 1
    assert "none of the 9 files" in str(found[0].error)


@pytest.mark.parametrize("packed", [rar5({"a.html": REPORT}, 3), rar4({"a.html": REPORT}, 0x33)])
def test_compressed_rar_without_a_program_names_one(
    packed: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(rarfile, "CURRENT_SETUP", None)
    with pytest.raises(ParseError) as caught:
        parse(packed)
    assert "unar" in str(caught.value)
    assert "\n" not in str(caught.value)


@PACKED
def test_a_damaged_archive_is_one_line(pack: Pack) -> None:
    data = pack({"财政局.html": REPORT, "教育局.html": OTHER})
    for broken in (data[: len(data) // 2], data[:40], data[:-30]):
        for each in parse_all(broken):
            if each.error:
                assert "\n" not in str(each.error)
    flipped = bytearray(data)
    flipped[len(data) // 4] ^= 0xFF
    found = list(parse_all(bytes(flipped)))
    assert 2023 not in reports(found).values(), "a wrong checksum is noticed"
    assert reports(found).get("教育局.html") == 2022


def test_a_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", bytes(140_000_000))
        archive.writestr("b.html", b"small")
    large, small = members(out.getvalue())
    assert (large.data, small) == (b"", ("b.html", b"small", None))
    assert "unpacks to more than 134 MB" in str(large.error)


def test_a_title_of_a_member_comes_from_its_own_name() -> None:
    bare = REPORT.replace(TITLE.encode(), b"")
    found = list(parse_all(zipped({f"{TITLE}.html": bare}), title="各部门2023年年报汇总"))
    assert [each.reading.report.issuer for each in found if each.reading] == ["洛阳市财政局"]
