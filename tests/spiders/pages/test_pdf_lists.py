"""PDF files of links to reports."""

from __future__ import annotations

import zlib

import pytest

from spiders.pages.pdf_lists import linked

HOST = "https://www.example.gov.cn"


def file(addresses: list[str], *, packed: bool = False, as_hex: bool = False) -> bytes:
    """A file with a link to each address, as programs write it: in plain objects, or in a stream of them."""
    written = [to.encode().hex() if as_hex else to.replace("(", "\\(").replace(")", "\\)") for to in addresses]
    notes = "".join(
        f"<</Type/Annot/Subtype/Link/A<</S/URI/URI {f'<{to}>' if as_hex else f'({to})'}>>>>\n" for to in written
    ).encode()
    if not packed:
        return b"%PDF-1.7\n" + notes
    stream = zlib.compress(notes)
    return b"%%PDF-1.7\n9 0 obj<</Type/ObjStm/Length %d>>stream\r\n%s\nendstream endobj" % (len(stream), stream)


@pytest.mark.parametrize(("packed", "as_hex"), [(False, False), (True, False), (False, True)])
def test_links_of_one_kind_are_a_list(packed: bool, as_hex: bool) -> None:
    urls = [f"{HOST}/art/2024/1/{n}/art_12_70{n}.html" for n in range(3)]
    found = linked(file([*urls, f"{HOST}/"], packed=packed, as_hex=as_hex))
    assert [row.to for row in found] == urls


def test_brackets_in_an_address_are_kept() -> None:
    urls = [f"{HOST}/files/年报({n}).pdf" for n in range(3)]
    assert [row.to for row in linked(file(urls))] == urls


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_report_that_names_its_site_is_no_list(count: int) -> None:
    assert linked(file([f"{HOST}/a{n}.html" for n in range(count)])) == []


def test_front_pages_and_other_files_are_no_list() -> None:
    assert linked(file([f"https://{each}.example.gov.cn/" for each in "abcd"])) == []
    assert linked(b"PK\x03\x04" + file([f"{HOST}/t{n}.html" for n in range(3)])) == []


def test_a_damaged_stream_is_no_error() -> None:
    assert linked(b"%PDF-1.7\n<</Type/ObjStm>>stream\r\nnot packed") == []
