"""Collecting the chapters. A chapter that this werkmap cannot give says why, and does not stop the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from vaardig.base.errors import InputError, VaardigError, WerkmapError
from vaardig.trends.comparability import comparability_notes
from vaardig.trends.compute import trends
from vaardig.trends.selection import select_units
from vaardig.trends.stats.classes import EMERGING, FALLING, RISING, VANISHING
from vaardig.trends.wording import LEVEL_WORDS
from vaardig.werkmap.domains import DOMAINS
from vaardig.werkmap.reader import Werkmap

from .examples import sentences
from .levels import levels
from .request import ReportRequest, SectorReport

if TYPE_CHECKING:
    from vaardig.trends.request import TrendReport

Chapter = TypeVar("Chapter")
MOVING = (EMERGING, RISING, FALLING, VANISHING)
_COLUMNS = (
    "vacancy_id", "source", "employer", "employer_class", "agency", "contract", "region", "text_length",
)  # fmt: skip
_SHOWN_SENTENCES = 8


def sector_report(werkmap: Werkmap, request: ReportRequest) -> SectorReport:
    """Collect everything for one domain.

    Raises
    ------
    InputError
        The domain has no vacancy to count in this view.
    """
    from vaardig.trends.communities import CommunityRequest, communities
    from vaardig.trends.emerging import EmergingRequest, emerging
    from vaardig.trends.stem_monitor import StemRequest, stem

    view = replace(request.view, top=request.top)
    main = trends(werkmap, view)
    units, _ = select_units(werkmap, view, _COLUMNS)
    missing: dict[str, str] = {}

    def chapter(name: str, make: Callable[[], Chapter]) -> Chapter | None:
        try:
            return make()
        except (InputError, WerkmapError) as error:
            missing[name] = _why(error)
            return None

    found = chapter("stem", lambda: stem(werkmap, StemRequest(view)))
    groups = chapter("clusters", lambda: communities(werkmap, CommunityRequest(view)))
    rising = None
    if request.read:
        rising = chapter("emerging", lambda: emerging(werkmap, EmergingRequest(view, read=request.read, top=20)))
    return SectorReport(
        werkmap=werkmap.path,
        request=request,
        domain=DOMAINS[view.domains[0]],
        trends=main,
        levels=levels(werkmap, view),
        sentences=chapter("sentences", lambda: sentences(werkmap, units, _telling(main), request.examples)),
        stem=found,
        clusters=groups,
        emerging=rising,
        missing=missing,
        warnings=comparability_notes(units),
        account=_account(werkmap, request),
    )


def _why(error: VaardigError) -> str:
    """Dutch for the reader; the chapters fail for these reasons only."""
    reasons = {
        "one year": "alle vacatures zijn van één jaar: er valt niets te vergelijken.",
        "no two skills": "te weinig vacatures vragen dezelfde vaardigheden samen.",
        "known occupation": "geen enkele titel noemt een bekend beroep.",
        "is missing": "deze werkmap bewaart geen teksten.",
    }
    return next((text for key, text in reasons.items() if key in str(error)), "dat kan met deze vacatures niet.")


def _telling(main: TrendReport) -> list[str]:
    """Skills whose sentences are shown: those that move, then those asked most, hard and soft in turn."""
    import polars as pl

    moving = main.tests.filter(pl.col("class").is_in(MOVING)).sort(
        pl.col("change").abs(), "concept_id", descending=[True, False]
    )
    most = [
        main.totals.filter(pl.col("kind") == kind).sort("numerator", "concept_id", descending=[True, False])
        for kind in ("hard", "soft")
    ]
    asked = [i for pair in zip(*(frame["concept_id"].head(20).to_list() for frame in most), strict=False) for i in pair]
    return list(dict.fromkeys([*moving["concept_id"].head(_SHOWN_SENTENCES // 2).to_list(), *asked]))[:_SHOWN_SENTENCES]


def _account(werkmap: Werkmap, request: ReportRequest) -> dict[str, str]:
    view = request.view
    return {
        "Domein": DOMAINS[view.domains[0]],
        "Jaren": f"{view.years[0]}-{view.years[1]}" if view.years else "alle",
        "Niveau": LEVEL_WORDS[view.level],
        "Herkomst": "wat in de tekst staat" if view.origin == "text" else "wat in een formulier aangevinkt is",
        "Contracten niet meegeteld": ", ".join(view.left_out_contracts) or "-",
        "Bronnen": ", ".join(sorted(str(source["name"]) for source in werkmap.manifest.sources)),
        "Taxonomie en regels (vingerafdruk)": str(werkmap.manifest.plan["extractor"]),
        "Encoder": str(werkmap.manifest.plan["encoder"]),
        "Cijfers (vingerafdruk)": werkmap.manifest.figures,
    }
