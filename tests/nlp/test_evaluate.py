import importlib.util
import json
from pathlib import Path

import pytest

from nlp.evaluate import class_figures, count_document, evaluate_extraction, span_figures, zone_counts
from vaardig.base.errors import InputError

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = "Taken Je last buizen. Profiel Kennis van AutoCAD is een plus. Over ons Wij bouwen robots."


def _span(quote, kind, level, label=""):
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "type": kind, "kind": kind, "requirement": level, "label": label}


GOLD = [
    _span("last buizen", "hard", "task"),
    _span("AutoCAD", "hard", "nice"),
    _span("robots", "hard", "context"),
    _span("een plus", "soft", "essential", "Initiatief"),
]


def test_counts_follow_the_definitions():
    system = [
        _span("last buizen", "hard", "task"),
        _span("AutoCAD", "hard", "essential"),
        _span("robots", "hard", "task"),
        _span("Wij bouwen", "hard", "context"),
        _span("een plus", "hard", "essential"),
    ]
    counts = count_document(GOLD, system)
    assert (counts["gold_all"], counts["hit_all"]) == (2, 2)
    assert (counts["gold_explicit"], counts["hit_explicit"]) == (1, 1)
    assert (counts["context_n"], counts["context_leak"]) == (1, 1)
    # The context mention is not counted; the one on a soft span is neutral; the leak is a false one.
    assert (counts["true"], counts["counted"]) == (2, 3)
    assert (counts["level_n"], counts["level_ok"]) == (2, 1)


def test_nothing_found_gives_zeros_not_errors():
    figures = span_figures([count_document(GOLD, [])])
    assert figures["hard_precision"] == 0
    assert figures["hard_recall_all"] == 0


def test_zone_characters():
    gold = {
        "text": "aaaabbbb",
        "zones": [{"zone": "taken", "starts_with": "aaaa"}, {"zone": "profiel", "starts_with": "bb"}],
    }
    assert zone_counts(gold, [{"start": 0, "end": 6, "zone": "taken"}, {"start": 6, "end": 8, "zone": "profiel"}]) == (
        6,
        8,
    )


def test_small_classes_are_not_measured():
    figures = class_figures([("a", "a")] * 10 + [("b", "a")] * 3)
    assert figures["per_class"]["b"] == "niet gemeten"
    assert figures["per_class"]["a"] == pytest.approx(2 * (10 / 13) / (1 + 10 / 13))


@pytest.mark.parametrize("content", ["", "{nonsense\n", '{"doc_id": "1"}\n'])
def test_bad_gold_is_one_clear_error(tmp_path, content):
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="Next:"):
        evaluate_extraction(path, predict=lambda rows: [])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference scorer and gold lie in ../shared, which is absent")
def test_figures_equal_the_reference_scorer(reader):
    specification = importlib.util.spec_from_file_location("scorer", SHARED / "tools" / "score_extraction.py")
    scorer = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(scorer)
    path = SHARED / "data" / "gold" / "tune.jsonl"
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = {}
    for document in gold:
        reading = reader.read(document["text"])
        rows[document["doc_id"]] = {
            "id": document["doc_id"],
            "mentions": [
                {name: getattr(m, name) for name in ("start", "end", "text", "kind", "label", "requirement")}
                for m in reading.mentions
            ],
            "zones": [{"start": z.start, "end": z.end, "zone": z.zone} for z in reading.zones],
        }
    counts = [scorer.document(g["spans"], rows[g["doc_id"]]["mentions"]) for g in gold]
    wanted = {key: round(value, 3) for key, value in scorer.figures(counts).items()}
    wanted["zone_accuracy"] = round(scorer.zone_characters(gold, rows), 3)
    ours = evaluate_extraction(path, predict=lambda inputs: [rows[row["id"]] for row in inputs])
    assert {key: ours[key] for key in wanted} == wanted
