"""The demo portal: a local web server that looks like real government portals.

`serve(world)` for tests and commands, `python -m demo.portal` for people and spiders.
"""

from demo.portal.server import Portal, serve

__all__ = ["Portal", "serve"]
