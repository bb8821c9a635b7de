"""Family *volledigheid*: what a candidate must know and the vacancy does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaardig.base.text import fold

from . import evidence
from .ad import Ad
from .checks import Check, Context, Found, NotJudged

_LEAST_TASK_LETTERS = 60
_LEAST_TASKS = 2
# A short text may tell its work in one sentence.
_LONG_ENOUGH = 150
# Sentences that tell work, also where the reader took them for something else: "Uitvoeren van …", "Je onderhoudt …".
_WORK = re.compile(
    r"(?:het )?[a-z]{4,}en (?:van|en [a-z]{4,}en)\b|(?:zorgt|ziet|geeft|houdt|stelt|volgt|voert|maakt|neemt|staat in"
    r"|leidt|bouwt|beheert|werkt (?:mee|samen)"
    r"|ontwikkelt|adviseert|bewaakt|controleert|signaleert|coordineert|rapporteert|onderhoudt|verwerkt|plant"
    r"|organiseert)\b"
    r"|(?:[a-z,-]+ ){0,3}?(?:je|u|jij) (?!bent|hebt|heb|beschikt|kan|kunt|kent|spreekt|wil|wilt|houdt|krijgt|weet"
    r"|durft|vindt|zoekt|wordt|komt|voelt|beheerst"
    r"|mag|moet|woont|begrijpt|schrijft|leert|past|verdient|geniet|behaalde|bezit|getuigt|toont)[a-z]{3,}t\b"
    r"|.{0,300}?\b(?:behoort tot|behoren tot|dagelijkse werkzaamheden)\b"
    r"|(?:[a-z,-]+ ){0,6}?(?!ben|heb|kan|wil|krijg|kom|ga|weet|durf|vind|zoek|word)[a-z]{3,} je (?:de|het|een|in|mee"
    r"|op|samen|met)\b"
)

# The work in a clause of a sentence about the firm: "wij zoeken een operator die instaat voor het opvolgen van …".
_CLAUSE = re.compile(r"\b(?:instaat|in te staan|verantwoordelijk is) voor (?:het|de)\b")


def check_tasks(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report a vacancy that hardly tells what the work is."""
    doing = {m.start for m in ad.mentions if m.kind == "hard" and (m.requirement == "task" or m.zone == "taken")}
    length = sum(s.end - s.start for s in ad.in_zone("taken") if not s.lead)
    if len(doing) >= _LEAST_TASKS or (doing and length >= _LEAST_TASK_LETTERS):
        return
    told = sum(1 for s in ad.in_zone("taken", "profiel", "ander") if _WORK.match(ad.folded[s.start : s.end]))
    told += sum(1 for s in ad.in_zone("bedrijf") if _CLAUSE.search(ad.folded[s.start : s.end]))
    if len(doing) + told == 0 or (len(doing) + told < _LEAST_TASKS and ad.words > _LONG_ENOUGH):
        yield Found("volledigheid.taken")


# A profile of one line in running text: "we verwachten dat je goed kan programmeren".
_ASKED = re.compile(
    r"\b(?:verwachten|vragen|eisen)\b(?: (?:van|niet|alleen|enkel|wel|ook|we|wij|jou|je|u))*"
    r"(?: dat (?:je|jij|u)| iemand)\b"
    r"|\b(?:zoeken|op zoek naar) iemand (?:die|met)\b|\b(?:je|jij|u) (?:moet|dient) [^.;]{3,60}\bkunnen\b"
)


def check_profile(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report a vacancy without any demand, also without saying that nothing is needed."""
    asked = any(m.requirement in ("essential", "nice", "learnable", "not_required") for m in ad.mentions)
    if not asked and not any(True for _ in ad.in_zone("profiel")) and not _ASKED.search(ad.folded):
        yield Found("volledigheid.profiel")


def check_conditions(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report wage, place, contract and hours that are not stated, in text, title or structured fields."""
    folded = f"{ad.title_folded}\n{ad.folded}"
    original = f"{ad.title}\n{ad.text}"
    request = ad.request
    if ad.contract in ("stage", "student") and "stag" in folded:
        yield NotJudged("volledigheid.loon", "een stage is niet altijd betaald")
    elif not evidence.states_wage(folded):
        yield Found("volledigheid.loon")
    if not (request.location.strip() or evidence.states_place(original, folded)):
        yield Found("volledigheid.plaats")
    named = request.contract.strip() or ad.contract != "onbekend"
    if not (named or evidence.states_contract(folded)):
        yield Found("volledigheid.contract")
    if not (request.hours.strip() or evidence.states_hours(f"{folded} {fold(request.contract)}")):
        yield Found("volledigheid.uren")


def check_applying(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report a vacancy that does not tell how to apply, or what happens then."""
    if not evidence.states_contact(ad.folded):
        yield Found("volledigheid.contact")
    if not evidence.states_procedure(ad.folded):
        yield Found("volledigheid.procedure")


def check_length(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report a text shorter than nearly all peers, or longer than people read."""
    if ad.words < context.peers.words_low:
        yield Found("volledigheid.kort", shown=str(ad.words))
    elif ad.words > context.thresholds.max_words:
        yield Found("volledigheid.lang", shown=str(ad.words))


CHECKS: tuple[Check, ...] = (check_tasks, check_profile, check_conditions, check_applying, check_length)
