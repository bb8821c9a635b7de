"""Demands whose name stands first: "Techniek is jouw ding", "Hydraulica heeft voor jou geen geheimen"."""

from __future__ import annotations

import re

from nlp.phrases import PhraseReader
from nlp.words import ADVERB, AUXILIARY, FINITE, INFINITIVE, NOUN, PRONOUN

_YOU = "(?:jou|je|u)"
_YOUR = "(?:jouw|je|uw)"
_DEGREE = rf"(?:(?:een|de|echt|echte|helemaal|ook|zeker|allemaal|voor {_YOU}|{_YOUR}|dan) )*"
# What says of the words before it that the reader knows them or likes them; matched behind a joined run of words.
_SAYS = re.compile(
    rf"(?:(?:is|zijn) {_DEGREE}(?:passie|ding|dada|hobby|roeping|leven|tweede natuur|sterkte|sterke (?:punt|kant)"
    rf"|specialiteit|gesneden (?:koek|brood)|dagelijkse kost|bekend terrein"
    rf"|geen (?:chinees|geheim|raadsel|onbekenden?|onbekend (?:terrein|domein)))"
    rf"|(?:is|zijn) {_YOU} (?:(?:ook|zeker|helemaal|allerminst|verre van|goed) )*"
    rf"(?:niet (?:onbekend|vreemd)|bekend|vertrouwd|vreemd noch|op het lijf geschreven)"
    rf"|(?:is|zijn) (?:ook |zeker )?niet (?:vreemd|onbekend) (?:voor|aan) {_YOU}"
    rf"|(?:heeft|hebben|kent|kennen) (?:voor {_YOU} )?(?:nog )?(?:geen|weinig|nog maar weinig) geheimen"
    rf"|(?:zit|zitten) (?:{_YOU} )?in {_YOUR} (?:bloed|vingers|dna|lijf|genen)"
    rf"|(?:interesseert|interesseren|boeit|boeien|fascineert|fascineren|prikkelt|prikkelen) {_YOU}(?: niet)?"
    rf"|(?:schrikt|schrikken) {_YOU} niet af"
    rf"|daar draai {_YOU} {_YOUR} hand niet voor om|draai(?:t)? {_YOU} {_YOUR} hand niet voor om"
    rf"|hoef {_YOU} niet op te zoeken"
    rf"|(?:klinkt|klinken) {_YOU} (?:(?:heel|zeker|wel|niet) )?(?:bekend|vertrouwd|vreemd)"
    rf"|(?:doet|doen) (?:bij {_YOU} )?(?:een|alle|meteen een) belletjes? rinkelen"
    rf"|(?:zegt|zeggen) {_YOU} (?:(?:wel|zeker|ook) )?(?:iets|veel|wat)|is {_YOUR} lust en (?:{_YOUR} )?leven)\b"
)
_VERBS = frozenset(
    word
    for line in (
        "is zijn heeft hebben kent kennen zit zitten interesseert interesseren boeit boeien fascineert",
        "fascineren prikkelt prikkelen schrikt schrikken draai draait hoef klinkt klinken doet doen zegt zeggen",
    )
    for word in line.split()
)
_HEADS = frozenset(
    word
    for line in (
        "passie ding dada hobby roeping leven natuur sterkte kant punt specialiteit koek brood kost terrein",
        "domein chinees geheim geheimen raadsel onbekende onbekenden onbekend vreemd bekend vertrouwd lijf",
        "bloed vingers dna genen interesseert interesseren boeit boeien fascineert fascineren prikkelt",
        "prikkelen af om zoeken rinkelen zegt zeggen",
    )
    for word in line.split()
)
# "Zaken als btw en accijnzen klinken je bekend in de oren."
_THINGS = frozenset(("zaken", "begrippen", "termen", "woorden", "dingen", "onderwerpen", "afkortingen", "namen"))
_LONGEST_SUBJECT = 14
_CLAUSE_ENDS = frozenset((".", ";", "!", "?", ":", "•", "·", "–", "-", "*"))


class PredicateReader(PhraseReader):
    """Reads subjects of sentences that say that the reader knows, masters or likes them."""

    def read_predicates(self) -> None:
        """Emit the subjects of such predicates."""
        if _HEADS.isdisjoint(self.texts):
            return
        for index in range(1, len(self.tokens)):
            if self.texts[index] in _VERBS and _SAYS.match(" ".join(self.texts[index : index + 10])):
                self._subject(index)

    def _subject(self, verb: int) -> None:
        start = verb
        while start > 0 and verb - start < _LONGEST_SUBJECT and not self._closes(start - 1):
            start -= 1
        if any(self.tags[i] in (AUXILIARY, FINITE, PRONOUN) for i in range(start, verb)):
            # Run on from the sentence before: only the last word is sure to belong to this one.
            last = verb - 1, verb - 1
            if self.tags[verb - 1] == NOUN and (self.specific(*last) or self.says_enough(*last)):
                self.emit(verb - 1, verb - 1, ("kennen",), "knowledge")
            return
        self.tags[verb] = AUXILIARY
        if self.texts[start] in _THINGS and self.texts[start + 1] in ("als", "zoals"):
            start += 2
        if self.tags[verb - 1] == INFINITIVE and all(self.tags[i] in (NOUN, ADVERB) for i in range(start, verb - 1)):
            # "Integraal werken is jouw ding"
            if verb - 1 > start and self.tags[start] == NOUN:
                self.keep(start, verb - 1, (self.tokens[verb - 1].lemma,), "knowledge")
            return
        self.known_from(start)

    def _closes(self, index: int) -> bool:
        """True for a mark that ends a clause; the hyphen of "meet- en regeltechniek" does not."""
        if self.texts[index] == "-" and index:
            return self.tokens[index].start > self.tokens[index - 1].end
        return self.texts[index] in _CLAUSE_ENDS

    def known_from(self, position: int) -> None:
        """Emit what must be known from ``position`` on, with the other members of its list."""
        raise NotImplementedError
