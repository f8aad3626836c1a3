"""`nianbao parse --explain`: shows where each number was read, so that a person can see why it is what it is.
The output is a self-contained HTML page for a browser, or a picture (PNG).
"""

from __future__ import annotations

from parsers.report import Reading


def as_html(data: bytes, reading: Reading, name: str) -> str:
    """A page with the document and what was read from it side by side; pointing at one marks it in the other."""
    from crawler.cli.explain.page import page
    from crawler.evidence.sheets import sheets

    return page(reading, name, list(sheets(data, reading)))


def as_png(data: bytes, reading: Reading) -> bytes:
    """A picture of the pages that contain tables, with every cell drawn. Raises `Pageless`."""
    from crawler.cli.explain.picture import picture
    from crawler.evidence.sheets import sheets

    return picture(reading, list(sheets(data, reading)))
