"""Generate the tables of a large werkmap without texts: ``python bench/make_werkmap.py OUT --vacancies 1000000``.

Real concepts and occupations of the taxonomy, planted yearly trends and year shocks, employers with a heavy tail
(Zipf), reposts, five provinces and Brussels. ``figures/`` and the ``vacancies`` of the parts are complete and open with
``Werkmap``; a text is one line with title and region, mentions and rejects are empty, and search finds titles. For time
and memory of what reads figures. Same seed, same bytes.
"""

from __future__ import annotations

import argparse
import datetime
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import polars as pl

from indexes.encoders import load_encoder
from indexes.lexical import LexicalIndex
from indexes.protocol import Encoder
from indexes.store import VectorStore
from taxonomy.load import Taxonomy, load_taxonomy
from vaardig.base.hashing import hash_text
from vaardig.build.finish import _digest
from vaardig.build.trend_tests import store_trend_tests
from vaardig.werkmap import Werkmap, schema
from vaardig.werkmap.layout import FIGURE_TABLES, Layout, part_name
from vaardig.werkmap.manifest import Journal, Manifest, Plan

YEARS = range(2014, 2025)
REGIONS = ("Antwerpen", "Oost-Vlaanderen", "West-Vlaanderen", "Vlaams-Brabant", "Limburg", "Brussel")
CONTRACTS = ("vast", "tijdelijk", "interim", "student", "stage", "flexi", "onbekend")
SIZES = ("1-4", "5-9", "10-19", "20-49", "50-99", "100-199", "200-499", "500-999", "1000+", "onbekend")
REPOSTS, AGENCIES, SHARD = 0.12, 0.33, 100_000
# Tables without rows: nothing is read in the one line of text, and every row is a vacancy.
_EMPTY = ("mentions", "rejects")
EMPLOYERS, MEAN_DEMANDS = 60_000, 19.0


class World:
    """What ads are drawn from: occupations with a skill profile per year, employers, concepts."""

    def __init__(self, taxonomy: Taxonomy, draw: np.random.Generator) -> None:
        self.occupations = sorted(taxonomy.occupations, key=lambda o: o.id)
        named = [(s.id, s.label, "hard") for s in taxonomy.skills] + [
            (s.id, s.label, "soft") for s in taxonomy.soft_skills if s.id.startswith("SO-")
        ]
        self.concepts = sorted(named)
        code = {concept: i for i, (concept, _, _) in enumerate(self.concepts)}
        count = len(self.concepts)
        slope = np.where(draw.random(count) < 0.6, 0.0, draw.normal(0, 0.08, count))
        shock = draw.normal(0, 0.1, (len(YEARS), count))
        self.tilt = np.exp(slope * (np.arange(len(YEARS))[:, None] - 5) + shock)
        background = 1 / (1 + draw.permutation(count)) ** 0.9
        soft = np.array([kind == "soft" for _, _, kind in self.concepts])
        self.base = 6.0 * background / background.sum() + np.where(soft, 5.0 / soft.sum(), 0.0)
        self.profile = [
            {code[c]: 0.8 for c in (*o.essential, *o.soft) if c in code}
            | {code[c]: 0.3 for c in o.optional if c in code}
            for o in self.occupations
        ]
        self.popularity = _zipf(len(self.occupations), 0.8, draw)
        self.employers = _zipf(EMPLOYERS, 0.95, draw)
        self.sizes = draw.choice(len(SIZES), EMPLOYERS)

    def weights(self, occupation: int) -> np.ndarray:
        """Cumulative probability of each concept per year, shape (years, concepts)."""
        weights = self.base.copy()
        for concept, extra in self.profile[occupation].items():
            weights[concept] += extra
        cumulative = np.cumsum(weights * self.tilt, axis=1)
        return cumulative / cumulative[:, -1:]


def _zipf(count: int, exponent: float, draw: np.random.Generator) -> np.ndarray:
    weights = 1 / (1 + draw.permutation(count)) ** exponent
    return weights / weights.sum()


def _ads(world: World, count: int, first: int, draw: np.random.Generator) -> pl.DataFrame:
    """Vacancies of one shard with the columns of ``vacancies``, and ``cluster``, ``representative``, ``ads``."""
    occupation = draw.choice(len(world.occupations), count, p=world.popularity)
    employer = draw.choice(EMPLOYERS, count, p=world.employers)
    year = draw.choice(len(YEARS), count, p=_growing(len(YEARS)))
    repost = draw.random(count) < REPOSTS
    repost[0] = False
    # A repost copies the nearest earlier ad that is none, its year too.
    source = np.maximum.accumulate(np.where(repost, 0, np.arange(count)))
    occupation, employer, year = occupation[source], employer[source], year[source]
    agency = (draw.random(count) < AGENCIES)[source]
    anonymous = agency & (draw.random(count) < 0.6)[source]
    day = draw.integers(0, 365, count)
    dates = [datetime.date(YEARS[y], 1, 1) + datetime.timedelta(days=int(d)) for y, d in zip(year, day, strict=True)]
    length = np.exp(draw.normal(7.1, 0.45, count) + 0.02 * year).astype(np.int32)
    picked = [world.occupations[o] for o in occupation]
    domains = [o.domain if o.domain != "sector" else "geen" for o in picked]
    ads = np.bincount(source, minlength=count)
    return pl.DataFrame(
        {
            "id": [f"g{first + i}" for i in range(count)],
            "source": [f"bron-{i % 3}.jsonl" for i in source],
            "row": np.arange(first + 1, first + count + 1),
            "kind": ["vacature"] * count,
            "date": dates,
            "year": [YEARS[y] for y in year],
            "title": [o.label for o in picked],
            "employer": [None if hidden else f"bedrijf {e}" for e, hidden in zip(employer, anonymous, strict=True)],
            "employer_class": np.where(anonymous, "anoniem", "genoemd"),
            "employer_size": [
                "onbekend" if hidden else SIZES[world.sizes[e]] for e, hidden in zip(employer, anonymous, strict=True)
            ],
            "contract": draw.choice(CONTRACTS, count, p=(0.55, 0.1, 0.2, 0.04, 0.02, 0.02, 0.07))[source],
            "agency": agency,
            "nace": [o.nace[0] if o.nace else None for o in picked],
            "region": draw.choice(REGIONS, count)[source],
            "language": draw.choice(("nl", "en", "fr"), count, p=(0.94, 0.04, 0.02))[source],
            "text_length": (length * 1.6).astype(np.int32),
            "asked_length": length,
            "occupation_id": [o.id for o in picked],
            "occupation_label": [o.label for o in picked],
            "occupation_isco": [o.isco for o in picked],
            "domain": domains,
            "stem": [o.stem for o in picked],
            "education_level": [o.education for o in picked],
            "cluster": [hash_text(f"{first + i}", 8) for i in source],
            "representative": ~repost,
            "ads": ads.astype(np.int32),
            "occupation_code": occupation,
            "year_code": year,
        },
        strict=False,
    )


def _growing(count: int) -> np.ndarray:
    weights = np.linspace(0.7, 1.3, count)
    return weights / weights.sum()


def _demands(world: World, units: pl.DataFrame, draw: np.random.Generator) -> pl.DataFrame:
    """Concepts that each unit asks, drawn from the profile of its occupation in its year."""
    length = units["asked_length"].to_numpy() / 1300
    number = draw.poisson(MEAN_DEMANDS * np.sqrt(length))
    unit, concept = [], []
    for (occupation,), group in units.with_columns(n=number).group_by("occupation_code", maintain_order=True):
        table = world.weights(int(occupation))
        years, counts, ids = (group[name].to_numpy() for name in ("year_code", "n", "unit"))
        for year in np.unique(years):
            mine = years == year
            total = int(counts[mine].sum())
            concept.append(np.searchsorted(table[year], draw.random(total)))
            unit.append(np.repeat(ids[mine], counts[mine]))
    frame = (
        pl.DataFrame({"unit": np.concatenate(unit), "concept": np.concatenate(concept)})
        .unique()
        .sort("unit", "concept")
    )
    level = draw.choice(np.array([1, 2, 3, 4], dtype=np.uint8), frame.height, p=(0.45, 0.12, 0.05, 0.38))
    return frame.with_columns(
        level=pl.Series(level),
        explicit=pl.Series(draw.random(frame.height) < 0.3),
        form=pl.Series(draw.random(frame.height) < 0.03),
    )


def _index(layout: Layout, order: list[str], encoder: Encoder) -> None:
    """What search reads: the vector and the words of every title; each distinct title is encoded once."""
    titles = [pl.read_parquet(layout.part_table(name, "vacancies"), columns=["title"])["title"] for name in order]
    names = pl.concat(titles).unique().sort()
    known = dict(zip(names, encoder.encode(names.to_list()), strict=True))
    VectorStore.build(layout.index, (np.stack([known[t] for t in part]) for part in titles), encoder=encoder)
    LexicalIndex.build(layout.words, [part.to_list() for part in titles])


def make_werkmap(out: Path, vacancies: int, seed: int = 1) -> Werkmap:
    """Write the tables under ``out``, which must not exist, and open the result."""
    draw = np.random.default_rng(seed)
    taxonomy = load_taxonomy()
    world = World(taxonomy, draw)
    layout = Layout(out)
    for table in FIGURE_TABLES:
        (layout.figures / table).mkdir(parents=True)
    pl.DataFrame(world.concepts, schema=["concept_id", "label", "kind"], orient="row").with_row_index("concept").select(
        pl.col(name).cast(kind) for name, kind in schema.concepts().items()
    ).write_parquet(layout.concepts)
    fingerprint = hash_text(f"{vacancies}-{seed}")
    order, digests, units, clusters = [], {}, 0, 0
    for number, first in enumerate(range(0, vacancies, SHARD)):
        ads = _ads(world, min(SHARD, vacancies - first), first, draw)
        mine = (
            ads.filter("representative")
            .rename({"id": "vacancy_id"})
            .with_row_index("unit", offset=units)
            .with_columns(unlinked_hard=pl.lit(2), unlinked_soft=pl.lit(0))
        )
        tables = {
            "clusters": ads.rename({"id": "vacancy_id"}),
            "units": mine,
            "demands": _demands(world, mine, draw),
        }
        for table, frame in tables.items():
            columns = getattr(schema, table)()
            schema.conform(frame, columns, table).write_parquet(layout.figures / table / f"{number:05d}.parquet")
        name = part_name(fingerprint, number)
        layout.part(name).mkdir(parents=True)
        schema.conform(ads, schema.vacancies(), "vacancies").write_parquet(layout.part_table(name, "vacancies"))
        texts = ads.select("id", text=pl.format("Wij zoeken een {} in {}.", "title", "region"))
        schema.conform(texts, schema.texts(), "texts").write_parquet(layout.part_table(name, "texts"))
        for table in _EMPTY:
            pl.DataFrame(schema=getattr(schema, table)()).write_parquet(layout.part_table(name, table))
        order.append(name)
        digests[name] = hash_text(name)
        units += mine.height
        clusters += mine["cluster"].n_unique()
    encoder = load_encoder()
    plan = Plan(
        extractor=taxonomy.hash, encoder=encoder.id, dimension=encoder.dimension, part_rows=SHARD,
        keep_personal_data=False, employer_sizes="generated",
    )  # fmt: skip
    counts = {
        "rows": vacancies, "vacancies": vacancies, "rejects": 0, "mentions": 0, "undated": 0, "clusters": clusters,
        "units": units,
    }  # fmt: skip
    journal = Journal("generated.jsonl", fingerprint, 0, "vacature", {}, vacancies, len(order), True)
    store_trend_tests(layout, plan, counts)
    _index(layout, order, encoder)
    manifest = Manifest(asdict(plan), [asdict(journal)], order, digests, counts, _digest(layout))
    manifest.write(layout.manifest)
    plan.write(layout.plan)
    return Werkmap.open(out)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--vacancies", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    werkmap = make_werkmap(given.out, given.vacancies, given.seed)
    print(json.dumps(werkmap.counts))


if __name__ == "__main__":
    main()
