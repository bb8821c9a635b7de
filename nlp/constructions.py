"""The constructions in which Dutch vacancies write what people do, one method each."""

from __future__ import annotations

from nlp.clauses import SUBJECTS, ClauseReader
from nlp.words import (
    ADVERB,
    DETERMINER,
    FINITE,
    INFINITIVE,
    NOUN,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    UNSPECIFIC,
)

_OBJECT_PREPOSITIONS = frozenset({"van", "aan", "voor", "op", "met", "tot", "bij", "naar", "over"})
_BEFORE_NOMINAL = frozenset({"het", "correct", "tijdig", "nauwkeurig", "zelfstandig"})
# "gebruik maken van", "deel uitmaken van": the words behind "van" are no object.
_FIXED_WITH_MAKEN = frozenset({"gebruik", "deel", "werk"})


class ConstructionReader(ClauseReader):
    """Reads nominal, finite, infinitive and knowledge constructions of one segment into ``phrases``."""

    def read(self, *, knowledge: bool, listed: bool = False) -> None:
        """Run the constructions over the segment, most telling first; those of what must be known when told so."""
        if knowledge:
            self.read_knowledge()
        if listed:
            self.read_listed()
        if self.zone == "taken":
            self.read_roles()
        for index in range(len(self.tokens)):
            if self.tags[index] == FINITE and not self.used[index]:
                self._finite(index)
        index = 0
        while index < len(self.tokens):
            if self.used[index] or (self.zone == "profiel" and self.tags[index] != INFINITIVE):
                index += 1
                continue
            tag = self.tags[index]
            may = tag in (INFINITIVE, NOUN) or (tag == UNSPECIFIC and self.texts[index] in self.words.activity_nouns)
            if may and (stop := self.nominal_phrase(index)) is not None:
                index = max(stop, index + 1)
                continue
            index += 1
        for index in range(len(self.tokens)):
            if self.tags[index] == INFINITIVE and not self.used[index]:
                self.read_infinitive(index)
            elif self.tags[index] == FINITE and not self.used[index]:
                self.read_subordinate(index)

    def nominal_phrase(self, index: int) -> int | None:
        """Read "opvolging van dossiers", "monteren en testen van machines": emit it; where reading goes on."""
        start = index
        while self.tags[start] == DETERMINER or self.texts[start] in _BEFORE_NOMINAL or self._quality(start):
            start += 1
        adjective = start
        while (
            self.tags[adjective] == NOUN
            and self.nominal(adjective) is None
            and adjective - start < 2
            and self.texts[adjective].endswith(("e", "s"))
        ):
            adjective += 1
        if self.nominal(adjective) is None:
            adjective = start
        verbs: list[str] = []
        position = adjective
        while (verb := self.nominal(position)) is not None:
            verbs.append(verb)
            position += 1
            while self.tags[position] == ADVERB and self.texts[position] not in _OBJECT_PREPOSITIONS:
                position += 1
            step = position
            while self.texts[step] in (",", "en", "of", "/", "&", "en/of") or (
                self.tags[step] == ADVERB and self.texts[step] not in _OBJECT_PREPOSITIONS
            ):
                step += 1
            if step > position and self.nominal(step) is not None:
                position = step
            else:
                break
        fixed = verbs == ["maken"] and {self.texts[adjective - 1], self.texts[adjective - 2]} & _FIXED_WITH_MAKEN
        if not verbs or fixed:
            return None
        preposition = self.texts[position]
        infinitive = self.tags[adjective] == INFINITIVE
        bare = self._takes_bare_object(adjective, position, infinitive)
        if bare or self._takes_preposition(adjective, preposition, infinitive):
            phrase = self.noun_phrase(position if bare else position + 1)
            if phrase is not None and (preposition == "van" or self.specific(*phrase)):
                phrase = self.with_complement(phrase)
                soft = all(verb in self.words.soft for verb in verbs)
                if not soft:
                    light = infinitive and all(verb in self.words.light for verb in verbs)
                    self.emit(phrase[0] if light and preposition != "met" else adjective, phrase[1], verbs, "nominal")
                return self.list_after(phrase[1] + 1, verbs, "nominal")
        return None

    def _quality(self, index: int) -> bool:
        """True for "volledige" in "volledige administratie van"."""
        return self.tags[index] == ADVERB and self.texts[index].endswith("e") and self.nominal(index + 1) is not None

    def _takes_preposition(self, first: int, preposition: str, infinitive: bool) -> bool:
        """True for "van", for activity nouns, and for an infinitive that opens the item ("rapporteren aan")."""
        if preposition == "van":
            return True
        if preposition not in _OBJECT_PREPOSITIONS:
            return False
        if not infinitive and (preposition == "tot" or self.texts[first].endswith(("ingen", "aties"))):
            # "van bestelling tot levering", "oplossingen bij …": things, not what somebody does.
            return False
        return not infinitive or first == 0 or self.texts[first] in ("werken", "omgaan")

    def _takes_bare_object(self, first: int, position: int, infinitive: bool) -> bool:
        """Read "plaatsing tuinpoorten", "assemblage ramen": an activity noun with its object right behind it."""
        if infinitive or self.tags[position] != NOUN or self.tags[first] != NOUN:
            return False
        return (
            self.texts[position - 1] in self.words.activity_nouns
            and self.tokens[position].start - self.tokens[position - 1].end == 1
        )

    def _finite(self, index: int) -> None:
        token = self.tokens[index]
        near = {self.texts[i] for i in (index - 1, index + 1, index - 2, index + 2)}
        opening = self._opens(index)
        joined = self.texts[index - 1] in ("en", ",", "of") and (
            self._told or any(self.texts[i] in SUBJECTS for i in range(index))
        )
        if not (near & SUBJECTS or opening or joined):
            return
        if token.lemma in self.words.soft or self._no_activity(index):
            return
        self._told = True
        light = token.lemma in self.words.light
        position = index + 1
        gap = 0
        while (self.tags[position] in (ADVERB, DETERMINER, PRONOUN) and gap < 6) or (
            self.tags[position] == PREPOSITION and light and gap < 6
        ):
            if (self.tags[position] == DETERMINER and not light) or self._coordinated(position) > position:
                break
            position += 1
            gap += 1
        if light:
            handled = self.nominal_phrase(position)
            if handled is not None:
                return
            phrase = self.noun_phrase(position)
            if (
                phrase is not None
                and self.specific(*phrase)
                and token.lemma
                not in ("krijgen", "komen", "hebben", "zijn", "gaan", "staan", "worden", "kunnen", "zullen")
            ):
                phrase = self.with_complement(phrase)
                self.emit(*phrase, (token.lemma,), "finite")
                self.list_after(phrase[1] + 1, (token.lemma,), "finite")
            return
        through = self.tags[position] == PREPOSITION
        phrase = self.noun_phrase(position + through)
        if phrase is not None:
            phrase = self.with_complement(phrase)
            # "ondersteunt bij events", "schrijft mee aan blogs": the object says what.
            apart = (through and self.texts[position] in ("aan", "bij") and self.specific(*phrase)) or phrase[
                0
            ] - index > 4
            self.emit(phrase[0] if apart else index, phrase[1], (token.lemma,), "finite")
            self.list_after(phrase[1] + 1, (token.lemma,), "finite")
        if token.lemma in self.words.alone and not self.used[index]:
            self.keep(index, index, (token.lemma,), "finite")

    def _opens(self, index: int) -> bool:
        """True where a clause opens: "Voer …", "- Daarnaast voer …", "Campagnes: monitor …"."""
        while index > 0 and self.tags[index - 1] == ADVERB:
            index -= 1
        if index == 0:
            return True
        apart = index > 1 and self.tokens[index - 1].start > self.tokens[index - 2].end
        mark = self.texts[index - 1]
        dash = self.tags[index - 1] == PUNCTUATION and mark != "," and (apart or index == 1)
        return dash or mark in (":", ";", ".", "!", "?")

    def _no_activity(self, index: int) -> bool:
        """True for "rapporteert aan de directeur", "werkt in ploegen" and for "bereid" as in "je bent bereid"."""
        word, after = self.texts[index], self.texts[index + 1 : index + 4]
        if "dat" in after and self.tokens[index].lemma in self.words.light:
            # "zorgt ervoor dat alles vlot verloopt": what must hold, see `nlp.roles`.
            return True
        if word == "bereid":
            return any(self.texts[i] in ("bent", "ben") for i in range(index))
        if word in ("werk", "werkt"):
            if "samen" in self.texts[index + 1 : index + 7]:
                return True
            step = index + 1
            while self.tags[step] in (ADVERB, PRONOUN):
                step += 1
            return self.texts[step] in ("in", "bij", "op", "volgens", "als", "binnen", "voor", "vanuit")
        return self.tokens[index].lemma == "rapporteren" and "aan" in after
