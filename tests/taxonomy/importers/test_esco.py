"""ESCO: the official layout, from folder and zip; broken releases leave what is there untouched."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from taxonomy.importers.esco import import_esco, split_labels
from taxonomy.release import Relation, read_release
from vaardig.base.errors import TaxonomyError

SAMPLE = Path(__file__).parents[1] / "data" / "esco"
SHARED = Path(__file__).parents[4] / "shared" / "data" / "esco" / "v1.2.1_nl"
KEY = "esco:00000000-0000-4000-8000-0000000000"


def test_folder(tmp_path):
    report = import_esco(SAMPLE, tmp_path / "release")
    assert report.counts == {"skills": 2, "occupations": 1, "relations": 3}
    release = read_release(tmp_path / "release")
    descaling, acids = release.skills
    assert (descaling.id, descaling.label, descaling.kind) == (f"{KEY}01", "ketelkasten ontkalken", "activiteit")
    assert descaling.labels == ("boilers ontkalken", "ketels ontkalken", "descale boilers")
    assert (acids.kind, acids.labels) == ("kennis", ("leer van zuren", "zuurkunde"))
    (job,) = release.occupations
    assert job.titles == ("ketelontkalkster", "ontkalker", "kalkmeester")
    assert (job.isco, job.nace) == ("7126", ("81.22",))
    assert Relation(f"{KEY}a1", f"{KEY}01", "essential") in release.relations
    assert any("1 rows are deprecated" in note for note in report.notes)
    assert any("1 skills that relations name" in note for note in report.notes)


def test_a_zip_gives_the_same_release_as_its_folder(tmp_path):
    archive = tmp_path / "ESCO dataset - v1.2.0 - classification - nl - csv.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for path in sorted(SAMPLE.glob("*.csv")):
            target.write(path, f"classification/{path.name}")
    report = import_esco(archive, tmp_path / "zip")
    import_esco(SAMPLE, tmp_path / "folder")
    assert report.version == "1.2.0"
    for name in ("skills", "occupations", "relations"):
        assert (tmp_path / "zip" / f"{name}.jsonl").read_bytes() == (tmp_path / "folder" / f"{name}.jsonl").read_bytes()


def test_absent_tables_are_reported_and_the_rest_is_used(tmp_path):
    source = tmp_path / "part"
    source.mkdir()
    shutil.copy(SAMPLE / "digCompSkillsCollection_nl.csv", source)
    report = import_esco(source, tmp_path / "release")
    assert report.counts == {"skills": 1, "occupations": 0, "relations": 0}
    assert sum("is not in this release" in note for note in report.notes) == 8


def test_the_same_input_changes_nothing(tmp_path):
    first = import_esco(SAMPLE, tmp_path / "release")
    before = {path.name: path.read_bytes() for path in (tmp_path / "release").iterdir()}
    second = import_esco(SAMPLE, tmp_path / "release")
    assert (first.changed, second.changed) == (True, False)
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "release").iterdir()}
    assert [path.name for path in tmp_path.iterdir()] == ["release"]


BROKEN = {
    "other encoding": ("skills_nl.csv", "conceptUri,preferredLabel\nx,caf\u00e9\n".encode("cp1252"), "not UTF-8"),
    "missing column": ("occupations_nl.csv", b"conceptUri,label\nx,y\n", "lacks the column"),
    "web page": ("skills_nl.csv", b"\n<!DOCTYPE html><html><body>Log in</body></html>", "web page"),
    "empty": ("skills_nl.csv", b"", "is empty"),
    "open quote": ("skills_nl.csv", b'conceptUri,preferredLabel\nx,"open\n', "no CSV"),
    "too many fields": ("skills_nl.csv", b"conceptUri,preferredLabel\nx,y,z\n", "too many fields"),
}


@pytest.mark.parametrize(("name", "content", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_leaves_the_release_untouched(tmp_path, name, content, message):
    source = tmp_path / "source"
    shutil.copytree(SAMPLE, source)
    (source / name).write_bytes(content)
    import_esco(SAMPLE, tmp_path / "release")
    before = {path.name: path.read_bytes() for path in (tmp_path / "release").iterdir()}
    with pytest.raises(TaxonomyError, match=message):
        import_esco(source, tmp_path / "release")
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "release").iterdir()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["release", "source"]


def test_a_truncated_zip_and_a_page_named_zip(tmp_path):
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w") as target:
        target.write(SAMPLE / "skills_nl.csv", "skills_nl.csv")
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole.read_bytes()[:-40])
    with pytest.raises(TaxonomyError, match="no whole zip"):
        import_esco(cut, tmp_path / "release")
    page = tmp_path / "page.zip"
    page.write_bytes(b"<html>please log in</html>")
    with pytest.raises(TaxonomyError, match="web page"):
        import_esco(page, tmp_path / "release")
    with pytest.raises(TaxonomyError, match="does not exist"):
        import_esco(tmp_path / "nergens", tmp_path / "release")


def test_a_folder_that_is_no_release_is_never_replaced(tmp_path):
    target = tmp_path / "thesis"
    target.mkdir()
    (target / "chapter.txt").write_text("dear", "utf-8")
    with pytest.raises(TaxonomyError, match="no imported release"):
        import_esco(SAMPLE, target)
    assert (target / "chapter.txt").read_text("utf-8") == "dear"


def test_a_damaged_table_is_noticed_when_read(tmp_path):
    import_esco(SAMPLE, tmp_path / "release")
    with (tmp_path / "release" / "skills.jsonl").open("a", encoding="utf-8") as handle:
        handle.write("{}\n")
    with pytest.raises(TaxonomyError, match=r"skills\.jsonl"):
        read_release(tmp_path / "release")


def test_labels_are_split_as_both_layouts_do():
    assert split_labels("a b\nc  d\n\na b") == ("a b", "c d")
    assert split_labels("a | b|c | d") == ("a", "b|c", "d")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference data folder (shared/data) is not beside this checkout")
def test_the_dutch_release(tmp_path):
    report = import_esco(SHARED, tmp_path / "release")
    assert report.counts == {"skills": 2367, "occupations": 3039, "relations": 0}
    assert report.version == "1.2.1"
    assert sum("is not in this release" in note for note in report.notes) == 2
