"""Word lists and word forms for comparing titles and skills, written by us."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"

PLACE_WORDS = frozenset(
    {"regio", "locatie", "standplaats", "omgeving", "provincie", "werkplek", "vestiging", "filiaal", "omstreken"}
)
_FILLERS = "de het een en of van voor in op met te aan bij als om tot uit der den"
FILLERS = frozenset(_FILLERS.split())


def _pairs(name: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            short, _, long = line.partition("=")
            pairs[short.strip()] = long.strip()
    return pairs


def _lines(name: str) -> frozenset[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


ABBREVIATIONS = _pairs("afkortingen.txt")
PLACES = _lines("plaatsen.txt")
# Words of a question that tell nothing of what is looked for.
FUNCTION_WORDS = _lines("functiewoorden.txt")

# Feminine ending, what replaces it, shortest stem it needs. First match counts.
_FEMININE = (
    ("verpleegster", "verpleger", 0), ("vroedvrouw", "vroedvrouw", 0), ("secretaresse", "secretaris", 0),
    ("lerares", "leraar", 0), ("directrice", "directeur", 0), ("trice", "teur", 3), ("euse", "eur", 4),
    ("medewerkster", "medewerker", 0), ("eerster", "eerder", 3), ("kundige", "kundige", 0),
    ("aarster", "aar", 3), ("ster", "er", 4), ("iere", "ier", 4), ("ienne", "ien", 3), ("ante", "ant", 5),
    ("ente", "ent", 4), ("iste", "ist", 4), ("oge", "oog", 4), ("ische", "isch", 3), ("essin", "es", 3),
)  # fmt: skip
_NOT_FEMININE = _lines("niet_vrouwelijk.txt")
_PLURAL = (
    ("ici", "icus", 3), ("eien", "ei", 2), ("eien", "ei", 3), ("ieen", "ie", 2),
    ("mannen", "man", 2), ("vrouwen", "vrouw", 2), ("lieden", "man", 3), ("lui", "man", 4),
    ("ers", "er", 3), ("eurs", "eur", 3), ("oren", "or", 4), ("ors", "or", 4), ("aars", "aar", 3), ("iers", "ier", 3),
    ("isten", "ist", 3), ("enten", "ent", 3), ("anten", "ant", 3), ("ogen", "oog", 4), ("ingen", "ing", 3),
    ("kundigen", "kundige", 2), ("lingen", "ling", 3), ("heden", "heid", 3), ("essen", "es", 4), ("anen", "aan", 4),
    ("bedienden", "bediende", 0), ("beambten", "beambte", 0), ("hulpen", "hulp", 3), ("ines", "ine", 3),
    ("engineers", "engineer", 0), ("ians", "ian", 3), ("iens", "ien", 3), ("es", "e", 6),
    ("ysten", "yst", 3), ("eten", "eet", 4), ("gasten", "gast", 3), ("krachten", "kracht", 2),
    ("meesters", "meester", 0), ("managers", "manager", 0),
)  # fmt: skip


@lru_cache(maxsize=100_000)
def stem_noun(word: str) -> str:
    """Singular, male form of a folded noun, by endings; a word that no rule knows stays as it is.

    A rule of thumb for comparing: both sides pass through it, so a wrong stem is harmless unless two words collide.
    """
    if len(word) < 5:
        return word
    for ending, singular, shortest in _PLURAL:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            word = word[: -len(ending)] + singular
            break
    if word in _NOT_FEMININE or any(word.endswith(tail) for tail in ("meester", "master", "register")):
        return word
    for ending, male, shortest in _FEMININE:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word[: -len(ending)] + male
    return word
