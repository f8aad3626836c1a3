"""镜像: fetches any portal from a mirror, without the rest of the program noticing.

With the setting MIRROR = http://127.0.0.1:8765, the answer for https://HOST/PATH?QUERY is fetched
from http://127.0.0.1:8765/HOST/PATH?QUERY and passed on under its real address. The download handler
does this as the last step, so filters, robots.txt, slots and stored addresses see the real address.
The mirror is always contacted directly, even if portals are reached through a proxy.
"""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from spiders.pages.addresses import without_login


def mirrored(url: str, mirror: str) -> str:
    """The address on the mirror. The path stays as it is, including double slashes."""
    rest = url.split("://", 1)[1]
    return f"{mirror.rstrip('/')}/{rest}"


def real(location: str, url: str, mirror: str) -> str:
    """The address on the portal that a redirect of the mirror leads to.

    A file server redirects /HOST/folder to /HOST/folder/, in the mirror's own addresses. Any other
    location is an address of the portal.
    """
    home = f"{mirror.rstrip('/')}/"
    scheme, rest = url.split("://", 1)
    there = urljoin(home + rest, location)
    own = there.startswith(f"{home}{urlsplit(url).netloc}/") or location.startswith(home)
    return f"{scheme}://{there.removeprefix(home)}" if own else location


def unreachable(mirror: str) -> str | None:
    """A message on why the mirror can't be used, and what to do; None if it answers."""
    import socket

    parts = urlsplit(mirror)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return f"MIRROR={mirror} is no address: it looks like http://127.0.0.1:8765"
    if parts.username is not None:  # it would be stored with every crawl
        return f"the mirror {without_login(mirror)} is given with a name or password: leave them out"
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname, port), timeout=10).close()
    except OSError as error:
        words = error.strerror or str(error)
        return (
            f"the mirror {mirror} does not answer ({words}); start it with: python -m nianbao_demo.portal --port {port}"
        )
    return None
