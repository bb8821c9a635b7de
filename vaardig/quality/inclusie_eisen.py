"""Family *inclusie*, demands: diplomas, driving licences and languages that ask more than the work does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.types import Mention
from vaardig.base.text import fold, squeeze

from .ad import Ad
from .checks import Check, Context, Found, NotJudged
from .hierarchie import NO_DIPLOMA

_CAR = frozenset({"rijbewijs B", "rijbewijs BE", "rijbewijs AM"})
# Driving is the work, or part of it.
_DRIVING_ISCO = (
    "8321", "8322", "8331", "8332", "8341", "8342", "8343", "5411", "5412", "3412", "5165", "9331", "9332", "8344",
    "3322", "3258", "5322", "7411", "7412", "7127", "7126", "7421", "7422", "9621", "9622", "3321", "2221",
)  # fmt: skip
_DRIVING = re.compile(
    r"\brij(?:d|dt|den)\b|bestelwagen|camionette|bedrijfswagen|firmawagen|vrachtwagen|wagenpark|\bwerf\b|werven"
    r"|verplaats|onderweg"
    r"|bij (?:de |onze |je )?klant(?:en)? (?:thuis|ter plaatse|aan huis)|klanten (?:bezoek|in heel|in de regio"
    r"|aan huis)|bezoek(?:t|en)? (?:van |aan )?(?:elke dag |dagelijks )?(?:onze |de |je )?(?:klanten|artsen|winkels"
    r"|werven|scholen|bedrijven|dealers|bouwheren)|klantbezoek|klantenbezoek|huisbezoek|aan huis|\bthuiszorg"
    r"|thuisverpleg|op de baan|vervoer|transport"
    r"|lever(?:t|en|ing aan) |leveringen|ophal|(?:meerdere|verschillende|diverse|andere) (?:sites|vestigingen"
    r"|locaties|campussen|filialen)|ambulant"
    r"|on the road|van .{2,20} naar .{2,20} (?:rijden|brengen)|wagen van de (?:zaak|firma)|dienstwagen"
    r"|patient tot patient|van patient naar"
    r"|interventie|depannage|service ?technieker|op verplaatsing|koerier|chauffeur|tussen (?:de|onze) (?:sites"
    r"|vestigingen|filialen)|ter plaatse|buitendienst"
    r"|wachtdienst|permanentie|prospecteren|prospectie|je regio|jouw regio|jouw sector|plaatsbezoek|inspectie|rondrit"
    r"|salonwagen|aanhangwagen|\bworden geleverd"
)
_REASON = re.compile(
    r"\b(?:want|omdat|aangezien|zodat|voor het|om te|om de|wegens|gezien|nodig om|gebruik van|je rijdt|verplaatsing)\b"
)

_EQUIVALENT = re.compile(
    r"gelijkwaardig|gelijkgesteld|\bof (?:[a-z]+ ){0,4}?(?:ervaring|werkervaring|praktijkervaring|praktijk)"
    r"|\bdoor (?:[a-z]+ )?(?:ervaring|werkervaring)|ervaring (?:telt|primeert|is belangrijker|kan|volstaat|vervangt)"
    r"|\bevc\b|elders verworven|denkniveau|zelfstudie|autodidact|diploma (?:is )?(?:maakt|niet|geen|minder|speelt)"
    r"|of via ervaring|ervaring als|studie of ervaring|(?:en/of|/) ?(?:relevante )?ervaring"
    r"|heb je (?:die|dat) (?:nog )?niet|werk(?:en)? en denkniveau|niveau (?:door|van) (?!(?:een )?diploma)"
    r"|vergelijkbaar"
    r"|bij gebrek aan"
    r"|dan wel ervaring|of ben je|studeert|laatstejaars|opleidingstraject|werkplekleren|of equivalent"
)
_DIPLOMA_WORD = re.compile(
    r"diploma|bachelor|master|\bhbo|\bwo\b|\bmbo|\ba[1-3]\b|\b[tbakl]so\b|\bhso|secundair|graduaat|phd|doctor|opleid"
    r"|niveau|gediplom"
    r"|afgestud|ingenieur|hoger|universi|humaniora|vwo|havo|vmbo|studie|academisch"
)
# A diploma that others have, or that one can get here, is no demand.
_OF_OTHERS = re.compile(r"\b(?:student(?:en)?|leerling(?:en)?|stagiairs?|cursist(?:en)?|bij ons kan)\b[^.]{0,30}$")
_TO_STUDY = re.compile(r"[^.;]{0,20}\b(?:volgen|behalen|halen|studeren|afwerken)\b")
_LEGAL = re.compile(
    r"\bwet(?:telijk)?\b|visum|erkenning|registratie|beroepstitel|bekwaamheidsbewijs|rechtspositie|decreet|\bbig\b"
    r"|\briziv\b|opvangregels"
)
_REGULATED = ("titel", "diploma")
# The state and education ask a diploma by rule for nearly every grade.
_REGULATED_ISCO = (
    "2211", "2212", "2221", "2222", "2261", "2262", "2264", "2266", "2267", "2250", "2330", "2341", "2342", "2320",
    "2310", "3221", "3222", "2265", "2611", "2612", "2635", "5321", "2634", "3213", "3211", "2161", "2269",
)  # fmt: skip

_STRONG = re.compile(
    r"\b(?:perfecte?|foutloze?|foutloos|uitstekende?|uitmuntende?|onberispelijke?|vlekkeloze?|vlekkeloos)\b"
    r"|\b(?:perfect |vlot |volledig |zeer goed )?(?:drietalig|viertalig|vijftalig)\b"
)
# Where work is done in language an excellent command is common; a perfect one, or three of them, is not.
_VERY_STRONG = re.compile(
    r"\b(?:perfecte?|foutloze?|foutloos|vlekkeloze?|vlekkeloos|onberispelijke?)\b"
    r"|\b(?:perfect |vlot |volledig |zeer goed )?(?:drietalig|viertalig|vijftalig)\b"
)
_FLUENT = re.compile(
    r"\b(?:zeer goede?|vlot(?:te)?|vloeiend(?:e)?|grondige?|heel goede?|c1|c2)\b|woord en geschrift"
    r"|mondeling en schriftelijk"
    r"|spreekt en schrijft|tweetalig"
)
_LANGUAGE_ISCO = (
    "2643", "2641", "2642", "4413", "2353", "23", "2432", "3343", "4120", "261", "2656", "2266", "3341", "2621",
    "2622", "2654", "2651", "1112", "111", "4222", "2431", "2652",
)  # fmt: skip
_LANGUAGE_WORK = re.compile(
    r"redact|vertal|vertaal|copywrit|communicatie|journalis|leraar|leerkracht|docent|lector|secretar|tolk|jurist"
    r"|advoca|tekst|taal"
    r"|content|logoped|assistant|onthaal|recept|spreker|woordvoerder|nederlands|frans|engels|duits"
)
_MANUAL_ISCO = ("6", "7", "8", "9", "512", "515", "513", "432", "5322", "521")
_PLURAL_LANGUAGES = re.compile(
    r"\b(?:perfect|volledig|vlot|zeer goed|goed)? ?(?:drietalig|viertalig|tweetalig)[a-z]*(?: (?:nl|nederlands"
    r"|n)[ /-]*(?:fr|frans|f|en|eng|engels|e)?[ /-]*(?:en|eng|engels|e)?)?\b"
)
_PURPOSE = re.compile(
    r"\b(?:want|omdat|aangezien|zodat|taalwet|nodig (?:voor|om)|om (?:met|te|de|verslagen|klanten)|voor (?:de |je "
    r"|onze )?(?:contacten|communicatie|verslag)|waarmee)\b"
)


def check_diploma(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report a diploma demanded without room for experience, where no law asks it."""
    rule = "inclusie.diploma"
    if regulated(ad):
        yield NotJudged(rule, "voor dit beroep vraagt de wet een diploma of titel")
        return
    reported = -1
    for mention in ad.mentions:
        if mention.kind != "education" or not demanded(ad, mention) or mention.concept_id == "geen vereist":
            continue
        if not _DIPLOMA_WORD.search(fold(mention.text)):
            continue
        index = ad.index_at(mention.start)
        if index is None or index == reported:
            continue
        if mention.zone in ("aanbod", "procedure") and mention.marking == "default":
            continue
        sentence = ad.text[ad.sentences[index].start : ad.sentences[index].end]
        if sentence.count(",") * 3 >= len(sentence.split()):
            continue
        if _OF_OTHERS.search(ad.folded[ad.sentences[index].start : mention.start]) or _TO_STUDY.match(
            ad.folded, mention.end
        ):
            continue
        near = ad.around(mention.start, before=0, after=1)
        # "Geen diploma nodig" and then a diploma: that contradiction makes no room for experience.
        above = NO_DIPLOMA.sub("", ad.around(mention.start, before=1))
        if _EQUIVALENT.search(near) or _LEGAL.search(near) or _EQUIVALENT.search(above):
            reported = index
            continue
        if re.match(r"^(?:student|studenten|stage|stagiair)", ad.title_folded):
            continue
        yield Found(rule, "text", mention.start, mention.start + len(diploma_words(mention.text)))
        return


_DANGLING = re.compile(r"(?:[\s,]+(?:en|of|met|in|minstens|minimaal|minimum|min\.?|ten minste|tenminste))+\s*$", re.I)


def diploma_words(text: str) -> str:
    """The words of a diploma without what joins them to the next demand: "een bachelor en minstens"."""
    return _DANGLING.sub("", text)


# Where the words of a diploma end.
_PHRASE_END = re.compile(
    r"[.;:()!?\n•]|\s[-–]\s"
    r"|\s(?:en|met|plus|\+)\s+(?=(?:je|jij|u|een |minstens|minimum|minimaal|min\.|ten minste|goede|grondige|relevante"
    r"|eerste|ruime|enige|\d|kennis|ervaring|bent|hebt|beschikt|zin|rijbewijs))"
    r"|,\s*(?=(?:je|jij|u|bij voorkeur|liefst|aangevuld|met|maar|en|of je|gecombineerd|eerste|ervaring|kennis|een "
    r"|minstens|minimum)\b)"
    r"|\s(?=(?:dat|die|waarbij|waarmee|is|zijn|of (?:je|u|bent|hebt)|heb|ben|bij voorkeur|aangevuld|behaald|op zak"
    r"|vereist|gewenst|nodig|strekt|vormt|met|kan|kunnen|wordt|achter de rug|hebt|hebben|geldt|volstaat)\b)",
    re.IGNORECASE,
)
_LONGEST_DIPLOMA = 90
_BY_EXPERIENCE = re.compile(r"ervaring|gelijkwaardig|gelijkgesteld|equivalent|evc", re.IGNORECASE)
_JOINED = re.compile(
    r"[\s,]*\b(?:in de richting|binnen de richting|en|of|met|in|van|de|het|een|minstens|minimaal|minimum)\s*$",
    re.IGNORECASE,
)


def equivalent(ad: Ad, start: int, end: int) -> str:
    """The whole words of a diploma with "of gelijkwaardig door ervaring" behind them.

    Empty when they speak of experience already, or when it is not clear where they end.
    """
    sentence = ad.sentence_at(start)
    last = sentence.end if sentence else end
    stop = _PHRASE_END.search(ad.text, end, last)
    phrase = squeeze(ad.text[start : stop.start() if stop else last]).rstrip(" ,")
    while (shorter := _JOINED.sub("", phrase)) != phrase:
        phrase = shorter
    if _BY_EXPERIENCE.search(phrase) or len(phrase) > _LONGEST_DIPLOMA:
        return ""
    return f"{phrase} of gelijkwaardig door ervaring"


# Somebody is described, not the firm, whatever zone the reader gave the sentence.
_DESCRIBED = re.compile(r"(?:hij|zij|je|jij|u|de (?:ideale )?(?:kandidaat|medewerker|functiehouder))\b")


def demanded(ad: Ad, mention: Mention) -> bool:
    """True for what is asked: as the reader says, or in a sentence that describes the candidate."""
    if mention.requirement == "essential":
        return mention.zone != "bedrijf" or mention.marking == "explicit" or _describes(ad, mention)
    return mention.requirement == "context" and mention.zone == "bedrijf" and _describes(ad, mention)


def _describes(ad: Ad, mention: Mention) -> bool:
    sentence = ad.sentence_at(mention.start)
    return sentence is not None and bool(_DESCRIBED.match(ad.folded, sentence.start))


def regulated(ad: Ad) -> bool:
    """True when the law, or the rules of the state and education, ask a diploma or title for the occupation."""
    if ad.occupation is None:
        return False
    kinds = {blocker.kind for blocker in ad.taxonomy.blockers if blocker.id in ad.occupation.access}
    return any(kind in _REGULATED for kind in kinds) or ad.isco in _REGULATED_ISCO


def check_licence(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report a car licence that is demanded without any driving in the text or the occupation."""
    rule = "inclusie.rijbewijs"
    if ad.isco in _DRIVING_ISCO:
        return
    for mention in ad.mentions:
        if mention.kind != "licence" or mention.label not in _CAR or mention.requirement != "essential":
            continue
        # A counter issues licences, a school teaches for them: outside the profile only a clear demand counts.
        if mention.zone != "profiel" and not re.search(r"\bb\b|geldig", fold(mention.text)):
            continue
        without = ad.folded[: mention.start] + " " + ad.folded[mention.end :]
        if _DRIVING.search(without) or _DRIVING.search(ad.title_folded) or _REASON.search(ad.around(mention.start)):
            return
        yield Found(rule, "text", mention.start, mention.end)
        return


def check_language(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report a language level above what the occupation usually needs, when the text gives no reason."""
    rule = "inclusie.taalniveau"
    if ad.isco.startswith(_LANGUAGE_ISCO) or _LANGUAGE_WORK.search(ad.title_folded):
        return
    manual = ad.isco.startswith(_MANUAL_ISCO)
    reported: set[int] = set()
    for start, end in _language_demands(ad):
        index = ad.index_at(start)
        if index is None or index in reported or ad.sentences[index].zone == "aanbod":
            continue
        sentence = ad.sentences[index]
        text = ad.folded[sentence.start : sentence.end]
        strong = (_STRONG.search(text) or _FLUENT.search(text)) if manual else _VERY_STRONG.search(text)
        if strong is None or _PURPOSE.search(text):
            continue
        reported.add(index)
        low = min(start, sentence.start + strong.start())
        high = max(end, sentence.start + strong.end())
        # The words of the level and the language; not a whole sentence between them.
        yield Found(rule, "text", low, high) if high - low <= 90 else Found(rule, "text", start, end)


def _language_demands(ad: Ad) -> Iterator[tuple[int, int]]:
    mentions: list[Mention] = [m for m in ad.mentions if m.kind == "language" and demanded(ad, m)]
    yield from ((m.start, m.end) for m in mentions)
    if "talig" not in ad.folded:
        return
    for match in _PLURAL_LANGUAGES.finditer(ad.folded):
        sentence = ad.sentence_at(match.start())
        asked = sentence is not None and not re.search(
            r"pluspunt|troef|\bplus\b|geen vereiste|mooi meegenomen|niet nodig|voordeel",
            ad.folded[sentence.start : sentence.end],
        )
        if asked and not any(m.start < match.end() and match.start() < m.end for m in mentions):
            yield match.start() + (len(match.group()) - len(match.group().lstrip())), match.end()


CHECKS: tuple[Check, ...] = (check_diploma, check_licence, check_language)
