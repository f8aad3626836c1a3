"""Captures as earlier versions wrote them, into archives and corpora."""

from __future__ import annotations

from spiders.captures import Role

# In these words: they are stored, whatever the spiders say today.
_ROLES: dict[tuple[Role, str], Role] = {
    ("column", "a column of annual reports"): "column",
    ("column", "a way to what is disclosed"): "hub",
    ("broken", "a page that says it doesn't exist, with status 200"): "soft_404",
    ("broken", "the site's front page came instead"): "soft_404",
}


def role_before_3(role: Role, reason: str) -> Role:
    """The role of a capture that was written by schema 2 or older. There, `column` meant columns, hubs
    and answers of content systems, `broken` meant soft 404s, too, and only the reason tells which.
    """
    return _ROLES.get((role, reason), "answer" if role == "column" else role)
