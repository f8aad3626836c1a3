"""Scrapy's redirect middlewares, with an exception of their own for redirects that never end."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import BaseRedirectMiddleware, MetaRefreshMiddleware, RedirectMiddleware
from scrapy.exceptions import IgnoreRequest

from spiders.discovery.no_answer import TooManyRedirects
from spiders.pages.addresses import without_login


class _Limited(BaseRedirectMiddleware):
    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        """The redirected request, without a name and password in its address. Raises `TooManyRedirects`."""
        try:
            following: Request = super()._redirect(redirected, request, reason)
        except IgnoreRequest as error:
            raise TooManyRedirects(str(error)) from error
        return following.replace(url=without_login(following.url)) if "@" in following.url else following


class Redirect(_Limited, RedirectMiddleware):
    """Redirects by HTTP status. Setting: REDIRECT_MAX_TIMES."""


class MetaRefresh(_Limited, MetaRefreshMiddleware):
    """Redirects by <meta http-equiv="refresh">. Settings: REDIRECT_MAX_TIMES, METAREFRESH_MAXDELAY."""
