"""A list of knelpuntberoepen that the user supplies."""

from __future__ import annotations

import csv
from pathlib import Path

from vaardig.base.errors import InputError

_COLUMNS = ("beroep", "titel", "title", "label", "occupation", "naam")


def read_shortage(path: Path) -> tuple[str, ...]:
    """Titles of a text file (one a line) or of the column of a CSV that names the job.

    Raises
    ------
    InputError
        The file cannot be read, or holds no title.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error})", allowed="a text file or CSV in UTF-8") from error
    titles = [line.strip() for line in lines if line.strip()]
    head = titles[0].lower() if titles else ""
    separator = ";" if ";" in head else ","
    columns = [name.strip(' "') for name in head.split(separator)]
    place = next((columns.index(name) for name in _COLUMNS if name in columns), None)
    if place is not None:
        rows = list(csv.reader(titles[1:], delimiter=separator))
        titles = [row[place].strip() for row in rows if len(row) > place and row[place].strip()]
    if not titles:
        raise InputError(f"{path} holds no job", allowed="one title a line, or a CSV with a column 'beroep'")
    return tuple(dict.fromkeys(titles))
