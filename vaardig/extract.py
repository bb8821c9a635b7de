"""Reading single texts from JSON lines, and scoring the linking benchmark: plain functions behind the commands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vaardig.base.errors import ConfigError, InputError
from vaardig.base.files import atomic_path

if TYPE_CHECKING:
    from indexes.evaluate import LinkingFigures

MOST_ON_A_PAGE = 200


def read_lines(source: Path) -> Iterator[dict[str, Any]]:
    """Objects of a JSON Lines file.

    Raises
    ------
    InputError
        The file is absent, not UTF-8, or a line is not a JSON object; the message names the line.
    """
    if not source.is_file():
        raise InputError(f"{source} is not a file", allowed="a JSON Lines file", next_step="check the path")
    with source.open("rb") as handle:
        for number, raw in enumerate(handle, start=1):
            if not raw.strip():
                continue
            try:
                row = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
            except ValueError as error:
                raise InputError(
                    f"{source}, line {number}: {error}",
                    allowed='one JSON object a line, with "id" and "text"',
                    next_step="correct the line, or use 'vaardig build', which sets bad rows apart and goes on",
                ) from None
            if not isinstance(row, dict):
                raise InputError(f"{source}, line {number} is no JSON object", allowed='{"id": …, "text": …}')
            yield row


def extract_lines(source: Path) -> Iterator[dict[str, Any]]:
    """Output rows of DESIGN section 8 for each line, in order; memory does not grow with the file."""
    from nlp.extract import extract_rows

    return extract_rows(read_lines(source))


def explain_lines(source: Path) -> Iterator[dict[str, Any]]:
    """The same rows with the reason of every mention, and what the occupation implies apart from them."""
    from vaardig.explain import explained_row, read_explained

    return (explained_row(read_explained(row)) for row in read_lines(source))


def write_explained_page(source: Path, out: Path) -> int:
    """Write the marked texts as one HTML page; returns how many.

    Raises
    ------
    InputError
        There are more texts than a page can usefully hold.
    """
    from itertools import islice

    from vaardig.explain import read_explained
    from vaardig.explain.document import explained_html

    rows = list(islice(read_lines(source), MOST_ON_A_PAGE + 1))
    if len(rows) > MOST_ON_A_PAGE:
        raise InputError(
            f"{source} holds more than {MOST_ON_A_PAGE} texts",
            allowed=f"at most {MOST_ON_A_PAGE} on one page",
            next_step="take a part of the file, or use --explain without --html",
        )
    with atomic_path(out) as temporary:
        temporary.write_text(explained_html([read_explained(row) for row in rows]), encoding="utf-8")
    return len(rows)


def json_line(row: dict[str, Any]) -> str:
    """Return one line of JSON, readable, or with escapes where a lone surrogate cannot be written as UTF-8."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row)
    return line


def write_extract(rows: Iterable[dict[str, Any]], out: Path) -> int:
    """Write output rows to ``out``, whole or not at all; returns how many."""
    count = 0
    with atomic_path(out) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as handle:
        for row in rows:
            handle.write(json_line(row) + "\n")
            count += 1
    return count


def score_linking(
    queries: Path,
    corpus: Path,
    qrels: Path,
    *,
    kind: str = "occupation",
    encoder: str | None = None,
    concept_mapping: Path | None = None,
    distinct: bool = True,
    run: Path | None = None,
) -> LinkingFigures:
    """Score the linker's own ranking on a benchmark in TREC form; see :func:`indexes.evaluate.evaluate_linking`.

    Raises
    ------
    ConfigError
        The kind is unknown.
    InputError
        A file cannot be read.
    """
    from indexes.encoders import load_encoder
    from indexes.evaluate import evaluate_linking
    from indexes.linker import default_fusion

    if kind not in ("occupation", "skill"):
        raise ConfigError(f"--kind is '{kind}'", allowed="occupation, skill")
    for given in (queries, corpus, qrels, *([concept_mapping] if concept_mapping else [])):
        if not given.is_file():
            raise InputError(f"{given} is not a file", allowed="a UTF-8 file with tabs", next_step="check the path")
    known: Any = kind
    return evaluate_linking(
        queries,
        corpus,
        qrels,
        encoder=load_encoder(encoder),
        fusion=default_fusion(known),
        kind=known,
        concept_mapping=concept_mapping,
        distinct=distinct,
        run=run,
    )
