"""*Leervermogen* weighs more with experts than in vacancies: only a panel can tell."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from vaardig.export.dutch import percent
from vaardig.trends.panel import PanelRequest, panel
from vaardig.trends.panel.compute import EXPERTS, VACANCIES
from vaardig.werkmap.reader import Werkmap

from .facts import Facts
from .request import CONFIRMED, OPEN, REFUTED, UNMEASURABLE, Finding, ReplicationRequest

# Zelfontwikkeling, whose older name is "leervermogen hebben".
LEARNING = "SO-26"


def learning(werkmap: Werkmap, request: ReplicationRequest, facts: Facts) -> Finding:
    """Rank of *leervermogen* with experts less its rank in vacancies; not measurable without a panel."""
    finding = Finding(
        claim_id="leervermogen", domain="alle domeinen",
        claim="Leervermogen weegt bij deskundigen zwaarder dan in vacatures.",
        estimand="verschil in rang onder de sleutelvaardigheden van het panel (vacatures min deskundigen)",
        value=None, low=None, high=None, unit="rangen", n=facts.units.height, years="–", verdict=UNMEASURABLE,
        why="geen panel van deskundigen; geef er een met --experts", coverage=_share(werkmap, facts),
    )  # fmt: skip
    if request.experts is None:
        return finding
    report = panel(werkmap, PanelRequest(request.experts, request.view))
    rows = report.skills.filter(pl.col("concept_id") == LEARNING)
    if rows.is_empty():
        return replace(finding, why="het panel beoordeelt leervermogen niet")
    row = rows.row(0, named=True)
    verdicts = {EXPERTS: CONFIRMED, VACANCIES: REFUTED}
    return replace(
        finding, value=row["rank_gap"], low=row["gap_low"], high=row["gap_high"],
        verdict=verdicts.get(row["verdict"], OPEN), why="" if row["verdict"] in verdicts else row["verdict"],
        coverage=f"{report.raters} deskundigen; {finding.coverage}",
    )  # fmt: skip


def _share(werkmap: Werkmap, facts: Facts) -> str:
    code = werkmap.scan("concepts").filter(pl.col("concept_id") == LEARNING).select("concept").collect()
    asking = 0
    if not code.is_empty():
        demands = werkmap.scan("demands").filter(pl.col("concept") == code["concept"][0], ~pl.col("form"))
        asking = demands.select("unit").collect().join(facts.units, on="unit", how="semi")["unit"].n_unique()
    return f"in de vacatures komt het voor bij {percent(asking / facts.units.height)}"
