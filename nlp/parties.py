"""Who is named beside the work: the firm ("bij Jansens Klimaattechniek") and the departments one works with.

A skill word in the name of a firm, or that stands for the people of another department ("in overleg met verkoop en
werkvoorbereiding"), asks nothing of the candidate. The names of departments stand in ``rules/departments.txt``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from taxonomy.rules import read_rules

_REACH = 90
_FIRM_BEFORE = re.compile(r"\b(?:[Bb]ij|[Nn]amens|[Bb]innen) (?:(?!PLC|SAP|IT|ICT)[A-Z][\w&.'-]* ){1,3}$")
_ON_BEHALF = re.compile(r"\b[Nn]amens $")
_FIRM_BEHIND = re.compile(r" (?:BV|NV|B\.V|N\.V|BVBA|Groep|Group|Holding|Benelux)\b")
_FILLING = (
    r"(?:(?:de|het|onze|jouw|je|andere|alle|verschillende|diverse|interne|betrokken|nauw|zoals|als|bijvoorbeeld|bv|o\.a|"
    r"onder|andere|van|uit|op|binnen|bij|afdeling|afdelingen|dienst|diensten|team|teams|collega's|collegas|departementen|"
    r"stakeholders|organisatie|bedrijf|kantoor|met)[ .,:(]+)"
)


@lru_cache(maxsize=1)
def _departments() -> tuple[frozenset[str], re.Pattern[str]]:
    rules = read_rules("departments")
    names = {name.strip() for item in rules["names"] for name in item.split(";")}
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    openers = "|".join(item.replace("*", r"\w*") for item in rules["openers"])
    # What opens, words that add nothing, and the departments named up to here.
    members = rf"(?:(?:{listed})(?:-?(?:afdeling|dienst|team))?(?:[ ,/&(]| en | of )+)*"
    before = rf"(?<!\w)(?:{openers})[ .,:(]+{_FILLING}{{0,6}}{members}$"
    return frozenset(names), re.compile(before)


def in_firm_name(text: str, start: int, end: int, low: int) -> bool:
    """True for a capitalised word that ends a firm's name behind "bij", or is followed by what only firms carry."""
    if not text[start].isupper():
        return False
    if _FIRM_BEHIND.match(text, end) is not None:
        return True
    return _FIRM_BEFORE.search(text[max(low, start - _REACH) : start]) is not None


def is_represented(text: str, start: int, low: int) -> bool:
    """True for the firm that somebody speaks for, whatever product bears its name: "namens Portbase"."""
    return text[start].isupper() and _ON_BEHALF.search(text[max(low, start - _REACH) : start]) is not None


def is_department(folded: str, start: int, end: int, low: int = 0) -> bool:
    """True for a department that one works with: "verkoop" in "overleg met verkoop", also in an enumeration of them."""
    names, before = _departments()
    return folded[start:end] in names and before.search(folded[max(low, start - _REACH) : start]) is not None
