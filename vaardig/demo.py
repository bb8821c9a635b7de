"""A first look: the sample vacancies built into a werkmap, with what was read in a few of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vaardig.base.errors import InputError
from vaardig.werkmap.reader import Werkmap

SAMPLES = "corpus_samples"
_SHOWN = 3


@dataclass(frozen=True)
class DemoAd:
    """One ad with what was read in it: mentions as in the table ``mentions``, in the order of the text."""

    title: str
    employer: str | None
    year: int | None
    domain: str
    occupation: str | None
    text: str
    mentions: tuple[dict[str, Any], ...]


def find_samples(start: Path | None = None) -> Path:
    """Folder of the sample vacancies: beside the packages in a checkout, or under the present folder.

    Raises
    ------
    InputError
        It is in neither place, as in an installation from a wheel.
    """
    beside = Path(__file__).resolve().parent.parent / SAMPLES
    for folder in (beside, (start or Path.cwd()) / SAMPLES):
        if (folder / "README.md").exists():
            return folder
    raise InputError(
        f"the sample vacancies ({SAMPLES}/) are not part of an installed wheel",
        next_step=f"get them from the source distribution or the repository and run this beside {SAMPLES}/, or start "
        "with vacancies of your own: vaardig build SOURCE… --out WERKMAP",
    )


def demo_sources(samples: Path) -> tuple[Path, ...]:
    """Return the sample corpus itself; the examples of formats and of broken rows beside it are not read.

    Raises
    ------
    InputError
        The folder holds no sample vacancies.
    """
    folder = samples / "vacatures"
    if not folder.is_dir():
        raise InputError(f"{samples} holds no folder 'vacatures'", next_step="get the folder again from the repository")
    return (folder,)


def pick_ads(werkmap: Werkmap, count: int = _SHOWN) -> list[DemoAd]:
    """A few ads of different domains, those with most mentions first; the same werkmap gives the same ads."""
    import polars as pl

    mentions = werkmap.scan("mentions").filter(pl.col("concept_id").is_not_null() & (pl.col("origin") == "text"))
    rich = (
        werkmap.scan("vacancies")
        .filter(pl.col("language") == "nl", pl.col("domain") != "geen", pl.col("text_length") < 2_500)
        .join(mentions.group_by("vacancy_id").agg(pl.len()), left_on="id", right_on="vacancy_id")
        .sort("len", "id", descending=[True, False])
        .unique("domain", keep="first", maintain_order=True)
        .head(count)
        .join(werkmap.scan("texts"), on="id", maintain_order="left")
        .collect()
    )
    found = mentions.filter(pl.col("vacancy_id").is_in(rich["id"].to_list())).sort("start").collect()
    return [
        DemoAd(
            title=row["title"],
            employer=row["employer"],
            year=row["year"],
            domain=row["domain"],
            occupation=row["occupation_label"],
            text=row["text"],
            mentions=tuple(found.filter(pl.col("vacancy_id") == row["id"]).to_dicts()),
        )
        for row in rich.iter_rows(named=True)
    ]
