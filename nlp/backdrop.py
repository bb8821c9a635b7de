"""What a skill word stands against: what work starts from, what a product is for, the furniture of a web page.

"Je programmeert op basis van user stories" asks no writing of them, "software voor de orthodontie" no orthodontics and
"Deel via LinkedIn" nothing at all.
"""

from __future__ import annotations

import re

from nlp.deeds import deeds_of
from taxonomy.model import Skill

_REACH = 80
_DETERMINERS = r"(?:(?:de|het|een|deze|onze|jouw|je|hun|gegeven|bestaande|opgestelde|beschreven|vooraf|duidelijke) )*"
_GIVEN = re.compile(
    r"(?<!\w)(?:op basis van|aan de hand van|hand van|op grond van|vertrekkend van|uitgaande van|volgens|conform) "
    rf"{_DETERMINERS}$"
)
# What is made from a given thing; who reads or applies it works from it too.
_MADE = frozenset(("opmaken", "ontwerpen", "maken"))
_APPLIES = ("lezen", "volgen", "naleven", "toepassen")
_FOR_WHOM = re.compile(
    r"(?<!\w)(?:[a-z]*(?:software|softwareoplossing(?:en)?|applicaties?|apps?|programmatuur|saas-oplossing(?:en)?))"
    r" (?:\w+ )?(?:voor|ten behoeve van|waarmee) (?:(?:de|het|een|onze|alle|diverse|o\.a\.) )*"
    r"(?:[a-z-]+(?:, | en | & )){0,3}$"
)
_CLIENTS = re.compile(
    r"(?<!\w)(?:klanten|opdrachtgevers|klantenteams?|partners|bedrijven|organisaties|instellingen|cliënteel)"
    r" (?:actief )?(?:in|uit|binnen) (?:(?:de|het|o\.a\.|onder andere|diverse sectoren zoals|sectoren als) )*"
    r"(?:[a-z-]+(?:, | en | & )){0,3}$"
)
_COMPUTING = ("ICT", "Data", "Kantoor > Kantoorsoftware", "Financiën > Boekhoudpakketten")
_NETWORKS = r"(?:onze|facebook|linkedin|instagram|twitter|x|whatsapp|youtube|tiktok|bluesky|e-mail)"
_SITE = re.compile(
    r"(?:^|[\n.!?|\u2022] ?)"
    r"(?:deel|delen|deel deze (?:vacature|job|pagina)|volg(?: (?:ons|[\w-]+))?(?: ook)?|share|like ons|stuur door)"
    rf" (?:ook )?(?:via|op|on) (?:{_NETWORKS}(?:, | en | of | & |/| \| | ))*$"
)
# "winkeliers betalen vanuit hun boekhoudpakket": the tool of others.
_THEIRS = re.compile(r"(?<!\w)(?:vanuit|in|via|met|binnen) hun (?:eigen )?$")
_PARTNER = re.compile(r"[ -](?:(?:gold|silver|platinum|premier|certified|accelerate|solutions?|cloud) ){0,3}partner\b")
# "in samenwerking met architecten en DevOps-teams"; "het scrumteam" is one's own.
_WITH = re.compile(r"(?<!\w)(?:samenwerking|overleg|afstemming|contact) met [^.;:\n]*$")
_TEAMS = re.compile(r"[ -]?teams\b")


def is_furniture(folded: str, start: int) -> bool:
    """True for a name in a line that a web page adds: "Deel via LinkedIn", "Volg ons op Facebook en Instagram"."""
    return _SITE.search(folded[max(0, start - _REACH) : start]) is not None


def is_given(folded: str, low: int, start: int, skill: Skill) -> bool:
    """True for what the work starts from, where the skill is to make it: "op basis van functionele specificaties"."""
    own = deeds_of(skill.label)
    makes = not own.isdisjoint(_MADE) if own else skill.kind == "activiteit" and not skill.label.endswith(_APPLIES)
    if not makes:
        return False
    return _GIVEN.search(folded[max(low, start - _REACH) : start]) is not None


def is_served(folded: str, low: int, start: int, skill: Skill) -> bool:
    """True for the trade that software is made for ("apps voor de orthodontie") or that customers are in."""
    if skill.kind == "software" or skill.group.startswith(_COMPUTING):
        return False
    before = folded[max(low, start - _REACH) : start]
    return _FOR_WHOM.search(before) is not None or _CLIENTS.search(before) is not None


def is_rank(folded: str, end: int) -> bool:
    """True for what a firm calls itself: "Microsoft Gold Partner"."""
    return _PARTNER.match(folded, end) is not None


def is_theirs(folded: str, low: int, start: int, skill: Skill) -> bool:
    """True for the tool that customers use: "vanuit hun boekhoudpakketten"."""
    return skill.kind == "software" and _THEIRS.search(folded[max(low, start - _REACH) : start]) is not None


def is_team_of_others(folded: str, low: int, start: int, end: int) -> bool:
    """True for the teams one works with: "in samenwerking met DevOps-teams"."""
    ends = folded.endswith("teams", start, end) or _TEAMS.match(folded, end) is not None
    return ends and _WITH.search(folded[max(low, start - _REACH) : start]) is not None
