"""How templates look up what a row holds."""

from __future__ import annotations

from types import SimpleNamespace

from crawler.browse.rendering import _Quick


def test_a_row_s_key_is_found_first_and_a_dict_s_methods_stay() -> None:
    template = _Quick().from_string("{{ row.name }}|{{ row.nothing }}|{{ row.items()|length }}|{{ other.name }}")
    row = {"name": "a", "items": 1}
    assert template.render(row=row, other=SimpleNamespace(name="b")) == "a||2|b"
