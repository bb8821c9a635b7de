"""Taking a wording into an overlay folder: as a form of a known skill, or as a new skill."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from taxonomy.load import load_taxonomy, surface_forms
from taxonomy.model import NO_DOMAIN, SKILL_KINDS, Problem
from taxonomy.validate import validate
from vaardig.base.errors import ConfigError, TaxonomyError
from vaardig.base.files import write_text
from vaardig.base.text import fold, squeeze

FILE = "geaccepteerd.txt"
_HEAD = "# Bewoordingen die met 'vaardig emerging --accept' opgenomen zijn.\n"
_LONGEST = 80
# A line of the file format has a meaning by its first characters, and '|' opens conditions.
_NOT_ALLOWED = re.compile(r"[|\[\]#;\r\n\t]|^[-!=]|^\w+:")


@dataclass(frozen=True)
class AcceptRequest:
    """One wording to take in.

    ``synonym_of`` is the id or label of a skill, or ``new`` the label of a new one (then ``kind`` and ``domains``
    describe it); exactly one of the two is given. ``overlay`` is the folder, made when it does not exist.
    """

    term: str
    overlay: Path
    synonym_of: str = ""
    new: str = ""
    kind: str = "kennis"
    domains: tuple[str, ...] = ()


@dataclass(frozen=True)
class Accepted:
    """What was written: the concept's id and label, and the file. ``changed`` is False when it stood there already."""

    concept_id: str
    label: str
    file: Path
    changed: bool


def accept(request: AcceptRequest) -> Accepted:
    """Write a wording into the overlay, in the taxonomy's own text format; 'vaardig relink --taxonomy' reads it.

    Raises
    ------
    ConfigError
        Both or neither of ``synonym_of`` and ``new``, an unknown kind, or a term that no line can hold.
    TaxonomyError
        The skill is unknown, the term or label already means something else, or the overlay is not valid afterwards;
        the file is then as it was.
    """
    term, label = _clean(request.term, "the term"), _clean(request.new, "the label") if request.new else ""
    if bool(request.synonym_of) == bool(label):
        raise ConfigError(
            "say what the term is", allowed="--as-synonym-of SKILL, or --as-new LABEL", next_step="give one of the two"
        )
    if request.kind not in SKILL_KINDS:
        raise ConfigError(f"the kind is '{request.kind}'", allowed=", ".join(SKILL_KINDS))
    known = load_taxonomy(request.overlay if request.overlay.exists() else None)
    owners = {fold(form.text): (form.concept_id, known.label_of(form.concept_id)) for form in surface_forms(known)}
    owner = owners.get(fold(term))
    file = request.overlay / "skills" / FILE
    if request.synonym_of:
        skill = known.skill(request.synonym_of)
        identifier, name = skill.id, skill.label
        header, lines = f"[{identifier}]", [f"- {term}"]
        if identifier.startswith("vx-"):
            header, file = f"[+] {name}", _file_of(request.overlay, f"[+] {name}") or file
    else:
        if fold(label) in owners and owners[fold(label)][1] != label:
            raise _taken(label, owners[fold(label)])
        name, identifier = label, owners.get(fold(label), ("", ""))[0]
        domains = "; ".join(request.domains) or NO_DOMAIN
        header, lines = f"[+] {label}", [f"kind: {request.kind}", f"domains: {domains}"]
        lines += [f"- {term}"] if fold(term) != fold(label) else []
    if owner is not None and owner[0] != identifier:
        raise _taken(term, owner)
    changed = owner is None
    if changed:
        _write(request.overlay, file, header, lines)
    if not identifier:
        identifier = load_taxonomy(request.overlay).skill(name).id
    return Accepted(identifier, name, file, changed)


def _file_of(overlay: Path, header: str) -> Path | None:
    """File of the overlay in which a new skill stands, whoever wrote it."""
    for path in sorted((overlay / "skills").glob("*.txt")):
        if header in path.read_text("utf-8").split("\n"):
            return path
    return None


def _taken(text: str, owner: tuple[str, str]) -> TaxonomyError:
    return TaxonomyError(
        f"'{text}' already is a form of '{owner[1]}' ({owner[0]})",
        next_step=f"nothing needs to be done, or look at it with: vaardig taxonomy show {owner[0]}",
    )


def _clean(text: str, what: str) -> str:
    text = squeeze(text)
    if not text or len(text) > _LONGEST or _NOT_ALLOWED.search(text) or not any(c.isalpha() for c in text):
        raise ConfigError(
            f"{what} is '{text[:_LONGEST]}'",
            allowed=f"words of at most {_LONGEST} characters, without | [ ] # ; or a leading - ! = or 'key:'",
        )
    return text


def _write(overlay: Path, file: Path, header: str, lines: list[str]) -> None:
    before = file.read_text("utf-8") if file.exists() else None
    known = set(map(str, _problems(overlay))) if overlay.exists() else set()
    write_text(file, _with_entry(before if before is not None else _HEAD, header, lines))
    wrong: list[Problem] = [problem for problem in _problems(overlay) if str(problem) not in known]
    if wrong:
        if before is None:
            file.unlink()
        else:
            write_text(file, before)
        raise TaxonomyError(
            "the term does not fit the taxonomy: " + "; ".join(str(problem) for problem in wrong[:3]),
            next_step="choose another term, label or skill",
        )


def _problems(overlay: Path) -> list[Problem]:
    return list(validate(overlay))


def _with_entry(text: str, header: str, lines: list[str]) -> str:
    """Add lines to the entry with this header, or the entry at the end."""
    rows = text.rstrip("\n").split("\n")
    if header not in rows:
        return "\n".join([*rows, "", header, *lines]) + "\n"
    end = rows.index(header) + 1
    while end < len(rows) and rows[end].strip() and not rows[end].startswith("["):
        end += 1
    fresh = [line for line in lines if line not in rows[rows.index(header) : end] and line.startswith("- ")]
    return "\n".join([*rows[:end], *fresh, *rows[end:]]) + "\n"
