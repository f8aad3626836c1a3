"""Opens the engine that a user names."""

from __future__ import annotations

from pathlib import Path

from crawler.fleet.engine import Engine, EngineError, Local


def open_engine(on: str, at_once: int) -> Engine:
    """The engine that a user names: `local`, a scheduler's file, or its address. Raises `EngineError`."""
    if on == "local":
        return Local(at_once)
    try:
        from crawler.fleet.cluster import Cluster
    except ImportError as error:
        raise EngineError(f"--on {on} needs Dask ({error.name}): pip install 'nianbao[fleet]'") from error
    if "://" not in on and not Path(on).exists():
        raise EngineError(f"{on} is neither local, nor a scheduler's file, nor an address such as tcp://10.0.0.1:8786")
    return Cluster.connect(on)
