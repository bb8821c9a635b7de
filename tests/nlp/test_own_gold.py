"""Our own annotated ads: they are made from their source, and stay balanced."""

import json
import runpy
from collections import Counter
from pathlib import Path

GOLD = Path(__file__).resolve().parent.parent / "gold"
DOCUMENTS = [json.loads(line) for line in (GOLD / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def test_gold_is_what_the_source_gives():
    converter = runpy.run_path(str(GOLD / "convert.py"))
    assert converter["convert_all"]() == (GOLD / "gold.jsonl").read_text(encoding="utf-8")


def test_spans_stand_where_they_say():
    assert len({document["doc_id"] for document in DOCUMENTS}) == len(DOCUMENTS) >= 60
    for document in DOCUMENTS:
        for span in document["spans"]:
            assert document["text"][span["start"] : span["end"]] == span["quote"], (document["doc_id"], span)


def test_every_class_has_enough_cases_to_be_measured():
    """Ten is what `evaluate` needs before it gives a figure; a doctorate is too rare to balance."""
    classes = {
        key: Counter(document[key] for document in DOCUMENTS)
        for key in ("domain", "stem", "education_level", "experience_years_min")
    }
    assert min(classes["domain"].values()) >= 10
    assert min(classes["stem"].values()) >= 10
    assert min(n for level, n in classes["education_level"].items() if level != "doctoraat") >= 10
    assert all(classes["experience_years_min"][years] >= 10 for years in (None, 0, 1, 2, 3, 5))
