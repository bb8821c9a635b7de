"""The address of a trends page and the request that it stands for. The address is the view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vaardig.trends.request import EMPLOYER_SIZES, KINDS, LEFT_OUT, LEVELS, ORIGINS, TrendRequest
from vaardig.werkmap.domains import DOMAINS

from ..faults import Trouble
from ..words import GO_BACK

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from ..workspace import Workspace

ORDERS = {"aandeel": "meest gevraagd", "stijging": "grootste stijging", "daling": "grootste daling"}
COUNTS = (10, 25, 50, 100)
MOST_LINES = 5
AGENCIES: dict[str, bool | None] = {"": None, "zonder": False, "alleen": True}


@dataclass(frozen=True)
class TrendView:
    """A page of the trends door.

    ``domain`` is one domain: shares of several are never added up. ``lines`` are the concepts to draw, empty for the
    first of the table. ``occupation`` is the label of the occupation in the filter.
    """

    domain: str
    kind: str = "hard"
    level: str = "komt-voor"
    first: int | None = None
    last: int | None = None
    occupation_id: str = ""
    occupation: str = ""
    region: str = ""
    size: str = ""
    origin: str = "text"
    agency: str = ""
    include: tuple[str, ...] = ()
    adjusted: bool = False
    count: int = 25
    order: str = "aandeel"
    lines: tuple[str, ...] = ()

    def request(self, years: Sequence[int]) -> TrendRequest:
        """Return the request; a period that spans all ``years`` of the werkmap is no filter."""
        period = None
        if years and (self.first is not None or self.last is not None):
            low, high = min(years), max(years)
            chosen = (self.first or low, self.last or high)
            period = None if chosen[0] <= low and chosen[1] >= high else chosen
        return TrendRequest(
            domains=(self.domain,),
            kinds=(self.kind,),
            level=self.level,
            years=period,
            top=None,
            origin=self.origin,
            include_contracts=self.include,
            occupations=(self.occupation_id,) if self.occupation_id else (),
            regions=(self.region,) if self.region else (),
            employer_sizes=(self.size,) if self.size else (),
            agency=AGENCIES[self.agency],
            adjusted=self.adjusted,
        )

    def pairs(self, **changes: object) -> dict[str, object]:
        """Names and values of the address, defaults left out."""
        view = replace(self, **changes)  # type: ignore[arg-type]
        plain = TrendView(view.domain)
        values: dict[str, tuple[object, object]] = {
            "domein": (view.domain, None), "soort": (view.kind, plain.kind), "niveau": (view.level, plain.level),
            "van": (view.first, None), "tot": (view.last, None), "beroep": (view.occupation, ""),
            "regio": (view.region, ""), "grootte": (view.size, ""), "bron": (view.origin, plain.origin),
            "uitzend": (view.agency, ""), "ook": (list(view.include), []),
            "gelijk": ("1" if view.adjusted else "", ""), "aantal": (view.count, plain.count),
            "volgorde": (view.order, plain.order), "lijn": (list(view.lines), []),
        }  # fmt: skip
        return {name: value for name, (value, default) in values.items() if value != default}


def read_view(given: QueryParams, space: Workspace) -> TrendView:
    """Read an address.

    Raises
    ------
    Trouble
        A value is unknown; the page names what is possible.
    """
    occupation_id, occupation = _occupation(given.get("beroep", ""), space)
    first, last = read_year(given, "van"), read_year(given, "tot")
    if first is not None and last is not None and first > last:
        first, last = last, first
    return TrendView(
        domain=read_choice(given, "domein", DOMAINS, space.main_domain),
        kind=read_choice(given, "soort", KINDS, "hard"),
        level=read_choice(given, "niveau", LEVELS, "komt-voor"),
        first=first,
        last=last,
        occupation_id=occupation_id,
        occupation=occupation,
        region=given.get("regio", "").strip()[:100],
        size=read_choice(given, "grootte", ("", *EMPLOYER_SIZES), ""),
        origin=read_choice(given, "bron", ORIGINS, "text"),
        agency=read_choice(given, "uitzend", AGENCIES, ""),
        include=tuple(name for name in LEFT_OUT if name in given.getlist("ook")),
        adjusted=given.get("gelijk", "") == "1",
        count=int(read_choice(given, "aantal", tuple(map(str, COUNTS)), "25")),
        order=read_choice(given, "volgorde", ORDERS, "aandeel"),
        lines=tuple(dict.fromkeys(item[:60] for item in given.getlist("lijn")))[:MOST_LINES],
    )


def read_choice(given: QueryParams, name: str, allowed: Sequence[str] | Mapping[str, object], default: str) -> str:
    """Value of a field with fixed choices; an empty one is the default (Trouble)."""
    value = given.get(name) or default
    if value not in allowed:
        known = ", ".join(_shown(item, allowed) for item in allowed if item)
        raise Trouble("Deze keuze bestaat niet", f"“{value[:60]}” kan niet bij “{name}”.", f"Kies uit: {known}.")
    return value


def _shown(item: str, allowed: Sequence[str] | Mapping[str, object]) -> str:
    """Text of a choice as the form shows it, not the id that stands in the address."""
    label = allowed[item] if isinstance(allowed, Mapping) else DOMAINS.get(item, item)
    return label if isinstance(label, str) else item


def read_year(given: QueryParams, name: str) -> int | None:
    """Year in a field, None when it is empty (Trouble)."""
    value = given.get(name, "").strip()
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) == 4):
        raise Trouble("Dit is geen jaar", f"Bij “{name}” staat “{value[:20]}”.", "Vul een jaar in, zoals 2024.")
    return int(value)


def _occupation(typed: str, space: Workspace) -> tuple[str, str]:
    typed = typed.strip()[:120]
    if not typed:
        return "", ""
    found = space.occupations.link(typed)
    if found.concept_id is None:
        names = ", ".join(item.label for item in found.runners_up[:4])
        raise Trouble(
            "Dit beroep kennen wij niet",
            f"Bij “{typed}” vinden wij geen beroep." + (f" Bedoelt u misschien: {names}?" if names else ""),
            "Typ een gewone functietitel, zoals lasser of verpleegkundige. " + GO_BACK,
        )
    return found.concept_id, found.label
