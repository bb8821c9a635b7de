"""Strategic domain and STEM kind of a vacancy, with the rule that decided.

Order (DESIGN section 2): the occupation decides first; when it leaves that to the sector, NACE of the workplace,
then paritair comité, then words of sector and text. An agency's own NACE and paritair comité say nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nlp.matcher import Entry, Matcher
from taxonomy.load import Taxonomy
from taxonomy.model import DOMAIN_IDS, NO_DOMAIN, Occupation
from taxonomy.patterns import compile_patterns
from vaardig.base.text import fold


@dataclass(frozen=True, slots=True)
class Placement:
    """Domain, the rule that gave it (``beroep``, ``nace``, ``pc``, ``sectorwoord``, ``geen``) and STEM kind."""

    domain: str
    rule: str
    stem: str


class DomainMapper:
    """Places vacancies with one taxonomy's mapping."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._nace = _prefixes({d.id: d.nace for d in taxonomy.domains})
        self._pc = _prefixes({d.id: d.pc for d in taxonomy.domains})
        self._words = Matcher(
            Entry(pattern, domain.id)
            for domain in taxonomy.domains
            for word in domain.words
            for pattern in compile_patterns(word)
        )

    def place(
        self,
        occupation: Occupation | None,
        *,
        agency: bool,
        nace: str,
        paritair_comite: str,
        sector: str,
        company_text: str,
    ) -> Placement:
        """Place one vacancy; ``company_text`` is the folded part of the text that speaks of the company."""
        stem = occupation.stem if occupation else NO_DOMAIN
        if occupation is not None and occupation.domain in DOMAIN_IDS:
            return Placement(occupation.domain, "beroep", stem)
        if occupation is not None and occupation.domain == NO_DOMAIN:
            return Placement(NO_DOMAIN, "beroep", stem)
        if not agency:
            for rule, code, table in (("nace", nace.replace(".", ""), self._nace), ("pc", paritair_comite, self._pc)):
                domain = _longest(code, table)
                if domain is not None:
                    return Placement(domain, rule, stem)
        for text in (fold(sector), company_text):
            domain = self._by_words(text)
            if domain is not None:
                return Placement(domain, "sectorwoord", stem)
        return Placement(NO_DOMAIN, "geen", stem)

    def _by_words(self, folded: str) -> str | None:
        counts: dict[str, int] = {}
        for hit in self._words.scan(folded):
            counts[hit.payload] = counts.get(hit.payload, 0) + 1
        if not counts:
            return None
        best = max(sorted(counts), key=lambda domain: counts[domain])
        # Two sectors named equally often decide nothing.
        return best if list(counts.values()).count(counts[best]) == 1 else None


def _prefixes(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {prefix.replace(".", ""): domain for domain, codes in table.items() for prefix in codes}


def _longest(code: str, table: Mapping[str, str]) -> str | None:
    code = code.strip().replace(".", "")
    for length in range(len(code), 0, -1):
        domain = table.get(code[:length])
        if domain is not None:
            return domain
    return None
