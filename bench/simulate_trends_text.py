"""Planted trends through the whole build: ``python bench/simulate_trends_text.py /tmp/folder --ads 30000``.

Ads are rendered from the sentences of our samples. Sixty skills of the taxonomy are planted: in each year the share of
ads that name one follows a line on the logit scale plus a shock of its own. The corpus is built as a user would build
it, and the stored trend tests are compared with what was planted. Extraction misses some wordings and links others
elsewhere; what that does to the slopes is the attenuation that is printed.
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from make_corpus import REPOST_SHARE, SAMPLES, _variant, render, sentence_bank

from taxonomy.load import load_taxonomy
from taxonomy.model import Skill
from vaardig.trends.request import Thresholds
from vaardig.trends.stats.effects import slope_interval
from vaardig.trends.stored import fixed_tests
from vaardig.werkmap import Werkmap

YEARS = range(2018, 2025)
PLANTED, SHOCK = 60, 0.10
SLOPES = (-0.3, -0.15, 0.0, 0.0, 0.15, 0.3)
PHRASES = (
    "Je hebt ervaring met {}.",
    "Kennis van {} is een pluspunt.",
    "Je kent {} grondig.",
    "Bij voorkeur heb je al gewerkt met {}.",
    "Wij zoeken iemand met kennis van {}.",
    "Je staat dagelijks in voor {}.",
)


def planted_skills(bank: dict[str, list[str]], draw: random.Random) -> list[Skill]:
    """Skills that no sentence of the bank names."""
    text = " ".join(sentence for sentences in bank.values() for sentence in sentences).casefold()
    free = [
        skill for skill in sorted(load_taxonomy().skills, key=lambda s: s.id)
        if skill.kind != "activiteit" and not any(form.text.casefold() in text for form in skill.forms)
    ]  # fmt: skip
    return draw.sample(free, PLANTED)


def write_corpus(path: Path, count: int, seed: int) -> pl.DataFrame:
    """Write the ads; returns what was planted: concept, slope, and the share of the middle year."""
    draw, noise = random.Random(seed), np.random.default_rng(seed)
    bank, samples = sentence_bank(SAMPLES)
    skills = planted_skills(bank, draw)
    names = {skill.id for skill in skills}
    fillers = [skill.label for skill in load_taxonomy().skills if skill.id not in names][::9]
    slope = np.array([SLOPES[i % len(SLOPES)] for i in range(PLANTED)])
    middle = np.exp(noise.uniform(np.log(0.02), np.log(0.25), PLANTED))
    t = np.arange(len(YEARS)) - (len(YEARS) - 1) / 2
    logit = np.log(middle / (1 - middle)) + slope * t[:, None] + noise.normal(0, SHOCK, (len(YEARS), PLANTED))
    share = 1 / (1 + np.exp(-logit))
    weights = [1 / (rank + 1) for rank in range(2_000)]
    recent: list[dict[str, Any]] = []
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            if recent and draw.random() < REPOST_SHARE:
                ad = draw.choice(recent)
                out.write(json.dumps({**ad, "id": f"t{number}", "text": _variant(ad["text"], draw)}) + "\n")
                continue
            year = draw.randrange(len(YEARS))
            asked = np.flatnonzero(noise.random(PLANTED) < share[year])
            sentences = [draw.choice(PHRASES).format(skills[i].label) for i in asked]
            draw.shuffle(sentences)
            day = date(YEARS[year], 1, 1) + timedelta(days=draw.randrange(365))
            ad = {
                "id": f"t{number}", "title": draw.choice(samples)["title"], "date": day.isoformat(),
                "employer": f"Firma {draw.choices(range(2_000), weights)[0]} nv",
                "text": "\n- ".join([f"{render(bank, fillers, draw)}\n\nProfiel", *sentences]),
            }  # fmt: skip
            recent = [*recent[-499:], ad]
            out.write(json.dumps(ad, ensure_ascii=False) + "\n")
    return pl.DataFrame({"concept_id": [s.id for s in skills], "planted": slope, "middle": middle})


def compare(werkmap: Werkmap, planted: pl.DataFrame) -> None:
    """Print how often the interval holds the planted slope, and the attenuation, over the domains."""
    tests = fixed_tests(werkmap, Thresholds())
    if tests is None:
        raise SystemExit("the werkmap has no trend tests")
    found = tests.join(planted, on="concept_id").filter(pl.col("slope").is_not_null())
    slope, error, df = (found[name].to_numpy() for name in ("slope", "standard_error", "df"))
    truth = found["planted"].to_numpy()
    low, high = slope_interval(slope, error, df)
    inside = (low <= truth) & (truth <= high)
    precise = 1 / error**2
    attenuation = float((precise * slope * truth).sum() / (precise * truth**2).sum())
    up, down = (found["class"].is_in(names).to_numpy() for names in
                (("groeiend", "opkomend"), ("dalend", "verdwijnend")))  # fmt: skip
    print(f"planted skills tested: {found['concept_id'].n_unique()} of {planted.height}, {found.height} with domains")
    print(f"inside the 95 % interval: {100 * inside.mean():.1f} % of {len(inside)}")
    print(f"attenuation (found per planted slope, precision-weighted): {attenuation:.3f}")
    for value in sorted(set(SLOPES)):
        mine = truth == value
        print(
            f"slope {value:+.2f}: found {np.average(slope[mine], weights=precise[mine]):+.3f}, "
            f"groeiend {100 * up[mine].mean():.0f} %, dalend {100 * down[mine].mean():.0f} % of {mine.sum()}"
        )
    domain = tests.group_by("domain").agg(pl.col("denominator").max())
    print("vacancies per domain:", dict(domain.sort("domain").iter_rows()))


def main() -> None:
    """Command line."""
    from vaardig.build.pipeline import build
    from vaardig.build.request import BuildRequest

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ads", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    corpus, target = given.folder / "ads.jsonl", given.folder / "werkmap"
    planted = write_corpus(corpus, given.ads, given.seed)
    build(BuildRequest((corpus,), target, workers=given.workers))
    compare(Werkmap.open(target), planted)


if __name__ == "__main__":
    main()
