"""A LibreOffice process with its own folder, which converts the files handed to it."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from parsers.libreoffice import keeper
from parsers.libreoffice.profile import SETTINGS

START_SECONDS = 30
"""Time limit for starting up, until it accepts files: 0.5 on an idle machine."""


class Died(Exception):
    """The process ended while it was converting a file."""


class NotStarted(Exception):
    """The process ended while starting, or wasn't ready in time."""


class TookTooLong(Exception):
    """A file was not converted in time, so the process was ended."""


class Office:
    """A running LibreOffice. Creating one raises `NotStarted` if it can't be started."""

    def __init__(self, soffice: str) -> None:
        self.owner = os.getpid()
        self.soffice = soffice
        self.folder = Path(tempfile.mkdtemp(prefix="nianbao-office-")).resolve()
        self.profile = self.folder / "profile"
        (self.profile / "user").mkdir(parents=True)
        (self.profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
        self.files = 0
        self.blank = self.folder / "blank.rtf"
        self.blank.write_bytes(b"{\\rtf1}")
        # A document that stays open keeps the process running between files.
        command = [*self._command(), "--norestore", str(self.blank)]
        self.keeper = subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, "-I", keeper.__file__, str(self.owner), str(self.folder), *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self._environment(),
            process_group=0,  # so that Ctrl-C reaches only the owner, which then stops LibreOffice itself
        )
        assert self.keeper.stdout is not None
        told = self.keeper.stdout.readline()
        self.group = int(told) if told.strip().isdigit() else 0
        self._wait_until_it_listens()

    def _command(self) -> list[str]:
        return [self.soffice, f"-env:UserInstallation={self.profile.as_uri()}", "--headless"]

    def _environment(self) -> dict[str, str]:
        """The environment of LibreOffice: temporary files and caches go into its folder, and no proxy
        or desktop is used.
        """
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        own = str(self.folder)
        return {**kept, "HOME": own, "TMPDIR": own, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}

    def _wait_until_it_listens(self) -> None:
        """Waits until LibreOffice has opened the blank document, which shows by its lock file. A call
        made earlier could itself become the running process; or the running process could end with
        the call, as it has nothing else open.
        """
        lock = self.blank.with_name(f".~lock.{self.blank.name}#")
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.is_running():
            if lock.exists():
                return
            time.sleep(0.02)
        self.stop()
        raise NotStarted

    def is_ours(self) -> bool:
        return self.owner == os.getpid()

    def is_running(self) -> bool:
        """Whether LibreOffice runs. Checks its process, as the keeper notices its end up to 0.5 s late."""
        if not self.group or self.keeper.poll() is not None:
            return False
        try:
            os.kill(self.group, 0)
        except ProcessLookupError:
            return False
        return True

    def convert(self, data: bytes, suffix: str, read_as: str, write_as: str, seconds: float) -> bytes | None:
        """The converted file; None if LibreOffice can't open it. Raises `Died` or `TookTooLong`."""
        self.files += 1
        source = self.folder / f"{self.files}{suffix}"
        out = self.folder / f"{self.files}-out"
        result = out / f"{self.files}.{write_as.partition(':')[0]}"
        try:
            source.write_bytes(data)
            returned = self._call(source, out, read_as, write_as, seconds)
            if returned:
                raise Died(f"soffice returned {returned}")
            return result.read_bytes() if result.exists() else None
        except FileNotFoundError as error:  # the keeper has removed the folder
            raise Died("LibreOffice ended") from error
        finally:
            source.unlink(missing_ok=True)
            shutil.rmtree(out, ignore_errors=True)

    def _call(self, source: Path, out: Path, read_as: str, write_as: str, seconds: float) -> int:
        """Exit code of a soffice call, which waits until the running process is done with the file."""
        arguments = [f"--infilter={read_as}", "--convert-to", write_as, "--outdir", str(out)]
        try:
            call = subprocess.Popen(  # noqa: S603  (soffice)
                [*self._command(), *arguments, str(source)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self._environment(),
                process_group=self.group,
            )
        except (PermissionError, ProcessLookupError) as error:  # the group has ended
            raise Died("LibreOffice ended") from error
        with call:
            try:
                call.communicate(timeout=seconds)
            except subprocess.TimeoutExpired as error:
                self.stop()
                raise TookTooLong from error
            except BaseException:
                self.stop()
                raise
        return call.returncode

    def stop(self) -> None:
        """Ends all of its processes and removes its folder."""
        if self.group:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.group, signal.SIGKILL)
        for stream in (self.keeper.stdin, self.keeper.stdout):
            if stream is not None:
                stream.close()
        try:
            self.keeper.wait(10)
        except subprocess.TimeoutExpired:
            self.keeper.kill()
            self.keeper.wait()
        keeper.clear(self.folder)
