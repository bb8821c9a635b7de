import json
import os

import pytest

from vaardig.base.cache import VARIABLE, cache_folder, code_of, kept


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


class _Making:
    def __init__(self, value):
        self.value = value
        self.times = 0

    def __call__(self):
        self.times += 1
        return self.value


def _kept(making, key="k", unpack=json.loads):
    return kept("things", key, making, lambda value: json.dumps(value).encode(), unpack)


def test_a_thing_is_made_once_per_key(cache):
    making = _Making([1, "één"])
    assert [_kept(making), _kept(making), _kept(making, "other")] == [[1, "één"]] * 3
    assert making.times == 2
    assert sorted(item.name for item in (cache / "things").iterdir()) == ["k", "other"]


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_entry_is_made_anew(cache, damage):
    making = _Making({"a": 1})
    _kept(making)
    entry = cache / "things" / "k"
    raw = entry.read_bytes()
    entry.write_bytes(raw[:-1] + b"?" if damage is None else damage)
    assert _kept(making) == {"a": 1}
    assert making.times == 2
    assert entry.read_bytes() == raw


def test_an_entry_that_means_nothing_is_made_anew(cache):
    making = _Making("x")
    _kept(making)

    def refuse(_content):
        raise ValueError

    assert _kept(making, unpack=refuse) == "x"
    assert making.times == 2


def test_the_oldest_entries_go(cache):
    for number in range(7):
        _kept(_Making(number), f"k{number}")
        os.utime(cache / "things" / f"k{number}", (number, number))
    # Reading makes an entry young again.
    assert _kept(_Making("not made"), "k3") == 3
    _kept(_Making(7), "k7")
    assert sorted(item.name for item in (cache / "things").iterdir()) == ["k3", "k5", "k6", "k7"]


@pytest.mark.parametrize("word", ["off", "OFF", "0"])
def test_off(tmp_path, monkeypatch, word):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, word)
    making = _Making(1)
    assert [_kept(making), _kept(making)] == [1, 1]
    assert making.times == 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file"))
    assert _kept(_Making(5)) == 5


@pytest.mark.skipif(os.name != "posix", reason="the XDG specification is for Unix")
def test_where_it_stands(tmp_path, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "vaardig"
    # A relative path is to be ignored, says the specification.
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert cache_folder() == tmp_path / "home" / ".cache" / "vaardig"


def test_code_has_a_hash_of_its_own():
    assert code_of("taxonomy") != code_of("taxonomy", "data/rules") != code_of("indexes")
