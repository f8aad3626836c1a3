"""Datasette plugin: the functions with which templates draw charts."""

from __future__ import annotations

from datasette import hookimpl
from jinja2 import Environment

from crawler.browse.charts import has_numbers, spec, table


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Environment) -> None:
    env.globals.update(chart_spec=spec, chart_table=table, chart_has_numbers=has_numbers)
