"""``vaardig search``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from . import options


def search(
    werkmap: options.WerkmapArgument,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What to look for, in your own words.")],
    domain: options.Domain = None,
    years: options.Years = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Results.")] = 10,
    encoder: options.EncoderOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
) -> None:
    """Find vacancies by meaning, best first, one of each group of reposts."""
    from vaardig.search import SearchRequest
    from vaardig.search import search as run
    from vaardig.werkmap import Werkmap
    from vaardig.werkmap.domains import DOMAINS

    request = SearchRequest(query, top, options.domains(domain), options.period(years), encoder)
    result = run(Werkmap.open(werkmap), request)
    if as_json:
        typer.echo(json.dumps(asdict(result), ensure_ascii=False, indent=1))
        return
    if not result.hits:
        typer.echo(f"Niets gevonden in {result.searched} vacatures. Zoek ruimer: minder --domain of --years.")
    for hit in result.hits:
        details = ", ".join(str(value) for value in (hit.employer, hit.year, DOMAINS.get(hit.domain)) if value)
        similarity = f"{hit.similarity:.2f}".replace(".", ",")
        typer.echo(f"{similarity}  {hit.title or '(zonder titel)'}  [{hit.vacancy_id}]  {details}")
        typer.echo(f"      {hit.excerpt}")
