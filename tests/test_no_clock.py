"""The suite's rule that no test depends on a clock, for what can be seen of it from here."""

from __future__ import annotations

from hypothesis import HealthCheck, settings


def test_hypothesis_sets_no_deadline() -> None:
    assert settings.default is not None
    assert settings.default.deadline is None
    assert HealthCheck.too_slow in settings.default.suppress_health_check
