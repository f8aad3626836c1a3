"""The demo portal's own front page: a list of its hosts, and what to do with them."""

from __future__ import annotations

from html import escape

from nianbao_demo.portal.faults import HOST
from nianbao_demo.world import World


def page(world: World) -> bytes:
    """A page of all hosts with their names and numbers of reports."""
    rows = "".join(
        f'<tr><td><a href="/{host}/">{host}</a></td><td>{escape(name)}</td>'
        f"<td>{sum(any(f'//{host}/' in url for url in p.urls) for p in world.publications)}</td></tr>"
        for host, name in world.hosts.items()
    )
    readable = sum(publication.readable for publication in world.publications)
    issuers = len({publication.report.issuer for publication in world.publications})
    return (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>demo portal</title>"
        "<style>body{font:16px/1.6 sans-serif;max-width:46em;margin:2em auto;padding:0 1em}"
        "td,th{padding:.1em 1em .1em 0;text-align:left}</style></head><body>"
        f"<h1>Demo portal</h1><p>{len(world.publications)} reports of {issuers} issuers among "
        f"{len(world.pages)} pages, all made from seed {world.seed}; {readable} of them can be "
        "read. Figures and sentences are invented, but for six reports whose figures are real."
        "</p><table><tr><th>host</th><th></th><th>reports</th></tr>"
        f"{rows}</table><p><a href='/_demo/ledger.json'>ledger.json</a>: every report published, "
        "with its figures. <a href='/_demo/lookalikes.json'>lookalikes.json</a>: what must not be "
        f"taken for one. <a href='/{HOST}/'>{HOST}</a>: faults on demand.</p></body></html>"
    ).encode()
