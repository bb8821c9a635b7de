"""What a profile says must be known: "kennis van …", "technisch en ruimtelijk inzicht", "materiaalkennis"."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.named import NamedReader
from nlp.phrases import LIST_MARKS, knowledge_pairs, knowledge_section, knowledge_words
from nlp.words import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    INFINITIVE,
    NOUN,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    UNSPECIFIC,
)

# "ervaring in de logistieke sector": the sector that must be known.
_SECTOR = frozenset(("sector", "branche", "industrie", "wereld"))
_BEFORE_SECTOR = (DETERMINER, PREPOSITION, ADVERB)
# "de principes van", "de werking in": what such a word is about must follow to say something.
_ABOUT = frozenset(("van", "in", "binnen", "voor", "rond", "achter", "inzake", "omtrent"))
_MASTERS = frozenset(("beheers", "beheerst", "beheersen", "ken", "kent"))
_LEARNS = re.compile(r"\b(?:te leren|eigen te maken|onder de knie te krijgen|te verdiepen|te bekwamen)\b")
_WILLING = frozenset(("bereid", "bereidheid"))
_GAINED = frozenset(("opgedaan", "gemaakt", "verworven", "opgebouwd", "gehad"))
_BE = frozenset(("zijn", "bent", "ben", "wordt", "worden", "hebt", "haalt", "krijgt"))
# "weet hoe een balans in elkaar zit"
_SEES = frozenset(("weet", "weten", "begrijpt", "begrijpen", "snapt", "snappen", "kent"))
_WORKS = frozenset(("werkt", "werken", "elkaar", "functioneert", "functioneren", "verloopt", "verlopen"))
_FIGURES = frozenset(("klappen", "verschil", "weg"))
_READER = frozenset(("je", "jij", "u", "die"))


@lru_cache(maxsize=1)
def _likings() -> frozenset[str]:
    pairs = knowledge_pairs("with its preposition") | knowledge_pairs("denied fear")
    return frozenset(word for word, _ in pairs)


class KnowledgeReader(NamedReader):
    """Reads what must be known or mastered; used in profiles, and for plain demands elsewhere."""

    def read_knowledge(self) -> None:
        """Emit everything that the segment says must be known."""
        self._abilities()
        self.read_named()
        if self.texts[0] in knowledge_words()[2]:
            # "…;\nzoals A, B": the list of the sentence before.
            self.known_from(1)
        self.read_predicates()
        self._triggered()
        self._mastered()
        self._understood()
        self._worked_with()
        self._liked()
        self._to_learn()
        self.read_own_names()

    def read_listed(self) -> None:
        """Emit the members of an item under "Kennis van:", where nothing but their names stands."""
        if any(tag in (AUXILIARY, FINITE) for tag in self.tags[: len(self.tokens)]):
            return
        start = 0
        while self.tags[start] in (PUNCTUATION, ADVERB, PREPOSITION) and start < len(self.tokens) - 1:
            start += 1
        if not self.used[start]:
            self.known_from(start)

    def _abilities(self) -> None:
        """Read "de logistieke sector" and "je kan zwemmen": named without a trigger or an object."""
        for index in range(1, len(self.tokens)):
            if self.texts[index] in _SECTOR and self.tags[index - 1] == NOUN and self.tags[index - 2] in _BEFORE_SECTOR:
                self.keep(index - 1, index, ("kennen",), "sector")
            elif (
                self.tags[index] == INFINITIVE
                and self.texts[index - 1] in ("kan", "kunt", "kunnen")
                # "een team kan vormen": what is done stands before it.
                and self.tags[index - 2] not in (NOUN, UNSPECIFIC)
            ):
                lemma = self.tokens[index].lemma
                if self._says_activity(lemma):
                    self.keep(index, index, (lemma,), "ability")

    def _is_trigger(self, index: int) -> bool:
        word = self.texts[index]
        return word in knowledge_words()[0] or (word.endswith(("kennis", "ervaring")) and len(word) < 22)

    def _triggered(self) -> None:
        """Read "kennis van PLC's en frequentieregelaars", "interesse hebben in …", "kennis/affiniteit met …"."""
        prepositions = knowledge_words()[1]
        for index in range(len(self.tokens) - 1):
            if not self._is_trigger(index):
                continue
            position = self._after_trigger(index)
            if self.texts[position] in prepositions:
                if (
                    self.texts[index] == "kennis"
                    and self.texts[position] == "met"
                    and index
                    and self.tags[index - 1] == DETERMINER
                ):
                    # "je kennis met collega's delen"
                    continue
                if self.texts[index] in knowledge_section("only met") and self.texts[position] != "met":
                    continue
                position += 1
            elif self.texts[index] != "kennis" or position != index + 1:
                continue
            self.known_from(position)

    def _liked(self) -> None:
        """Read "houdt van techniek", "krijgt energie van …", "niet bang voor …": words with their preposition only."""
        if _likings().isdisjoint(self.texts):
            return
        liked, feared = knowledge_pairs("with its preposition"), knowledge_pairs("denied fear")
        for index in range(len(self.tokens) - 2):
            # "blij wordt van", "bang zijn voor"
            after = index + 1 + (self.texts[index + 1] in _BE)
            pair = self.texts[index], self.texts[after]
            before = self.texts[max(0, index - 4) : index]
            if pair in liked or (pair in feared and not {"niet", "geen", "nooit"}.isdisjoint(before)):
                self.known_from(after + 1)

    def _mastered(self) -> None:
        """Read "je beheerst SQL", "ken je Python": the verb says only that it is known, its object is the demand."""
        if _MASTERS.isdisjoint(self.texts):
            return
        for index, word in enumerate(self.texts[: len(self.tokens) - 1]):
            if word not in _MASTERS or self.used[index] or not self._of_reader(index):
                continue
            position = index + 1
            while self.tags[position] in (ADVERB, PRONOUN) and position < index + 5:
                position += 1
            if not _FIGURES.isdisjoint(self.texts[position : position + 2]):
                # "kent het klappen van de zweep in …"
                continue
            known = len(self.phrases)
            self.known_from(position)
            # Not read a second time as what the reader does.
            self.used[index] = len(self.phrases) > known

    def _understood(self) -> None:
        """Read "weet hoe een balans in elkaar zit", "begrijpt hoe warmtepompen werken"."""
        if "hoe" not in self.texts:
            return
        for index in range(1, len(self.tokens) - 2):
            if (
                self.texts[index] == "hoe"
                and self.tags[index + 1] in (NOUN, DETERMINER)
                and not _SEES.isdisjoint(self.texts[max(0, index - 4) : index])
                and not _WORKS.isdisjoint(self.texts[index + 2 : index + 9])
            ):
                self.known_from(index + 1)

    def _worked_with(self) -> None:
        """Read "al met Navision of Exact gewerkt": the participle closes the clause."""
        if "gewerkt" not in self.texts:
            return
        for index in range(2, len(self.tokens)):
            if self.texts[index] != "gewerkt" or self.tags[index - 1] != NOUN:
                continue
            near = range(max(0, index - 8), index - 1)
            opening = max((i for i in near if self.texts[i] == "met"), default=-1)
            if opening >= 0:
                self.tags[index] = AUXILIARY
                self.known_from(opening + 1)

    def _of_reader(self, index: int) -> bool:
        near = {self.texts[i] for i in (index - 1, index - 2, index + 1)}
        return index == 0 or not _READER.isdisjoint(near) or self.texts[index - 1] in ("en", ",")

    def _to_learn(self) -> None:
        """Read "bereid om onze software te leren", "de ins en outs van … eigen te maken": what will be learnt."""
        if _WILLING.isdisjoint(self.texts):
            return
        for index, word in enumerate(self.texts[: len(self.tokens)]):
            if word in _WILLING and self.texts[index + 1] == "om":
                clause = self.texts[index + 2 : index + 16]
                if _LEARNS.search(" ".join(clause)):
                    self.known_from(index + 2)

    def _after_trigger(self, index: int) -> int:
        """Where the preposition of a trigger may stand: over "en ervaring", "hebben", "/affiniteit"."""
        position, gap = index + 1, 0
        while (
            position < len(self.tokens)
            and self.texts[position] not in knowledge_words()[1]
            and gap < 3
            and (self.tags[position] in (ADVERB, CONJUNCTION, NOUN, AUXILIARY) or self.texts[position] == "/")
        ):
            if self.tags[position] == NOUN and not self._is_trigger(position) and self.texts[position] not in _GAINED:
                break
            position += 1
            gap += 1
        return position

    def known_from(self, position: int) -> None:
        """Emit what must be known from ``position`` on, with the other members of its list."""
        # "kennis van de (Vlaamse) overheid"
        if self.tags[position] == DETERMINER and self.texts[position + 1] == "(" and self.texts[position + 3] == ")":
            position += 4
        position = self._over_prefix(position)
        handled = self.nominal_phrase(position) or self._bare_activities(position)
        if handled is None:
            phrase = self._known_phrase(position)
            if phrase is not None:
                self.emit(*phrase, ("kennen",), "knowledge")
                handled = phrase[1] + 1
            else:
                handled = self._past_general(position)
        if handled is None:
            return
        self.list_after(self._over_place(handled), ("kennen",), "knowledge")

    def _bare_activities(self, index: int) -> int | None:
        """Emit "modelleren en rapporteren" behind "kennis van"; where reading goes on, None when it is no verb."""
        while self.tags[index] == DETERMINER or self.texts[index] == "het":
            index += 1
        last = index - 1
        step = index
        while self.tags[step] == INFINITIVE and self._says_activity(self.tokens[step].lemma):
            last = step
            step += 1 + (self.texts[step + 1] in ("en", "of", "/", "&", ","))
        if last < index or self.tags[last + 1] in (NOUN, DETERMINER) or self.texts[last + 1] == "van":
            return None
        if last == index and self.texts[index] in knowledge_section("no demand"):
            return None
        self.keep(
            index, last, tuple(token.lemma for token in self.tokens[index : last + 1] if token.lemma), "knowledge"
        )
        return last + 1

    def _says_activity(self, lemma: str) -> bool:
        return lemma not in self.words.soft and lemma not in self.words.light

    def _past_general(self, index: int) -> int | None:
        """Over "processen" in "processen en meetdata", "onderwerpen" in "onderwerpen zoals digitalisering"."""
        phrase = self.noun_phrase(index)
        if phrase is None or (self.tags[phrase[1]] != NOUN and self.texts[phrase[1]] not in _SECTOR):
            return None
        after = phrase[1] + 1
        goes_on = self.texts[after] in LIST_MARKS or self.texts[after] in knowledge_words()[2]
        return after if goes_on else None

    def _over_prefix(self, index: int) -> int:
        """Over the brackets of "(petro-)chemie" and "(kunststof)techniek"."""
        if self.texts[index] != "(":
            return index
        close = index + 2 + (self.texts[index + 2] == "-")
        joined = close < len(self.tokens) - 1 and self.tokens[close].end == self.tokens[close + 1].start
        return close + 1 if self.texts[close] == ")" and joined else index

    def _known_phrase(self, index: int) -> tuple[int, int] | None:
        """Read what is known at ``index``: "PLC's", "techniek", "de concepten en principes van de luchtvaart"."""
        phrase = self.noun_phrase(index)
        if phrase is None or self._is_trigger(phrase[1]):
            return None
        alone, whole = knowledge_section("only about"), knowledge_section("and about")
        wide = knowledge_section("about something") | alone | whole
        first = phrase[0]
        # "de methodiek Scrum": the name behind the word is what must be known.
        while first < phrase[1] and self.texts[first] in wide | knowledge_section("latest"):
            first += 1
        phrase = (first, phrase[1])
        head = self.texts[phrase[1]]
        if self.specific(*phrase) and (first < phrase[1] or head not in wide) and head not in whole:
            return self.with_complement(phrase)
        last = phrase[1]
        while self.texts[last + 1] in ("en", "of", "/", "&") and (more := self.noun_phrase(last + 2)) is not None:
            last = more[1]
        if self.texts[last + 1] in _ABOUT and head in wide:
            about = self.noun_phrase(last + 2)
            if about is not None and self.specific(*about):
                return about if head not in whole and (last > phrase[1] or head in alone) else (phrase[0], about[1])
        if head in whole:
            return self.with_complement(phrase)
        return phrase if self.says_enough(*phrase) else None

    def _over_place(self, index: int) -> int:
        """Over "binnen de financiële sector" when a bracketed list follows: "(zoals Basel, IFRS 9)"."""
        if self.tags[index] != PREPOSITION:
            return index
        place = self.noun_phrase(index + 1)
        if place is not None and self.texts[place[1] + 1] == "(" and self.tags[place[1] + 2] != PUNCTUATION:
            return place[1] + 1
        return index
