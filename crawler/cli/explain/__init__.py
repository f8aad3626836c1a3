"""`nianbao parse --explain`: what was read from where, so that a person sees why a number is what
it is. A page to look at in a browser (HTML, with nothing outside it), or a picture (PNG).
"""

from __future__ import annotations

from parsers.report import Reading


def as_html(data: bytes, reading: Reading, name: str) -> str:
    """The document beside what was read from it; whatever one points at is marked in the other."""
    from crawler.cli.explain.page import page
    from crawler.evidence.sheets import sheets

    return page(reading, name, list(sheets(data, reading)))


def as_png(data: bytes, reading: Reading) -> bytes:
    """The pages that hold tables, with every cell drawn. Raises `Pageless`."""
    from crawler.cli.explain.picture import picture
    from crawler.evidence.sheets import sheets

    return picture(reading, list(sheets(data, reading)))
