"""The sheet that a person fills in: one row per mention, and one per passage for what was missed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from vaardig.base.errors import InputError, WerkmapError
from vaardig.base.files import write_text
from vaardig.base.text import squeeze
from vaardig.trends.userfile import read_user_table

from .sample import Passage

HEADER = ("item", "jaar", "vacature", "vraag", "gelezen", "vaardigheid", "antwoord", "opmerking", "passage")
COLUMNS = dict.fromkeys(HEADER, ())
RIGHT, WRONG = "j", "n"
_YES = frozenset({"j", "ja", "y", "yes", "1", "juist", "x"})
_NO = frozenset({"n", "nee", "neen", "no", "0", "fout"})
MENTION, MISSED = "juist? (j/n)", "hoeveel gemist? (getal)"
_FORMULA = ("=", "+", "-", "@")


def missed_key(passage: Passage) -> str:
    """Key of the row that counts what a passage asks and was not read."""
    return f"{passage.key}-gemist"


def read_sheet(path: Path) -> dict[str, str]:
    """Answers per item: ``j``, ``n``, or a number for what was missed; empty cells are left out.

    Raises
    ------
    InputError
        The file cannot be read, or an answer is none of these.
    """
    answers: dict[str, str] = {}
    for number, row in enumerate(read_user_table(path, COLUMNS, ("item", "antwoord")), start=2):
        given, item = row["antwoord"].lower(), row["item"].lstrip("'")
        if not given or not item:
            continue
        answers[item] = check_answer(item, given, f"{path.name}, row {number}")
    return answers


def check_answer(item: str, given: str, where: str) -> str:
    """Normalise one answer; raises InputError saying ``where`` it stands and what is allowed."""
    if item.endswith("-gemist"):
        count = given.removesuffix(".0").removesuffix(",0")
        if not count.isdigit():
            raise InputError(f"{where}: the answer is '{given}'", allowed="how many skills were missed: 0, 1, 2 …")
        return str(int(count))
    if given in _YES:
        return RIGHT
    if given in _NO:
        return WRONG
    raise InputError(f"{where}: the answer is '{given}'", allowed="j (right) or n (wrong)")


def write_sheet(path: Path, passages: Sequence[Passage], answers: Mapping[str, str]) -> None:
    """Write the sheet with the answers so far, for a spreadsheet of this country: semicolons, UTF-8 with a mark.

    Raises
    ------
    WerkmapError
        The file cannot be written, for instance because a spreadsheet holds it open.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(HEADER)
    for passage in passages:
        shown = squeeze(marked(passage))
        common = (str(passage.year), passage.vacancy_id)
        for item in passage.items:
            surface = squeeze(passage.text[item.start : item.end])
            row = (item.key, *common, MENTION, surface, item.label, answers.get(item.key, ""), "", shown)
            writer.writerow([_safe(cell) for cell in row])
        key = missed_key(passage)
        writer.writerow([_safe(cell) for cell in (key, *common, MISSED, "", "", answers.get(key, ""), "", shown)])
    try:
        write_text(path, "\ufeff" + out.getvalue())
    except OSError as error:
        raise WerkmapError(
            f"{path} cannot be written ({error.strerror or error})",
            next_step="close it elsewhere, or choose another --file",
        ) from error


def _safe(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def marked(passage: Passage) -> str:
    """The passage with what was read between brackets, the innermost first where they overlap."""
    text = passage.text
    for start, end in sorted({(item.start, item.end) for item in passage.items}, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def answered(passage: Passage, answers: Mapping[str, str]) -> bool:
    """Whether every question about a passage has an answer."""
    return missed_key(passage) in answers and all(item.key in answers for item in passage.items)
