"""docs/publishing.md and the Containerfile: systemd accepts the unit, files to copy exist, commands
are valid, and the tests that the page names exist.
"""

from __future__ import annotations

import getpass
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click import Context
from datasette.cli import cli as datasette

from crawler.cli import main
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "publishing.md").read_text()
INSTRUCTIONS = {"FROM", "RUN", "WORKDIR", "COPY", "USER", "VOLUME", "EXPOSE", "CMD"}


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


def commands(name: str) -> list[list[str]]:
    """The lines of the page that call a command; continued lines are joined."""
    lines = "".join(blocks("bash")).replace("\\\n", " ").splitlines()
    return [
        words[words.index(name) + 1 :]
        for words in (shlex.split(line, comments=True) for line in lines)
        if name in words[:1] or (name in words and words[0] == "podman" and "run" in words)
    ]


def understood(arguments: list[str]) -> None:
    """Lets click parse the arguments, which raises if they are invalid."""
    command = main.get_command(Context(main), arguments[0])
    assert command is not None
    command.make_context(arguments[0], arguments[1:])


def steps() -> list[tuple[str, str]]:
    text = (ROOT / "Containerfile").read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, rest) for name, rest in (line.split(" ", 1) for line in lines)]


def test_the_container_copies_what_is_there_and_ends_in_a_command_that_is_one() -> None:
    instructions = steps()
    assert instructions[0][0] == "FROM"
    assert {name for name, _ in instructions} <= INSTRUCTIONS
    ignore = (ROOT / ".dockerignore").read_text().splitlines()
    for name, rest in instructions:
        if name == "COPY":
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert f"!{source}" in ignore, f"{source} isn't sent to the builder"
    name, rest = instructions[-1]
    program, *arguments = json.loads(rest)
    assert (name, program) == ("CMD", "nianbao")
    understood(arguments)


def test_the_commands_of_the_page_are_understood() -> None:
    for arguments in [*commands("nianbao")]:
        serve = arguments[arguments.index("nianbao") + 1 :] if "nianbao" in arguments else arguments
        if serve:
            understood(serve)
    [publish] = commands("datasette")
    assert publish[:2] == ["publish", "cloudrun"]
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"plugins/nianbao-{version}-py3-none-any.whl" in publish
    group = datasette.commands["publish"]
    known = {opt for each in group.commands["cloudrun"].params for opt in each.opts}
    assert {word for word in publish if word.startswith("-") and " " not in word} <= known


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_takes_the_service(tmp_path: Path) -> None:
    [unit] = blocks("ini")
    program = tmp_path / ".venv" / "bin" / "nianbao"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!{sys.executable}\n")
    program.chmod(0o755)
    here = unit.replace("/srv/nianbao", str(tmp_path))
    service = tmp_path / "nianbao-serve.service"
    service.write_text(here.replace("User=nianbao", f"User={getpass.getuser()}"))
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(service)], capture_output=True, text=True, check=False
    )
    assert "nianbao-serve" not in verified.stdout + verified.stderr
    assert verified.returncode == 0, verified.stderr
    [line] = re.findall(r"ExecStart=\S+/nianbao (.*)", unit)
    understood(shlex.split(line))


def test_the_tests_that_are_named_exist() -> None:
    there = "".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    for name in re.findall(r"`(test_\w+)`", PAGE):
        assert f"def {name}(" in there, name
