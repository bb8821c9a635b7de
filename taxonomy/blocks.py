"""The line format of all taxonomy files: entries with keys, forms and counter-forms. See ``data/README.md``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vaardig.base.text import squeeze

from .model import Form, Problem
from .rules import read_rules

UNASSIGNED = "+"
_ENTRY = re.compile(r"\[([^\]]+)\]\s*(.*)")
_KEY = re.compile(r"([a-z][a-z-]*):(?:\s+(.*)|$)")


@dataclass(slots=True)
class Value:
    """A typed value with the line it stands on."""

    text: str
    line: int


@dataclass(slots=True)
class Block:
    """One entry as typed: nothing is resolved or judged yet.

    ``id`` is ``+`` until ``sources`` makes up a provisional one (``unassigned``). ``aliases`` are former labels
    that others may still refer to, ``removed`` folded forms that an overlay took away.
    """

    file: str
    line: int
    id: str
    label: str
    group: str
    keys: dict[str, list[Value]] = field(default_factory=dict)
    forms: list[Value] = field(default_factory=list)
    counters: list[Value] = field(default_factory=list)
    unassigned: bool = False
    aliases: list[str] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)

    def one(self, key: str, default: str = "") -> str:
        """Last value of a key: an entry's own line beats the file's default."""
        values = self.keys.get(key)
        return values[-1].text if values else default

    def many(self, key: str) -> tuple[str, ...]:
        """Values of a key, split at ``;`` over all its lines, in order, without doubles; ``-`` means none."""
        parts = (part.strip() for value in self.keys.get(key, ()) for part in value.text.split(";"))
        return tuple(dict.fromkeys(part for part in parts if part and part != "-"))

    def lines(self, key: str) -> tuple[str, ...]:
        """Values of a key that may be repeated, one per line, unsplit."""
        return tuple(value.text for value in self.keys.get(key, ()) if value.text)

    def line_of(self, key: str) -> int:
        """Line of the last value of a key, else of the entry."""
        values = self.keys.get(key)
        return values[-1].line if values else self.line


@dataclass(slots=True)
class _Reader:
    file: str
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    defaults: dict[str, list[Value]] = field(default_factory=dict)
    group: str = ""

    def complain(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.file, line, message))

    def read(self, line: int, text: str) -> None:
        if text.startswith("=="):
            self.group = " > ".join(squeeze(part) for part in text.strip("= ").split(">"))
        elif text.startswith("["):
            self.entry(line, text)
        elif text.startswith(("- ", "! ")):
            self.form(line, text)
        elif match := _KEY.fullmatch(text):
            self.key(line, match[1], (match[2] or "").strip())
        else:
            self.complain(line, f"a line that is no entry, key, form, group or comment: '{text[:60]}'")

    def entry(self, line: int, text: str) -> None:
        match = _ENTRY.fullmatch(text)
        if match is None:
            self.complain(line, f"an entry line must be '[id] label', found '{text[:60]}'")
            return
        self.blocks.append(Block(self.file, line, match[1], squeeze(match[2]), self.group))

    def form(self, line: int, text: str) -> None:
        value = Value(text[2:].strip(), line)
        if not self.blocks:
            self.complain(line, "a form before the first entry")
        elif not value.text:
            self.complain(line, "an empty form")
        else:
            block = self.blocks[-1]
            (block.forms if text[0] == "-" else block.counters).append(value)

    def key(self, line: int, key: str, value: str) -> None:
        target = self.blocks[-1].keys if self.blocks else self.defaults
        target.setdefault(key, []).append(Value(value, line))


def parse_blocks(text: str, file: str) -> tuple[list[Block], list[Problem]]:
    """Read one file's text. Wrong lines become problems; the rest is read all the same.

    Parameters
    ----------
    text
        Whole content; a byte order mark and Windows line ends are accepted.
    file
        Name for problems, relative to the data folder.
    """
    reader = _Reader(file)
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        stripped = raw.strip()
        if stripped and not stripped.startswith("#"):
            reader.read(number, stripped)
    for block in reader.blocks:
        for key, values in reader.defaults.items():
            block.keys.setdefault(key, list(values))
    return reader.blocks, reader.problems


def _spread(word: str) -> tuple[str, ...]:
    """A cue, or all cues of a section of ``rules/cue_groups.txt`` where ``@section`` names one."""
    if not word.startswith("@"):
        return (word,)
    return tuple(cue for line in read_rules("cue_groups").get(word[1:], (word,)) for cue in line.split())


def parse_form(value: Value, file: str) -> tuple[Form | None, list[Problem]]:
    """Read ``text | case | cue: a, b* | not: c``; conditions in any order, each at most once."""
    text, *conditions = (part.strip() for part in value.text.split(" | "))
    found: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for condition in conditions:
        name, _, words = condition.partition(":")
        name = name.strip()
        listed = tuple(cue for part in words.split(",") if (word := squeeze(part)) for cue in _spread(word))
        unknown = any(cue.startswith("@") for cue in listed)
        if name not in ("case", "cue", "not") or (name == "case") == bool(listed) or name in found or unknown:
            problems.append(
                Problem(file, value.line, f"condition '{condition}' must be 'case', 'cue: …' or 'not: …', each once")
            )
            continue
        found[name] = listed
    text = squeeze(text)
    if not text:
        return None, [*problems, Problem(file, value.line, "an empty form")]
    return Form(text, "case" in found, found.get("cue", ()), found.get("not", ())), problems
