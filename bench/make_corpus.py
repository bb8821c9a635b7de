"""Render a corpus of any size from our own sample vacancies: ``python bench/make_corpus.py 50000 --out big.jsonl``.

Sentences of the samples are regrouped by zone and mixed with sentences that name skills of the taxonomy, so that ads
are of realistic length (about 2,000 characters), never quite alike, and cost what real ads cost. Employers follow a
heavy tail (Zipf), a third of the ads comes from agencies, 15 % are reposts with small changes, dates run from 2010 to
2026. The texts make no sense as vacancies; use them for time and memory, not for accuracy. Same seed, same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parent.parent / "corpus_samples" / "vacatures"
ZONES = ("bedrijf", "taken", "profiel", "aanbod", "procedure")
HEADINGS = {
    "taken": ("Functieomschrijving", "Jouw taken:", "Wat ga je doen?", "Takenpakket"),
    "profiel": ("Profiel", "Jouw profiel:", "Wie ben jij?", "Wat we vragen"),
    "aanbod": ("Aanbod", "Wij bieden:", "Wat mag je verwachten?", "Ons aanbod"),
    "procedure": ("Interesse?", "Solliciteren"),
    "bedrijf": ("Over ons", ""),
}
PHRASES = {
    "taken": ("Je staat dagelijks in voor {}.", "Je werkt mee aan {}.", "{} hoort bij je vaste taken."),
    "profiel": (
        "Je hebt ervaring met {}.",
        "Kennis van {} is een pluspunt.",
        "Ervaring met {} is geen vereiste.",
        "Je kent {} grondig.",
        "Bij voorkeur heb je al gewerkt met {}.",
    ),
}
START, DAYS = date(2010, 1, 1), 6_200
AGENCY_SHARE, REPOST_SHARE, TARGET = 0.33, 0.15, 1_700


def sentence_bank(folder: Path) -> tuple[dict[str, list[str]], list[dict[str, Any]]]:
    """Sentences per zone, and the sample ads they came from."""
    from nlp.clean import clean
    from nlp.document import zoning_of
    from nlp.lexicon import build_lexicon
    from nlp.segments import split_segments
    from taxonomy.load import load_taxonomy

    lexicon = build_lexicon(load_taxonomy())
    bank: dict[str, list[str]] = {zone: [] for zone in ZONES}
    ads: list[dict[str, Any]] = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            ad = json.loads(line)
            ads.append(ad)
            text = clean(ad["text"]).text
            zoning = zoning_of(text, lexicon)
            for segment, zone, heading in zip(split_segments(text), zoning.of_segment, zoning.heading_end, strict=True):
                if not heading and zone in bank and segment.end - segment.start > 25:
                    bank[zone].append(text[segment.start : segment.end].rstrip(" ;.") + ".")
    return {zone: sorted(set(sentences)) for zone, sentences in bank.items()}, ads


def render(bank: dict[str, list[str]], skills: list[str], draw: random.Random) -> str:
    """One text of about `TARGET` characters: zones in order, half of them on one line."""
    flat = draw.random() < 0.5
    parts: list[str] = []
    budget = max(400, draw.gauss(TARGET, 500))
    for zone, share in zip(ZONES, (0.18, 0.3, 0.3, 0.17, 0.05), strict=True):
        lines = [draw.choice(HEADINGS[zone])]
        length = 0
        while length < share * budget:
            if zone in PHRASES and draw.random() < 0.35:
                sentence = draw.choice(PHRASES[zone]).format(draw.choice(skills))
            else:
                sentence = draw.choice(bank[zone])
            lines.append(sentence)
            length += len(sentence)
        parts.append((" " if flat else "\n- ").join(line for line in lines if line))
    return (" " if flat else "\n\n").join(parts)


def _variant(text: str, draw: random.Random) -> str:
    """What a repost changes: a closing line, a reference number."""
    return f"{text}\nReferentie {draw.randrange(10**6)}"


def make_corpus(count: int, seed: int = 1, samples: Path = SAMPLES) -> Iterator[dict[str, Any]]:
    """Yield ``count`` ads; memory holds only the sentence bank and the last 500 ads (for reposts)."""
    from taxonomy.load import load_taxonomy

    bank, ads = sentence_bank(samples)
    skills = sorted(skill.label for skill in load_taxonomy().skills)
    titles = [ad["title"] for ad in ads]
    draw = random.Random(seed)
    weights = list(accumulate(1 / (rank + 1) for rank in range(3_000)))
    recent: deque[dict[str, Any]] = deque(maxlen=500)
    for number in range(count):
        if recent and draw.random() < REPOST_SHARE:
            original = draw.choice(recent)
            moment = date.fromisoformat(original["date"]) + timedelta(days=draw.randrange(7, 60))
            yield {**original, "id": f"m{number}", "date": moment.isoformat(), "text": _variant(original["text"], draw)}
            continue
        agency = draw.random() < AGENCY_SHARE
        employer = f"Firma {draw.choices(range(3_000), cum_weights=weights)[0]} nv"
        ad = {
            "id": f"m{number}",
            "title": draw.choice(titles),
            "employer": "Onze klant" if agency and draw.random() < 0.7 else employer,
            "date": (START + timedelta(days=draw.randrange(DAYS))).isoformat(),
            "nace": "78" if agency else draw.choice(("", "10", "25", "20", "49", "62", "86", "43")),
            "text": ("Voor onze klant zoeken wij iemand. " if agency else "") + render(bank, skills, draw),
        }
        recent.append(ad)
        yield ad


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    with arguments.out.open("w", encoding="utf-8") as handle:
        for ad in make_corpus(arguments.count, arguments.seed):
            handle.write(json.dumps(ad, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
