"""docs/refresh.md: systemd accepts the timer, and the cron line does what the page says."""

from __future__ import annotations

import getpass
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

PAGE = (ROOT / "docs" / "refresh.md").read_text()


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


def installed(folder: Path, script: str) -> Path:
    """Installs a script as the program nianbao at the path that the page uses."""
    program = folder / ".venv" / "bin" / "nianbao"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!{sys.executable}\n{script}\n")
    program.chmod(0o755)
    return program


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_takes_the_timer_and_the_service(tmp_path: Path) -> None:
    installed(tmp_path, "")
    service, timer = blocks("ini")
    for name, text in (("service", service), ("timer", timer)):
        here = text.replace("/srv/nianbao", str(tmp_path))
        here = here.replace("User=nianbao", f"User={getpass.getuser()}")
        (tmp_path / f"nianbao.{name}").write_text(here)
    units = [str(tmp_path / "nianbao.service"), str(tmp_path / "nianbao.timer")]
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    assert "nianbao." not in verified.stdout + verified.stderr
    assert verified.returncode == 0, verified.stderr
    [when] = re.findall(r"OnCalendar=(.*)", timer)
    subprocess.run(["systemd-analyze", "calendar", when], check=True, capture_output=True)


@pytest.mark.parametrize("status", [0, 1])
def test_the_line_for_cron_mails_nothing_but_bad_news(tmp_path: Path, status: int) -> None:
    [line] = blocks("cron")
    command = line.strip().split(maxsplit=5)[5].replace("/srv/nianbao", str(tmp_path))
    assert "%" not in command  # cron turns it into a newline
    installed(tmp_path, f"import sys; print('a portal is broken', sys.argv[1]); sys.exit({status})")
    # As cron runs it: with sh and almost no environment.
    mail = subprocess.run(
        ["/bin/sh", "-c", command], env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False
    )
    assert mail.stdout == ("a portal is broken refresh\n" if status else "")
