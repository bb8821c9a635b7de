"""What comparable vacancies do: ads of one occupation and education level in a werkmap, else a documented default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .model import PeerBasis
from .settings import Thresholds

if TYPE_CHECKING:
    from vaardig.werkmap import Werkmap

UNSTATED = "opleiding niet vermeld"
HIGH, LOW = 0.90, 0.10


@dataclass(frozen=True, slots=True)
class Group:
    """Percentiles of one group of ads: P90 of harde eisen and of sleutelvaardigheden, P10 of the number of words."""

    label: str
    count: int
    demands: float
    soft: float
    words_low: float


@dataclass(frozen=True)
class Peers:
    """Groups by (occupation id, education level), and by level alone for occupations with too few ads.

    ``werkmap`` says where they come from, ``minimum`` how many ads a group must have.
    """

    werkmap: str = ""
    minimum: int = 30
    groups: Mapping[tuple[str, str], Group] = field(default_factory=dict)

    def basis(self, occupation_id: str | None, education: str | None, thresholds: Thresholds) -> PeerBasis:
        """The nearest group with enough ads, never below the default for short texts; the default when there is none.

        A group may be lenient, not severe: where peers ask little, asking a little more is no fault. So the
        larger of percentile and half the default counts.
        """
        level = education or UNSTATED
        found = self.groups.get((occupation_id or "", level)) if occupation_id else None
        found = found or self.groups.get(("", level))
        if found is None:
            return default_basis(thresholds)
        return PeerBasis(
            found.label,
            found.count,
            max(found.demands, thresholds.demands / 2),
            max(found.soft, thresholds.soft / 2),
            min(max(found.words_low, thresholds.min_words / 2), float(thresholds.min_words) * 2),
        )


def default_basis(thresholds: Thresholds) -> PeerBasis:
    """The shipped thresholds."""
    return PeerBasis(
        "vacatures (standaarddrempel)",
        0,
        float(thresholds.demands),
        float(thresholds.soft),
        float(thresholds.min_words),
    )


def read_peers(werkmap: Werkmap, minimum: int = 30) -> Peers:
    """Percentiles per occupation and education level over the Dutch vacancies of a werkmap, one ad per repost cluster.

    Raises
    ------
    WerkmapError
        A table is missing.
    """
    import polars as pl

    ads = (
        werkmap.vacancies()
        .filter((pl.col("language") == "nl") & (pl.col("kind") == "vacature") & pl.col("representative"))
        .select("id", "occupation_id", "occupation_label", "education_level", "text_length")
    )
    asked = werkmap.scan("mentions").filter(
        pl.col("requirement") == "essential",
        pl.col("origin") == "text",
        ~pl.col("zone").is_in(["bedrijf", "aanbod", "procedure"]),
    )
    # Counted as counting.py counts them: one diploma, so many years once, a trait by what it means.
    concept = (
        pl.when(pl.col("kind").is_in(["education", "experience"]))
        .then(None)
        .otherwise(pl.coalesce("concept_id", pl.col("surface").str.to_lowercase()))
        .alias("concept")
    )
    counts = asked.group_by("vacancy_id").agg(
        pl.struct("kind", concept).filter(pl.col("kind") != "soft").n_unique().alias("demands"),
        concept.filter(pl.col("kind") == "soft").n_unique().alias("soft"),
    )
    rows = (
        ads.join(counts, left_on="id", right_on="vacancy_id", how="left")
        .with_columns(
            pl.col("demands").fill_null(0),
            pl.col("soft").fill_null(0),
            pl.col("education_level").fill_null(UNSTATED),
            # Dutch words of running text with their space: 6.6 characters (our samples).
            (pl.col("text_length") / 6.6).alias("words"),
        )
        .collect()
    )
    figures = [
        pl.len().alias("count"),
        pl.col("demands").quantile(HIGH).alias("demands"),
        pl.col("soft").quantile(HIGH).alias("soft"),
        pl.col("words").quantile(LOW).alias("words_low"),
    ]
    groups: dict[tuple[str, str], Group] = {}
    levels = rows.group_by("education_level").agg(figures).filter(pl.col("count") >= minimum)
    for row in levels.iter_rows(named=True):
        level = row["education_level"]
        groups["", level] = _group(f"vacatures in uw werkmap ({level})", row)
    coded = rows.drop_nulls("occupation_id").group_by("occupation_id", "occupation_label", "education_level")
    for row in coded.agg(figures).filter(pl.col("count") >= minimum).iter_rows(named=True):
        label = f"vacatures voor {row['occupation_label']} ({row['education_level']})"
        groups[row["occupation_id"], row["education_level"]] = _group(label, row)
    return Peers(str(werkmap.path), minimum, groups)


def _group(label: str, row: Mapping[str, float]) -> Group:
    return Group(label, int(row["count"]), float(row["demands"]), float(row["soft"]), float(row["words_low"]))
