"""The rules as data: texts, severities and word lists of ``data/*.txt``, with a federation's changes laid over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any, get_args

from nlp.matcher import Entry, Hit, Matcher
from taxonomy.blocks import Block, parse_blocks
from taxonomy.patterns import compile_patterns
from vaardig.base.errors import ConfigError

from .model import FAMILIES, Family, Rule, Severity
from .settings import Settings

_ARROW = " => "


@dataclass(frozen=True, slots=True)
class Word:
    """A hit of a word list: where, of which rule, and the proposal that belongs to it (empty: none of its own)."""

    start: int
    end: int
    rule: str
    proposal: str


@dataclass(frozen=True, eq=False)
class Rulebook:
    """All rules in order, and one matcher over all their word lists."""

    rules: dict[str, Rule]
    matcher: Matcher

    @cached_property
    def _families(self) -> dict[str, tuple[Rule, ...]]:
        return {name: tuple(rule for rule in self.rules.values() if rule.family == name) for name in FAMILIES}

    def of_family(self, family: str) -> tuple[Rule, ...]:
        """Rules of one family, in order."""
        return self._families[family]

    def scan(self, folded: str) -> tuple[dict[str, list[Word]], dict[str, list[Hit]]]:
        """Words per rule, counter-patterns already applied, and per rule the places that make a sentence legitimate.

        Overlapping words of one rule are settled: the longest stays.
        """
        words: dict[str, list[Word]] = {}
        counters: dict[str, list[Hit]] = {}
        unless: dict[str, list[Hit]] = {}
        for hit in self.matcher.scan(folded):
            role, rule, proposal = hit.payload
            if role == "word":
                words.setdefault(rule, []).append(Word(hit.start, hit.end, rule, proposal))
            else:
                (counters if role == "counter" else unless).setdefault(rule, []).append(hit)
        kept = {}
        for rule, found in words.items():
            against = counters.get(rule, ())
            kept[rule] = _longest([w for w in found if not any(c.start < w.end and w.start < c.end for c in against)])
        return kept, unless


def _longest(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in sorted(words, key=lambda w: (w.start - w.end, w.start)):
        if not any(k.start < word.end and word.start < k.end for k in kept):
            kept.append(word)
    return sorted(kept, key=lambda w: w.start)


def _rule(block: Block, family: Family) -> Rule:
    severity = block.one("severity")
    if severity not in get_args(Severity):
        raise ConfigError(f"{block.file}:{block.line}: severity '{severity}'", allowed=", ".join(get_args(Severity)))
    # Texts hold ";" and are repeated never: the whole line is the value.
    texts = {key: block.one(key) for key in ("what", "why", "source", "suggestion", "who")}
    known: Any = severity
    return Rule(block.id, family, block.label, known, **texts)


@lru_cache(maxsize=1)
def shipped_blocks() -> tuple[tuple[Family, Block], ...]:
    """Blocks of the shipped files, in order of family.

    Raises
    ------
    ConfigError
        A shipped file is damaged.
    """
    found: list[tuple[Family, Block]] = []
    for family in FAMILIES:
        text = resources.files("vaardig.quality").joinpath("data", f"{family}.txt").read_text(encoding="utf-8")
        blocks, problems = parse_blocks(text, f"quality/data/{family}.txt")
        if problems:
            raise ConfigError("; ".join(map(str, problems)), next_step="correct the file")
        found.extend((family, block) for block in blocks)
    return tuple(found)


def shipped_rules() -> dict[str, Rule]:
    """All rules as shipped, by id, in order."""
    return {block.id: _rule(block, family) for family, block in shipped_blocks()}


def _entries(settings: Settings) -> Iterator[Entry]:
    for _, block in shipped_blocks():
        removed = set(settings.removed_words.get(block.id, ()))
        forms = [value.text for value in block.forms] + list(settings.extra_words.get(block.id, ()))
        for form in forms:
            source, _, proposal = form.partition(_ARROW)
            if source.strip() in removed:
                continue
            for pattern in compile_patterns(source):
                yield Entry(pattern, ("word", block.id, proposal.strip()))
        legitimate = [*(value.text for value in block.counters), *removed, *settings.legitimate.get(block.id, ())]
        for source in legitimate:
            for pattern in compile_patterns(source):
                yield Entry(pattern, ("counter", block.id, ""))
        for source in block.lines("unless"):
            for pattern in compile_patterns(source):
                yield Entry(pattern, ("unless", block.id, ""))


@lru_cache(maxsize=8)
def load_rulebook(settings: Settings) -> Rulebook:
    """Compile the rules with a federation's settings; the same object for the same settings.

    Raises
    ------
    ConfigError
        The settings name a rule that does not exist.
    """
    rules = shipped_rules()
    settings.check(rules)
    return Rulebook(
        {
            identifier: _with_severity(rule, settings.severity_of(rule))
            for identifier, rule in rules.items()
            if identifier not in settings.off and rule.family not in settings.off
        },
        Matcher(_entries(settings)),
    )


def _with_severity(rule: Rule, severity: Severity) -> Rule:
    from dataclasses import replace

    return replace(rule, severity=severity)
