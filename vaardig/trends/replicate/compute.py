"""Every claim on one werkmap."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from vaardig.trends.comparability import comparability_notes
from vaardig.werkmap.domains import DOMAINS
from vaardig.werkmap.reader import Werkmap

from .claims import logistics, no_hierarchy, rising_count, rising_mean, small_ask_less, soft_in_short
from .facts import facts
from .learning import learning
from .request import Finding, ReplicationReport, ReplicationRequest

if TYPE_CHECKING:
    pass

NOTES = (
    "De cijfers van de studie over 2010-2016 zijn hier niet openbaar. Elke bewering staat daarom met haar richting, "
    "niet met een getal uit de studie; wat 'bevestigd' betekent, staat bij wat er gemeten is.",
    "bevestigd: het interval van 95 % ligt aan de kant van de bewering; weerlegd: aan de andere kant; onbeslist: het "
    "ligt aan beide kanten; niet meetbaar: deze vacatures kunnen het niet tonen.",
    "Stijgingen over jaren zijn getoetst op de jaarcijfers zelf, omdat jaren schokken kennen die niet kleiner worden "
    "met meer vacatures. Of een bron elk jaar even volledig is, weet een werkmap niet. Andere intervallen houden "
    "rekening met werkgevers die zichzelf herhalen.",
    "Elke regel staat op zichzelf. Bij veel regels is er af en toe één door toeval bevestigd of weerlegd.",
)


def replicate(werkmap: Werkmap, request: ReplicationRequest) -> ReplicationReport:
    """Test every claim again.

    Raises
    ------
    InputError
        No vacancy is left to count, or the panel file cannot be read.
    """
    import polars as pl

    found = facts(werkmap, request.view)
    present = [domain for domain in DOMAINS if domain != "geen" and not found.of(domain).is_empty()]
    findings: list[Finding] = []
    for kind in ("hard", "soft"):
        findings += [rising_mean(found, domain, kind) for domain in (None, *present)]
        findings.append(rising_mean(found, None, kind, per_text=True))
    findings += [rising_count(found, domain) for domain in (None, *present)]
    findings.append(soft_in_short(found))
    findings += [small_ask_less(found, column) for column in ("skills", "text_length")]
    findings += [no_hierarchy(found, domain) for domain in (None, *present)]
    findings += [logistics(found, part) for part in ("soft", "taught")]
    findings.append(learning(werkmap, request, found))
    number = pl.Float64()
    schema = {field.name: pl.String() for field in fields(Finding)}
    types = schema | {"value": number, "low": number, "high": number, "n": pl.Int64()}
    table = pl.DataFrame([asdict(finding) for finding in findings], schema=types)
    return ReplicationReport(
        werkmap=werkmap.path,
        request=request,
        findings=tuple(findings),
        table=table,
        excluded=found.excluded,
        notes=(*comparability_notes(found.units), *NOTES),
    )
