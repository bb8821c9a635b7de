import json
from dataclasses import replace

import numpy as np
import pytest

from indexes.benchmark import read_benchmark
from indexes.evaluate import evaluate_linking, paired_bootstrap, ranks_of
from indexes.scorer import FormScorer, Fusion
from vaardig.base.errors import InputError

CHARACTERS = Fusion(1.0, 0.0, concept=0.0, label=0.0)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "q.tsv").write_text("Q1\tLasser\nQ2\tchauffeur vrachtwagen\nQ3\tbakker\n", encoding="utf-8")
    (tmp_path / "c.tsv").write_text(
        "A0\tlasser\nA1\thoeklasser\nB0\tvrachtwagenchauffeur\nC0\tlasser\nD0\tbroodbakker\n", encoding="utf-8"
    )
    (tmp_path / "a.tsv").write_text("Q1\t0\tA0\t1\nQ1\t0\tA1\t1\nQ2\t0\tB0\t1\nQ2\t0\tC0\t0\n", encoding="utf-8")
    (tmp_path / "m.tsv").write_text("A0\tA\nA1\tA\nB0\tB\nC0\tC\nD0\tD\n", encoding="utf-8")
    return tmp_path


def run(files, tiny, **options):
    return evaluate_linking(
        files / "q.tsv", files / "c.tsv", files / "a.tsv", encoder=tiny, fusion=CHARACTERS, **options
    )


def test_a_tie_with_a_wrong_element_counts_against_us(files, tiny):
    figures = run(files, tiny)
    # Q1: "lasser" stands there twice, once wrong: rank 2. Q2: rank 1. Q3 has no answer.
    assert figures.queries == 2
    assert figures.unanswerable == 1
    assert figures.mrr == pytest.approx(0.75)
    # trec_eval puts the last id first: C0, which is wrong, before A0; so it is the same here.
    assert figures.mrr_trec == pytest.approx(0.75)
    assert figures.hit_at_1 == 0.5
    assert figures.hit_at_5 == 1.0
    assert (figures.verbatim, figures.mrr_verbatim, figures.mrr_rest) == (1, 0.5, 1.0)
    json.dumps(figures.as_dict())


def test_ties_as_trec_eval_breaks_them(files, tiny):
    text = (files / "c.tsv").read_text(encoding="utf-8").replace("C0", "00")
    (files / "c.tsv").write_text(text, encoding="utf-8")
    (files / "a.tsv").write_text("Q1\t0\tA0\t1\n", encoding="utf-8")
    figures = run(files, tiny)
    assert (figures.mrr, figures.mrr_trec) == (0.5, 1.0)


def test_concepts_are_ranked_once(files, tiny):
    benchmark = read_benchmark(files / "q.tsv", files / "c.tsv", files / "a.tsv", files / "m.tsv")
    scorer = FormScorer(benchmark.elements, tiny, kind="occupation", fusion=CHARACTERS, owners=benchmark.concepts)
    (files / "q.tsv").write_text("Q1\tgroot brood\nQ2\thoeklasser\nQ3\tx\n", encoding="utf-8")
    (files / "a.tsv").write_text("Q1\t0\tD0\t1\nQ2\t0\tC0\t1\n", encoding="utf-8")
    benchmark = read_benchmark(files / "q.tsv", files / "c.tsv", files / "a.tsv", files / "m.tsv")
    # Two names of concept A stand before "lasser" of concept C; with distinct concepts only one does.
    every = ranks_of(benchmark, scorer).strict.tolist()
    distinct = ranks_of(benchmark, scorer, distinct=True).strict.tolist()
    assert every[1] == 3
    assert distinct[1] == 2
    unmapped = replace(benchmark, concepts=None)
    assert len(set(unmapped.groups[[0, 3]])) == 1
    assert len(set(unmapped.groups)) == 4


def test_run_file_is_trec(files, tiny):
    run(files, tiny, run=files / "run.txt")
    lines = [line.split() for line in (files / "run.txt").read_text().splitlines()]
    assert len(lines) == 15
    assert all(len(line) == 6 and line[1] == "Q0" for line in lines)
    # The wrong twin is listed first.
    assert [line[2] for line in lines[:2]] == ["C0", "A0"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.tsv", "Q9\t0\tA0\t1\n"), ("a.tsv", "Q1\t0\n"), ("q.tsv", ""), ("c.tsv", "alleen-een-id\n"), ("a.tsv", "\n")],
)
def test_bad_files_are_clear_errors(files, tiny, name, content):
    (files / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError):
        run(files, tiny)


def test_not_utf8(files, tiny):
    (files / "q.tsv").write_bytes(b"Q1\t\xff\xfe\n")
    with pytest.raises(InputError, match="cannot be read"):
        run(files, tiny)


def test_bootstrap_is_paired_and_seeded():
    ours = np.array([1.0, 0.5, 0.25, 1.0] * 50)
    mean, low, high = paired_bootstrap(ours, ours - 0.1, draws=200)
    assert mean == pytest.approx(0.1)
    assert low == pytest.approx(high)
    assert paired_bootstrap(ours, ours[::-1], draws=200) == paired_bootstrap(ours, ours[::-1], draws=200)
