"""Competent: counts, matches, and that one missing file is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from taxonomy.importers.competent import import_competent, parse_matches
from taxonomy.release import Match, read_release
from vaardig.base.errors import TaxonomyError

SAMPLE = Path(__file__).parents[1] / "data" / "competent"
SHARED = Path(__file__).parents[4] / "shared" / "data" / "competent"


def test_sample(tmp_path):
    report = import_competent(SAMPLE, tmp_path / "release")
    assert report.counts == {"skills": 3, "occupations": 0, "relations": 0}
    assert any("occupations_nl.csv" in note for note in report.notes)
    kinds = {skill.id: skill.kind for skill in read_release(tmp_path / "release").skills}
    assert kinds == {"competent:SK-9001": "activiteit", "competent:KN-9002": "kennis", "competent:SO-99": "soft"}


def test_matches():
    text = (
        "skos:exactMatch|http://data.europa.eu/esco/skill/aa-1|een | twee ; "
        "skos:broadMatch|http://data.europa.eu/esco/skill/bb-2|drie ; onzin"
    )
    assert parse_matches(text) == (Match("exact", "esco:aa-1"), Match("broad", "esco:bb-2"))
    assert parse_matches("") == ()


def test_a_folder_without_any_table_is_refused(tmp_path):
    with pytest.raises(TaxonomyError, match="no Competent table"):
        import_competent(tmp_path, tmp_path / "release")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference data folder (shared/data) is not beside this checkout")
def test_the_published_release(tmp_path):
    report = import_competent(SHARED, tmp_path / "release")
    assert report.counts == {"skills": 7963, "occupations": 638, "relations": 0}
