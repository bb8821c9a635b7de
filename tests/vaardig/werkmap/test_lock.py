"""Two writers never hold one werkmap; a dead one holds nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vaardig.base.errors import WerkmapError
from vaardig.werkmap.lock import writing

HOLD = """
import sys, pathlib
from vaardig.werkmap.lock import writing
with writing(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_second_writer_is_refused_and_a_killed_one_is_taken_over(tmp_path):
    lock = tmp_path / "w" / ".lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(WerkmapError, match=f"process {holder.pid}"), writing(lock):
        pass
    holder.kill()
    holder.wait()
    with writing(lock), pytest.raises(WerkmapError), writing(lock):
        pass
    with writing(lock):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_message(tmp_path):
    (tmp_path / "lock").symlink_to("/dev/full")
    with pytest.raises(WerkmapError, match=r"No space left.*make room"), writing(tmp_path / "lock"):
        pytest.fail("it was not written")
