"""What looks like a bare trait and is none: a heading, a task, a language, a skill that the tasks tell."""

from __future__ import annotations

import re

from nlp.types import Mention
from vaardig.base.text import fold

from .ad import Ad, Sentence

# "Vlotte communicatie in het Nederlands" asks a language.
_COMMUNICATION = re.compile(r"communic")
_LANGUAGE = re.compile(
    r"(?: zijn| bent|,| zowel| mondeling| schriftelijk| en| vaardig)* (?:in (?:het |de )?|met )?"
    r"(?:nederlands|frans|engels|duits|(?:meerdere|twee|drie|vreemde) talen)"
)
# Work that a trait can name: beside the same word among the tasks it is told what one does.
_WORK_STEMS = ("onderhandel", "coach", "presenteer", "presentatie", "organiser", "organiseer", "analys", "rapporte")
# "Een teamspeler die het team begeleidt": the clause tells what one does; "die graag …" and "die ons komt versterken"
# do not.
_PERSON = re.compile(r"(?:speler|player|communicator|netwerker|organisator|leider|coach|verkoper|doorzetter)s?$")
_WHO = re.compile(
    r",? die (?!graag\b|ook\b|ons\b|onze\b|zich\b|bij ons\b|van\b|wil\b)(?![^.;]*\b(?:is|bent|zijn)\b)(?:[^\s.;]+ ){2,}"
)
# "Bij deze projecten werk je zowel zelfstandig als in team": how the work goes, not what is asked.
_SETTING = re.compile(r"^(?:bij|in|binnen|voor|aan) (?:deze|dit|die|de|elk|elke) [^.;,]*\bwerk(?:t)? (?:je|jij|u)\b")
# "… en zoekt naar oplossingen als …", "Je ondersteunt graag collega's en bent …".
_STATIC = (
    r"(?!bent|hebt|heeft|beschikt|werkt|kunt|toont|houdt|bezit|bewijst|wilt|weet|beheerst|vindt|getuigt|staat|gaat"
    r"|leert|komt|past|voelt|geeft|niet|met|het|wat|dat|oplet|talent|neemt|draagt|krijgt|denkt|handelt|communiceert|gericht"
    r"|klant|assistent|student|product|inzicht|resultaat|kracht|gebracht|gewoont|punt|verstand|streeft)"
)
_ALSO_DOES = re.compile(
    rf"(?:,| en) (?:je |jij |u )?{_STATIC}[a-z]{{3,}}t (?:graag )?"
    r"(?:naar|de|het|een|hen|jouw|je|ze|mee|op|collega|klanten)"
)
_OPENING = re.compile(rf"\W*(?:je|jij|u) {_STATIC}[a-z]{{2,}}t ((?:[^\s.;,]+ ?)*)")
_FILLING = frozenset(("graag", "goed", "vlot", "zeer", "heel", "steeds", "altijd", "zelf", "voor"))


def no_trait(ad: Ad, sentence: Sentence, mention: Mention) -> bool:
    """True for a mention of a sleutelvaardigheid that asks no bare trait."""
    words = fold(mention.text)
    return (
        _heading(ad, sentence, mention)
        or _names_work(ad, sentence, words)
        or bool(_COMMUNICATION.search(words) and _LANGUAGE.match(ad.folded, mention.end))
        or _in_tasks(ad, sentence, words)
        or told_by_who(ad, mention.start, mention.end)
        or bool(_SETTING.match(ad.folded[sentence.start : sentence.end]))
        or bool(_ALSO_DOES.match(ad.folded, mention.end))
    )


def told_by_who(ad: Ad, start: int, end: int) -> bool:
    """True for a person whose clause says what that person does: "een teamspeler die …"."""
    return bool(_PERSON.search(ad.folded[start:end]) and _WHO.match(ad.folded, end))


def acts(rest: str) -> bool:
    """True when a sentence without its traits still opens with somebody doing something to something."""
    match = _OPENING.match(rest)
    return match is not None and any(len(w) > 3 and w not in _FILLING for w in match[1].split())


def _heading(ad: Ad, sentence: Sentence, mention: Mention) -> bool:
    """True for a line of one trait above a longer line, in a list where other lines are longer too."""
    if sentence.bullet or ad.text[sentence.start : sentence.end].strip(" :") != mention.text:
        return False
    index = ad.index_at(sentence.start) or 0
    near = [ad.sentences[i] for i in (index - 1, index + 1) if 0 <= i < len(ad.sentences)]
    below = ad.sentences[index + 1] if index + 1 < len(ad.sentences) else None
    line = below is not None and "\n" in ad.text[sentence.end - 1 : below.start + 1]
    return line and all(len(ad.text[s.start : s.end].split()) >= 3 for s in near)


def _names_work(ad: Ad, sentence: Sentence, words: str) -> bool:
    """True among the tasks for what opens with a verb: "Reflecteren op je werk"."""
    return sentence.zone == "taken" and bool(re.match(r"[a-z]{4,}en\b", words))


def _in_tasks(ad: Ad, sentence: Sentence, words: str) -> bool:
    stem = next((stem for stem in _WORK_STEMS if stem in words), None)
    return stem is not None and any(
        stem in ad.folded[s.start : s.end] for s in ad.in_zone("taken") if s.start != sentence.start
    )
