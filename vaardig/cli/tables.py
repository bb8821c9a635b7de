"""What the table commands share: printing a table and notes, and the choice between screen and file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .options import OutputFormat

if TYPE_CHECKING:
    from vaardig.export.document import Document

Format = Annotated[OutputFormat, typer.Option("--format", help="How to show or write it.")]
DecimalComma = Annotated[
    bool, typer.Option("--decimal-comma", help="CSV with ; and decimal commas, for a Belgian spreadsheet.")
]
IncludeContracts = Annotated[
    list[str] | None,
    typer.Option("--include-contracts", help="Count student, stage or flexi too; may be repeated."),
]
_PIPE_WIDTH = 170


def answer(
    form: OutputFormat,
    out: Path | None,
    show: Callable[[], None],
    document: Callable[[], Document],
    *,
    decimal_comma: bool = False,
) -> None:
    """Show on the screen, or deliver the document in the format and to the file that were asked."""
    if form is OutputFormat.table and out is None:
        show()
        return
    from .output import deliver

    deliver(document(), form, out, decimal_comma=decimal_comma)


def print_table(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, left: frozenset[int] = frozenset({0})
) -> None:
    """One table with a title; columns in ``left`` are text, the others numbers."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=escape(title), title_justify="left", box=None)
    for index, heading in enumerate(headings):
        if index in left:
            table.add_column(heading, max_width=60)
        else:
            table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(*(escape(str(cell)) for cell in row))
    console = Console()
    # A pipe has no width of its own; eighty columns would cut the table.
    width = None if console.is_terminal else max(console.width, _PIPE_WIDTH)
    Console(width=width, highlight=False).print(table)


def print_notes(notes: Iterable[str]) -> None:
    """What a reader must know, after the tables."""
    typer.echo("")
    for note in notes:
        typer.echo(f"- {note}")
