"""Answers in the frame of the site: a page, or a refusal in words, as HTML or as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datasette import Response
from datasette.app import Datasette
from datasette.utils.asgi import Request

from crawler.browse import rendering
from crawler.browse.page import Data, address
from crawler.browse.security import OWN


async def shown(
    datasette: Datasette,
    request: Request,
    template: str,
    context: Data,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A page of ours, made from its template."""
    path = request.path if request.path != "/" else address("home")
    asked = f"?{request.query_string}" if request.query_string else ""
    context = {"own": True, "here": path, **context, "as_asked": asked}
    whole = rendering.template(datasette, template)
    body = await datasette.render_template(whole, context, request=request)
    return Response.html(body, status=status, headers={"content-security-policy": OWN, **(headers or {})})


async def refused(
    datasette: Datasette, request: Request, status: int, message: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Says why there is no such answer; as JSON where data were asked for."""
    if request.path.endswith((".json", ".csv", ".jsono")) or request.url_vars.get("format"):
        said = {"ok": False, "error": message, "status": status}
        return Response.json(said, status=status, headers=dict(headers or {}))
    context: dict[str, Any] = {"message": message}
    return await shown(datasette, request, "nianbao/refused.html", context, status=status, headers=headers)
