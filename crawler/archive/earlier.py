"""Captures as earlier versions wrote them, into archives and corpora."""

from __future__ import annotations

from spiders.captures import Role

# In these words: they are stored, whatever the spiders say today.
_COLUMN = "a column of annual reports"
_HUB = "a way to what is disclosed"


def role_before_hubs(role: Role, reason: str) -> Role:
    """The role of a capture that was written before hubs and answers of content systems had roles of
    their own (schema 2 and older): `column` meant all three, and only the reason tells them apart.
    """
    if role != "column" or reason == _COLUMN:
        return role
    return "hub" if reason == _HUB else "answer"
