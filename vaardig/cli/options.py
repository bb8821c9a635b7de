"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

WerkmapArgument = Annotated[Path, typer.Argument(metavar="WERKMAP", help="Folder made by 'vaardig build'.")]
Taxonomy = Annotated[
    Path | None, typer.Option("--taxonomy", metavar="DIR", help="Overlay folder with your own terms and mappings.")
]
Release = Annotated[
    list[Path] | None,
    typer.Option("--release", metavar="DIR", help="Imported official release to merge in; may be repeated."),
]
EncoderOption = Annotated[
    str | None,
    typer.Option("--encoder", metavar="NAME", help="A sentence-transformers model or folder, not the shipped one."),
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes that read texts.")]
Domain = Annotated[
    list[str] | None,
    typer.Option(
        "--domain", help="Strategic domain: its Dutch or English name or a short form (E&T, voeding); may be repeated."
    ),
]
Years = Annotated[str | None, typer.Option("--years", "--year", metavar="2015-2020", help="One year or a period.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to this file.")]


class OutputFormat(StrEnum):
    """How an answer is shown or written."""

    table = "table"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    json = "json"


def domains(names: list[str] | None) -> tuple[str, ...]:
    """Ids of the domains that were typed."""
    from vaardig.werkmap.domains import resolve_domain

    return tuple(dict.fromkeys(resolve_domain(name) for name in names or ()))


def period(years: str | None) -> tuple[int, int] | None:
    """Period that was typed."""
    from vaardig.trends.request import parse_years

    return parse_years(years) if years else None
