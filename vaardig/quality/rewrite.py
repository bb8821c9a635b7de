"""Rewriting help, built from the vacancy itself: a concrete alternative for each finding."""

from __future__ import annotations

import re

from vaardig.base.text import fold, squeeze

from .ad import Ad
from .counting import soft_demands
from .inclusie import neutral_title
from .inclusie_eisen import equivalent
from .model import Demand, Finding
from .owntasks import instead, task_phrases, told
from .sorting import NEEDED, OPEN, PLUS, TAUGHT, language_wording, sort_demands
from .titles import says_nothing

_MOST = 10
_LISTS = ((NEEDED, "Nodig"), (PLUS, "Pluspunt"), (TAUGHT, "Leer je bij ons"), (OPEN, "Nog te bepalen"))
_ADD = 'Voeg achter het diploma toe: "of gelijkwaardig door ervaring".'


class Writer:
    """Proposals for one vacancy; ``demands`` are sorted once."""

    def __init__(self, ad: Ad, *, playful: bool = False) -> None:
        self._ad = ad
        self.demands: tuple[Demand, ...] = sort_demands(ad)
        self._phrases = task_phrases(ad)
        proposed = neutral_title(ad.title, ad.title_folded) if ad.title else ""
        if playful:
            proposed = _title_of(ad.occupation.label) if ad.occupation else ""
        # The letters in another order, or between other marks, are no better title.
        self.proposed_title = proposed if _bare(proposed) != _bare(ad.title) else ""

    def rewrite(self, finding: Finding) -> str:
        """A concrete alternative for one finding; empty when only the writer can know it."""
        ad, rule = self._ad, finding.rule
        if rule == "concreetheid.soft":
            return instead(ad, finding.rewrite, finding.text, self._phrases)
        if rule == "hierarchie.soft":
            return self._fewer()
        if rule in ("hierarchie.niveaus", "hierarchie.aantal"):
            return self._lists()
        if rule == "inclusie.diploma":
            return equivalent(ad, finding.start, finding.end) or _ADD
        if rule in ("inclusie.taalniveau", "inclusie.moedertaal"):
            return _languages(ad, finding)
        if rule == "inclusie.titel":
            return self.proposed_title
        if rule in ("helderheid.titelspeels", "helderheid.titel") and ad.occupation is not None:
            return "" if says_nothing(fold(ad.occupation.label)) else _title_of(ad.occupation.label)
        if rule == "inclusie.geslacht":
            return _neutral(ad, finding)
        if rule == "helderheid.passief":
            return _active(finding.text)
        if rule == "helderheid.zin":
            return _split(finding.text)
        return finding.rewrite

    def _lists(self) -> str:
        """The demands of the ad in short lists: what the text ranks itself, and what the writer must still rank."""
        lines = []
        for level, heading in _LISTS:
            items = list(dict.fromkeys(_short(d) for d in self.demands if d.proposed == level))[:_MOST]
            if items:
                lines.append(f"{heading}: {'; '.join(item.rstrip('.') for item in items)}.")
        return "\n".join(lines)

    def _fewer(self) -> str:
        """The traits, and one of them told with a task of the ad."""
        # The very traits that the remark counts and names.
        traits = soft_demands(self._ad)
        if not traits:
            return ""
        shown_as = {(d.start, d.end): _short(d) for d in self.demands if d.kind == "soft"}
        named = "; ".join(dict.fromkeys(shown_as.get((m.start, m.end), squeeze(m.text)) for m in traits))
        examples = (told(self._ad, m.concept_id or "", m.text, self._phrases) for m in traits)
        example = next(filter(None, examples), "")
        shown = f" Bijvoorbeeld: {example}" if example else ""
        return f"Kies er twee of drie en schrijf wat iemand dan doet: {named}.{shown}"


# A trait that reads as a part of a sentence is named by its label instead.
_BROKEN = re.compile(
    r"(?:te|met|in|om|zin|team|durft|bent|je)\b|.*\b(?:over|voor|aan|van|kan|om|zijn|:)\b|(?:\S+ ){3}", re.IGNORECASE
)


def _short(demand: Demand) -> str:
    """A demand as an item of a list."""
    if demand.kind == "language":
        return demand.label.split()[0]
    if demand.kind != "soft":
        return squeeze(demand.wording)
    text = squeeze(demand.text)
    return demand.label.lower() if _BROKEN.match(text) and demand.label != "GEEN" else text


# Labels of occupations that name no person.
_NO_PERSON = ("traineeship",)
_MARK = re.compile(r"\b[mvxhfd](?:\s?[/|]\s?[mvxhfd]){1,2}\b")


def _title_of(label: str) -> str:
    """A label as a title: "HR-medewerker (v/m/x)"; abbreviations keep their capitals."""
    return f"{label[:1].upper()}{label[1:]} (v/m/x)"


def _bare(title: str) -> tuple[bool, str]:
    """Whether a title is marked v/m/x, and its words without the mark."""
    folded = fold(title)
    return bool(_MARK.search(folded)), re.sub(r"[^a-z0-9]+", " ", _MARK.sub(" ", folded)).strip()


# One word for several languages: which ones, the sentence may say.
_SEVERAL = re.compile(r"\b(?:twee|drie|vier|vijf|meer)taligh?e?i?d?")
_NAMES = {
    "nederlands": "Nederlands", "dutch": "Nederlands", "frans": "Frans", "french": "Frans", "engels": "Engels",
    "english": "Engels", "duits": "Duits", "german": "Duits", "spaans": "Spaans", "italiaans": "Italiaans",
}  # fmt: skip
_LANGUAGE = re.compile("|".join(_NAMES))
_EACH = (
    "Noem de talen die het werk vraagt, en schrijf per taal wat iemand ermee doet: instructies begrijpen, praten met "
    "klanten, mails schrijven."
)


def _languages(ad: Ad, finding: Finding) -> str:
    """Functional wording for the language of a finding, or for all languages that its sentence names."""
    if not _SEVERAL.search(fold(finding.text)):
        return language_wording(ad, _language_in(finding.text))
    sentence = ad.sentence_at(finding.start)
    around = ad.folded[sentence.start : sentence.end] if sentence else fold(finding.text)
    named = list(dict.fromkeys(_NAMES[match] for match in _LANGUAGE.findall(around)))
    if len(named) < 2:
        return _EACH
    together = f"{', '.join(named[:-1])} en {named[-1]}"
    return f"{language_wording(ad, together)} Noem alleen de talen die het werk vraagt."


def _language_in(text: str) -> str:
    found = _LANGUAGE.search(fold(text))
    return _NAMES[found.group()] if found else "Nederlands"


def _neutral(ad: Ad, finding: Finding) -> str:
    """Address the reader: "Hij rapporteert" becomes "Je rapporteert"."""
    spoken = re.match(r"(?i)(?:hij|zij|ze) (\w+)", finding.text)
    if spoken:
        verb = {"is": "bent", "heeft": "hebt", "kan": "kan", "zal": "zal"}.get(fold(spoken[1]), spoken[1])
        return f"Je {verb} …"
    if ad.occupation is not None and ad.occupation.label not in _NO_PERSON:
        return f"Wij zoeken een {ad.occupation.label} (v/m/x)."
    return "Wij zoeken een collega (v/m/x)."


def _active(text: str) -> str:
    folded = fold(text)
    if "verwacht" in folded or "gevraagd" in folded:
        return 'Begin met wat iemand doet: "Je …"'
    done = re.search(r"(?:de|het|een) ([\w-]+) word(?:t|en) door (?:jou|u)", folded)
    return f'Draai om: "Je … de {done[1]}."' if done else 'Draai om: "Je …", en dan wat je doet.'


def _split(text: str) -> str:
    """Where a long sentence can be cut: at its clauses."""
    pieces = re.split(
        r",\s+(?=(?:waarbij|waarin|maar|zodat|omdat|terwijl|dewelke|en (?:je|jij|u|we|wij|de|het))\b)|;\s+",
        squeeze(text),
    )
    if len(pieces) < 2:
        return ""
    return "Knip hier: " + " ▮ ".join(piece.strip() for piece in pieces)
