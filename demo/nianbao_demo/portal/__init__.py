"""The demo portal: a local web server that looks like real government portals.

`serve(world)` for tests and commands, `python -m nianbao_demo.portal` for people and spiders.
"""

from nianbao_demo.portal.server import Portal, serve

__all__ = ["Portal", "serve"]
