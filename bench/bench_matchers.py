"""The same look-up work by five matchers: ``python bench/bench_matchers.py corpus.jsonl --ads 1000``.

Each gets our plain surface forms (no rules, no patterns) and the folded texts, and reports time to load, texts a second
on one core, and how many hits stand on word borders. Matchers that are not installed are named and left out:
``pip install flashtext2``, ``pip install --no-deps skillNer nltk`` (SkillNER's gazetteer stage: its full and one-word
matchers over a blank spaCy pipeline, fed with our forms in its own database format).
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import json
import sys
import time
import types
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from vaardig.base.text import fold

Finder = Callable[[str], int]


def plain_forms() -> list[str]:
    """Distinct folded surface forms of the hard skills, of three characters or more, sorted."""
    from taxonomy.load import load_taxonomy, surface_forms

    return sorted({surface.text for surface in surface_forms(load_taxonomy()) if len(surface.text) >= 3})


def _on_borders(text: str, start: int, end: int) -> bool:
    left = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    right = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not left and not right


def ours(forms: Sequence[str]) -> Finder:
    """Our matcher: one automaton with border checks."""
    from nlp.matcher import Entry, Matcher

    matcher = Matcher([Entry(form, form) for form in forms])
    return lambda text: len(matcher.scan(text))


def automaton(forms: Sequence[str]) -> Finder:
    """ahocorasick_rs as it is, with the border check that it lacks."""
    import ahocorasick_rs

    machine = ahocorasick_rs.AhoCorasick(list(forms))
    find = machine.find_matches_as_indexes
    return lambda text: sum(_on_borders(text, s, e) for _, s, e in find(text, overlapping=True))


def flashtext(forms: Sequence[str]) -> Finder:
    """flashtext2: words, longest match only."""
    from flashtext2 import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_iter(forms)
    return lambda text: len(processor.extract_keywords(text))


def phrase_matcher(forms: Sequence[str]) -> Finder:
    """Run the PhraseMatcher of spaCy over a blank Dutch pipeline (tokeniser included: it cannot do without)."""
    import spacy
    from spacy.matcher import PhraseMatcher

    pipeline = spacy.blank("nl")
    matcher = PhraseMatcher(pipeline.vocab, attr="ORTH")
    matcher.add("vaardigheid", list(pipeline.tokenizer.pipe(forms)))
    return lambda text: len(matcher(pipeline.make_doc(text)))


def skillner(forms: Sequence[str]) -> Finder:
    """Run the gazetteer stage of SkillNER, an English skill extractor."""
    import spacy
    from spacy.matcher import PhraseMatcher

    # Importing its parameters downloads a database of English skills, which ours takes the place of.
    parameters = types.ModuleType("skillNer.general_params")
    parameters.__dict__.update(S_GRAM_REDUNDANT=[], LIST_PUNCTUATIONS=[])
    sys.modules.setdefault("skillNer.general_params", parameters)
    from skillNer.matcher_class import Matchers

    pipeline = spacy.blank("nl")
    database = {
        str(number): {
            "skill_len": len(form.split()),
            "high_surfce_forms": {"full": form},
            "low_surface_forms": [],
            "match_on_tokens": False,
        }
        for number, form in enumerate(forms)
    }
    with contextlib.redirect_stdout(io.StringIO()):
        loaded = Matchers(pipeline, database, PhraseMatcher).load_matchers(["full_matcher", "full_uni_matcher"])
    matchers = list(loaded.values())

    def find(text: str) -> int:
        document = pipeline.make_doc(text)
        return sum(len(matcher(document)) for matcher in matchers)

    return find


MATCHERS: dict[str, Callable[[Sequence[str]], Finder]] = {
    "vaardig (nlp.matcher)": ours,
    "ahocorasick_rs + border check": automaton,
    "flashtext2": flashtext,
    "spaCy PhraseMatcher": phrase_matcher,
    "SkillNER gazetteer stage": skillner,
}


def measure(find: Finder, texts: Iterable[str]) -> tuple[float, int]:
    """CPU seconds and hits."""
    gc.collect()
    start = time.process_time()
    hits = sum(map(find, texts))
    return time.process_time() - start, hits


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--ads", type=int, default=1_000)
    arguments = parser.parse_args()
    with arguments.corpus.open(encoding="utf-8") as handle:
        texts = [fold(json.loads(line)["text"]) for _, line in zip(range(arguments.ads), handle, strict=False)]
    forms = plain_forms()
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(forms):,} forms, {len(texts):,} texts of {size:,.0f} characters on average, one process")
    print(f"{'matcher':32} {'load s':>8} {'texts/s':>9} {'ms/text':>8} {'hits/text':>10}")
    for name, make in MATCHERS.items():
        start = time.process_time()
        try:
            find = make(forms)
        except ImportError as error:
            print(f"{name:32} not installed ({error.name})")
            continue
        load = time.process_time() - start
        find(texts[0])
        seconds, hits = measure(find, texts)
        count = len(texts)
        print(f"{name:32} {load:8.1f} {count / seconds:9,.0f} {1000 * seconds / count:8.2f} {hits / count:10.1f}")


if __name__ == "__main__":
    main()
