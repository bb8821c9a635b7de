"""Family *helderheid*: a task or demand that stands in the text more than once, as copying and pasting leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ad import Ad, Sentence
from .checks import Context, Found, NotJudged

_WORD = re.compile(r"[\w+#]+")
# A shorter line may be a heading, a button or a name that comes back.
_LEAST_WORDS = 4
_QUOTED = 60


def check_repetition(ad: Ad, _: Context) -> Iterator[Found | NotJudged]:
    """Report tasks and demands that are told again in the same words, once for the whole text."""
    first: dict[tuple[str, ...], Sentence] = {}
    again: list[Sentence] = []
    for sentence in ad.in_zone("taken", "profiel"):
        words = tuple(_WORD.findall(ad.folded[sentence.start : sentence.end]))
        if len(words) >= _LEAST_WORDS and not sentence.lead and first.setdefault(words, sentence) is not sentence:
            again.append(sentence)
    if not again:
        return
    place = again[0]
    text = ad.text[place.start : place.end].strip()
    quoted = text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + " …"
    count = "Een regel staat" if len(again) == 1 else f"{len(again)} regels staan"
    yield Found(
        "helderheid.herhaling", "text", place.start, place.end, shown=f'{count} er meer dan eens, zoals "{quoted}".'
    )
