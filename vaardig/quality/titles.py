"""Family *helderheid*, on the title alone: does it name an occupation, in words that people look for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from taxonomy.load import Taxonomy
from vaardig.base.text import fold

from .ad import Ad
from .checks import Context, Found, NotJudged

_VMX = re.compile(r"\(?\b[mvfhxdw](?:\s*[/|\-]\s*[mvfhxdw]){1,3}\b\)?", re.IGNORECASE)


def check_title(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report a title in which no occupation is recognised, unless it is playful already."""
    if not ad.title:
        yield NotJudged("helderheid.titel", "er is geen titel gegeven")
    elif context.title_words.get("helderheid.titelspeels"):
        return
    elif says_nothing(ad.title_folded) or (
        ad.occupation is None and not _names_occupation(ad.title_folded, ad.taxonomy)
    ):
        yield Found("helderheid.titel", "title", 0, len(ad.title))


# "Polyvalent medewerker": somebody who works, doing anything. A word more tells what: "polyvalent medewerker keuken".
_ANYBODY = re.compile(
    r"(?:(?:polyvalente?|allround|algemene?|flexibele?|veelzijdige?|gemotiveerde?|enthousiaste?|dynamische?|ervaren"
    r"|nieuwe?|extra|hulpvaardige?) )*"
    r"(?:medewerk(?:er|ster)s?|collega'?s?|bediendes?|werknemers?|personeel|personeelslid|kracht(?:en)?|duizendpoot)"
)


def says_nothing(title: str) -> bool:
    """True for a folded title that names a person at work, without any work."""
    bare = " ".join(re.findall(r"[\w'-]+", _VMX.sub(" ", title)))
    return bool(_ANYBODY.fullmatch(bare))


@lru_cache(maxsize=4)
def _occupation_titles(taxonomy: Taxonomy) -> frozenset[str]:
    return frozenset(
        fold(title) for occupation in taxonomy.occupations for title in (occupation.label, *occupation.titles)
    )


def _names_occupation(title: str, taxonomy: Taxonomy) -> bool:
    """True when the name of an occupation stands somewhere in a title: "… zoekt fulltime webdeveloper"."""
    words = re.findall(r"[\w+#-]+", title)
    titles = _occupation_titles(taxonomy)
    return any(
        " ".join(words[i:j]) in titles for i in range(len(words)) for j in range(i + 1, min(i + 5, len(words) + 1))
    )


def check_playful(ad: Ad, context: Context) -> Iterator[Found | NotJudged]:
    """Report playful words in the title only."""
    rule = "helderheid.titelspeels"
    if not ad.title:
        yield NotJudged(rule, "er is geen titel gegeven")
    for word in context.title_words.get(rule, ()):
        yield Found(rule, "title", word.start, word.end)
