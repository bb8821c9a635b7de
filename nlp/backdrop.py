"""What a skill word stands against: what work starts from, what a product is for, the furniture of a web page.

"Je programmeert op basis van user stories" asks no writing of them, "software voor de orthodontie" no orthodontics and
"Deel via LinkedIn" nothing at all.
"""

from __future__ import annotations

import re

from nlp.deeds import deeds_in, deeds_of
from nlp.titles import is_person
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
# "wij richten ons op werkvelden waaronder facilitair management"; "een systeem waarmee radiostations hun communicatie".
_MARKETS = re.compile(
    r"(?<!\w)(?:(?:werkvelden|werkgebieden|sectoren|markten|branches|marktsegmenten|domeinen),? (?:waaronder|zoals|als)"
    r"|(?:we|wij) (?:richten|focussen|specialiseren) ons (?:op|in)|(?:we|wij) zijn gespecialiseerd in) [^.;\n]*$"
)
_OURS = re.compile(r"(?<!\w)(?:we|wij|ons|onze|diverse|verschillende|uiteenlopende)(?!\w)")
_PRODUCT_DOES = re.compile(
    r"(?:systeem|systemen|software|platform(?:en)?|applicaties?|apps?|tools?|oplossing(?:en)?|producten?)"
    r" (?:waarmee|waardoor|waarop) (?!(?:je|jij|u|jouw|we|wij)(?!\w))[^.;\n]*$"
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
_TRADE = re.compile(
    r"(?<!\w)(?:assortiment|gamma|collectie|aankoop|inkoop|verkoop|groothandel|handel|voorraad|bestelling(?:en)?)"
    r"(?: (?:aan|van|in))?(?: (?:de|het|onze|alle|diverse))?(?: \w+e)?(?: \w+(?:,| en))* $"
)
_HOLDERS = re.compile(
    r" (?:en \w+ )?van (?:(?:de|onze|jouw|je|hun|interne|externe|ervaren|technische|andere) )*"
    r"(?:specialisten|collega's|experts|deskundigen|vakmensen|consultants|adviseurs|leveranciers|teams?)\b"
)
_OTHER_DOES = re.compile(
    r"(?:^|[.;:,(\n] ?|(?<!\w)(?:en|of) )"
    r"(?:(?:je|jouw|uw|onze) |(?:de|een) (?=business manager|leidinggevende|buddy|mentor))(?:[a-z]+ )?(?P<who>[a-z-]+) "
    r"(?:onderhoudt|verzorgt|regelt|doet|begeleidt|coacht|zorgt|neemt|geeft|houdt|beheert|bewaakt|stuurt|plant|voert"
    r"|bespreekt|onderhandelt|zoekt)(?!\w)(?:(?! (?:je|jij|u) )[^.;:,\n])*$"
)
_UNIT = re.compile(
    r"(?<!\w)(?:de|onze|het|een|bij) (?:dienst|afdeling|departement|polikliniek|secretariaat) "
    r"(?:(?!(?:met|voor|in|bij|op|van|te|om|die|dat|is|zijn|heeft|bestaat|staat)\b)[a-z-]+ ){1,3}(?:en|&) $"
)
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
    if any(known.search(before) for known in (_FOR_WHOM, _CLIENTS, _PRODUCT_DOES)):
        return True
    of_firm = _OURS.search(folded, low, start) is not None and "ervaring" not in before
    return of_firm and _MARKETS.search(before) is not None


def is_rank(folded: str, end: int) -> bool:
    """True for what a firm calls itself: "Microsoft Gold Partner"."""
    return _PARTNER.match(folded, end) is not None


def is_traded(folded: str, low: int, start: int, end: int, skill: Skill) -> bool:
    """True for goods where the skill is the craft that works them: "ons assortiment keramische tegels"."""
    # A label that names its deed is judged by it, in nlp/deeds.py.
    if skill.kind != "techniek" or skill.group.startswith("Verkoop") or deeds_of(skill.label):
        return False
    return _TRADE.search(folded[max(low, start - _REACH) : start]) is not None and not deeds_in(folded[start:end])


def is_known_by_others(folded: str, start: int, end: int) -> bool:
    """True for knowledge that others hold: "de productkennis van interne specialisten"."""
    return folded.endswith("kennis", start, end) and _HOLDERS.match(folded, end) is not None


def is_done_by_others(folded: str, low: int, start: int, skill: Skill) -> bool:
    """True for what somebody else does: "je business manager onderhoudt de contacten"."""
    if skill.kind != "activiteit":
        return False
    clause = _OTHER_DOES.search(folded[max(low, start - _REACH) : start + 14])
    return clause is not None and is_person(clause.group("who"))


def is_unit(folded: str, low: int, start: int) -> bool:
    """True for the second field in the name of a hospital unit: "de dienst fysische geneeskunde en revalidatie"."""
    before = folded[max(low, start - _REACH) : start]
    return _UNIT.search(before) is not None and "ervaring" not in before


def is_theirs(folded: str, low: int, start: int, skill: Skill) -> bool:
    """True for the tool that customers use: "vanuit hun boekhoudpakketten"."""
    return skill.kind == "software" and _THEIRS.search(folded[max(low, start - _REACH) : start]) is not None


def is_team_of_others(folded: str, low: int, start: int, end: int) -> bool:
    """True for the teams one works with: "in samenwerking met DevOps-teams"."""
    ends = folded.endswith("teams", start, end) or _TEAMS.match(folded, end) is not None
    return ends and _WITH.search(folded[max(low, start - _REACH) : start]) is not None
