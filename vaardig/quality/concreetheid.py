"""Family *concreetheid*: vague words, traits without behaviour, tasks without content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nlp.types import Mention
from vaardig.base.text import fold

from .ad import Ad, Sentence
from .checks import Check, Context, Found, NotJudged, listed
from .traits import acts, no_trait, told_by_who
from .words import word_list

_WORD = re.compile(r"[a-z0-9'’-]+")
# Words that say nothing about what somebody does with a trait.
_FILLER = word_list("filler")
_BARE_REST = 3
_MANY_COMMAS = 15
# So many more characters tell what the task is.
_MOST_BESIDE = 70
# Somebody does something: a verb with a subject, or at the opening, other than to be, to have and their like.
_DOING = re.compile(
    r"(?:^|[ (])(?:je|jij|u) (?!bent|hebt|heeft|beschikt|werkt|kunt|toont|houdt|bezit|bewijst|wilt|weet|beheerst"
    r"|vindt|getuigt|staat|gaat"
    r"|leert|komt|past|voelt|geeft)[a-z]{2,}t\b"
    r"|\b(?:past|blijft|zoekt|bedenkt|helpt|stelt|maakt|volgt|levert|lost|legt) (?:ze|het|de|een|je|dit|deze|elke?)\b"
)
# A trait is one or two words, or "zin voor …"; a longer wording, or one that opens with a verb, tells behaviour.
_TRAIT = re.compile(
    r"(?!in )(?![a-z]+(?:eert|oacht|tuigt)$)(?!.*\b(?:te|tegemoet|ervaring|nederlands|frans|engels)\b)(?:(?:(?:grote"
    r"|groot|gezonde|veel) )?(?:zin|gevoel"
    r"|oog)(?: voor| tot)? (?:de |het )?[a-z-]+|[^\s]+"
    r"|(?!(?!vlot\b|net\b|punct)[a-z]{2,}(?:t|dt) )[^\s]+ [^\s]+)"
)
# "situaties die snel schakelen vereist": the work asks it, and the sentence says where.
_OF_THE_WORK = re.compile(
    r"[ ]?(?:en )?(?:vereist|vereisen|vraagt|vragen)\b|,? zodat |(?: te denken)? om | waardoor | [a-z]+en van "
)
_CULTURE = re.compile(r"\b(?:bedrijfscultuur|cultuur|hoog in het vaandel|kernwaarden van|werksfeer)\b")
# Outside the profile only what is said of a person is a trait; "oplossingen bedenken" among the tasks is work.
_PERSONAL = re.compile(r"\b(?:je|jij|u|jou|profiel|iemand|kandidaat|collega|persoon|zoeken|zoekt|gezocht)\b")
_EXPLAINED = re.compile(
    r"^(?:dat betekent|dit betekent|concreet|zo |bijvoorbeeld|dat wil zeggen|je blijft|je zoekt|je denkt"
    r"|ook (?:wanneer|als) )"
)
_MEANS = re.compile(r":\s*(?:je|u|jij|zo|in|bij|als)\b|\bbijvoorbeeld\b|\bdat wil zeggen\b|\bd\.w\.z")
_SO_THAT = re.compile(r"[a-z ]{0,12}\b(?:waardoor|zodat|om (?:de|het|een|je|onze))\b")
# Tasks that could stand in any vacancy: verb and object are both empty.
_EMPTY_TASK = re.compile(
    r"\b(?:(?:allerlei|allerhande|diverse|verschillende|andere|uiteenlopende|gevarieerde|algemene|lichte|overige"
    r"|eenvoudige|bijkomende) "
    r"(?:[a-z]+(?:e|ele|ieve|ische) )?[a-z]*(?:taken|werkzaamheden|klusjes|klussen|opdrachten|activiteiten|zaken)"
    r"|(?:een |)?(?:gevarieerd|afwisselend|breed|ruim|divers)e? (?:takenpakket|pakket|functie-inhoud|waaier aan taken)"
    r"|takenpakket is (?:zeer |heel |erg |)(?:gevarieerd|afwisselend|divers|breed)"
    r"|(?:je |jouw |uw )?taken zijn (?:zeer |heel |erg |)(?:gevarieerd|afwisselend|divers|uiteenlopend|veelzijdig)"
    r"|(?:ondersteun(?:t|en)?|help(?:t|en)?|spring(?:t|en)?|bijspringen|bijstaan|meehelpen|helpen|inspringen)(?: bij"
    r"| in| mee| je collega's| collega's| het team| de collega's)?,? waar (?:het )?(?:nodig|kan|mogelijk)"
    r"|(?:draag(?:t)?|dragen) bij (?:tot|aan) (?:de|het|een) (?:goede|vlotte|optimale|algemene)? ?(?:werking"
    r"|gang van zaken|verloop|resultaat|resultaten|sfeer|succes|groei)\b"
    r"|bijdragen (?:tot|aan) (?:de|het|een) (?:goede|vlotte|optimale|algemene)? ?(?:werking|gang van zaken|verloop"
    r"|sfeer|succes|groei)\b"
    r"|(?:zorg(?:t|en)? (?:ervoor dat|dat)) alles (?:vlot|goed|correct|naar wens|op wieltjes"
    r"|in goede banen)(?: [a-z]+){0,2}?(?= *(?:[.;,]|$))"
    r"|(?:zorg(?:t|en)?|sta(?:at|an)? in|instaan|verantwoordelijk|zorgen|waak(?:t)?|waken) (?:voor|over) (?:de |het "
    r"|een )?(?:goede|vlotte|correcte|optimale|algemene|juiste|degelijke|kwaliteitsvolle)? ?(?:gang van zaken|werking"
    r"|verloop|uitvoering|zorg|kinderen|klanten|geheel|taken|resultaten|ondersteuning|sfeer)(?= *(?:[.;,]|$))"
    r"|(?:operationeel houden|goede uitvoering|vlot verloop)(?= *(?:[.;,]|$))"
    r"|(?:werk(?:t|en)?) (?:actief |nauw |goed |)(?:mee|samen)(?= *(?:[.;]|$))"
    r"|verantwoordelijk voor(?= *(?:[.;]|$))|elektriciteitswerken(?= *(?:[.;]|$)))"
)
_DETAILS = re.compile(
    r"^\s*(?::|\(|zoals|o\.a\.|onder andere|waaronder|denk aan|bv\.?|bijvoorbeeld|in verband met|rond"
    r"|met betrekking tot|m\.b\.t|van de |van het |binnen |in de |in het |tijdens )"
)
# "Je kan schakelen tussen verschillende taken" asks something of somebody; it names no task.
_SWITCHING = re.compile(r"\b(?:schakel|wissel|combine|afwissel|prioriteit|overzicht)\w*[^.;]{0,25}$")
_SUBJECTS = re.compile(r"\b(?:zoals|waaronder|onder andere|o\.a\.|bijvoorbeeld|denk aan)\b")


def check_vague(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report vague words about the candidate or the job; a sentence that goes on to say what is meant is left alone."""
    rule = "concreetheid.vaag"
    for word in context.title_words.get(rule, ()):
        yield Found(rule, "title", word.start, word.end, proposal=word.proposal)
    for word in listed(ad, context, rule):
        if _PLURAL.match(ad.folded, word.end) and not _SOUGHT.search(ad.around(word.start)):
            continue
        if _FOR_WHAT.match(ad.folded, word.end) or told_by_who(ad, word.start, word.end):
            continue
        sentence = ad.sentence_at(word.start)
        if sentence is None or not (_explained(ad, sentence, word.end) or _keywords(ad, sentence)):
            yield Found(rule, "text", word.start, word.end, proposal=word.proposal)
    yield from _vague_traits(ad, context)


# "Gemotiveerd om met Navision te werken" says for what; "om bij te leren" does not.
_FOR_WHAT = re.compile(
    r",? om (?:(?:met|aan) (?!(?:een|het|ons|onze|jouw) team\b)[^.;]{2,40}? te "
    r"|(?:[^\s.;]+ ){0,8}?te (?!(?:leren|groeien|slagen|scoren|beginnen|starten|presteren)\b"
    r"|werken\s*(?:[.,;!]|en |$)))"
)
# "140 enthousiaste collega's": the team, not the candidate.
_PLURAL = re.compile(r"['’]s\b")
_SOUGHT = re.compile(r"\b(?:zoek|zoeken|zoekt|gezocht|op zoek)\b")


def _keywords(ad: Ad, sentence: Sentence) -> bool:
    """True for a list of search words, which nobody reads as prose."""
    text = ad.folded[sentence.start : sentence.end]
    return text.count(",") > _MANY_COMMAS and text.count(",") * 3 >= text.count(" ")


def _vague_traits(ad: Ad, context: Context) -> Iterator[Found]:
    """Bare "flexibel", "dynamisch" … in a list of traits, which only the reader recognises as traits."""
    taken = [(w.start, w.end) for w in context.words.get("concreetheid.vaag", ())]
    for mention in ad.mentions:
        if mention.kind != "soft" or mention.requirement not in ("essential", "nice"):
            continue
        if fold(mention.text) not in _VAGUE_TRAITS or any(s < mention.end and mention.start < e for s, e in taken):
            continue
        if any(_covers(m, mention) for m in ad.mentions):
            continue
        sentence = ad.sentence_at(mention.start)
        if sentence is not None and not _explained(ad, sentence, mention.end) and _bare(ad, sentence):
            yield Found(
                "concreetheid.vaag", "text", mention.start, mention.end, proposal=_VAGUE_TRAITS[fold(mention.text)]
            )


_ASK_WHERE = "Waarin? Schrijf welke uren, plaatsen of taken wisselen."
_ASK_WHAT = "Schrijf wat iemand doet waaraan u dat ziet."
_VAGUE_TRAITS = {
    "flexibel": _ASK_WHERE, "flexibele": _ASK_WHERE, "flexibiliteit": _ASK_WHERE, "dynamisch": _ASK_WHAT,
    "dynamische": _ASK_WHAT, "polyvalent": _ASK_WHERE, "gedreven": _ASK_WHAT, "gemotiveerd": _ASK_WHAT,
    "enthousiast": _ASK_WHAT, "positief": _ASK_WHAT, "proactief": _ASK_WHAT, "ambitieus": _ASK_WHAT,
    "hands-on": _ASK_WHAT, "gepassioneerd": _ASK_WHAT, "energiek": _ASK_WHAT,
}  # fmt: skip


def check_traits(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report sleutelvaardigheden that are named without behaviour or context."""
    vague = context.words.get("concreetheid.vaag", ())
    for mention in ad.mentions:
        if mention.kind != "soft" or mention.label == "GEEN" or not _asked(ad, mention):
            continue
        if any(word.start < mention.end and mention.start < word.end for word in vague):
            continue
        if fold(mention.text) in _VAGUE_TRAITS or not _TRAIT.fullmatch(fold(mention.text)):
            continue
        if _OF_THE_WORK.match(ad.folded, mention.end) or _CULTURE.search(ad.around(mention.start)):
            continue
        sentence = ad.sentence_at(mention.start)
        if (
            sentence is not None
            and sentence.zone not in ("profiel", "ander")
            and not (mention.start == sentence.start and not fold(mention.text).endswith("en"))
            and not _PERSONAL.search(ad.folded, sentence.start, mention.start)
        ):
            continue
        if sentence is None or not _bare(ad, sentence) or _keywords(ad, sentence):
            continue
        if _explained(ad, sentence, mention.end) or no_trait(ad, sentence, mention):
            continue
        yield Found("concreetheid.soft", "text", mention.start, mention.end, proposal=mention.concept_id or "")


def _asked(ad: Ad, mention: Mention) -> bool:
    """True for a trait that is asked; a line that opens with one asks it, also where the reader hears a task."""
    if mention.requirement in ("essential", "nice"):
        return True
    sentence = ad.sentence_at(mention.start)
    return mention.requirement == "task" and sentence is not None and sentence.start == mention.start


def _covers(other: Mention, mention: Mention) -> bool:
    """True for a hard mention over a trait, or a longer trait that holds it: then the word is no trait of its own."""
    if other.kind == "hard":
        return other.start < mention.end and mention.start < other.end
    inside = other.start <= mention.start and mention.end <= other.end
    return other.kind == "soft" and inside and other.end - other.start > mention.end - mention.start + 4


def _bare(ad: Ad, sentence: Sentence) -> bool:
    """True when little is left of a sentence once its traits and filler words are taken out."""
    rest = list(ad.folded[sentence.start : sentence.end])
    for mention in ad.mentions:
        if mention.kind == "soft" and sentence.start <= mention.start and mention.end <= sentence.end:
            rest[mention.start - sentence.start : mention.end - sentence.start] = " " * (mention.end - mention.start)
    if _DOING.search(ad.folded, sentence.start, sentence.end) or acts("".join(rest)):
        return False
    words = [word for word in _WORD.findall("".join(rest)) if word not in _FILLER and len(word) > 1]
    traits = sum(1 for m in ad.mentions if m.kind == "soft" and sentence.start <= m.start and m.end <= sentence.end)
    # A long enumeration may hold a trait that the lexicon does not know; per trait half a word is let go.
    return len(words) < _BARE_REST + traits // 2


def _explained(ad: Ad, sentence: Sentence, position: int) -> bool:
    """True when the rest of the sentence, or the next one, tells what the trait means here."""
    if _MEANS.search(ad.folded, position, min(sentence.end, position + 25)) or _SO_THAT.match(ad.folded, position):
        return True
    index = ad.index_at(position - 1)
    following = ad.sentences[index + 1] if index is not None and index + 1 < len(ad.sentences) else None
    return following is not None and bool(_EXPLAINED.match(ad.folded[following.start : following.end]))


def check_tasks(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report tasks that name no object, unless the sentence goes on to say what they are."""
    for sentence in ad.in_zone("taken", "profiel", "ander"):
        place = _empty_task(ad.folded[sentence.start : sentence.end])
        if place is not None:
            yield Found("concreetheid.taak", "text", sentence.start + place[0], sentence.start + place[1])


@lru_cache(maxsize=20_000)
def _empty_task(text: str) -> tuple[int, int] | None:
    """Where a folded sentence names a task without content."""
    match = _EMPTY_TASK.search(text)
    if match is None or _DETAILS.match(text[match.end() :]) or _SUBJECTS.search(text):
        return None
    if _SWITCHING.search(text[: match.start()]):
        return None
    return None if len(text) - (match.end() - match.start()) > _MOST_BESIDE else match.span()


CHECKS: tuple[Check, ...] = (check_vague, check_traits, check_tasks)
