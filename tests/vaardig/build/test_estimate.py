import shutil
from collections import namedtuple

import pytest
from conftest import ads, write_jsonl
from fake_engine import machinery

from vaardig.base.errors import WerkmapError
from vaardig.build.estimate import check_room, disk_for, free_bytes, readable
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest

_Usage = namedtuple("_Usage", "total used free")


def _ask(out, *sources):
    return BuildRequest(sources, out, part_rows=25)


def test_more_text_takes_more_and_compressed_text_unpacks(tmp_path):
    short, long = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    short.write_bytes(b"x" * 1_000)
    long.write_bytes(b"x" * 100_000)
    assert disk_for(long, 10) - disk_for(short, 10) == 0.8 * 99_000
    packed = shutil.copy(short, tmp_path / "a.jsonl.gz")
    assert disk_for(packed, 10) == disk_for(short, 10) + 3 * 800
    # Rows unknown: the size decides.
    assert disk_for(long, None) == disk_for(long, 50)
    folder = tmp_path / "f"
    folder.mkdir()
    shutil.copy(long, folder / "one.txt")
    assert disk_for(folder, None) == disk_for(long, None)


def test_the_disk_of_a_folder_that_is_still_to_be_made(tmp_path):
    assert free_bytes(tmp_path / "a" / "b") > 0


@pytest.mark.parametrize(("size", "text"), [(300, "1 kB"), (72e6, "72 MB"), (3.44e9, "3.4 GB"), (2.1e12, "2,100 GB")])
def test_readable(size, text):
    assert readable(size) == text


def test_what_a_build_takes_is_said_before_it_starts(tmp_path, corpus):
    said = []
    build(_ask(tmp_path / "w", corpus), said.append, machinery())
    plan = next(step for step in said if step.stage == "plan")
    assert plan.note.startswith("200 rows to read, about ")
    assert [step.stage for step in said].index("plan") < [step.stage for step in said].index("read")
    build(_ask(tmp_path / "w", corpus), said.clear() or said.append, machinery())
    assert "plan" not in [step.stage for step in said]


def test_too_little_room_is_one_message_and_the_same_call_goes_on(tmp_path, monkeypatch, corpus):
    build(_ask(tmp_path / "w", corpus), machinery=machinery())
    more = write_jsonl(tmp_path / "more.jsonl", ads(60, seed=2))
    with monkeypatch.context() as patch:
        patch.setattr("vaardig.build.estimate.shutil.disk_usage", lambda _: _Usage(10**9, 10**9, 20_000))
        with pytest.raises(WerkmapError, match=r"expected to take \d+ kB more, and its disk has 20 kB free.*make room"):
            build(_ask(tmp_path / "w", more), machinery=machinery())
    assert build(_ask(tmp_path / "w", more), machinery=machinery()).counts["rows"] == 260


def test_just_enough_room_is_enough(tmp_path):
    check_room(tmp_path, 1_000, 1_000)
    with pytest.raises(WerkmapError):
        check_room(tmp_path, 1_001, 1_000)
