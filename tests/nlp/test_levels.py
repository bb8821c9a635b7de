"""The level of a mention and the reason given for it come from one place."""

import json
from pathlib import Path

import pytest

from nlp.levels import SegmentJudge

ROOT = Path(__file__).resolve().parents[2]


def _sample_texts():
    for path in sorted((ROOT / "corpus_samples" / "vacatures").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def test_the_explained_level_is_the_level_of_every_mention_of_the_samples(reader):
    count = 0
    for text in _sample_texts():
        mentions = reader.read(text).mentions
        places = list(reader.evidence(text))
        for m in mentions:
            segment, known, setting = next(p for p in places if p[0].start <= m.start and m.end <= p[0].end)
            judge = SegmentJudge(known, setting)
            verdict = judge.of(m.kind, m.concept_id, m.method, m.start - segment.start, m.end - segment.start)
            assert (verdict.level, verdict.marking) == (m.requirement, m.marking), (m, verdict)
            assert (verdict.rule == "cue") == (verdict.cue is not None)
            count += 1
    assert count > 2000


@pytest.mark.parametrize(
    ("text", "word", "level", "rule"),
    [
        ("Profiel\nKennis van SAP is een troef.", "SAP", "nice", "cue"),
        ("Profiel\nJe hebt kennis van SAP.", "SAP", "essential", "zone"),
        ("Taken\nJe voert audits uit bij klanten actief in de staalbouw.", "staalbouw", "context", "subject"),
        ("Taken\nJe volgt orders op. Kennis van AutoCAD komt daarbij kijken.", "AutoCAD", "essential", "subject"),
    ],
)
def test_what_decides(reader, text, word, level, rule):
    mention = next(m for m in reader.read(text).mentions if word in m.text)
    segment, known, setting = next(p for p in reader.evidence(text) if p[0].start <= mention.start < p[0].end)
    verdict = SegmentJudge(known, setting).of(
        mention.kind,
        mention.concept_id,
        mention.method,
        mention.start - segment.start,
        mention.end - segment.start,
    )
    assert (mention.requirement, verdict.rule) == (level, rule)
