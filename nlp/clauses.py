"""Clauses whose verb stands last: "storingen oplossen", "om data te analyseren", "waar je tegels plaatst"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.hard import title_nouns
from nlp.nouns import MAX_WORDS
from nlp.phrases import LIST_MARKS
from nlp.roles import RoleReader
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

SUBJECTS = frozenset({"je", "jij", "u", "ge", "gij", "ze", "zij", "hij", "deze"})
# "deals om te zetten": here "om" is a part of the verb.
_WITH_OM = frozenset({"zetten", "bouwen", "vormen", "schrijven", "leiden", "scholen", "ruilen", "rekenen", "kaderen"})
_JOB_ENDINGS = ("ien", "eur", "ist", "medewerker", "verantwoordelijke")
_SOMEBODY = frozenset(
    {"iemand", "persoon", "kandidaat", "collega", "teamlid", "duizendpoot", "vakman", "vakvrouw", "diegene", "degene"}
)
_CAN = frozenset({"kan", "kunt", "kunnen"})


class ClauseReader(RoleReader):
    """Reads infinitives and subordinate clauses with the object that stands before their verb."""

    def read_infinitive(self, index: int) -> None:
        """Read the infinitive at ``index`` with the objects before it: "offertes en bestekken opmaken"."""
        token = self.tokens[index]
        if token.lemma in self.words.soft:
            return
        if token.lemma in self.words.light and not self.nominal_of(index - 1):
            return
        after = self.tags[index + 1]
        if self.texts[index + 1] in ("we", "wij", "ze", "zij", "jullie"):
            return
        if after not in (PUNCTUATION, CONJUNCTION, PRONOUN, ADVERB, PREPOSITION, AUXILIARY) and self.texts[
            index + 1
        ] not in ("en", "of"):
            return
        last = self._more_verbs(index)
        position = index - 1
        if self.texts[position] in _CAN and position > 0 and self._of_reader_last(position):
            # "iemand die jurken kan naaien"
            position -= 1
        while position >= 0 and (
            self.texts[position] == "te"
            or self.tags[position] == ADVERB
            or (self.tags[position] == PREPOSITION and self.texts[position + 1] == "te")
            or (self.texts[position] in ("en", ",") and self.tags[position - 1] == INFINITIVE)
        ):
            position -= 1
        end = position
        position = self._object_before(end)
        if position == end or "bereid" in self.texts[max(0, position - 5) : position + 1]:
            return
        if self.texts[end + 1] == "om" and token.lemma.removeprefix("om") not in _WITH_OM:
            # "gewend om te bewegen": what stands before is no object.
            return
        verbs = [t.lemma for t in self.tokens[end + 1 : last + 1] if t.tag == INFINITIVE]
        if self.tags[end] == UNSPECIFIC and position < self._before_nouns(end):
            self.keep(position + 1, last, verbs, "infinitive")
        else:
            self.emit(position + 1, last, verbs, "infinitive")
        self._members_before(position, verbs)

    def _more_verbs(self, index: int) -> int:
        """Over ", ontwikkelen en te testen": the other verbs that share the object."""
        while self.texts[index + 1] in (",", "en", "of", "&", "en/of"):
            step = index + 2 + (self.texts[index + 2] == "te")
            if self.tags[step] != INFINITIVE or (self.tags[step + 1] == PREPOSITION and self.texts[step + 1] == "van"):
                break
            index = step
        return index

    def _members_before(self, index: int, verbs: Sequence[str]) -> None:
        """Read "A, B en C controleren": the members before the last share the verb."""
        while index > 0 and self.texts[index] in LIST_MARKS:
            end = index - 1
            position = self._before_nouns(end)
            if position == end or (self.tags[position] in (AUXILIARY, FINITE) and position > 0):
                return
            if self.specific(position + 1, end):
                self.emit(position + 1, end, verbs, "infinitive")
            index = position

    def read_subordinate(self, index: int) -> None:
        """Read "waar je ledschermen plaatst": the verb closes the clause, its object stands before it."""
        if self.tags[index + 1] not in (PUNCTUATION, CONJUNCTION) and index + 1 < len(self.tokens):
            return
        token = self.tokens[index]
        if token.lemma in self.words.light or token.lemma in self.words.soft:
            return
        if not self._of_reader_last(index):
            return
        position = index - 1
        while position >= 0 and self.tags[position] == ADVERB:
            position -= 1
        end = position
        position = self._before_nouns(end)
        if position < end:
            self.emit(position + 1, index, (token.lemma,), "finite")

    def _of_reader_last(self, index: int) -> bool:
        """True where the reader is the subject of a verb that stands last; "content die onze doelgroep aanspreekt"."""
        subject = max((i for i in range(index) if self.texts[i] in SUBJECTS), default=-1)
        relative = max((i for i in range(1, index) if self.texts[i] in ("die", "dat")), default=-1)
        somebody = relative > 0 and self._somebody_asked(self.texts[relative - 1])
        return somebody or (subject >= 0 and subject >= relative)

    def _somebody_asked(self, word: str) -> bool:
        """True for what stands before "die" when the candidate is meant: "iemand", "een elektricien"."""
        return word in _SOMEBODY or word in title_nouns() or word.endswith(_JOB_ENDINGS)

    def _object_before(self, end: int) -> int:
        """As `_before_nouns`, over "transities in de organisatie" when the last noun says nothing alone."""
        position = self._before_nouns(end)
        step = position
        if position == end:
            return position
        about = self._about(position, end)
        if about is not None or self.specific(position + 1, end):
            return position if about is None else about
        while step > 0 and self.tags[step] == DETERMINER:
            step -= 1
        if self.texts[step] not in ("van", "in", "binnen", "voor", "met"):
            return position
        further = self._before_nouns(step - 1)
        return further if further < step - 1 and self.specific(further + 1, step - 1) else position

    def _about(self, before: int, end: int) -> int | None:
        """Where "kwaliteit en [schaalbaarheid van de code] beheren" begins, None when no such words stand there."""
        step = before
        while step > 0 and self.tags[step] == DETERMINER:
            step -= 1
        if self.texts[step] != "van":
            return None
        further = self._before_nouns(step - 1)
        short = self.tokens[end].end - self.tokens[further + 1].start <= 60
        joined = self.texts[further] == "en" and self.tags[further - 1] == NOUN
        return further if joined and further < step - 1 and short and self.tags[step - 1] == NOUN else None

    def _before_nouns(self, end: int) -> int:
        """Where the run of unused nouns that ends at ``end`` is preceded; ``end`` itself when there is none."""
        position = end
        while (
            position >= 0
            and self.tags[position] in (NOUN, UNSPECIFIC)
            and end - position < MAX_WORDS
            and not self.used[position]
        ):
            position -= 1
        return position
