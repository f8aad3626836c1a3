"""What the demo world has published, as JSON: what a crawl of it must find."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from nianbao_demo.world import Publication, World
from parsers.report import Number


def ledger(world: World) -> bytes:
    """Every report once, ordered by organ and year."""
    return _json([entry(publication) for publication in world.publications])


def lookalikes(world: World) -> bytes:
    """Every page that must not be taken for a report."""
    return _json([{"url": each.url, "title": each.title} for each in world.lookalikes])


def changes(world: World) -> bytes:
    """Everything that differs from day 1: what a refresh must find, and nothing else."""
    return _json(
        [
            {**vars(each), "urls": list(each.urls), "old": _plain(each.old), "new": _plain(each.new)}
            for each in world.changes
        ]
    )


def entry(publication: Publication) -> dict[str, Any]:
    """One line of the ledger. Money is in 万元, with the decimals it was printed with."""
    report = publication.report
    return {
        "portal": publication.portal,
        "portals": list(publication.portals),
        "host": publication.host,
        "issuer": report.issuer,
        "year": report.year,
        "title": report.title,
        "form": report.form,
        "published_on": str(report.published_on),
        "urls": list(publication.urls),
        "markup": publication.markup,
        "copies": [
            {"url": c.url, "markup": c.markup, "readable": c.readable, "why": c.why} for c in publication.copies
        ],
        "readable": publication.readable,
        "why": publication.why,
        "note": publication.note,
        "planted": list(publication.planted),
        "redated": publication.redated,
        "sections": [{"number": s.number, "heading": s.heading, "text": s.text} for s in report.sections],
        "figures": {key: _number(figure.value) for key, figure in report.figures.items()},
    }


def _plain(value: str | Number | None) -> str | int | float | None:
    return value if isinstance(value, str) else _number(value)


def _number(value: Number | None) -> int | float | None:
    # Values have at most 15 digits, so a float prints all of them unchanged.
    return float(value) if isinstance(value, Decimal) else value


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
