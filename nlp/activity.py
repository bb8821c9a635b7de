"""Activities: what people will do, written as verb + object, read by a shallow grammar.

No parser: closed word classes, conjugated verbs and noun phrases as runs of other words are enough for the
constructions that vacancies use. Per construction one function:

- *nominal*: "opmaken van offertes", "onderhoud en herstelling van machines"
- *finite*: "je stelt de machines af", "zorg je voor de opvolging van dossiers", "Voert controles uit"
- *infinitive*: "technische storingen oplossen", "om data te analyseren"
- *knowledge* (profile): "kennis van PLC's en frequentieregelaars", "ervaring met het bouwen van modellen"

Enumerated objects become spans of their own; several verbs with one object stay one span (annotation guide).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from nlp.candidates import Candidate
from nlp.hard import title_nouns
from nlp.types import Zone
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
    Token,
    WordTable,
    word_table,
)
from taxonomy.load import Taxonomy
from taxonomy.rules import read_rules
from vaardig.base.text import fold

_LIST_MARKS = frozenset({",", "/", "&", "en", "of", "alsook", "evenals", "alsmede", "+", "zowel", "als", "(", "en/of"})
_OBJECT_PREPOSITIONS = frozenset({"van", "aan", "voor", "op", "met", "tot", "bij", "naar", "over"})
_SUBJECTS = frozenset({"je", "jij", "u", "ze", "zij", "hij", "deze"})
# "technische kennis", "elektrische aanleg": an adjective of a field with one of these nouns names knowledge.
_COMPETENCE = frozenset(
    "kennis inzicht flair feeling know-how knowhow aanleg achtergrond skills vaardigheden bagage basis basiskennis".split()
)
_ADJECTIVAL = ("ische", "isch", "ele", "ale", "ieve", "aire", "matige", "lijke")
_MAX_WORDS = 5
_MAX_SPAN = 90


@lru_cache(maxsize=1)
def _triggers() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    rules = read_rules("knowledge_triggers")
    first, second, third = (
        frozenset(fold(w) for item in rules[name] for w in item.split())
        for name in ("triggers", "prepositions", "list openers")
    )
    return first, second, third


class ActivityReader:
    """Finds activity phrases and links them by verb and object to the taxonomy's activities."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.words: WordTable = word_table()
        self._by_verb_object: dict[tuple[str, str], tuple[str, str]] = {}
        for skill in taxonomy.skills:
            for form in skill.forms:
                if form.cues or form.case or form.excludes:
                    continue
                tokens = self.words.tokens(text := fold(form.text), 0, len(text))
                verbs = [t.lemma for t in tokens if t.tag in (INFINITIVE, FINITE) and t.lemma]
                nouns = [t.word for t in tokens if t.tag in (NOUN, UNSPECIFIC)]
                if len(verbs) == 1 and len(nouns) == 1:
                    self._by_verb_object.setdefault((verbs[0], _stem(nouns[0])), (skill.id, skill.label))

    def concept(self, verbs: Sequence[str], objects: Sequence[str]) -> tuple[str, str] | None:
        """Id and label of the activity that a verb and an object name together, None when there is none."""
        for verb in verbs:
            for word in reversed(objects):
                found = self._by_verb_object.get((verb, _stem(word)))
                if found is not None:
                    return found
        return None


def _stem(word: str) -> str:
    """A crude number-free stem, so that "machine" and "machines", "dossier" and "dossiers" meet."""
    for ending in ("'s", "en", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1])


class _Cursor:
    """Reads one segment; yields ``(first token, last token, verbs, object words)`` of the phrases found."""

    def __init__(self, words: WordTable, tokens: list[Token], zone: Zone) -> None:
        self.words = words
        self.tokens = tokens
        self.zone = zone
        self.used = [False] * len(tokens)
        self.phrases: list[tuple[int, int, tuple[str, ...], tuple[str, ...], str]] = []

    def tag(self, index: int) -> str:
        return self.tokens[index].tag if 0 <= index < len(self.tokens) else PUNCTUATION

    def word(self, index: int) -> str:
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""

    def nominal(self, index: int) -> str | None:
        """The verb of an activity noun or of an infinitive used as a noun at ``index``."""
        if not 0 <= index < len(self.tokens):
            return None
        token = self.tokens[index]
        if token.tag == INFINITIVE:
            return token.lemma
        if token.tag in (NOUN, FINITE):
            return self.words.nominal_verb(token.word)
        return None

    def noun_phrase(self, index: int) -> tuple[int, int] | None:
        """First and last token of the noun phrase that starts at ``index``, determiners left out."""
        position = index
        while self.tag(position) == DETERMINER or (self.tag(position) == PRONOUN and self.word(position) in ("het", "dit", "die", "dat", "deze", "je", "jouw")):
            position += 1
        first = position
        while position < len(self.tokens) and position - first < _MAX_WORDS:
            tag = self.tag(position)
            if tag in (NOUN, UNSPECIFIC):
                position += 1
            elif tag == ADVERB and position == first and self.tag(position + 1) == NOUN:
                position += 1
            elif tag == INFINITIVE and position > first and self.tag(position + 1) not in (NOUN, DETERMINER):
                break
            elif tag == FINITE and self.word(position) != self.tokens[position].lemma and position == first and self.tag(position + 1) in (NOUN,):
                position += 1
            elif self.word(position) in ("-", "/", "&") and position > first and self._tight(position):
                position += 1
            else:
                break
        if position == first:
            return None
        last = position - 1
        if all(self.tag(i) in (ADVERB, PUNCTUATION) for i in range(first, last + 1)):
            return None
        return first, last

    def _tight(self, index: int) -> bool:
        """A mark that stands between two words without spaces, or as "&" between capitals."""
        here, after = self.tokens[index], index + 1
        if after >= len(self.tokens) or self.tag(after) not in (NOUN, UNSPECIFIC):
            return False
        return self.tokens[index - 1].end == here.start and here.end == self.tokens[after].start

    def with_complement(self, phrase: tuple[int, int]) -> tuple[int, int]:
        """Widen a noun phrase with "van" + noun phrase, once."""
        first, last = phrase
        if self.word(last + 1) in ("van", "binnen", "in") and (more := self.noun_phrase(last + 2)) is not None:
            if self.word(last + 1) == "van" and self.tokens[more[1]].end - self.tokens[first].start <= 60:
                return first, more[1]
        return phrase

    def emit(self, first: int, last: int, verbs: Sequence[str], source: str) -> None:
        objects = tuple(
            self.word(i) for i in range(first, last + 1) if self.tag(i) in (NOUN, UNSPECIFIC) and not self.nominal_of(i)
        )
        content = any(self.tag(i) == NOUN and len(self.word(i)) > 1 and not self.word(i).isdigit() for i in range(first, last + 1))
        if not content or any(self.used[first : last + 1]):
            return
        head = max((i for i in range(first, last + 1) if self.tag(i) in (NOUN, UNSPECIFIC)), default=last)
        if self.tag(head) == UNSPECIFIC or len(self.word(head)) <= 2 or self.word(last) in title_nouns():
            return
        if self.tokens[last].end - self.tokens[first].start > _MAX_SPAN:
            return
        for i in range(first, last + 1):
            self.used[i] = True
        self.phrases.append((first, last, tuple(verbs), objects, source))

    def nominal_of(self, index: int) -> bool:
        return self.words.nominal_verb(self.word(index)) is not None

    def list_after(self, index: int, verbs: Sequence[str], source: str) -> int:
        """Emit the other members of an enumeration that goes on at ``index``; returns where it stops."""
        openers = _triggers()[2]
        while index < len(self.tokens):
            step = index
            while self.word(step) in _LIST_MARKS or self.word(step) in openers or self.word(step) in ("o.a", "bv"):
                step += 1
            if step == index:
                break
            if self.word(index) == "of" and self.word(index - 1) == ",":
                break
            handled = self.nominal_phrase(step)
            if handled is not None:
                index = handled
                continue
            phrase = self.noun_phrase(step)
            if phrase is None or self.tag(phrase[1] + 1) in (AUXILIARY, FINITE) and self.word(index) == ",":
                break
            if self.tag(phrase[1] + 1) == INFINITIVE and self.tag(phrase[1] + 2) in (PUNCTUATION, CONJUNCTION):
                break
            phrase = self.with_complement(phrase)
            if self.specific(*phrase):
                self.emit(*phrase, verbs, source)
            index = phrase[1] + 1
        return index

    def specific(self, first: int, last: int) -> bool:
        """True when a noun phrase says something without a verb."""
        if self.tag(last) == UNSPECIFIC or (first == last and self.word(last) in self.words.generic):
            return False
        return any(self.tag(i) == NOUN for i in range(first, last + 1))

    def nominal_phrase(self, index: int) -> int | None:
        """ "opvolging van dossiers", "monteren, afstellen en testen van machines": emit it; where reading goes on."""
        start = index
        while self.tag(start) == DETERMINER or self.word(start) in ("het", "correct", "tijdig", "nauwkeurig", "zelfstandig"):
            start += 1
        adjective = start
        while self.tag(adjective) == NOUN and self.nominal(adjective) is None and adjective - start < 2 and self.word(adjective).endswith(("e", "s")):
            adjective += 1
        if self.nominal(adjective) is None:
            adjective = start
        verbs: list[str] = []
        position = adjective
        while (verb := self.nominal(position)) is not None:
            verbs.append(verb)
            position += 1
            while self.tag(position) == ADVERB and self.word(position) not in _OBJECT_PREPOSITIONS:
                position += 1
            step = position
            while self.word(step) in (",", "en", "of", "/", "&", "en/of") or self.tag(step) == ADVERB and self.word(step) not in _OBJECT_PREPOSITIONS:
                step += 1
            if step > position and self.nominal(step) is not None:
                position = step
            else:
                break
        if not verbs:
            return None
        preposition = self.word(position)
        infinitive = self.tag(adjective) == INFINITIVE
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

    def _takes_preposition(self, first: int, preposition: str, infinitive: bool) -> bool:
        """ "werken met", "rapporteren aan" only where the infinitive opens the item; "van" and activity nouns anywhere."""
        if preposition == "van":
            return True
        if preposition not in _OBJECT_PREPOSITIONS:
            return False
        return not infinitive or first == 0 or self.word(first) in ("werken", "omgaan")

    def _takes_bare_object(self, first: int, position: int, infinitive: bool) -> bool:
        """ "plaatsing tuinpoorten", "assemblage ramen": an activity noun with its object right behind it."""
        if infinitive or self.tag(position) != NOUN or self.tag(first) != NOUN:
            return False
        return self.word(position - 1) in self.words.activity_nouns and self.tokens[position].start - self.tokens[position - 1].end == 1

    def read(self) -> None:
        """Run the constructions over the segment, most telling first."""
        if self.zone == "profiel":
            self._knowledge()
        for index in range(len(self.tokens)):
            if self.tag(index) == FINITE and not self.used[index]:
                self._finite(index)
        index = 0
        while index < len(self.tokens):
            if self.used[index] or (self.zone == "profiel" and self.tag(index) != INFINITIVE):
                index += 1
                continue
            if self.tag(index) in (INFINITIVE, NOUN) and (stop := self.nominal_phrase(index)) is not None:
                index = max(stop, index + 1)
                continue
            index += 1
        for index in range(len(self.tokens)):
            if self.tag(index) == INFINITIVE and not self.used[index]:
                self._infinitive(index)
            elif self.tag(index) == FINITE and not self.used[index]:
                self._subordinate(index)

    def _subordinate(self, index: int) -> None:
        """ "waar je ledschermen plaatst": the verb closes the clause, its object stands before it."""
        if self.tag(index + 1) not in (PUNCTUATION, CONJUNCTION) and index + 1 < len(self.tokens):
            return
        token = self.tokens[index]
        if token.lemma in self.words.light or token.lemma in self.words.soft:
            return
        if not any(self.word(i) in _SUBJECTS or self.word(i) in ("die", "dat", "waar", "wie") for i in range(index)):
            return
        position = index - 1
        while position >= 0 and self.tag(position) == ADVERB:
            position -= 1
        end = position
        while position >= 0 and self.tag(position) in (NOUN, UNSPECIFIC) and end - position < _MAX_WORDS and not self.used[position]:
            position -= 1
        if position < end:
            self.emit(position + 1, index, (token.lemma,), "finite")

    def _finite(self, index: int) -> None:
        token = self.tokens[index]
        near = {self.word(i) for i in (index - 1, index + 1, index - 2, index + 2)}
        opening = index == 0 or (index == 1 and self.tag(0) in (ADVERB, PUNCTUATION))
        joined = self.word(index - 1) in ("en", ",", "of") and any(self.word(i) in _SUBJECTS for i in range(index))
        if not (near & _SUBJECTS or opening or joined):
            return
        if token.lemma in self.words.soft:
            return
        light = token.lemma in self.words.light
        position = index + 1
        gap = 0
        while self.tag(position) in (ADVERB, DETERMINER, PRONOUN) and gap < 6 or self.tag(position) == PREPOSITION and light and gap < 6:
            if self.tag(position) == DETERMINER and not light:
                break
            position += 1
            gap += 1
        if light:
            handled = self.nominal_phrase(position)
            if handled is not None:
                return
            phrase = self.noun_phrase(position)
            if phrase is not None and self.specific(*phrase) and token.lemma not in ("krijgen", "komen", "hebben", "zijn", "gaan", "staan", "worden", "kunnen", "zullen"):
                phrase = self.with_complement(phrase)
                self.emit(*phrase, (token.lemma,), "finite")
                self.list_after(phrase[1] + 1, (token.lemma,), "finite")
            return
        if self.tag(position) == PREPOSITION:
            phrase = self.noun_phrase(position + 1)
        else:
            phrase = self.noun_phrase(position)
        if phrase is None:
            return
        phrase = self.with_complement(phrase)
        first = index if phrase[0] - index <= 4 else phrase[0]
        self.emit(first, phrase[1], (token.lemma,), "finite")
        self.list_after(phrase[1] + 1, (token.lemma,), "finite")

    def _infinitive(self, index: int) -> None:
        token = self.tokens[index]
        if token.lemma in self.words.soft:
            return
        if token.lemma in self.words.light and not self.nominal_of(index - 1):
            return
        after = self.tag(index + 1)
        if self.word(index + 1) in ("we", "wij", "ze", "zij", "jullie"):
            return
        if after not in (PUNCTUATION, CONJUNCTION, PRONOUN, ADVERB, PREPOSITION, AUXILIARY) and self.word(index + 1) not in ("en", "of"):
            return
        last = index
        if self.word(index + 1) in ("en", "of", "&") and self.tag(index + 2) == INFINITIVE:
            last = index + 2
        position = index - 1
        while position >= 0 and (
            self.word(position) == "te"
            or self.tag(position) == ADVERB
            or (self.tag(position) == PREPOSITION and self.word(position + 1) == "te")
            or (self.word(position) in ("en", ",") and self.tag(position - 1) == INFINITIVE)
        ):
            position -= 1
        end = position
        while position >= 0 and self.tag(position) in (NOUN, UNSPECIFIC) and end - position < _MAX_WORDS and not self.used[position]:
            position -= 1
        if position == end:
            return
        verbs = [t.lemma for t in self.tokens[end + 1 : last + 1] if t.tag == INFINITIVE]
        self.emit(position + 1, last, verbs, "infinitive")
        self._members_before(position, verbs)

    def _members_before(self, index: int, verbs: Sequence[str]) -> None:
        """ "A, B en C controleren": the members before the last share the verb."""
        while index > 0 and self.word(index) in _LIST_MARKS:
            end = index - 1
            position = end
            while position >= 0 and self.tag(position) in (NOUN, UNSPECIFIC) and end - position < _MAX_WORDS and not self.used[position]:
                position -= 1
            if position == end or self.tag(position) in (AUXILIARY, FINITE) and position > 0:
                return
            if self.specific(position + 1, end):
                self.emit(position + 1, end, verbs, "infinitive")
            index = position

    def _knowledge(self) -> None:
        triggers, prepositions, _ = _triggers()
        for index in range(1, len(self.tokens)):
            if self.word(index) in _COMPETENCE and self.tag(index - 1) == NOUN and self.word(index - 1).endswith(_ADJECTIVAL):
                self.emit(index - 1, index, ("kennen",), "knowledge")
        for index in range(len(self.tokens) - 2):
            word = self.word(index)
            if word not in triggers and not (word.endswith(("kennis", "ervaring")) and len(word) < 22):
                continue
            position = index + 1
            gap = 0
            while position < len(self.tokens) and self.word(position) not in prepositions and gap < 2 and self.tag(position) in (ADVERB, CONJUNCTION, NOUN):
                if self.tag(position) == NOUN and self.word(position) not in triggers:
                    break
                position += 1
                gap += 1
            if self.word(position) not in prepositions:
                continue
            handled = self.nominal_phrase(position + 1)
            if handled is None:
                phrase = self.noun_phrase(position + 1)
                if phrase is None or not self.specific(*phrase):
                    continue
                self.emit(*self.with_complement(phrase), ("kennen",), "knowledge")
                handled = self.with_complement(phrase)[1] + 1
            self.list_after(handled, ("kennen",), "knowledge")


def _phrases(reader: ActivityReader, tokens: list[Token], zone: Zone) -> Iterator[tuple[int, int, tuple[str, ...], tuple[str, ...], str]]:
    cursor = _Cursor(reader.words, tokens, zone)
    cursor.read()
    yield from cursor.phrases


def activity_candidates(reader: ActivityReader, folded: str, low: int, high: int, zone: Zone) -> list[Candidate]:
    """Activity phrases of the segment ``[low, high)``: linked when verb and object name a concept, else unlinked."""
    if zone not in ("taken", "profiel"):
        return []
    tokens = reader.words.tokens(folded, low, high)
    found: list[Candidate] = []
    for first, last, verbs, objects, source in _phrases(reader, tokens, zone):
        start, end = tokens[first].start, tokens[last].end
        concept = reader.concept(verbs, objects)
        if concept is not None:
            found.append(Candidate(start, end, "hard", concept[0], concept[1], 0.75, f"activity:{source}"))
        else:
            found.append(Candidate(start, end, "hard", None, folded[start:end], 0.6, f"activity:{source}"))
    return found
