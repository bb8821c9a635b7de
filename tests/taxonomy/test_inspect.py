"""Counts, search, show and diff."""

from __future__ import annotations

from pathlib import Path

import pytest

from taxonomy.inspect import diff, info, search, show
from taxonomy.load import load_taxonomy
from vaardig.base.errors import TaxonomyError

DATA = Path(__file__).parent / "data"


def test_info_counts_what_is_there():
    taxonomy = load_taxonomy(DATA / "overlay")
    values = info(taxonomy)
    assert values.counts["domains"] == 6
    assert values.surface_forms > values.typed_forms >= len(taxonomy.skills)
    assert sum(values.skills_by_kind.values()) == len(taxonomy.skills)


@pytest.mark.parametrize("query", ["bierpompreiniging", "biertapreinigin", "Bier-tap reiniging"])
def test_search_forgives_typing_errors(query):
    best = search(load_taxonomy(DATA / "overlay"), query, limit=3)[0]
    assert best.label == "bierpompreiniging"
    assert 0.7 <= best.likeness <= 1


def test_search_puts_whole_words_before_parts_of_words():
    found = search(load_taxonomy(), "lassen", limit=8)
    assert found[0].label == "lassen"
    assert all(" lassen" in f" {hit.matched.replace('-', ' ')}" for hit in found)  # not "klassen poetsen"


def test_search_refuses_nothing():
    with pytest.raises(TaxonomyError, match="empty"):
        search(load_taxonomy(), "  ")


def test_show_gives_labels_and_variants():
    values = show(load_taxonomy(), "rijbewijs CE")
    assert values["type"] == "licence"
    assert values["implies"][0].startswith("rijbewijs C [")
    skill = show(load_taxonomy(DATA / "overlay"), "bierpompreiniging")
    assert skill["domains"] == ("food",)
    assert "variants" in skill
    with pytest.raises(TaxonomyError, match="bierpompreiniging"):
        show(load_taxonomy(DATA / "overlay"), "bierpompreinigingg")


def test_diff_says_what_an_overlay_changes():
    plain, changed = load_taxonomy(), load_taxonomy(DATA / "overlay")
    difference = diff(plain, changed)
    assert [label for _, label in difference.added] == ["bierpompreiniging"]
    assert not difference.removed
    assert not difference.changed
    assert diff(changed, plain).removed == difference.added
    assert diff(plain, plain).empty
