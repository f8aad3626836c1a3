"""`python -m nianbao` runs the command `nianbao`."""

from __future__ import annotations

from crawler.cli import run

if __name__ == "__main__":
    run()
