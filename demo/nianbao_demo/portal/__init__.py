"""The demo portal: a local web server that looks like real government portals.

Tests and commands use `serve(world)`; people and spiders `python -m nianbao_demo.portal`.
"""

from nianbao_demo.portal.server import Portal, serve

__all__ = ["Portal", "serve"]
