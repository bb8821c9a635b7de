"""Family *hierarchie*: essential against nice to have, how many demands, and demands that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.types import Mention
from vaardig.base.text import squeeze

from .ad import Ad
from .checks import Check, Context, Found, NotJudged
from .counting import hard_demands, soft_demands

_STARTER = re.compile(
    r"\bschoolverlaters?\b|\b(?:pas|net|recent) afgestudeerde?n?\b|\bjuniors?\b|\bjuniorfunctie\b|\bstarters?\b"
    r"|\bstartersfunctie\b"
    r"|\bgeen (?:werk)?ervaring (?:is )?(?:nodig|vereist|noodzakelijk)|\bervaring is (?:niet (?:nodig|vereist)"
    r"|geen vereiste)"
    r"|\beerste job\b"
)
# One of these stands in each of them.
_STARTER_WORDS = (
    "schoolverlater", "afgestudeerd", "junior", "starter", "eerste job", "geen ervaring", "geen werkervaring",
    "ervaring is ",
)  # fmt: skip
_YEARS = re.compile(
    r"\b(?:(?:minstens|minimum|minimaal|min\.?|ten minste)\s+)?(?P<n>\d{1,2}|drie|vier|vijf|zes|zeven|acht|negen|tien"
    r"|tiental|vijftien)\+?"
    r"(?:\s*(?:-|tot|a)\s*\d{1,2})?\s+jaa?r(?:en)?\s+(?:[a-z]+\s+){0,2}?[a-z]*ervaring\b"
)
_VALUES = {"drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "tiental": 10,
           "vijftien": 15}  # fmt: skip
_MANY_YEARS = 3
# A profile of four lines is a list, also when the reader knows fewer demands in it.
_LIST_LINES, _FEWEST, _HEADING = 4, 3, 20
_LEAST_IN_LIST = 4
# "schoolverlater of 5 jaar ervaring", "ook schoolverlaters", "junior of senior", seniors who guide starters.
_EITHER = re.compile(
    r"\bof\b|\book\b(?! #)|\bsenior|\bmedior|\bbegeleid|\bcoach|\bopleid|\bonze\b|\bmet of zonder\b|\bpluspunt"
    r"|\btroef|\bplus\b"
    r"|\bbieden\b|\bvoorkeur\b|\baanstur|\bstuurt\b|\btraject\b|\bkans\b|\bals je\b|\bheb je\b|\bstart je als\b"
    r"|\binwerk|\bwij hebben\b|\bondersteun"
)
# "Geen diploma nodig": beside a diploma that is asked, one of the two is wrong.
NO_DIPLOMA = re.compile(
    r"\b(?:geen diploma|diploma (?:is )?(?:niet|geen|maakt niet)|een diploma (?:is|hoeft) niet)\b[^.;]{0,20}"
)


# Words that tell needed from welcome, beside the ones that the reader links to a mention.
_MARKS = re.compile(
    r"\b(?:plus(?:punt|punten)?|troef|troeven|meerwaarde|pre|voordeel|bonus|extra|meegenomen|nice to have"
    r"|bij voorkeur|idealiter|liefst"
    r"|wenselijk|gewenst|must|vereiste?n?|noodzakelijk|nodig|verplicht|onontbeerlijk|onmisbaar|essentieel|essentiele"
    r"|cruciaal|geen vereiste"
    r"|leren we|leren wij|leer je (?:hier|bij ons)|je leert (?:hier|bij ons)|te leren|wij leren|aangeleerd|(?:krijgt"
    r"|volgt|voorzien) [^.;]{0,30}opleiding"
    r"|kun je leren|kan je leren|voorkeur|geen diploma|minder ervaring|geen probleem|niet erg|hoeft niet|moet)\b"
)


# A line that asks something of the candidate, not one that tells the work.
_DEMANDING = re.compile(
    r"\b(?:je|jij|u) (?:hebt|bent|kan|kunt|spreekt|beschikt|beheerst|kent|woont|draagt|behaalde|bezit|werkt)\b"
    r"|\b(?:heb|ben|beschik|spreek|werk) (?:je|jij)\b|ervaring|kennis|diploma|bachelor|master|\bhbo|\ba[12]\b"
    r"|rijbewijs|flexibel"
    r"|zelfstandig|nauwkeurig|communicati|moedertaal|speaker|vaardigheden|affiniteit|talenkennis|opleiding"
)


def _distinct(mentions: Sequence[Mention]) -> int:
    return len({(m.kind, m.concept_id or m.label) for m in mentions})


def check_levels(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report a list of demands of which none is marked as needed, a plus or taught."""
    rule = "hierarchie.niveaus"
    count = _distinct(ad.demanded)
    lines = sum(1 for s in ad.in_zone("profiel") if s.end - s.start > _HEADING)
    if count < context.thresholds.min_demands_for_levels and not (lines >= _LIST_LINES and count >= _LEAST_IN_LIST):
        yield NotJudged(rule, f"te weinig eisen ({count}) om onderscheid te verwachten")
        return
    told = sum(1 for s in ad.in_zone("profiel", "ander") if _DEMANDING.search(ad.folded, s.start, s.end))
    if told < _FEWEST:
        yield NotJudged(rule, "de tekst heeft geen lijst van eisen")
        return
    zones = [s for s in ad.sentences if s.zone in ("profiel", "ander")] or list(ad.sentences)
    marked = any(
        m.marking == "explicit"
        and m.zone in ("profiel", "ander")
        and m.requirement in ("nice", "learnable", "essential")
        for m in ad.mentions
    )
    if not marked and not any(_MARKS.search(ad.folded, s.start, s.end) for s in zones):
        yield Found(rule, shown=str(count))


def check_number(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report more demands than nine in ten comparable vacancies make."""
    count = _distinct(hard_demands(ad))
    if count > context.peers.demands:
        limit = f"{context.peers.demands:.0f}"
        yield Found(
            "hierarchie.aantal",
            shown=f"De tekst stelt {count} harde eisen. "
            f"Negen op de tien {context.peers.group} stellen er hoogstens {limit}.",
        )


def check_soft(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report more personal traits than nine in ten comparable vacancies name."""
    soft = soft_demands(ad)
    if len(soft) > context.peers.soft:
        first, last = soft[0], max(soft, key=lambda m: m.end)
        named = ", ".join(f'"{squeeze(m.text)}"' for m in soft)
        shown = f"De tekst vraagt {len(soft)} verschillende persoonlijke eigenschappen: {named}."
        if last.end - first.start <= 400:
            yield Found("hierarchie.soft", "text", first.start, last.end, shown=shown)
        else:
            yield Found("hierarchie.soft", shown=shown)


def check_contradictions(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report a starter's job with years of experience, and "no diploma needed" beside a diploma."""
    yield from _starter_with_years(ad)
    yield from _diploma_and_none(ad)


def _starters(folded: str) -> list[re.Match[str]]:
    return list(_STARTER.finditer(folded)) if any(map(folded.__contains__, _STARTER_WORDS)) else []


def _starter_with_years(ad: Ad) -> Iterator[Found]:
    starters = [m for m in _starters(ad.folded) if not _in_company(ad, m.start())]
    in_title = next(iter(_starters(ad.title_folded)), None)
    if not starters and in_title is None:
        return
    for years in _YEARS.finditer(ad.folded):
        number = _VALUES.get(years["n"]) or int(years["n"])
        if number < _MANY_YEARS or _in_company(ad, years.start()):
            continue
        index = ad.index_at(years.start())
        near = [m for m in starters if index is not None and abs((ad.index_at(m.start()) or 0) - index) <= 1]
        for starter in near:
            low, high = min(years.start(), starter.start()), max(years.end(), starter.end())
            first, last = ad.sentence_at(low), ad.sentence_at(high - 1)
            window = ad.folded[first.start if first else low : last.end if last else high]
            window = window.replace(starter.group(), "#").replace(years.group(), "#")
            if not _EITHER.search(window):
                shown = f'"{_quote(ad, starter)}" en "{_quote(ad, years)}" spreken elkaar tegen.'
                yield Found("hierarchie.tegenspraak", "text", low, high, shown=shown)
                return
        if in_title and "senior" not in ad.title_folded and not _EITHER.search(ad.around(years.start())):
            shown = f'De titel zegt "{in_title.group()}", de tekst vraagt "{_quote(ad, years)}".'
            yield Found("hierarchie.tegenspraak", "text", years.start(), years.end(), shown=shown)
            return


def _diploma_and_none(ad: Ad) -> Iterator[Found]:
    none = NO_DIPLOMA.search(ad.folded) if "diploma" in ad.folded else None
    if none is None or _in_company(ad, none.start()):
        return
    for mention in ad.mentions:
        apart = abs(mention.start - none.start()) > 5 and not none.start() <= mention.start < none.end()
        if mention.kind == "education" and mention.requirement == "essential" and apart:
            if mention.concept_id in (None, "geen vereist") or re.search(
                r"\bof\b|ervaring|gelijk|pluspunt", ad.around(mention.start)
            ):
                continue
            shown = f'"{_quote(ad, none).strip()}" en "{mention.text}" spreken elkaar tegen.'
            yield Found("hierarchie.tegenspraak", "text", mention.start, mention.end, shown=shown)
            return


def _quote(ad: Ad, match: re.Match[str]) -> str:
    return ad.text[match.start() : match.end()]


def _in_company(ad: Ad, position: int) -> bool:
    sentence = ad.sentence_at(position)
    return sentence is not None and sentence.zone in ("bedrijf", "aanbod")


CHECKS: tuple[Check, ...] = (check_levels, check_number, check_soft, check_contradictions)
