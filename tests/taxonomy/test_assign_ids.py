"""Ids are given in order, once, and never again."""

from __future__ import annotations

import pytest

from taxonomy.assign_ids import assign_ids, read_ledger
from vaardig.base.errors import TaxonomyError


@pytest.fixture
def root(tmp_path):
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "a.txt").write_text("[+] een\n- [+] geen entry\n[+] twee\n", "utf-8")
    (tmp_path / "skills" / "b.txt").write_text("[+] drie\n", "utf-8")
    (tmp_path / "licences.txt").write_text("[+] bewijs\n", "utf-8")
    return tmp_path


def test_numbers_run_on_over_files_and_are_stable(root):
    assert assign_ids(root).given["vs-"] == 3
    first = (root / "skills" / "a.txt").read_text("utf-8")
    assert first == "[vs-000001] een\n- [+] geen entry\n[vs-000002] twee\n"
    assert (root / "licences.txt").read_text("utf-8") == "[vl-000001] bewijs\n"
    assert assign_ids(root).given["vs-"] == 0
    assert (root / "skills" / "a.txt").read_text("utf-8") == first


def test_a_removed_entry_retires_its_id_for_good(root):
    assign_ids(root)
    (root / "skills" / "b.txt").write_text("", "utf-8")
    assert assign_ids(root).retired == ("vs-000003",)
    (root / "skills" / "b.txt").write_text("[+] vier\n", "utf-8")
    assign_ids(root)
    assert (root / "skills" / "b.txt").read_text("utf-8") == "[vs-000004] vier\n"
    assert read_ledger(root / "ids.txt")[1] == {"vs-000003"}


def test_a_number_typed_by_hand_is_refused(root):
    assign_ids(root)
    (root / "skills" / "b.txt").write_text("[vs-000009] negen\n", "utf-8")
    with pytest.raises(TaxonomyError, match="typed by hand"):
        assign_ids(root)


def test_a_damaged_ledger_is_refused(root):
    (root / "ids.txt").write_text("highest vs 3\n", "utf-8")
    with pytest.raises(TaxonomyError, match=r"ids\.txt line 1"):
        assign_ids(root)
