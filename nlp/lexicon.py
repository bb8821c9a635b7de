"""Everything that is looked up in a text, in one automaton, with the conditions that a form may carry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.matcher import Entry, Hit, Matcher
from taxonomy.load import Taxonomy, surface_forms
from taxonomy.patterns import compile_patterns
from taxonomy.rules import read_rules
from taxonomy.variants import SurfaceForm
from vaardig.base.collector import long_lived
from vaardig.base.text import fold

# A skill word may be the first part of a compound that still means the skill: "Excelkennis", "laswerkzaamheden".
_TAILS = (
    "kennis", "ervaring", "vaardigheden", "vaardigheid", "werkzaamheden", "werken", "technieken", "taken",
    "activiteiten",
    "opdrachten", "omgeving", "systemen", "systeem", "pakket", "pakketten", "projecten", "processen",
)  # fmt: skip


# So many cue words are tried letter by letter, and at word starts only.
_MANY = 30


def _many_words(words: tuple[str, ...]) -> re.Pattern[str]:
    """The same expression as `word_set` for a long list: one branch per first letter, behind one look back."""
    openings: dict[str, list[str]] = {}
    anywhere: list[str] = []
    for word in words:
        core = fold(word.strip().strip("*"))
        right = "" if word.strip().endswith("*") else r"(?!\w)"
        if word.strip().startswith("*"):
            anywhere.append(re.escape(core) + right)
        else:
            openings.setdefault(core[:1], []).append(re.escape(core[1:]) + right)
    branches = "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in openings.items())
    return re.compile("|".join([rf"(?<!\w)(?:{branches})", *anywhere]))


@lru_cache(maxsize=8192)
def word_set(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """One expression for a list of cue words with ``*`` at an end for an open ending or beginning.

    Each begins with its first letter and looks back from behind it: the search then leaps from letter to letter.
    """
    if not words:
        return None
    if len(words) > _MANY:
        return _many_words(words)
    parts = []
    for word in words:
        core = fold(word.strip().strip("*"))
        first, rest = re.escape(core[:1]), re.escape(core[1:])
        left = "" if word.strip().startswith("*") else rf"(?<!\w{first})"
        right = "" if word.strip().endswith("*") else r"(?!\w)"
        parts.append(f"{first}{left}{rest}{right}")
    return re.compile("|".join(parts))


# Between the names of two things: "seo en sea", "word, excel".
_BETWEEN = re.compile(r", | en | of | & ")


def _twofold(taxonomy: Taxonomy, surfaces: Sequence[SurfaceForm]) -> set[tuple[str, str]]:
    """Skill and text of the forms that name a second skill too; each is found by a form of its own."""
    labels = {skill.id: fold(skill.label) for skill in taxonomy.skills if skill.kind != "activiteit"}
    owners: dict[str, set[str]] = {}
    for surface in surfaces:
        owners.setdefault(surface.text, set()).add(surface.concept_id)
    found: set[tuple[str, str]] = set()
    for surface in surfaces:
        skill, text = surface.concept_id, surface.text
        if skill not in labels or fold(surface.typed) == labels[skill] or len(parts := _BETWEEN.split(text)) != 2:
            continue
        first, second = (owners.get(part, set()) for part in parts)
        if first and second and not first & second and skill in first | second:
            found.add((skill, text))
    return found


def _hard_entries(taxonomy: Taxonomy) -> Iterator[Entry]:
    surfaces = surface_forms(taxonomy)
    single = {surface.text for surface in surfaces if "/" not in surface.text}
    twofold = _twofold(taxonomy, surfaces)
    for surface in surfaces:
        form = surface.form
        if (surface.concept_id, surface.text) in twofold:
            continue
        # "agile/scrum" names two skills that have forms of their own.
        if "/" in surface.text and all(part.strip() in single for part in surface.text.split("/")):
            continue
        if len(surface.text) < 2 and not form.case:
            continue
        tails = _TAILS if len(surface.text) >= 4 and not form.cues else ()
        yield Entry(surface.text, ("hard", surface), tails)


def _entries(sources: Iterable[str], payload: tuple[object, ...], *, opening: bool = False) -> Iterator[Entry]:
    return (Entry(pattern, payload, (), opening) for source in sources for pattern in compile_patterns(source))


def _pattern_entries(taxonomy: Taxonomy) -> Iterator[Entry]:
    for group, concepts in (
        ("soft", taxonomy.soft_skills),
        ("licence", taxonomy.licences),
        ("language", taxonomy.languages),
        ("education", taxonomy.education),
    ):
        for concept in concepts:
            yield from _entries(concept.patterns, (group, concept.id))
            yield from _entries(concept.counters, (group + "!", concept.id))


def _rule_entries() -> Iterator[Entry]:
    for section, items in read_rules("headings").items():
        zone, strength = section.split()
        yield from _entries(items, ("heading", zone, strength), opening=True)
    for section, items in read_rules("zone_cues").items():
        zone, weight = section.split()
        yield from _entries(items, ("zone", zone, float(weight)))
    for section, items in read_rules("requirement").items():
        level, _, direction = section.partition(" ")
        yield from _entries(items, ("req", level, direction))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The compiled lexicon of one taxonomy."""

    taxonomy: Taxonomy
    matcher: Matcher

    def scan(self, folded: str, openings: Sequence[int]) -> dict[str, list[Hit]]:
        """All hits in a folded text with segments at ``openings``, by group (``hard``, ``soft``, ``req`` …)."""
        groups: dict[str, list[Hit]] = {}
        for hit in self.matcher.scan(folded, openings):
            groups.setdefault(hit.payload[0], []).append(hit)
        return groups


def build_lexicon(taxonomy: Taxonomy) -> Lexicon:
    """Compile all forms, patterns and rules of a taxonomy. Takes seconds; the result is immutable and shared."""
    with long_lived():
        entries = [*_hard_entries(taxonomy), *_pattern_entries(taxonomy), *_rule_entries()]
        return Lexicon(taxonomy, Matcher(entries))


def build_rule_lexicon(taxonomy: Taxonomy) -> Lexicon:
    """Compile headings, zone cues and words of level alone: all that zones follow from, in a fraction of a second."""
    return Lexicon(taxonomy, Matcher([*_rule_entries()]))
