"""Check the trend statistics on simulated corpora with known truth: ``python bench/simulate_trends.py --corpora 200``.

The corpora go through the code that serves users (``family``, ``cluster``). Each rate has its Monte Carlo standard
error, over corpora. The tables of docs/simulation.md come from here. Same seed, same tables.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from simulate_trends_corpora import Corpus, World, draw_corpus

from vaardig.trends.family import _domain, family_schema, name_classes
from vaardig.trends.request import Thresholds
from vaardig.trends.stats.armitage import cochran_armitage_p
from vaardig.trends.stats.cluster import effective_size
from vaardig.trends.stats.effects import minimum_slope, slope_interval
from vaardig.trends.stats.intervals import wilson
from vaardig.trends.stats.multiple import benjamini_hochberg

SIZES = (800, 5_000, 100_000)
UP, DOWN = ("groeiend", "opkomend"), ("dalend", "verdwijnend")


def tested(corpus: Corpus) -> pl.DataFrame:
    """Classes of one corpus, with its truth."""
    frame = _domain(corpus.matrix)
    missing = {name: kind for name, kind in family_schema().items() if name not in frame.columns}
    frame = frame.with_columns(pl.lit(None, dtype=kind).alias(name) for name, kind in missing.items())
    named = name_classes(frame, Thresholds())
    p = cochran_armitage_p(corpus.matrix.numerator, corpus.matrix.denominator, corpus.matrix.years.astype(float))
    return named.with_columns(
        truth=pl.Series(corpus.slope),
        planted=pl.Series(corpus.planted),
        share=pl.Series(corpus.share.mean(axis=1)),
        pooled_p=pl.Series(p),
    )


@dataclass(frozen=True)
class Rate:
    """A mean over corpora and its Monte Carlo standard error."""

    mean: float
    error: float

    def __str__(self) -> str:
        return f"{100 * self.mean:.1f} ± {100 * self.error:.1f}"


def rate(values: list[float]) -> Rate:
    """Mean over corpora that have a value."""
    known = np.array([value for value in values if not np.isnan(value)])
    if not len(known):
        return Rate(np.nan, np.nan)
    return Rate(float(known.mean()), float(known.std(ddof=1) / np.sqrt(len(known))) if len(known) > 1 else np.nan)


def false_share(found: np.ndarray, false: np.ndarray) -> float:
    """False discovery proportion: 0 when nothing was found."""
    return float((found & false).sum() / found.sum()) if found.any() else 0.0


def measures(corpus: Corpus) -> dict[str, float]:
    """All figures of one corpus."""
    frame = tested(corpus).filter(pl.col("slope").is_not_null())
    truth, slope = frame["truth"].to_numpy(), frame["slope"].to_numpy()
    names = frame["class"].to_numpy().astype(str)
    up, down = np.isin(names, UP), np.isin(names, DOWN)
    level = np.log(frame["share"].to_numpy() / (1 - frame["share"].to_numpy()))
    minimum = minimum_slope(level, Thresholds().relative, Thresholds().points)
    null = frame["planted"].to_numpy() == 0
    error, df = frame["standard_error"].to_numpy(), frame["df"].to_numpy()
    low, high = slope_interval(slope, error, df)
    moves = frame["q"].to_numpy() < 0.05
    pooled = benjamini_hochberg(frame["pooled_p"].to_numpy()) < 0.05
    large = np.abs(truth) > 1.5 * minimum
    small = np.abs(truth) <= minimum
    equal = np.isin(frame["class_adjusted"].to_numpy().astype(str), UP)
    return {
        "tested": float(len(frame)),
        "fdr_direction": false_share(moves, null),
        "fdr_class": false_share(up | down, small | ((up & (truth < 0)) | (down & (truth > 0)))),
        "fdr_pooled": false_share(pooled, null),
        "any_false": float((moves & null).any()),
        "fdr_stable": false_share(names == "stabiel", ~small),
        "power_class": _share((up | down)[large]),
        "power_direction": _share(moves[~null]),
        "stable": _share((names == "stabiel")[null]),
        "swinging": _share((names == "schommelend")[null]),
        "coverage_slope": _share((low <= truth) & (truth <= high)),
        "false_rising": _share(up),
        "false_rising_adjusted": _share(equal),
        "false_direction": _share(moves),
        "false_direction_adjusted": _share(frame["q_adjusted"].to_numpy() < 0.05),
        "pooled_direction": _share(pooled),
        "false_falling": _share(down),
        "bias_length": float(np.mean(slope - frame["slope_length"].to_numpy())),
        "bias_raw": float(np.mean(slope)),
        **share_coverage(corpus),
    }


def _share(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else np.nan


def share_coverage(corpus: Corpus) -> dict[str, float]:
    """Coverage of the intervals of yearly shares of skills with at least five asking ads a year, plain and ours."""
    matrix = corpus.matrix
    kept = matrix.numerator.sum(axis=1) >= 5 * len(matrix.years)
    k, n = matrix.numerator[kept], matrix.denominator
    truth = corpus.share[kept]
    effect = matrix.design_effects(matrix.resemblance())[kept]
    employers = np.broadcast_to(np.nan_to_num(matrix.employers, nan=np.inf), k.shape)
    sizes = np.broadcast_to(n, k.shape)
    effective = np.where(effect <= 1, sizes, effective_size(sizes, effect, np.minimum(employers, 1e9)))
    found = {}
    for name, size in (("coverage_share", effective), ("coverage_plain", sizes)):
        low, high = wilson(k / n * size, size)
        found[name] = float(((low <= truth) & (truth <= high)).mean())
    return found


def run(world: World, corpora: int, seed: int) -> dict[str, Rate]:
    """Measure a world over corpora."""
    rows = [measures(draw_corpus(world, np.random.default_rng([seed, number]))) for number in range(corpora)]
    return {name: rate([row[name] for row in rows]) for name in rows[0]}


def worlds() -> Iterator[tuple[str, World]]:
    """The grid of issue 6: sizes, shocks, employers."""
    for ads in SIZES:
        plain = World(ads)
        yield "no shocks", plain
        for shock in (0.05, 0.10, 0.15):
            yield f"shocks {shock:.2f}", replace(plain, shock=shock)
        yield "shocks 0.10, half in common", replace(plain, shock=0.10, common=0.5)
        yield "employers", replace(plain, concentrated=True)
        yield "employers, shocks 0.10", replace(plain, concentrated=True, shock=0.10)


def table(title: str, columns: dict[str, str], rows: Iterator[tuple[str, World]], corpora: int, seed: int) -> None:
    """Print a Markdown table."""
    print(f"\n### {title}\n\n| ads a year | world | {' | '.join(columns.values())} |")
    print("|" + "---|" * (2 + len(columns)))
    for name, world in rows:
        found = run(world, corpora, seed)
        cells = " | ".join(
            str(found[column]) if column != "tested" else f"{found[column].mean:.0f}" for column in columns
        )
        print(f"| {world.ads:,} | {name} | {cells} |", flush=True)


def main_table(corpora: int, seed: int) -> None:
    """False discoveries, power and coverage."""
    columns = {
        "tested": "skills tested", "fdr_direction": "FDR direction", "fdr_class": "FDR class",
        "fdr_pooled": "FDR pooled (Cochran-Armitage)", "fdr_stable": "FDR stabiel", "power_class": "power class",
        "power_direction": "power direction", "stable": "flat named stabiel", "swinging": "flat named schommelend",
        "coverage_slope": "coverage slope", "coverage_share": "coverage share", "coverage_plain": "plain Wilson",
    }  # fmt: skip
    table("Grid", columns, worlds(), corpora, seed)


def employer_table(corpora: int, seed: int) -> None:
    """The worlds with employers alone: skills hang together there, so the rates need more corpora."""
    columns = {"fdr_direction": "FDR direction", "fdr_class": "FDR class", "coverage_slope": "coverage slope"}
    rows = ((name, world) for name, world in worlds() if world.concentrated)
    table("Employers, more corpora", columns, rows, 5 * corpora, seed + 1)


def null_table(corpora: int, seed: int) -> None:
    """No trend anywhere: how often anything at all is found."""
    columns = {"any_false": "corpora with any false direction", "pooled_direction": "skills found by Cochran-Armitage"}
    rows = ((name, replace(world, trending=0.0)) for name, world in worlds())
    table("No trend anywhere", columns, rows, corpora, seed)


def mix_table(corpora: int, seed: int) -> None:
    """Only the mix of occupations changes."""
    columns = {
        "false_rising": "groeiend, raw", "false_rising_adjusted": "groeiend, equal mix",
        "false_direction": "any direction, raw", "false_direction_adjusted": "any direction, equal mix",
    }  # fmt: skip

    def rows() -> Iterator[tuple[str, World]]:
        for ads in SIZES:
            yield "mix shifts, shocks 0.05", World(ads, mix=0.25, shock=0.05, trending=0.0)

    table("Only the mix of occupations shifts", columns, rows(), corpora, seed)


def drift_table(corpora: int, seed: int) -> None:
    """Texts grow, recall falls."""
    columns = {
        "false_rising": "groeiend", "false_falling": "dalend", "false_direction": "any direction",
        "bias_raw": "mean slope × 100", "bias_length": "mean slope less length part × 100",
    }  # fmt: skip

    def rows() -> Iterator[tuple[str, World]]:
        for ads in SIZES:
            yield "texts grow 3 % a year", World(ads, growth=0.03, shock=0.05, trending=0.0)
            yield "recall falls from 1 to 0.8", World(ads, recall=0.8, shock=0.05, trending=0.0)

    table("Texts grow; recall drifts", columns, rows(), corpora, seed)


def power_table(corpora: int, seed: int) -> None:
    """Power by share and yearly change."""
    print("\n### Power: share of skills named groeiend or dalend\n")
    print("| ads a year | shocks | share | 15 % a year | 20 % | 30 % | 50 % |\n|" + "---|" * 7)
    for ads in SIZES:
        for shock in (0.05, 0.15):
            rows: dict[tuple[float, float], list[float]] = {}
            for number in range(max(10, corpora // 10)):
                for change in (0.15, 0.2, 0.3, 0.5):
                    slope = float(np.log1p(change))
                    world = World(ads, shock=shock, trending=0.2, slopes=(slope,))
                    frame = tested(draw_corpus(world, np.random.default_rng([seed, number, int(100 * change)])))
                    frame = frame.filter(pl.col("planted").abs() > 0.05)
                    for share in (0.01, 0.03, 0.1, 0.3):
                        near = frame.filter((pl.col("share") / share).log().abs() < 0.35)
                        found = near["class"].is_in([*UP, *DOWN])
                        rows.setdefault((share, change), []).extend(found.cast(float).to_list())
            for share in (0.01, 0.03, 0.1, 0.3):
                cells = " | ".join(str(rate(rows[share, change])) for change in (0.15, 0.2, 0.3, 0.5))
                print(f"| {ads:,} | {shock:.2f} | {100 * share:.0f} % | {cells} |", flush=True)


PARTS: dict[str, Callable[[int, int], None]] = {
    "grid": main_table, "employers": employer_table, "null": null_table, "mix": mix_table, "drift": drift_table,
    "power": power_table,
}  # fmt: skip


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", choices=PARTS, action="append")
    given = parser.parse_args()
    start = time.perf_counter()
    for part in given.part or PARTS:
        PARTS[part](given.corpora, given.seed)
    print(f"\n{given.corpora} corpora a row, {time.perf_counter() - start:.0f} s on one core.")


if __name__ == "__main__":
    main()
