"""Position scan ("feit of vrees"): what vacancies say about the skills that a person already has.

Counts are units (a repost cluster in one year) in Dutch, without student, stage and flexi jobs. "Asked" is any level.
Change over time is descriptive: last third of the years against the first, with a 95 % interval of the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from vaardig.base.errors import ConfigError
from vaardig.base.text import fold
from vaardig.export.dutch import amount, vacancies
from vaardig.werkmap.domains import DOMAINS

from .outlook import ExtraSkill, ScanReport, ScanSkill
from .request import ScanRequest, forget
from .starting import read_person
from .workspace import Workspace

if TYPE_CHECKING:
    import polars as pl

_LEAST_UNITS = 20
_LEAST_ASKING = 10
_LEAST_OWNED = 2
_MOST_REGIONS = 8


def scan(request: ScanRequest, workspace: Workspace) -> ScanReport:
    """Scan the vacancies of the workspace for a person's skills.

    ``reachable`` counts vacancies of which the person has all demanded hard skills; ``extra`` names the skills that
    alone are missing in most other vacancies that demand at least two of the person's skills.

    Raises
    ------
    ConfigError
        The workspace has no werkmap.
    InputError
        Nothing is known about the person, or no vacancy is left to count.
    """
    from vaardig.base.errors import InputError

    if workspace.werkmap is None:
        raise ConfigError("the position scan reads vacancies", next_step="give a werkmap: --werkmap WERKMAP")
    starting = read_person(request.person, workspace)
    owned = [key for key in starting.holdings if key in workspace.skills]
    units, demands = _frames(request, workspace)
    if units.is_empty():
        raise InputError("no vacancy is left in this region and domain", next_step="widen the region or the domain")
    facts = _Facts(units, demands, owned)
    skills = facts.skills(workspace)
    kept = replace(request, person=forget(request.person))
    return ScanReport(
        kept, workspace.basis, starting.starts, len(units), facts.asking.height, facts.reachable(),
        facts.by("year", None), facts.by("place", _MOST_REGIONS), _named(facts.by("domain", None)),
        tuple(skills[: request.top]), tuple(facts.extra(workspace)[: request.top]),
        tuple(_sentences(facts, skills)), (*starting.notes, *_notes(units)),
    )  # fmt: skip


def _frames(request: ScanRequest, workspace: Workspace) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Units counted (unit, year, domain, place), and their demands of hard skills (unit, concept_id, level)."""
    import polars as pl

    from vaardig.trends.request import TrendRequest
    from vaardig.trends.selection import scan_demands, select_units

    assert workspace.werkmap is not None
    view = TrendRequest(domains=request.domains, kinds=("hard",))
    units, _ = select_units(workspace.werkmap, view, ("region", "vacancy_id"))
    if request.region:
        places = workspace.werkmap.scan("vacancies").select("id", "location").collect()
        units = units.join(places, left_on="vacancy_id", right_on="id", how="left")
        wanted = fold(request.region)
        text = pl.concat_str([pl.col("region").fill_null(""), pl.col("location").fill_null("")], separator=" ")
        hits = [wanted in fold(place) for place in units.select(text.alias("place"))["place"].to_list()]
        units = units.filter(pl.Series(hits, dtype=pl.Boolean))
    place = pl.col("region").fill_null("").str.strip_chars()
    units = units.with_columns(place=pl.when(place == "").then(pl.lit("onbekend")).otherwise(place))
    concepts = workspace.werkmap.scan("concepts").filter(pl.col("kind") == "hard").select("concept", "concept_id")
    demands = (
        scan_demands(workspace.werkmap, view)
        .join(units.lazy().select("unit"), on="unit", how="semi")
        .join(concepts, on="concept", how="inner")
        .select("unit", "concept_id", "level")
        .collect()
    )
    return units.select("unit", "year", pl.col("domain").cast(pl.String()), "place"), demands


class _Facts:
    """Counts over one selection of vacancies."""

    def __init__(self, units: pl.DataFrame, demands: pl.DataFrame, owned: list[str]) -> None:
        import polars as pl

        self.units = units
        self._demands = demands.with_columns(own=pl.col("concept_id").is_in(owned))
        self._own = self._demands.filter("own")
        self.asking = units.join(self._own.select("unit").unique(), on="unit", how="semi")
        demanded = self._demands.filter(pl.col("level") <= 2)
        self._demanded = demanded
        self._tally = demanded.group_by("unit").agg(owned=pl.col("own").sum(), missing=(~pl.col("own")).sum())

    def reachable(self) -> int:
        """Vacancies that demand at least two hard skills, all of them owned."""
        import polars as pl

        return self._tally.filter((pl.col("missing") == 0) & (pl.col("owned") >= _LEAST_OWNED)).height

    def by(self, column: str, most: int | None) -> tuple[tuple[str, int, int], ...]:
        """Value, vacancies that ask an owned skill, all vacancies; years in order, others by size."""
        import polars as pl

        total = self.units.group_by(column).agg(total=pl.len())
        asking = self.asking.group_by(column).agg(asking=pl.len())
        frame = total.join(asking, on=column, how="left").with_columns(pl.col("asking").fill_null(0))
        frame = frame.sort(column) if column == "year" else frame.sort("total", column, descending=[True, False])
        rows = frame.select(pl.col(column).cast(pl.String()), "asking", "total").iter_rows()
        return tuple(rows)[:most]

    def skills(self, workspace: Workspace) -> list[ScanSkill]:
        """Owned skills that vacancies ask, most asked first."""
        import polars as pl

        from vaardig.trends.changes import period_parts

        years = self.units["year"].to_list()
        first, last = period_parts(years)
        counted = self._own.join(self.units.select("unit", "year"), on="unit")
        frame = counted.group_by("concept_id").agg(
            n=pl.len(), first=pl.col("year").is_in(first).sum(), last=pl.col("year").is_in(last).sum()
        )
        sizes = [sum(year in part for year in years) for part in (set(first), set(last))]
        found = []
        for concept, n, early, late in frame.sort("n", "concept_id", descending=[True, False]).iter_rows():
            pair = ((early, sizes[0]), (late, sizes[1]))
            skill = workspace.skills[concept]
            found.append(ScanSkill(concept, skill.label, "hard", n, len(years), *pair, _direction(*pair)))
        return found

    def extra(self, workspace: Workspace) -> list[ExtraSkill]:
        """Skills that alone stand between the person and a vacancy, most vacancies first."""
        import polars as pl

        near = self._tally.filter((pl.col("missing") == 1) & (pl.col("owned") >= _LEAST_OWNED))
        frame = self._demanded.filter(~pl.col("own")).join(near.select("unit"), on="unit", how="semi")
        counts = frame.group_by("concept_id").len().sort("len", "concept_id", descending=[True, False])
        return [
            ExtraSkill(concept, workspace.skills[concept].label, n)
            for concept, n in counts.iter_rows()
            if concept in workspace.skills
        ]


def _direction(first: tuple[int, int], last: tuple[int, int]) -> str:
    from vaardig.trends.stats.intervals import newcombe

    if min(first[1], last[1]) < _LEAST_UNITS or first[0] + last[0] < _LEAST_ASKING:
        return "te weinig vacatures"
    low, high = newcombe(first, last)
    return "hoger" if float(low) > 0 else "lager" if float(high) < 0 else "geen duidelijk verschil"


def _named(rows: tuple[tuple[str, int, int], ...]) -> tuple[tuple[str, int, int], ...]:
    return tuple((DOMAINS.get(name, name), asking, total) for name, asking, total in rows)


def _sentences(facts: _Facts, skills: list[ScanSkill]) -> Iterator[str]:
    asking, total = facts.asking.height, facts.units.height
    yield f"{asking} van de {vacancies(total)} {_verb(asking, 'vraagt', 'vragen')} iets dat u al kunt."
    reachable = facts.reachable()
    if reachable:
        yield f"In {vacancies(reachable)} kunt u alle gevraagde vakvaardigheden al."
    judged = [skill for skill in skills if skill.direction != "te weinig vacatures"]
    if not judged:
        yield "Of uw vaardigheden minder gevraagd worden dan vroeger, kunnen wij hier niet zeggen: te weinig vacatures."
        return
    lower = [skill for skill in judged if skill.direction == "lager"]
    higher = [skill for skill in judged if skill.direction == "hoger"]
    judged_words = amount(len(judged), "gevraagde vaardigheid", "gevraagde vaardigheden")
    if not lower:
        yield f"Geen van uw {judged_words} wordt duidelijk minder gevraagd dan vroeger."
    else:
        verb = _verb(len(lower), "wordt", "worden")
        yield f"{len(lower)} van uw {judged_words} {verb} minder gevraagd dan vroeger."
    if higher:
        yield f"{len(higher)} {_verb(len(higher), 'wordt', 'worden')} meer gevraagd dan vroeger."


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _notes(units: pl.DataFrame) -> Iterator[str]:
    years = sorted(set(units["year"].to_list()))
    yield f"Vacatures van {years[0]} tot {years[-1]}. Wat werkgevers schrijven, is niet altijd wat ze nodig hebben."
    yield "Minder vermeld betekent niet dat de vaardigheid verdwijnt, en een vacature minder is geen job minder."
