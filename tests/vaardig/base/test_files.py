import pytest

from vaardig.base.files import atomic_path, remove_stale_temporaries, write_json, write_text


def test_write_json_is_canonical(tmp_path):
    write_json(tmp_path / "a.json", {"b": 1, "a": "é"})
    assert (tmp_path / "a.json").read_bytes() == '{\n  "a": "é",\n  "b": 1\n}\n'.encode()


def test_a_failed_write_leaves_the_old_file_and_no_temporary(tmp_path):
    target = tmp_path / "x.txt"
    write_text(target, "old")

    def fail():
        with atomic_path(target) as temporary:
            temporary.write_text("new", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert target.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.txt"]


def test_a_folder_lands_whole(tmp_path):
    with atomic_path(tmp_path / "part") as temporary:
        temporary.mkdir()
        (temporary / "t").write_text("1", encoding="utf-8")
    assert (tmp_path / "part" / "t").read_text(encoding="utf-8") == "1"


def test_stale_temporaries_are_removed(tmp_path):
    (tmp_path / ".part.1.tmp").mkdir()
    (tmp_path / ".file.2.tmp").write_text("", encoding="utf-8")
    (tmp_path / "keep").write_text("", encoding="utf-8")
    assert remove_stale_temporaries(tmp_path) == 2
    assert [p.name for p in tmp_path.iterdir()] == ["keep"]
