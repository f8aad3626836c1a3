"""镜像: any portal fetched from a mirror, with everybody else none the wiser.

With the setting MIRROR = http://127.0.0.1:8765, the answer for https://HOST/PATH?QUERY is fetched
from http://127.0.0.1:8765/HOST/PATH?QUERY and passed on under its real address. It is done in the
download handler, the last step: filters, robots.txt, slots and stored addresses see the real one.
A mirror is fetched directly, whatever proxy stands between us and the portals.
"""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def mirrored(url: str, mirror: str) -> str:
    """The address on the mirror. The path stays as it is, double slashes and all."""
    rest = url.split("://", 1)[1]
    return f"{mirror.rstrip('/')}/{rest}"


def real(location: str, url: str, mirror: str) -> str:
    """Where a redirect of the mirror leads on the portal.

    A server of files sends /HOST/folder on to /HOST/folder/, in the mirror's own addresses; any
    other location is the portal's.
    """
    home = f"{mirror.rstrip('/')}/"
    scheme, rest = url.split("://", 1)
    there = urljoin(home + rest, location)
    own = there.startswith(f"{home}{urlsplit(url).netloc}/") or location.startswith(home)
    return f"{scheme}://{there.removeprefix(home)}" if own else location


def unreachable(mirror: str) -> str | None:
    """Why the mirror can't be used, in words that help; None where it answers."""
    import socket

    parts = urlsplit(mirror)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return f"MIRROR={mirror} is no address: it looks like http://127.0.0.1:8765"
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname, port), timeout=10).close()
    except OSError as error:
        words = error.strerror or str(error)
        return (
            f"the mirror {mirror} does not answer ({words}); start it with: python -m nianbao_demo.portal --port {port}"
        )
    return None
