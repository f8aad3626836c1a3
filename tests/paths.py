"""Where the checkout lies, and beside it the shared material that some tests read where it is present."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
