"""``vaardig extract`` and ``vaardig evaluate``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

evaluate_app = typer.Typer(help="Measure accuracy against annotated data.", no_args_is_help=True)


def extract(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help='One object a line with "id" and "text".')],
    out: Annotated[Path | None, typer.Option("--out", metavar="OUT.jsonl", help="Write here; else print.")] = None,
    form: Annotated[str, typer.Option("--format", help="Only jsonl.")] = "jsonl",
    explain: Annotated[
        bool, typer.Option("--explain", help="Add why each mention was found and has its level, and what is implicit.")
    ] = False,
    page: Annotated[
        Path | None, typer.Option("--html", metavar="OUT.html", help="Write the marked texts with reasons as a page.")
    ] = None,
) -> None:
    """Read single texts: skills with offsets in the text as given, zones, occupation, domain, education."""
    from vaardig.base.errors import ConfigError
    from vaardig.extract import explain_lines, extract_lines, json_line, write_explained_page, write_extract

    if form != "jsonl":
        raise ConfigError(f"--format is '{form}'", allowed="jsonl")
    if page is not None:
        typer.echo(f"written: {write_explained_page(source, page)} texts to {page}")
        if out is None and not explain:
            return
    rows = explain_lines(source) if explain else extract_lines(source)
    if out is None:
        for row in rows:
            typer.echo(json_line(row))
    else:
        typer.echo(f"written: {write_extract(rows, out)} rows to {out}")


@evaluate_app.command()
def extraction(gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated vacancies.")]) -> None:
    """Score the extraction against annotated vacancies; prints the figures with their intervals as JSON."""
    from nlp.evaluate import evaluate_extraction

    typer.echo(json.dumps(evaluate_extraction(gold), ensure_ascii=False, indent=1))


@evaluate_app.command()
def linking(
    queries: Annotated[Path, typer.Option("--queries", metavar="Q.tsv", help="Lines: id, tab, text.")],
    corpus: Annotated[Path, typer.Option("--corpus", metavar="C.tsv", help="Lines: id, tab, text.")],
    qrels: Annotated[Path, typer.Option("--qrels", metavar="A.tsv", help="TREC: query 0 element 1.")],
    concepts: Annotated[
        Path | None,
        typer.Option("--concepts", metavar="M.tsv", help="Lines: element, tab, concept; elements then lean on theirs."),
    ] = None,
    distinct: Annotated[
        bool,
        typer.Option(
            "--distinct/--all-names",
            help="List the best name of each concept (without --concepts: of names equal but for gender, number and "
            "spelling) before any second one, or every name where it stands.",
        ),
    ] = True,
    run: Annotated[Path | None, typer.Option("--run", metavar="OUT", help="Write the ranking here (TREC run).")] = None,
    kind: Annotated[str, typer.Option("--kind", help="occupation or skill: whose fusion weights rank.")] = "occupation",
    encoder: Annotated[
        str | None, typer.Option("--encoder", metavar="NAME", help="Another model than the shipped one.")
    ] = None,
) -> None:
    """Score the linking of free wording to labels; prints MRR and hit rates over elements as JSON, ties against us."""
    from dataclasses import asdict

    from vaardig.extract import score_linking

    figures = score_linking(
        queries, corpus, qrels, kind=kind, encoder=encoder, concept_mapping=concepts, distinct=distinct, run=run
    )
    typer.echo(json.dumps(asdict(figures), ensure_ascii=False, indent=1))
