"""From a NACE code or paritair comité to a strategic domain, by the longest prefix of ``data/domains.txt``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .load import Taxonomy

_NACE = re.compile(r"(?:[A-Va-v]\s*)?(\d{2})(?:\.?(\d{1,3}))?")
_PC = re.compile(r"(?:PSC|PC)?\s*(\d{3})(?:[.,](\d{2}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DomainMatch:
    """The domain of a code and the ``prefix`` that decided; ``agency``: the employer places people elsewhere."""

    domain: str
    prefix: str
    agency: bool = False


def domain_of_nace(taxonomy: Taxonomy, code: str) -> DomainMatch | None:
    """Look a NACE code up.

    Parameters
    ----------
    code
        As given in sources: ``62.01``, ``62010``, ``J62.01``, ``62``.

    Returns
    -------
    None when the text is no NACE code or no prefix fits it.
    """
    match = _NACE.fullmatch(code.strip())
    if match is None:
        return None
    digits = match[1] + (match[2] or "")
    entries = ((domain.id, prefix) for domain in taxonomy.domains for prefix in domain.nace)
    agencies = {prefix for domain in taxonomy.domains for prefix in domain.agency_nace}
    return _longest(entries, agencies, lambda prefix: digits.startswith(prefix.replace(".", "")))


def domain_of_pc(taxonomy: Taxonomy, code: str) -> DomainMatch | None:
    """Look a paritair (sub)comité up: ``118``, ``PC 140.03``, ``149.01``; None when it is none or unknown."""
    match = _PC.fullmatch(code.strip())
    if match is None:
        return None
    number = match[1] + (f".{match[2]}" if match[2] and match[2] != "00" else "")
    entries = ((domain.id, prefix) for domain in taxonomy.domains for prefix in domain.pc)
    agencies = {prefix for domain in taxonomy.domains for prefix in domain.agency_pc}
    return _longest(entries, agencies, lambda prefix: number == prefix or number.startswith(f"{prefix}."))


def _longest(entries: Iterable[tuple[str, str]], agencies: set[str], fits: Callable[[str], bool]) -> DomainMatch | None:
    found = [(len(prefix), prefix, domain) for domain, prefix in entries if fits(prefix)]
    if not found:
        return None
    _, prefix, domain = max(found)
    return DomainMatch(domain, prefix, prefix in agencies)
