"""``vaardig search``: a skin over :func:`vaardig.search.search` and :func:`vaardig.find.find_concepts`."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vaardig.export.dutch import decimal, vacancies, whole

from . import options

if TYPE_CHECKING:
    from vaardig.find import ConceptResult
    from vaardig.search import SearchResult


class What(StrEnum):
    """What is searched."""

    vacancies = "vacancies"
    skills = "skills"
    occupations = "occupations"


def search(
    werkmap: options.WerkmapArgument,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What to look for, in your own words.")] = "",
    what: Annotated[What, typer.Option("--what", help="What to find; skills and occupations are counted.")] = (
        What.vacancies
    ),
    like: Annotated[
        str | None, typer.Option("--like", metavar="ID", help="Vacancies like this one, instead of a QUERY.")
    ] = None,
    like_file: Annotated[
        Path | None,
        typer.Option("--like-file", metavar="FILE", help="Vacancies like the text in this file; '-' reads the input."),
    ] = None,
    domain: options.Domain = None,
    years: options.Years = None,
    region: Annotated[
        list[str] | None,
        typer.Option("--region", metavar="NAME", help="Part of the name of a region or place; may be repeated."),
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Results.")] = 10,
    taxonomy: options.Taxonomy = None,
    release: options.Release = None,
    encoder: options.EncoderOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
) -> None:
    """Find vacancies, skills or occupations by words and meaning, best first; of reposts one."""
    from vaardig.base.errors import InputError
    from vaardig.find import ConceptRequest, find_concepts
    from vaardig.search import SearchRequest
    from vaardig.search import search as run
    from vaardig.werkmap import steadily

    domains, period, regions = options.domains(domain), options.period(years), tuple(region or ())
    if what is What.vacancies:
        text = None if like_file is None else _read(like_file)
        asked = SearchRequest(query, top, domains, period, encoder, like, text, regions)
        result = steadily(werkmap, lambda opened: run(opened, asked))
        _show(result, as_json, _vacancy_lines(result))
        return
    if like is not None or like_file is not None:
        raise InputError(f"--like looks for vacancies, not for {what.value}", next_step="give a QUERY instead")
    kind: Literal["skills", "occupations"] = "skills" if what is What.skills else "occupations"
    request = ConceptRequest(
        query,
        kind,
        top,
        domains,
        period,
        regions,
        taxonomy,
        tuple(release or ()),
        encoder,
    )
    found = steadily(werkmap, lambda opened: find_concepts(request, opened))
    _show(found, as_json, _concept_lines(found))


def _show(result: SearchResult | ConceptResult, as_json: bool, lines: list[str]) -> None:
    if as_json:
        typer.echo(json.dumps(asdict(result), ensure_ascii=False, indent=1, default=str))
    else:
        typer.echo("\n".join(lines))


def _read(path: Path) -> str:
    import sys

    from vaardig.base.errors import InputError

    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        text = raw.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(
            f"{path} does not exist", allowed="a text file in UTF-8", next_step="check the path"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error})", allowed="a text file in UTF-8") from error
    if not text.strip():
        raise InputError(f"{path} is empty", allowed="the text of a vacancy")
    return text


def _comma(similarity: float) -> str:
    return decimal(similarity, 2)


def _vacancy_lines(result: SearchResult) -> list[str]:
    from vaardig.werkmap.domains import DOMAINS

    if not result.hits:
        return [f"Niets gevonden in {vacancies(result.searched)}. Zoek ruimer: minder --domain, --region of --years."]
    lines = [f"Beste {len(result.hits)} van {vacancies(result.searched)}. Gelijkenis: 1 is het meest gelijk."]
    if result.by_words and result.request.query:
        lines.append("De volgorde komt van de woorden en de gelijkenis samen.")
    if result.strange:
        lines.append("Let op: geen van deze vacatures bevat uw woorden. Dit ligt er in betekenis het dichtst bij.")
    if not result.by_words and result.request.query:
        lines.append("Deze werkmap heeft geen woordenindex: er is alleen op betekenis gezocht. Bouw ze opnieuw.")
    for number, hit in enumerate(result.hits, 1):
        domain = DOMAINS.get(hit.domain, hit.domain) if hit.domain != "geen" else None
        details = ", ".join(
            str(value) for value in (hit.employer, hit.region, hit.year or "zonder datum", domain) if value
        )
        lines += [
            f"{number:>2}. {hit.title or '(zonder titel)'}  [{hit.vacancy_id}]",
            f"    {details}; gelijkenis {_comma(hit.similarity)}",
            f"    {hit.excerpt}",
        ]
    return lines


def _concept_lines(result: ConceptResult) -> list[str]:
    verbs = (
        ("vraagt dit", "vragen dit") if result.request.what == "skills" else ("heeft dit beroep", "hebben dit beroep")
    )
    lines = [f"Dichtst bij “{result.request.query}”. Gelijkenis: 1 is het meest gelijk."]
    for hit in result.hits:
        verb = verbs[0] if hit.vacancies == 1 else verbs[1]
        counted = f"{whole(hit.vacancies)} van {vacancies(result.counted or 0)} {verb}"
        lines.append(f"{_comma(hit.similarity)}  {hit.label}  [{hit.concept_id}]  {counted}")
    if not result.same_taxonomy:
        lines.append(
            "Let op: deze werkmap is met een andere taxonomie of versie gelezen dan waarin nu gezocht is. Wat toen "
            "niet gekend was, telt 0. Geef dezelfde --taxonomy en --release als bij de bouw, of gebruik eerst "
            "vaardig relink."
        )
    return lines
