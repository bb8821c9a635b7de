"""A small file that a person keeps and opens next time. Nothing is stored anywhere else, and no name is asked.

A CV is not kept: the skills that were read in it are, as ticks.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from vaardig.base.errors import ConfigError, InputError
from vaardig.base.files import write_text

from .cvjobs import jobs_in
from .request import Person
from .starting import MOST_TEXT, read_person
from .workspace import Workspace

FORMAT = "vaardig-overstap"
VERSION = 1
MOST_BYTES = 200_000
_LISTS = ("jobs", "has", "bit", "has_not", "activities", "languages")
_TEXTS = ("diploma", "diploma_fit", "diploma_level_fit", "status", "pc")


def client_text(person: Person, workspace: Workspace, target: str = "") -> str:
    """Return the file as text: canonical JSON, without the CV.

    Raises
    ------
    UnclearTitleError
        A job title fits several occupations, or none.
    """
    if person.cv.strip():
        jobs = jobs_in(person.cv[:MOST_TEXT], workspace)
        kept = read_person(Person(cv=person.cv, cv_not=person.cv_not), workspace, required=False).starts
        labels = [start.understood for start in kept if start.kind == "cv-job"]
        person = replace(person, jobs=tuple(dict.fromkeys((*person.jobs, *labels))))
        # Of the text itself the skills; those of its jobs come back with the jobs.
        alone = Person(cv=person.cv, cv_not=tuple(job.occupation_id for job in jobs))
        read = read_person(alone, workspace, required=False)
        known = {*person.has, *person.bit, *person.has_not}
        found = tuple(sorted(key for key in (*read.holdings, *read.licences) if key not in known))
        languages = {workspace.taxonomy.language(key).label for key in read.languages} - set(person.languages)
        person = replace(
            person, cv="", has=(*person.has, *found), languages=(*person.languages, *sorted(languages)),
            diploma=person.diploma or read.level,
        )  # fmt: skip
    person = replace(person, cv_not=())
    values: dict[str, Any] = {key: value for key, value in asdict(person).items() if value not in ("", (), None)}
    document = {"format": FORMAT, "version": VERSION, "target": target, "person": values}
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_client(text: str) -> tuple[Person, str]:
    """Read a file that `client_text` made: the person and the target.

    Raises
    ------
    InputError
        It is another kind of file, or damaged.
    """
    if len(text) > MOST_BYTES:
        raise InputError("the client file is too large", allowed=f"{MOST_BYTES} characters")
    try:
        document = json.loads(text)
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            raise ValueError("no file of vaardig gap")
        if document.get("version") != VERSION:
            raise ValueError(f"version {document.get('version')}")
        return _person(document.get("person")), str(document.get("target") or "")
    except (ValueError, TypeError, RecursionError) as error:
        raise InputError(
            f"this is not a client file that vaardig can read ({error})",
            allowed="a file made with --save",
            next_step="start again with --from JOB and --save FILE",
        ) from error


def _person(values: Any) -> Person:
    if not isinstance(values, dict):
        raise ValueError("no person in it")
    unknown = set(values) - {field.name for field in fields(Person)} | ({"cv"} & set(values))
    if unknown:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    clean: dict[str, Any] = {}
    for name, value in values.items():
        if name in _LISTS and isinstance(value, list) and all(isinstance(item, str) for item in value):
            clean[name] = tuple(value)
        elif (name in _TEXTS and isinstance(value, str)) or (name == "years" and isinstance(value, int | float)):
            clean[name] = value
        else:
            raise ValueError(f"'{name}' has a wrong value")
    try:
        return Person(**clean)
    except ConfigError as error:
        raise ValueError(error.found) from error


def save_client(path: Path, person: Person, workspace: Workspace, target: str = "") -> None:
    """Write the file, atomically; raises like `client_text`, and InputError when it cannot be written."""
    try:
        write_text(path, client_text(person, workspace, target))
    except OSError as error:
        raise InputError(
            f"{path} cannot be written ({error.strerror or error})", next_step="choose another --save"
        ) from error


def open_client(path: Path) -> tuple[Person, str]:
    """Read the file; raises InputError."""
    try:
        return read_client(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path} cannot be read as a client file ({error})", allowed="a file made with --save"
        ) from error


def merge(saved: Person, given: Person) -> Person:
    """Add what is given now to what was saved; single values given now win, a new tick replaces an old one."""
    lists: dict[str, Any] = {
        name: tuple(dict.fromkeys((*getattr(saved, name), *getattr(given, name)))) for name in _LISTS
    }
    ticks = {"has": set(given.has), "bit": set(given.bit), "has_not": set(given.has_not)}
    for name in ticks:
        newer = {item for other, items in ticks.items() if other != name for item in items}
        lists[name] = tuple(item for item in lists[name] if item in ticks[name] or item not in newer)
    texts = {name: getattr(given, name) or getattr(saved, name) for name in _TEXTS}
    return Person(
        **lists,
        **texts,
        cv=given.cv,
        cv_not=given.cv_not,
        years=given.years if given.years is not None else saved.years,
    )
