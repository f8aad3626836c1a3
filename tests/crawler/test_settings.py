"""Settings that nothing may undo without a test to say so."""

from __future__ import annotations

from scrapy.utils.project import get_project_settings


def test_a_crawl_takes_orders_from_nobody_else() -> None:
    """Scrapy can open a console or a server in a crawl that runs the Python code that it is sent."""
    settings = get_project_settings()
    assert not settings.getbool("TELNETCONSOLE_ENABLED")
    assert not settings.getbool("REMOTE_CONTROL_ENABLED")
    assert "scrapy.extensions.remote_control.RemoteControl" not in settings.getwithbase("EXTENSIONS")
