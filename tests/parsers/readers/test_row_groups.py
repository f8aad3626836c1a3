"""The head of a table is drawn first and its foot last, wherever they are written."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pdf import tables

HEAD, BODY, FOOT = (f"<tr><td>{name}</td><td>{n}</td></tr>" for n, name in enumerate(("甲", "乙", "丙")))


@pytest.mark.parametrize("reader", ["html", "html_second"])
@pytest.mark.parametrize(
    "parts",
    [
        f"<tfoot>{FOOT}</tfoot><thead>{HEAD}</thead><tbody>{BODY}</tbody>",
        f"<thead>{HEAD}</thead><tfoot>{FOOT}</tfoot><tbody>{BODY}</tbody>",
        f"<tbody>{BODY}</tbody><tfoot>{FOOT}</tfoot><thead>{HEAD}</thead>",
        f"<tr><td>甲</td><td>0</td></tr><tfoot>{FOOT}</tfoot><tbody>{BODY}</tbody>",
    ],
)
def test_the_parts_of_a_table_stand_as_they_are_drawn(reader: str, parts: str) -> None:
    page = f"<html><body><p>一、总体情况</p><table>{parts}</table></body></html>".encode()
    assert tables(page, reader) == [[["甲", "0"], ["乙", "1"], ["丙", "2"]]]
