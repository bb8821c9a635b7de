"""Accuracy against annotated vacancies: the figures of DESIGN section 9, with document-bootstrap intervals."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from nlp.matching import iou, match_spans
from nlp.types import ASKED, DEMANDED
from vaardig.base.errors import InputError

_OTHER = ("licence", "language", "education", "experience", "soft")
_DRAWS = 400
_SEED = 7599
_MINIMUM_CASES = 10
Row = Mapping[str, Any]
Predict = Callable[[Iterable[dict[str, Any]]], Iterable[dict[str, Any]]]


def count_document(spans: Sequence[Row], mentions: Sequence[Row]) -> Counter[str]:
    """Counts of one document from which all span figures are made; they add up over documents."""
    counts: Counter[str] = Counter()
    gold = [span for span in spans if span["type"] == "hard"]
    others = [span for span in spans if span["type"] in _OTHER]
    system = [m for m in mentions if m["kind"] == "hard" and m.get("requirement") in ASKED]
    of_gold = {j: i for i, j in match_spans(system, gold)}
    of_system = {i: j for j, i in of_gold.items()}
    for j, span in enumerate(gold):
        level, hit = span["requirement"], j in of_gold
        if level not in ASKED:
            counts["context_n"] += 1
            counts["context_leak"] += hit
            continue
        counts["gold_all"] += 1
        counts["hit_all"] += hit
        if level in DEMANDED:
            counts["gold_explicit"] += 1
            counts["hit_explicit"] += hit
        if hit:
            given = system[of_gold[j]]["requirement"]
            counts["level_n"] += 1
            counts["level_ok"] += given == level
            counts[f"gold:{level}"] += 1
            counts[f"system:{given}"] += 1
            counts[f"both:{level}"] += given == level
    for i, mention in enumerate(system):
        if i in of_system and gold[of_system[i]]["requirement"] in ASKED:
            counts["true"] += 1
            counts["counted"] += 1
        elif not any(iou(mention, other) >= 1 / 3 for other in others):
            counts["counted"] += 1
    wanted = {s["label"] for s in spans if s["type"] == "soft" and s["requirement"] in ASKED and s["label"] != "GEEN"}
    given_soft = {
        m["label"] for m in mentions if m["kind"] == "soft" and m.get("requirement") in ASKED and m["label"] != "GEEN"
    }
    counts["soft_true"], counts["soft_gold"], counts["soft_system"] = (
        len(wanted & given_soft),
        len(wanted),
        len(given_soft),
    )
    return counts


def _ratio(a: float, b: float) -> float:
    return a / b if b else 0.0


def _f1(precision: float, recall: float) -> float:
    return _ratio(2 * precision * recall, precision + recall)


def span_figures(documents: Iterable[Counter[str]]) -> dict[str, float]:
    """Shares 0..1 from the counts of documents."""
    total: Counter[str] = Counter()
    for document in documents:
        total.update(document)
    precision, recall = _ratio(total["true"], total["counted"]), _ratio(total["hit_all"], total["gold_all"])
    soft_precision = _ratio(total["soft_true"], total["soft_system"])
    soft_recall = _ratio(total["soft_true"], total["soft_gold"])
    per_level = [
        _f1(
            _ratio(total[f"both:{level}"], total[f"system:{level}"]),
            _ratio(total[f"both:{level}"], total[f"gold:{level}"]),
        )
        for level in ASKED
        if total[f"gold:{level}"] >= _MINIMUM_CASES
    ]
    return {
        "hard_precision": precision,
        "hard_recall_explicit": _ratio(total["hit_explicit"], total["gold_explicit"]),
        "hard_recall_all": recall,
        "hard_f1_all": _f1(precision, recall),
        "context_leak": _ratio(total["context_leak"], total["context_n"]),
        "requirement_acc": _ratio(total["level_ok"], total["level_n"]),
        "requirement_macro_f1": _ratio(sum(per_level), len(per_level)),
        "soft_p": soft_precision,
        "soft_r": soft_recall,
        "soft_f1": _f1(soft_precision, soft_recall),
    }


def zone_counts(gold: Row, zones: Sequence[Row]) -> tuple[int, int]:
    """Characters with the right zone, and characters with a gold zone, of one document."""
    text, position = gold["text"], 0
    marks: list[tuple[int, str]] = []
    for zone in gold["zones"]:
        found = text.find(zone["starts_with"], position)
        if found < 0:
            found = text.find(zone["starts_with"])
        marks.append((found, zone["zone"]))
        position = max(position, found)
    marks.sort()
    right = total = 0
    for (start, name), end in zip(marks, [*(m[0] for m in marks[1:]), len(text)], strict=True):
        begin = start if start >= 0 else len(text) + start
        total += max(0, end - begin)
        for zone in zones:
            if zone["zone"] == name:
                right += max(0, min(end, zone["end"]) - max(begin, zone["start"]))
    return right, total


def class_figures(pairs: Sequence[tuple[Any, Any]]) -> dict[str, Any]:
    """Accuracy and macro F1 of (gold, system) values; classes under ten cases are "niet gemeten"."""
    gold, system = Counter(g for g, _ in pairs), Counter(s for _, s in pairs)
    both = Counter(g for g, s in pairs if g == s)
    per_class: dict[str, float | str] = {}
    for name in sorted(gold, key=str):
        if gold[name] < _MINIMUM_CASES:
            per_class[str(name)] = "niet gemeten"
        else:
            per_class[str(name)] = _f1(_ratio(both[name], system[name]), _ratio(both[name], gold[name]))
    measured = [value for value in per_class.values() if isinstance(value, float)]
    return {
        "n": len(pairs),
        "accuracy": _ratio(sum(both.values()), len(pairs)),
        "macro_f1": _ratio(sum(measured), len(measured)) if measured else "niet gemeten",
        "per_class": per_class,
    }


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Annotated documents, one JSON object a line, in the annotation guide's format.

    Raises
    ------
    InputError
        When the file is absent, empty or a line is not such an object.
    """
    if not path.is_file():
        raise InputError(
            f"{path} is not a file", allowed="a JSONL file of annotated vacancies", next_step="check the path"
        )
    documents: list[dict[str, Any]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
            missing = [key for key in ("doc_id", "text", "spans", "zones") if key not in document]
        except (json.JSONDecodeError, TypeError) as error:
            raise InputError(
                f"{path} line {number} is not a JSON object: {error}", next_step="repair that line"
            ) from error
        if missing:
            raise InputError(
                f"{path} line {number} lacks {', '.join(missing)}", next_step="use the annotation guide's format"
            )
        documents.append(document)
    if not documents:
        raise InputError(f"{path} holds no annotated vacancy", next_step="check the path")
    return documents


def _interval(values: Sequence[float]) -> list[float]:
    ranked = sorted(values)
    return [round(ranked[int(0.025 * len(ranked))], 3), round(ranked[int(0.975 * len(ranked)) - 1], 3)]


def evaluate_extraction(path: Path, predict: Predict | None = None) -> dict[str, Any]:
    """Score an extractor on annotated vacancies.

    Parameters
    ----------
    predict
        Maps input rows to output rows of ``vaardig extract``; our own extractor when None.

    Returns
    -------
    The figures as shares 0..1, rounded to three digits, ``interval_95`` from 400 draws of documents with
    replacement (Efron and Tibshirani 1993), and per class of document figure accuracy and macro F1.
    """
    gold = read_gold(path)
    if predict is None:
        from nlp.extract import extract_rows

        predict = extract_rows
    inputs = [{"id": g["doc_id"], "text": g["text"], "title": g.get("title", "")} for g in gold]
    rows = {row["id"]: row for row in predict(inputs)}
    documents = [count_document(g["spans"], rows.get(g["doc_id"], {}).get("mentions", ())) for g in gold]
    zones = [zone_counts(g, rows.get(g["doc_id"], {}).get("zones", ())) for g in gold]

    def all_figures(chosen: Sequence[int]) -> dict[str, float]:
        figures = span_figures(documents[i] for i in chosen)
        figures["zone_accuracy"] = _ratio(sum(zones[i][0] for i in chosen), sum(zones[i][1] for i in chosen))
        return figures

    draw = random.Random(_SEED)
    everything = range(len(gold))
    boot = [all_figures([draw.choice(everything) for _ in everything]) for _ in range(_DRAWS)]
    result: dict[str, Any] = {key: round(value, 3) for key, value in all_figures(everything).items()}
    result["interval_95"] = {key: _interval([sample[key] for sample in boot]) for key in boot[0]}
    result["classes"] = {
        name: class_figures([(g.get(ours), rows.get(g["doc_id"], {}).get(theirs)) for g in gold])
        for name, ours, theirs in (
            ("education_level", "education_level", "education_level"),
            ("experience_years_min", "experience_years_min", "experience_years_min"),
            ("domain", "domain", "domain"),
            ("stem", "stem", "stem"),
        )
    }
    result["texts"], result["answered"] = len(gold), sum(g["doc_id"] in rows for g in gold)
    return result
