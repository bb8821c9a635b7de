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

from collections.abc import Sequence

from nlp.candidates import Candidate
from nlp.constructions import ConstructionReader
from nlp.subject import demands
from nlp.types import Zone
from nlp.words import FINITE, INFINITIVE, NOUN, UNSPECIFIC, WordTable, word_table
from taxonomy.load import Taxonomy
from vaardig.base.text import fold


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


def activity_candidates(
    reader: ActivityReader, folded: str, low: int, high: int, zone: Zone, *, listed: bool = False
) -> list[Candidate]:
    """Activity phrases of the segment ``[low, high)``: linked when verb and object name a concept, else unlinked.

    ``listed``: the segment is an item of a list of what must be known.
    """
    if zone not in ("taken", "profiel"):
        return []
    cursor = ConstructionReader(reader.words, reader.words.tokens(folded, low, high), zone)
    cursor.read(knowledge=listed or zone == "profiel" or demands(folded, low, high), listed=listed)
    found: list[Candidate] = []
    for phrase in cursor.phrases:
        start, end = cursor.tokens[phrase.first].start, cursor.tokens[phrase.last].end
        concept = reader.concept(phrase.verbs, phrase.objects)
        identifier, label = concept if concept is not None else (None, folded[start:end])
        confidence = 0.75 if concept is not None else 0.6
        found.append(Candidate(start, end, "hard", identifier, label, confidence, f"activity:{phrase.construction}"))
    return found
