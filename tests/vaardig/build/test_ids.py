"""Ids are unique whatever sources call their rows, and stay as they were where they can."""

from __future__ import annotations

from vaardig.build.ids import IdRegistry


def test_collisions_get_source_then_row_then_fingerprint():
    registry = IdRegistry()
    assert registry.assign(["1", "2"], "a", [1, 2], "f") == ["1", "2"]
    assert registry.assign(["1", "1", "a/3"], "b", [1, 2, 3], "f") == ["b/1", "b/1#2", "a/3"]
    registry.add(["c/9", "c/9#1", "9"])
    assert registry.assign(["9"], "c", [1], "f00") == ["f00/1"]


def test_order_of_batches_does_not_matter_for_what_is_seen():
    registry = IdRegistry()
    for start in range(0, 5_000, 37):
        registry.add([str(i) for i in range(start, start + 37)])
    assert len(registry._levels) < 16
    final = registry.assign([str(i) for i in range(0, 5_000, 500)], "s", list(range(10)), "f")
    assert final == [f"s/{i}" for i in range(0, 5_000, 500)]
