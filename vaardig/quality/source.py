"""The text of one document, in any document format that ingest reads."""

from __future__ import annotations

from pathlib import Path

from vaardig.base.errors import InputError


def read_single(path: Path) -> str:
    """Text of a .txt, .html, .docx or .pdf file, markup included.

    Raises
    ------
    InputError
        The file is absent, cannot be read, or holds no text.
    MissingExtraError
        A .docx or .pdf is met without the extra ``documents``.
    """
    from nlp.ingest import IngestOptions, discover, read_batches

    if not path.is_file():
        raise InputError(f"{path} is not a file", next_step="check the path")
    for source in discover([path]):
        for batch in read_batches(source, IngestOptions(batch_rows=1, max_characters=5_000_000)):
            if batch.vacancies.height:
                return str(batch.vacancies["text"][0])
            raise InputError(f"{path}: {batch.rejects['reason'][0]}", next_step="give a file that holds one vacancy")
    raise InputError(f"{path} holds no text", next_step="give a file that holds one vacancy")
