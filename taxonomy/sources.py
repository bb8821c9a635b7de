"""Reads the taxonomy's files, ours and an overlay's, into blocks, and lays the overlay over ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from vaardig.base.errors import TaxonomyError
from vaardig.base.hashing import hash_parts, hash_text
from vaardig.base.text import fold, squeeze

from .blocks import UNASSIGNED, Block, Value, parse_blocks, parse_form
from .model import Problem
from .sections import OVERLAY_KEYS, SECTIONS, Section

YES = frozenset({"ja", "yes"})
# Beginning of the names under which problems in an overlay are reported.
OVERLAY = "overlay/"


@dataclass(slots=True)
class Source:
    """All blocks per section, the problems met while reading, and a hash of every byte that was read."""

    blocks: dict[str, list[Block]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    hash: str = ""


def data_root() -> Traversable:
    """Return the folder of the shipped data, also when the package sits in a zip."""
    return files("taxonomy") / "data"


def read_source(root: Traversable | Path, *, overlay: bool = False) -> Source:
    """Read every section below ``root``. Problems in an overlay name its files as ``overlay/…``.

    Parameters
    ----------
    root
        A folder laid out as ``taxonomy/data``; any part may be absent.
    overlay
        Whether overlay keys are allowed and new entries get ``vx-`` ids.

    Raises
    ------
    TaxonomyError
        A file is not UTF-8.
    """
    source = Source()
    hashed: list[str] = []
    for section in SECTIONS:
        blocks = source.blocks.setdefault(section.name, [])
        for path, text in _texts(root, section):
            name = OVERLAY + path if overlay else path
            hashed += [name, text]
            found, problems = parse_blocks(text, name)
            source.problems += problems
            for block in found:
                source.problems += _check_keys(block, section, overlay)
                _give_provisional_id(block, section, overlay)
            blocks += found
    source.hash = hash_parts(hashed)
    return source


def _texts(root: Traversable | Path, section: Section) -> Iterator[tuple[str, str]]:
    """Yield name and text of a section's files, sorted by name."""
    place = root / section.path
    if section.is_folder:
        if place.is_dir():
            for item in sorted(place.iterdir(), key=lambda item: item.name):
                if item.name.endswith(".txt"):
                    yield f"{section.path}/{item.name}", _decoded(item)
    elif place.is_file():
        yield section.path, _decoded(place)


def _decoded(item: Traversable | Path) -> str:
    try:
        return item.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise TaxonomyError(
            f"the taxonomy file '{item.name}' is not UTF-8 (byte {error.start})",
            allowed="UTF-8 text",
            next_step="save the file as UTF-8",
        ) from error


def _check_keys(block: Block, section: Section, overlay: bool) -> list[Problem]:
    allowed = section.keys | OVERLAY_KEYS if overlay else section.keys
    problems = []
    for key, values in block.keys.items():
        line = values[-1].line
        if key not in allowed:
            listed = ", ".join(sorted(allowed)) or "none"
            problems.append(Problem(block.file, line, f"unknown key '{key}' (allowed here: {listed})"))
        elif len({value.line for value in values}) > 1 and key not in section.repeated | OVERLAY_KEYS:
            problems.append(Problem(block.file, line, f"'{key}' is given more than once in '{block.label}'"))
    if block.counters and not section.counters:
        problems.append(Problem(block.file, block.counters[0].line, "counter-forms ('! ') have no meaning here"))
    return problems


def _give_provisional_id(block: Block, section: Section, overlay: bool) -> None:
    """Make up an id for ``[+]`` from the label, so that it does not change when other lines do."""
    if block.id == UNASSIGNED:
        block.unassigned = True
        prefix = "vx-" if overlay else section.prefix.replace("-", "+") or "v+"
        block.id = prefix + hash_text(f"{section.name}\0{fold(block.label)}", 5)


def lay_over(base: Source, overlay: Source) -> None:
    """Change ``base`` in place as the overlay says; both hashes count in the result."""
    for section in SECTIONS:
        merged = {block.id: block for block in base.blocks[section.name]}
        changes = overlay.blocks[section.name]
        if any(block.one("replace") in YES for block in changes):
            merged = {}
        for block in changes:
            known = merged.get(block.id)
            if known is None:
                merged[block.id] = block
            else:
                _amend(known, block)
            if block.one("off") in YES:
                merged.pop(block.id)
        base.blocks[section.name] = list(merged.values())
    base.problems += overlay.problems
    base.hash = hash_parts([base.hash, overlay.hash])


def _amend(known: Block, change: Block) -> None:
    if change.label and change.label != known.label:
        known.aliases.append(known.label)
        known.forms.append(Value(known.label, change.line))
        known.label = change.label
    for key, values in change.keys.items():
        if key not in OVERLAY_KEYS:
            known.keys[key] = values
    removed = {fold(text) for text in change.many("remove")}
    known.forms = [value for value in known.forms if fold(_bare(value, known.file)) not in removed]
    known.removed |= removed
    known.forms += change.forms
    known.counters += change.counters
    known.file, known.line = change.file, change.line


def _bare(value: Value, file: str) -> str:
    form, _ = parse_form(value, file)
    return form.text if form else squeeze(value.text)
