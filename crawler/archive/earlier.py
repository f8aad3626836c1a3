"""Reads captures that earlier versions wrote into archives and corpora."""

from __future__ import annotations

from spiders.captures import Role

# These sentences are stored in old archives, so they must not change when the spiders' wording does.
_ROLES: dict[tuple[Role, str], Role] = {
    ("column", "a column of annual reports"): "column",
    ("column", "a way to what is disclosed"): "hub",
    ("broken", "a page that says it doesn't exist, with status 200"): "soft_404",
    ("broken", "the site's front page came instead"): "soft_404",
}


def role_before_3(role: Role, reason: str) -> Role:
    """Today's role for a capture that was written by schema 2 or older. Back then, `column` stood for
    columns, hubs and answers of content systems, and `broken` included soft 404s. Only the reason
    distinguishes them.
    """
    return _ROLES.get((role, reason), "answer" if role == "column" else role)
