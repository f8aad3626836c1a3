"""Requests to Datasette in the same process, without a server."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from crawler.browse.serve import datasette
from crawler.browse.serving import Serving


class Client:
    """A client of a served corpus; `headers` are sent with every request."""

    def __init__(self, corpus: Path | Serving, **headers: str) -> None:
        self.served = datasette(corpus)
        self.headers = headers
        self.loop = asyncio.new_event_loop()
        self.loop.run_until_complete(self.served.invoke_startup())

    def get(self, path: str, **params: str) -> Any:
        """The response (httpx); redirects are followed."""
        return self.loop.run_until_complete(
            self.served.client.get(path, params=params or None, headers=self.headers, follow_redirects=True)
        )
