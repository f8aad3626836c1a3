"""One LibreOffice process with a folder of its own, and the files handed to it."""

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
"""Until it takes files: 0.5 on a machine with nothing to do."""


class Died(Exception):
    """The process ended while it had a file."""


class NotStarted(Exception):
    """It ended, or did not get ready, while it was starting."""


class TookTooLong(Exception):
    """A file was not done in time; the process was ended."""


class Office:
    """A running LibreOffice. Raises `NotStarted` where there is none to be had."""

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
        # A document that stays open keeps it running when a file is done.
        command = [*self._command(), "--norestore", str(self.blank)]
        self.keeper = subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, "-I", keeper.__file__, str(self.owner), str(self.folder), *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self._environment(),
            process_group=0,  # Ctrl-C is for the owner, which ends it in its own time
        )
        assert self.keeper.stdout is not None
        told = self.keeper.stdout.readline()
        self.group = int(told) if told.strip().isdigit() else 0
        self._wait_until_it_listens()

    def _command(self) -> list[str]:
        return [self.soffice, f"-env:UserInstallation={self.profile.as_uri()}", "--headless"]

    def _environment(self) -> dict[str, str]:
        """Its temporary files and caches lie in the folder; no proxy, no desktop."""
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        own = str(self.folder)
        return {**kept, "HOME": own, "TMPDIR": own, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}

    def _wait_until_it_listens(self) -> None:
        """It locks the blank document once that is open. Before, a call could become the running
        process itself, or the running process end with the call, having nothing open.
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
        """Asked of the process itself: its keeper notices half a second later."""
        if not self.group or self.keeper.poll() is not None:
            return False
        try:
            os.kill(self.group, 0)
        except ProcessLookupError:
            return False
        return True

    def convert(self, data: bytes, suffix: str, read_as: str, write_as: str, seconds: float) -> bytes | None:
        """The converted file; None where it can't be opened. Raises `Died` or `TookTooLong`."""
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
        except FileNotFoundError as error:  # the keeper has cleared the folder away
            raise Died("LibreOffice ended") from error
        finally:
            source.unlink(missing_ok=True)
            shutil.rmtree(out, ignore_errors=True)

    def _call(self, source: Path, out: Path, read_as: str, write_as: str, seconds: float) -> int:
        """What the call returns, which waits until the running process is done with the file."""
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
        """Ends all its processes, and takes its folder away."""
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
