"""A build counts every row, ends in the same bytes however it was interrupted, and refuses what does not fit."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from conftest import ads, tree, write_jsonl
from fake_engine import FakeRecipe, LazyRecipe, machinery

from vaardig.base.errors import InputError, TaxonomyError, WerkmapError
from vaardig.build.pipeline import build
from vaardig.build.relink import relink
from vaardig.build.request import BuildRequest, RelinkRequest
from vaardig.werkmap import Werkmap

HERE = Path(__file__).parent.parent


def ask(out: Path, *sources: Path, **options: object) -> BuildRequest:
    return BuildRequest(sources, out, part_rows=25, **options)


def test_rows_are_vacancies_and_rejects_and_tables_agree(tmp_path, corpus):
    report = build(ask(tmp_path / "w", corpus), machinery=machinery())
    werkmap = Werkmap.open(tmp_path / "w")
    counts = werkmap.counts
    assert report.rows_read == counts["rows"] == 200 == counts["vacancies"] + counts["rejects"]
    assert counts["rejects"] > 0
    vacancies = werkmap.vacancies().collect()
    assert vacancies.height == counts["vacancies"] == vacancies["id"].n_unique()
    assert vacancies["cluster"].null_count() == 0
    assert vacancies["date"].null_count() == counts["undated"] > 0
    mentions, texts = werkmap.scan("mentions").collect(), werkmap.scan("texts").collect()
    spans = mentions.join(texts, left_on="vacancy_id", right_on="id").filter(pl.col("start").is_not_null())
    assert all(row["text"][row["start"] : row["end"]] == row["surface"] for row in spans.iter_rows(named=True))
    assert werkmap.damaged_parts() == []


def test_units_are_clusters_per_year(tmp_path, corpus):
    build(ask(tmp_path / "w", corpus), machinery=machinery())
    werkmap = Werkmap.open(tmp_path / "w")
    vacancies, units = werkmap.vacancies().collect(), werkmap.scan("units").collect()
    dated = vacancies.drop_nulls("year")
    assert units.height == dated.select("cluster", "year").unique().height == werkmap.counts["units"]
    assert int(units["ads"].sum()) == dated.height > units.height
    assert units["unit"].to_list() == list(range(units.height))
    assert werkmap.counts["clusters"] == vacancies["cluster"].n_unique()


def test_two_workers_give_the_same_bytes(tmp_path, corpus):
    more = write_jsonl(tmp_path / "more.jsonl", ads(60, seed=2))
    build(ask(tmp_path / "one", corpus, more), machinery=machinery())
    report = build(ask(tmp_path / "two", corpus, more, workers=2), machinery=machinery())
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert report.counts["rows"] == 260


def test_second_run_does_nothing_and_a_new_source_is_appended(tmp_path, corpus):
    build(ask(tmp_path / "w", corpus), machinery=machinery())
    before = tree(tmp_path / "w")
    again = build(ask(tmp_path / "w", corpus), machinery=machinery())
    assert again.unchanged
    assert again.rows_read == 0
    assert tree(tmp_path / "w") == before
    more = write_jsonl(tmp_path / "more.jsonl", ads(30, seed=2))
    report = build(ask(tmp_path / "w", more), machinery=machinery())
    assert (report.rows_read, report.counts["rows"]) == (30, 230)
    parts = {name: content for name, content in before.items() if name.startswith("parts/")}
    assert parts.items() <= tree(tmp_path / "w").items()


def test_equal_ids_of_two_sources_are_told_apart(tmp_path):
    first = write_jsonl(tmp_path / "a.jsonl", [{"id": "1", "title": "Lasser", "text": "Je kunt lassen in Gent."}])
    rows = [{"id": "1", "title": "Kok", "text": "Je kookt."}, {"id": "1", "title": "Bakker", "text": "Je bakt."}]
    second = write_jsonl(tmp_path / "b.jsonl", rows)
    build(ask(tmp_path / "w", first, second), machinery=machinery())
    ids = Werkmap.open(tmp_path / "w").scan("vacancies").collect()["id"].to_list()
    assert ids[:2] == ["1", "b.jsonl/1"]
    assert len(set(ids)) == 3


def test_one_content_under_two_names_counts_once(tmp_path, corpus):
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(corpus.read_bytes())
    assert build(ask(tmp_path / "w", corpus, copy), machinery=machinery()).counts["rows"] == 200


def test_changed_source_is_refused_then_replaced(tmp_path, corpus):
    build(ask(tmp_path / "w", corpus), machinery=machinery())
    write_jsonl(corpus, ads(210))
    with pytest.raises(WerkmapError, match=r"has changed .* --replace"):
        build(ask(tmp_path / "w", corpus), machinery=machinery())
    assert build(ask(tmp_path / "w", corpus, replace=True), machinery=machinery()).counts["rows"] == 210
    build(ask(tmp_path / "fresh", corpus), machinery=machinery())
    assert tree(tmp_path / "w").keys() == tree(tmp_path / "fresh").keys()


@pytest.mark.parametrize(
    ("recipe", "options", "message"),
    [
        (FakeRecipe(version="2"), {}, "another taxonomy or version.*vaardig relink"),
        (FakeRecipe(encoder="2"), {}, "encoder 'fake-encoder-1', not 'fake-encoder-2'.*vaardig relink"),
        (FakeRecipe(), {"part_rows": 30}, "part_rows=25"),
        (FakeRecipe(), {"keep_personal_data": True}, "keep_personal_data=False"),
        (FakeRecipe(), {"kind": "functiebeschrijving"}, "kind 'vacature'"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path, corpus, recipe, options, message):
    build(ask(tmp_path / "w", corpus), machinery=machinery())
    with pytest.raises(WerkmapError, match=message):
        build(replace(ask(tmp_path / "w", corpus), **options), machinery=machinery(recipe))
    assert Werkmap.open(tmp_path / "w").counts["rows"] == 200


def test_folder_with_other_things_and_missing_source_are_refused(tmp_path, corpus):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    with pytest.raises(WerkmapError, match="not a werkmap"):
        build(ask(tmp_path / "mine", corpus), machinery=machinery())
    with pytest.raises(InputError):
        build(ask(tmp_path / "w", tmp_path / "no.jsonl"), machinery=machinery())
    with pytest.raises(WerkmapError, match="does not exist"):
        Werkmap.open(tmp_path / "nowhere")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_recipe_that_fails_says_why(tmp_path, corpus, workers):
    with pytest.raises(TaxonomyError, match="regel 3 klopt niet"):
        build(ask(tmp_path / "w", corpus, workers=workers), machinery=machinery(FakeRecipe(fail="regel 3 klopt niet")))


def test_half_read_source_must_be_finished_before_others(tmp_path, corpus):
    def stop(progress):
        if progress.done >= 75:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(ask(tmp_path / "w", corpus), stop, machinery())
    with pytest.raises(WerkmapError, match="not finished"):
        Werkmap.open(tmp_path / "w")
    more = write_jsonl(tmp_path / "more.jsonl", ads(30, seed=2))
    with pytest.raises(WerkmapError, match=r"ads\.jsonl only in part"):
        build(ask(tmp_path / "w", more), machinery=machinery())
    report = build(ask(tmp_path / "w", corpus), machinery=machinery())
    assert report.rows_read == 125
    build(ask(tmp_path / "whole", corpus), machinery=machinery())
    assert tree(tmp_path / "w") == tree(tmp_path / "whole")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX")
def test_killed_builds_resume_to_the_same_bytes(tmp_path):
    corpus = write_jsonl(tmp_path / "ads.jsonl", ads(400))
    build(ask(tmp_path / "whole", corpus), machinery=machinery())
    expected = tree(tmp_path / "whole")
    parts = {name.split("/")[1] for name in expected if name.startswith("parts/")}
    assert len(parts) == 16
    out = tmp_path / "killed"
    # Kill once so many parts have landed; the last round is left to finish.
    for landed in (1, 4, 9, 14):
        process = _start(out, corpus)
        while process.poll() is None and len(list((out / "parts").glob("*-*/part.json"))) < landed:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    assert not (out / "manifest.json").exists()
    assert _start(out, corpus).wait(60) == 0
    assert tree(out) == expected


def _start(out: Path, corpus: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(HERE / "fake_engine.py"), str(out), "2", "0.05", "25", str(corpus)]
    return subprocess.Popen(command)


def test_relink_applies_another_version_without_the_source(tmp_path, corpus):
    build(ask(tmp_path / "fresh", corpus), machinery=machinery(FakeRecipe(version="2")))
    build(ask(tmp_path / "w", corpus), machinery=machinery())
    corpus.unlink()
    report = relink(RelinkRequest(tmp_path / "w"), recipe=FakeRecipe(version="2"))
    assert report.rows_read == 200
    assert tree(tmp_path / "w") == tree(tmp_path / "fresh")
    assert relink(RelinkRequest(tmp_path / "w"), recipe=FakeRecipe(version="2")).unchanged


def _sizes(path: Path, **rows: str) -> Path:
    path.write_text("werkgever;grootte\n" + "".join(f"{n.replace('_', ' ')};{c}\n" for n, c in rows.items()), "utf-8")
    return path


def _classes(out: Path) -> dict[str, str]:
    frame = Werkmap.open(out).scan("vacancies").select("employer", "employer_size").unique().collect()
    return {name: size for name, size in frame.iter_rows() if size != "onbekend"}


def test_employer_sizes_come_from_the_file_and_belong_to_the_plan(tmp_path, corpus):
    sizes = _sizes(tmp_path / "sizes.csv", Bedrijf_7="12", BEDRIJF_8_NV="1000+", Nergens="5-9", Fout="veel")
    request = ask(tmp_path / "w", corpus, employer_sizes=sizes)
    report = build(request, machinery=machinery()).employer_sizes
    assert _classes(tmp_path / "w") == {"Bedrijf 7": "10-19", "Bedrijf 8": "1000+"}
    found = Werkmap.open(tmp_path / "w").scan("vacancies").select("employer").collect()["employer"]
    assert report.sized == found.is_in(["Bedrijf 7", "Bedrijf 8"]).sum()
    assert (report.rows, report.employers, len(report.skipped)) == (4, 3, 1)
    assert "row 4, 'Fout: veel'" in report.skipped[0]
    assert build(request, machinery=machinery()).unchanged
    before = tree(tmp_path / "w")
    with pytest.raises(WerkmapError, match=r"made with a file of employer sizes\. .*give that file"):
        build(ask(tmp_path / "w", corpus), machinery=machinery())
    _sizes(sizes, Bedrijf_7="20")
    with pytest.raises(WerkmapError, match=r"made with another file of employer sizes\. .*vaardig relink"):
        build(request, machinery=machinery())
    assert tree(tmp_path / "w") == before


def test_workers_give_the_same_employer_sizes(tmp_path, corpus):
    sizes = _sizes(tmp_path / "sizes.csv", Bedrijf_7="12")
    build(ask(tmp_path / "one", corpus, employer_sizes=sizes), machinery=machinery())
    build(ask(tmp_path / "two", corpus, employer_sizes=sizes, workers=2), machinery=machinery())
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_relink_keeps_or_takes_employer_sizes(tmp_path, corpus):
    out, sizes = tmp_path / "w", _sizes(tmp_path / "sizes.csv", Bedrijf_7="12")
    build(ask(out, corpus, employer_sizes=sizes), machinery=machinery())
    relink(RelinkRequest(out), recipe=FakeRecipe(version="2"))
    assert _classes(out) == {"Bedrijf 7": "10-19"}
    build(ask(tmp_path / "direct", corpus, employer_sizes=sizes), machinery=machinery(FakeRecipe(version="2")))
    assert tree(out) == tree(tmp_path / "direct")
    other = _sizes(tmp_path / "other.csv", Bedrijf_9="5-9")
    report = relink(RelinkRequest(out, employer_sizes=other), recipe=FakeRecipe(version="2"))
    assert report.employer_sizes.employers == 1
    assert _classes(out) == {"Bedrijf 9": "5-9"}
    build(ask(out, corpus, employer_sizes=other), machinery=machinery(FakeRecipe(version="2")))


def test_a_bad_file_of_employer_sizes_leaves_the_werkmap_alone(tmp_path, corpus):
    build(ask(tmp_path / "w", corpus), machinery=machinery())
    bad = tmp_path / "bad.csv"
    bad.write_text("stad;aantal\nGent;5\n")
    with pytest.raises(InputError, match=r"bad\.csv, line 1"):
        build(ask(tmp_path / "w", corpus, employer_sizes=bad), machinery=machinery())
    with pytest.raises(InputError, match=r"bad\.csv, line 1"):
        relink(RelinkRequest(tmp_path / "w", employer_sizes=bad), recipe=FakeRecipe())
    with pytest.raises(WerkmapError, match="made with no file of employer sizes"):
        build(
            ask(tmp_path / "w", corpus, employer_sizes=_sizes(tmp_path / "s.csv", Bedrijf_7="12")),
            machinery=machinery(),
        )
    assert build(ask(tmp_path / "w", corpus), machinery=machinery()).unchanged


@pytest.mark.parametrize("workers", [1, 2])
def test_an_unchanged_build_makes_no_tools(tmp_path, corpus, workers):
    recipe = FakeRecipe()
    build(ask(tmp_path / "w", corpus, workers=workers), machinery=machinery(recipe))
    lazy = LazyRecipe(recipe.identity())
    assert build(ask(tmp_path / "w", corpus, workers=workers), machinery=machinery(lazy)).unchanged


@pytest.mark.parametrize("workers", [1, 2])
def test_a_taxonomy_that_changes_while_the_build_starts_is_noticed(tmp_path, corpus, workers):
    recipe = FakeRecipe(changes=True)
    with pytest.raises(WerkmapError, match="changed while the build was starting"):
        build(ask(tmp_path / "w", corpus, workers=workers), machinery=machinery(recipe))


def test_stopped_relink_keeps_the_old_answers_and_goes_on(tmp_path, corpus):
    build(ask(tmp_path / "w", corpus), machinery=machinery())

    def stop(progress):
        if progress.done >= 75:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        relink(RelinkRequest(tmp_path / "w"), stop, FakeRecipe(version="2"))
    assert Werkmap.open(tmp_path / "w").damaged_parts() == []
    relink(RelinkRequest(tmp_path / "w"), recipe=FakeRecipe(version="2"))
    build(ask(tmp_path / "fresh", corpus), machinery=machinery(FakeRecipe(version="2")))
    assert tree(tmp_path / "w") == tree(tmp_path / "fresh")


def test_personal_data_in_short_columns_is_masked(tmp_path):
    row = {"id": "1", "title": "Lasser, mail jan@acme.be", "text": "Je kunt lassen.", "employer": "Acme 0475 12 34 56"}
    corpus = write_jsonl(tmp_path / "a.jsonl", [row])
    build(ask(tmp_path / "w", corpus), machinery=machinery())
    werkmap = Werkmap.open(tmp_path / "w")
    for table in ("vacancies", "fields"):
        kept = werkmap.scan(table).collect().row(0, named=True)
        assert "jan@acme.be" not in kept["title"]
        assert "0475" not in kept["employer"]


def test_damaged_part_is_named(tmp_path, corpus):
    build(ask(tmp_path / "w", corpus), machinery=machinery())
    werkmap = Werkmap.open(tmp_path / "w")
    victim = werkmap.manifest.order[3]
    (tmp_path / "w" / "parts" / victim / "texts.parquet").write_bytes(b"x")
    assert werkmap.damaged_parts() == [victim]


def test_a_disk_that_is_full_at_the_end_is_one_message_and_the_build_goes_on(tmp_path, monkeypatch):
    from vaardig.build import pipeline

    def full(*_):
        raise OSError(28, "No space left on device")

    source = write_jsonl(tmp_path / "a.jsonl", ads(30))
    request = BuildRequest((source,), tmp_path / "w")
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "finish", full)
        with pytest.raises(WerkmapError, match=r"No space left.*make room"):
            build(request, machinery=machinery())
    assert build(request, machinery=machinery()).counts["vacancies"] > 0
