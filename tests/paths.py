"""Paths: the checkout, and next to it the shared material that some tests read if it is there."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
