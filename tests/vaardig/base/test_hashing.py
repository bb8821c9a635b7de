from vaardig.base.hashing import hash_file, hash_json, hash_parts, hash_text


def test_borders_count():
    assert hash_parts(["ab", "c"]) != hash_parts(["a", "bc"])


def test_key_order_does_not_count():
    assert hash_json({"a": 1, "b": 2}) == hash_json({"b": 2, "a": 1})


def test_file_and_text_agree_and_surrogates_are_hashed(tmp_path):
    (tmp_path / "f").write_text("héé", encoding="utf-8")
    assert hash_file(tmp_path / "f") == hash_text("héé")
    assert hash_text("\ud800") != hash_text("")
