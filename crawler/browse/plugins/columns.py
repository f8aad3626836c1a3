"""Datasette plugin: the descriptions of a table's columns fold away, so that its rows come first."""

from __future__ import annotations

from datasette import hookimpl

_FOLD = """
for (const list of document.querySelectorAll("dl.column-descriptions")) {
  const fold = document.createElement("details");
  const title = document.createElement("summary");
  title.textContent = "字段说明 What the columns say";
  list.replaceWith(fold);
  fold.append(title, list);
}
"""


@hookimpl  # type: ignore[untyped-decorator]
def extra_body_script(view_name: str) -> str:
    """On the pages of tables; without scripts the descriptions stand open."""
    return _FOLD if view_name == "table" else ""
