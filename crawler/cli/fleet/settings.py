"""`nianbao fleet settings`: where the settings for Dask are."""

from __future__ import annotations

from importlib.resources import files

import click

from crawler.terminal import say


@click.command("settings")
@click.option("--show", is_flag=True, help="Print the settings themselves.")
def command(*, show: bool) -> None:
    """Print the path of the settings with which Dask's scheduler and workers have to be started.

    \b
    Example:
      export DASK_CONFIG=$(nianbao fleet settings)
      dask scheduler --scheduler-file /shared/scheduler.json --host 10.0.0.1
      dask worker --scheduler-file /shared/scheduler.json --nthreads 8 --memory-limit 0 --death-timeout 60

    Exit status: 0.
    """  # noqa: D301
    path = files("crawler.fleet") / "dask.yaml"
    say(path.read_text(encoding="utf-8") if show else str(path), end="" if show else "\n")
