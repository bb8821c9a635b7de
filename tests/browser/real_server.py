"""A running ``vaardig serve`` and the two screens that pages are looked at on."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


class Server:
    """A running ``vaardig serve``: its address, and what it wrote."""

    def __init__(self, werkmap: Path, log: Path) -> None:
        self.log = log
        code = "from vaardig.cli.main import main; main()"
        command = [sys.executable, "-c", code, "serve", str(werkmap), "--port", "0"]
        self._file = log.open("w", encoding="utf-8")
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, stdout=self._file, stderr=subprocess.STDOUT, cwd=log.parent)
        self.address = self._address()

    def _address(self) -> str:
        while time.monotonic() < self.started + 60:
            found = re.search(r"http://127\.0\.0\.1:\d+", self.text)
            if found:
                return found.group()
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"the server did not start:\n{self.text}")

    @property
    def text(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self._file.close()


def press(page, target) -> None:
    """Press what leads to another page and wait for the whole of it: counts, addresses and paper do not wait."""
    with page.expect_navigation(wait_until="load"):
        target.click()
