"""The mark of tests that need LibreOffice."""

from __future__ import annotations

import pytest

from parsers import libreoffice

needs_libreoffice = pytest.mark.skipif(
    libreoffice.find() is None, reason="LibreOffice is not installed: scripts/libreoffice installs it"
)
