"""Contract type, agency and employer class: who offers the job, and on which terms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from nlp.matcher import Entry, Matcher
from taxonomy.patterns import compile_patterns
from taxonomy.rules import read_rules
from vaardig.base.text import fold, squeeze

EmployerClass = Literal["genoemd", "anoniem", "onbekend"]
CONTRACTS = ("vast", "tijdelijk", "interim", "zelfstandig", "student", "stage", "flexi", "onbekend")
UNKNOWN = "onbekend"
_LEGAL = re.compile(
    r"[ ,]+(?:n\.?v\.?|b\.?v\.?(?:b\.?a\.?)?|v\.?z\.?w\.?|c\.?v\.?(?:b\.?a\.?)?|comm\.? ?v\.?|s\.?a\.?|group|groep)\.?$"
)
_SENIOR_AGENCY = re.compile(r"\b(?:interim|uitzend|recruit|rekruter|selectie|staffing|detacher|jobs?)\b")


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    """Contract types and agency wordings in one automaton."""
    entries: list[Entry] = []
    for section, items in read_rules("contracts").items():
        entries += [Entry(p, ("contract", section)) for item in items for p in compile_patterns(item)]
    for item in read_rules("employers")["agency words"]:
        entries += [Entry(p, ("agency",)) for p in compile_patterns(item)]
    return Matcher(entries)


@lru_cache(maxsize=1)
def _agency_names() -> frozenset[str]:
    return frozenset(fold(name) for name in read_rules("employers")["agency names"])


@lru_cache(maxsize=1)
def _agency_openings() -> tuple[str, ...]:
    """How the name of an office of an agency begins; a short name may open any other."""
    return tuple(name + " " for name in _agency_names() if len(name) > 5)


@lru_cache(maxsize=1)
def _anonymous() -> frozenset[str]:
    return frozenset(fold(name) for name in read_rules("employers")["anonymous"] if "*" not in name)


@lru_cache(maxsize=4096)
def normalise_employer(name: str) -> str:
    """An employer's name without legal form, capitals and double spaces: the key that groups its ads."""
    folded = squeeze(fold(name))
    for _ in range(2):
        folded = _LEGAL.sub("", folded)
    return folded.strip(" .,-")


def employer_class(name: str) -> EmployerClass:
    """``genoemd`` for a name, ``anoniem`` for "onze opdrachtgever" and the like, ``onbekend`` for nothing."""
    folded = normalise_employer(name)
    if not folded or folded in ("-", "?"):
        return "onbekend"
    if folded in _anonymous() or folded.startswith(("onze klant", "onze opdrachtgever", "klant van")):
        return "anoniem"
    return "genoemd"


def is_agency(employer: str, nace: str, paritair_comite: str, words: Iterable[str]) -> bool:
    """True when the ad was placed by a temporary-work or selection agency.

    Decided by NACE 78 or paritair comité 322, the employer's name, or wordings such as "voor onze klant".
    """
    if nace.replace(".", "").startswith("78") or paritair_comite.startswith("322"):
        return True
    name = normalise_employer(employer)
    if name and (name in _agency_names() or name.startswith(_agency_openings())):
        return True
    return bool(name and _SENIOR_AGENCY.search(name) and "interim" in name) or any(True for _ in words)


def contract_and_agency(
    folded: str, folded_title: str, contract_field: str, employer: str, nace: str, paritair_comite: str
) -> tuple[str, bool]:
    """Contract type of the ad (one of `CONTRACTS`) and whether an agency placed it.

    A structured field decides, then the title, then the text; in a text the most specific type wins, but a student
    or internship word only counts in the title or field: texts mention students for many other reasons.
    """
    order = {name: rank for rank, name in enumerate(read_rules("contracts"))}
    found: set[str] = set()
    agency_words: list[str] = []
    for hit in _matcher().scan(folded):
        if hit.payload[0] == "agency":
            agency_words.append(folded[hit.start : hit.end])
        else:
            found.add(hit.payload[1])
    agency = is_agency(employer, nace, paritair_comite, agency_words)
    for source in (fold(contract_field or ""), folded_title):
        named = {hit.payload[1] for hit in _matcher().scan(source) if hit.payload[0] == "contract"}
        named |= {name for name in CONTRACTS if source.startswith(name)}
        if named:
            return min(named, key=lambda name: order.get(name, 99)), agency
    strong = found - {"student", "stage", "zelfstandig", "flexi"}
    if strong:
        return min(strong, key=lambda name: order[name]), agency
    return (min(found, key=lambda name: order[name]) if found - {"zelfstandig"} else UNKNOWN), agency
