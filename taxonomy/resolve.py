"""From blocks to values: labels become ids, and everything that does not fit becomes a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from vaardig.base.text import fold

from .blocks import Block, Value, parse_form
from .model import (
    Blocker,
    Channel,
    Domain,
    Education,
    Form,
    Language,
    Licence,
    Occupation,
    Problem,
    Skill,
    SoftSkill,
)
from .sections import SECTIONS
from .sources import Source

T = TypeVar("T")
_NO = frozenset({"no", "nee"})


@dataclass(slots=True)
class Resolver:
    """Turns a source into values. ``problems`` grows while it works; what is wrong is left out, never guessed."""

    source: Source
    problems: list[Problem] = field(default_factory=list)
    _labels: dict[str, dict[str, str]] = field(default_factory=dict)
    _forms: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for section in SECTIONS:
            self._labels[section.name] = self._index(section.name)
        for block in self.source.blocks["skills"]:
            for form in self.forms(block, silent=True):
                self._forms.setdefault(fold(form.text), block.id)

    def _index(self, section: str) -> dict[str, str]:
        """Folded label (former labels too) to id; reports doubles."""
        index: dict[str, str] = {}
        ids: dict[str, Block] = {}
        doubles: list[Block] = []
        for block in self.source.blocks[section]:
            if not block.label:
                self.complain(block, f"'[{block.id}]' has no label")
            if block.id in ids:
                first = ids[block.id]
                self.complain(block, f"'{block.label}' is entered twice (first: {first.file}:{first.line})")
                # What both authors typed counts, so that a double entry costs nothing but a correction.
                first.forms += block.forms
                doubles.append(block)
                continue
            ids[block.id] = block
            for label in (block.label, *block.aliases):
                other = index.setdefault(fold(label), block.id)
                if other != block.id:
                    self.complain(block, f"the label '{label}' is used twice (also in {ids[other].file})")
        self.source.blocks[section] = [
            block for block in self.source.blocks[section] if not any(block is double for double in doubles)
        ]
        return index

    def complain(self, block: Block, message: str, key: str = "") -> None:
        """Record a problem at a key's line, or at the entry's."""
        self.problems.append(Problem(block.file, block.line_of(key), message))

    def refer(self, block: Block, key: str, section: str) -> tuple[str, ...]:
        """Resolve the labels under ``key`` to ids of another section; unknown ones are reported and left out."""
        found: list[str] = []
        for label in block.many(key):
            folded = fold(label)
            target = self._labels[section].get(folded)
            if target is None and section == "skills" and (target := self._forms.get(folded)):
                self.complain(block, f"'{label}' under '{key}' is a form, not a label", key)
            if target is None:
                self.complain(block, f"'{label}' under '{key}' is no label in {section}", key)
            else:
                found.append(target)
        return tuple(dict.fromkeys(found))

    def forms(self, block: Block, *, silent: bool = False) -> tuple[Form, ...]:
        """Collect typed forms; the label comes first unless switched off, typed again or removed by an overlay."""
        forms: dict[str, Form] = {}
        for value in block.forms:
            form, problems = parse_form(value, block.file)
            if not silent:
                self.problems += problems
            if form is None:
                continue
            if forms.setdefault(form.text, form) != form and not silent:
                self.problems.append(Problem(block.file, value.line, f"the form '{form.text}' is typed twice"))
        folded = {fold(text) for text in forms}
        if block.one("label-form") not in _NO and fold(block.label) not in folded | block.removed:
            forms = {block.label: Form(block.label), **forms}
        return tuple(forms.values())

    def skill(self, block: Block) -> Skill:
        """Build a hard skill."""
        broader = self.refer(block, "broader", "skills")
        return Skill(
            block.id,
            block.label,
            block.one("kind"),
            block.group,
            block.many("domains"),
            self.forms(block),
            block.one("esco") or None,
            block.one("competent") or None,
            broader[0] if broader else None,
        )

    def soft(self, block: Block) -> SoftSkill:
        """Build a sleutelvaardigheid."""
        return SoftSkill(
            block.id,
            block.label,
            block.one("definition"),
            block.lines("indicator"),
            _texts(block.forms),
            _texts(block.counters),
            block.one("esco") or None,
            block.many("old"),
        )

    def occupation(self, block: Block) -> Occupation:
        """Build an occupation with its profile."""
        titles = dict.fromkeys((block.label, *_texts(block.forms)))
        return Occupation(
            block.id,
            block.label,
            tuple(titles),
            block.one("isco"),
            block.many("nace"),
            block.one("esco") or None,
            block.one("competent") or None,
            block.one("stem"),
            block.one("domain"),
            block.one("education"),
            block.many("fields"),
            self.refer(block, "access", "blockers"),
            self.refer(block, "essential", "skills"),
            self.refer(block, "optional", "skills"),
            self.refer(block, "soft", "soft"),
        )

    def domain(self, block: Block) -> Domain:
        """Build a strategic domain's mapping."""
        return Domain(
            block.id,
            block.label,
            block.many("nace"),
            block.many("pc"),
            _texts(block.forms),
            block.many("agency-nace"),
            block.many("agency-pc"),
        )

    def licence(self, block: Block) -> Licence:
        """Build a licence."""
        implies = self.refer(block, "implies", "licences")
        return Licence(block.id, block.label, _texts(block.forms), _texts(block.counters), implies)

    def language(self, block: Block) -> Language:
        """Build a language."""
        return Language(block.id, block.label, _texts(block.forms), _texts(block.counters))

    def education(self, block: Block) -> Education:
        """Build an education level."""
        return Education(block.id, block.label, _texts(block.forms), _texts(block.counters))

    def blocker(self, block: Block) -> Blocker:
        """Build an access condition."""
        return Blocker(
            block.id,
            block.label,
            block.one("kind"),
            block.one("what"),
            block.one("authority"),
            block.one("duration"),
            block.one("official"),
            self.refer(block, "licences", "licences"),
            _texts(block.forms),
        )

    def channel(self, block: Block) -> Channel:
        """Build a learning channel."""
        return Channel(
            block.id,
            block.label,
            block.one("kind"),
            block.one("what"),
            block.one("entry"),
            block.many("audience"),
            block.many("groups"),
            block.many("domains"),
            block.many("pc"),
            block.many("kinds"),
        )

    def all(self, section: str, build: Callable[[Block], T]) -> tuple[T, ...]:
        """Build every entry of a section, reporting required keys that are missing."""
        return tuple(build(block) for block in self._complete(section))

    def _complete(self, section: str) -> Iterable[Block]:
        required = next(item.required for item in SECTIONS if item.name == section)
        for block in self.source.blocks[section]:
            for key in sorted(required):
                if not block.one(key):
                    self.complain(block, f"'{block.label}' lacks '{key}'")
            yield block


def _texts(values: Iterable[Value]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.text for value in values))
