"""Checks every rule of ``data/README.md`` and reports all that is wrong at once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from vaardig.base.errors import TaxonomyError
from vaardig.base.text import fold

from .blocks import Block
from .load import Taxonomy, build_taxonomy
from .model import (
    AUDIENCES,
    BLOCKER_KINDS,
    CHANNEL_KINDS,
    DOMAIN_IDS,
    EDUCATION_LEVELS,
    NO_DOMAIN,
    SKILL_KINDS,
    STEM_KINDS,
    Form,
    Problem,
    Skill,
)
from .patterns import MAX_LENGTH, compile_pattern
from .sections import SECTIONS, Section
from .sources import OVERLAY, Source, data_root, lay_over, read_source
from .variants import is_ordinary, is_stop

MIN_ESSENTIAL = 10
MIN_OPTIONAL = 5
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NACE = re.compile(r"\d{2}(\.\d{1,2})?")
_PC = re.compile(r"\d{3}(\.\d{2})?")
_DIGITS = 6

Check = Callable[[str], bool]


def _one_of(*allowed: str) -> tuple[Check, str]:
    return (lambda value: value in allowed), ", ".join(allowed)


def _like(pattern: str | re.Pattern[str], example: str) -> tuple[Check, str]:
    compiled = re.compile(pattern)
    return (lambda value: bool(compiled.fullmatch(value))), f"for example {example}"


_UUID_CHECK = _like(_UUID, "59f56593-c5e6-4bfb-974c-c98643453ca1")
_VALUES: dict[tuple[str, str], tuple[Check, str]] = {
    ("skills", "kind"): _one_of(*SKILL_KINDS),
    ("skills", "domains"): _one_of(*DOMAIN_IDS, NO_DOMAIN),
    ("skills", "esco"): _UUID_CHECK,
    ("skills", "competent"): _like(r"(SK|KN)-\d+", "SK-123"),
    ("skills", "label-form"): _one_of("no", "nee", "yes", "ja"),
    ("soft", "esco"): _UUID_CHECK,
    ("occupations", "isco"): _like(r"\d{4}", "7212"),
    ("occupations", "nace"): _like(_NACE, "25.6"),
    ("occupations", "esco"): _UUID_CHECK,
    ("occupations", "competent"): _like(r"OP-\d+", "OP-123"),
    ("occupations", "stem"): _one_of(*STEM_KINDS),
    ("occupations", "domain"): _one_of(*DOMAIN_IDS, NO_DOMAIN, "sector"),
    ("occupations", "education"): _one_of(*EDUCATION_LEVELS),
    ("domains", "nace"): _like(_NACE, "26.6"),
    ("domains", "pc"): _like(_PC, "140.03"),
    ("domains", "agency-nace"): _like(_NACE, "78"),
    ("domains", "agency-pc"): _like(_PC, "322"),
    ("blockers", "kind"): _one_of(*BLOCKER_KINDS),
    ("channels", "kind"): _one_of(*CHANNEL_KINDS),
    ("channels", "audience"): _one_of(*AUDIENCES),
    ("channels", "kinds"): _one_of(*SKILL_KINDS),
    ("channels", "domains"): _one_of(*DOMAIN_IDS, NO_DOMAIN),
    ("channels", "pc"): _like(_PC, "140.03"),
}
_PATTERN_SECTIONS = frozenset({"soft", "domains", "licences", "languages", "education", "blockers"})


def validate(
    overlay: Path | None = None, *, root: Traversable | None = None, assigned: bool = True
) -> tuple[Problem, ...]:
    """Check the shipped data, with an overlay laid over it when given.

    Parameters
    ----------
    overlay
        A user's folder; its problems name files as ``overlay/…``.
    root
        Data folder to check instead of the shipped one.
    assigned
        Whether an entry that still has ``[+]`` is a problem (an overlay's never is).

    Returns
    -------
    All problems, sorted by file and line; empty when everything is right.
    """
    source = read_source(root or data_root())
    if overlay is not None:
        lay_over(source, read_source(overlay, overlay=True))
    taxonomy = build_taxonomy(source)
    problems = list(taxonomy.problems)
    for section in SECTIONS:
        for block in source.blocks[section.name]:
            problems += _check_values(section, block)
            problems += _check_patterns(block) if section.name in _PATTERN_SECTIONS else ()
            problems += _check_id(section, block)
    if assigned:
        problems += _unassigned(source)
    where = {block.id: block for blocks in source.blocks.values() for block in blocks}
    for check in (_check_forms, _check_broader, _check_profiles, _check_domains):
        problems += check(taxonomy, where)
    return tuple(sorted(set(problems)))


def _problem(block: Block, message: str, line: int = 0) -> Problem:
    return Problem(block.file, line or block.line, message)


def _check_values(section: Section, block: Block) -> Iterator[Problem]:
    for key in block.keys:
        check = _VALUES.get((section.name, key))
        for value in block.many(key) if check else ():
            if check and not check[0](value):
                yield _problem(block, f"'{key}: {value}' is not allowed ({check[1]})", block.line_of(key))


def _check_patterns(block: Block) -> Iterator[Problem]:
    for value in (*block.forms, *block.counters):
        if len(value.text) > MAX_LENGTH:
            message = f"a pattern of {len(value.text)} characters (at most {MAX_LENGTH}): split it over lines"
            yield _problem(block, message, value.line)
        try:
            compile_pattern(value.text)
        except TaxonomyError as error:
            yield _problem(block, error.found, value.line)


def _check_id(section: Section, block: Block) -> Iterator[Problem]:
    if (
        section.prefix
        and not block.unassigned
        and not re.fullmatch(rf"({section.prefix}\d{{{_DIGITS}}}|vx-\w+)", block.id)
    ):
        yield _problem(block, f"the id '{block.id}' must be {section.prefix} and {_DIGITS} digits, or [+]")
    if section.name == "soft" and not re.fullmatch(r"SO-\d+|GEEN", block.id):
        yield _problem(block, f"the id '{block.id}' must be that of a sleutelvaardigheid (SO-6) or GEEN")


def _unassigned(source: Source) -> Iterator[Problem]:
    counts = Counter(
        block.file
        for blocks in source.blocks.values()
        for block in blocks
        if block.unassigned and not block.file.startswith(OVERLAY)
    )
    for file, count in sorted(counts.items()):
        yield Problem(file, 0, f"{count} entries still have [+]: run python -m taxonomy.assign_ids")


def _guarded(form: Form) -> bool:
    return form.case or bool(form.cues)


def _check_forms(taxonomy: Taxonomy, where: dict[str, Block]) -> Iterator[Problem]:
    """Forms that say too little: shared without cues, stop words, ordinary words without a cue or ``case``."""
    owners: dict[str, list[tuple[Skill, Form]]] = defaultdict(list)
    for skill in taxonomy.skills:
        if skill.origin != "vaardig":
            continue
        if not skill.forms:
            yield _problem(where[skill.id], f"'{skill.label}' has no form to be found by")
        for form in skill.forms:
            owners[fold(form.text)].append((skill, form))
    for text, group in owners.items():
        for skill, form in group:
            block = where[skill.id]
            line = _line_of_form(block, form)
            if is_stop(text) and not _guarded(form):
                yield _problem(
                    block, f"the form '{form.text}' is a stop word or under three letters: add case or a cue", line
                )
            elif is_ordinary(text) and not _guarded(form):
                yield _problem(block, f"the form '{form.text}' is an ordinary word: add a cue", line)
        ids = {skill.id for skill, _ in group}
        if len(ids) > 1:
            for skill, form in group:
                if not form.cues and not form.case:
                    others = ", ".join(sorted({f"'{other.label}'" for other, _ in group if other.id != skill.id}))
                    block = where[skill.id]
                    message = f"the form '{form.text}' also belongs to {others}: give both a cue, or drop one"
                    yield _problem(block, message, _line_of_form(block, form))


def _line_of_form(block: Block, form: Form) -> int:
    for value in block.forms:
        if value.text.split(" | ")[0].strip() == form.text:
            return value.line
    return block.line


def _check_broader(taxonomy: Taxonomy, where: dict[str, Block]) -> Iterator[Problem]:
    broader = {skill.id: skill.broader for skill in taxonomy.skills if skill.broader}
    for start in broader:
        seen = {start}
        at: str | None = broader[start]
        while at and at not in seen:
            seen.add(at)
            at = broader.get(at)
        if at == start and start in where:
            yield _problem(where[start], f"'{where[start].label}' is broader than itself, through {len(seen)} step(s)")


def _check_profiles(taxonomy: Taxonomy, where: dict[str, Block]) -> Iterator[Problem]:
    for occupation in taxonomy.occupations:
        if occupation.origin != "vaardig":
            continue
        block = where[occupation.id]
        essential = len(occupation.essential) + len(occupation.soft)
        if essential < MIN_ESSENTIAL:
            yield _problem(
                block, f"'{block.label}' has {essential} essential and soft skills (at least {MIN_ESSENTIAL})"
            )
        if len(occupation.optional) < MIN_OPTIONAL:
            yield _problem(
                block, f"'{block.label}' has {len(occupation.optional)} optional skills (at least {MIN_OPTIONAL})"
            )
        both = set(occupation.essential) & set(occupation.optional)
        for concept in sorted(both):
            yield _problem(block, f"'{taxonomy.label_of(concept)}' is essential and optional in '{block.label}'")


def _check_domains(taxonomy: Taxonomy, where: dict[str, Block]) -> Iterator[Problem]:
    missing = {*DOMAIN_IDS, NO_DOMAIN} - {domain.id for domain in taxonomy.domains}
    if missing:
        yield Problem("domains.txt", 0, f"missing: {', '.join(sorted(missing))}")
    for kind in ("nace", "pc"):
        seen: dict[str, str] = {}
        for domain in taxonomy.domains:
            for code in getattr(domain, kind):
                if seen.setdefault(code, domain.id) != domain.id:
                    yield _problem(where[domain.id], f"{kind} {code} belongs to both {seen[code]} and {domain.id}")
