"""Delivering a document to a file or to standard output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from vaardig.base.errors import ConfigError

from .options import OutputFormat

if TYPE_CHECKING:
    from vaardig.export.document import Document


def web_page(out: Path | None) -> None:
    """Refuse a file for a web page whose name promises something else.

    Raises
    ------
    ConfigError
        The name does not end in .html or .htm.
    """
    if out is not None and out.suffix.lower() not in (".html", ".htm"):
        raise ConfigError(
            f"'{out}' is no name for a web page", allowed=".html, .htm", next_step="a browser prints the page to PDF"
        )


def deliver_text(text: str, out: Path | None) -> None:
    """Print, or write to the file.

    Raises
    ------
    ConfigError
        The file cannot be written.
    """
    from vaardig.base.files import write_text

    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        write_text(out, text)
    except OSError as error:
        raise ConfigError(f"{out} cannot be written ({error.strerror or error})", next_step="choose another") from error
    typer.echo(f"written: {out}")


def deliver(document: Document, form: OutputFormat, out: Path | None, *, decimal_comma: bool = False) -> None:
    """Write to ``out``, or print JSON or the main table as CSV; the format ``table`` follows the name of the file.

    Raises
    ------
    ConfigError
        A binary format has no file, or the name of the file tells no format.
    """
    from vaardig.export.document import FORMATS, save
    from vaardig.export.plain import csv_text, json_text

    name = form.value
    if out is None:
        if form is OutputFormat.csv:
            typer.echo(csv_text(document.sheets[0].frame, decimal_comma=decimal_comma), nl=False)
        elif form is OutputFormat.json:
            typer.echo(json_text(document), nl=False)
        else:
            raise ConfigError(f"--format {name} needs a file", next_step="add --out FILE")
        return
    if form is OutputFormat.table:
        name = out.suffix.lower().lstrip(".")
        if name not in FORMATS:
            raise ConfigError(f"'{out}' tells no format", allowed=", ".join(FORMATS), next_step="add --format")
    for path in save(document, out, name, decimal_comma=decimal_comma):
        typer.echo(f"written: {path}")
