"""Posted forms: read whole, in memory, within limits, before a door works on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from .faults import Trouble

_MOST_FIELDS = 1_500
_MOST_FILES = 1
_LONGEST_FIELD = 2 << 20
# An upload never touches the disk while the form is read: its size is bounded by the outer wall already.
MultiPartParser.spool_max_size = 64 << 20


@dataclass(frozen=True)
class Posted:
    """A posted form. ``items`` are the text fields in order; ``file`` is the one upload, empty when there is none."""

    items: tuple[tuple[str, str], ...]
    file: bytes = b""
    file_name: str = ""

    def get(self, name: str, default: str = "") -> str:
        """Last value of a field."""
        return next((value for key, value in reversed(self.items) if key == name), default)


async def read_posted(request: Request) -> Posted:
    """Read the form of a request.

    Raises
    ------
    Trouble
        It is no form, or holds more than a form of ours can.
    """
    items: list[tuple[str, str]] = []
    file, file_name = b"", ""
    try:
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_LONGEST_FIELD) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    file, file_name = await value.read(), value.filename or ""
                else:
                    items.append((name, value))
    except (MultiPartException, UnicodeDecodeError, ValueError, AssertionError) as error:
        raise Trouble(
            "Dit formulier kunnen wij niet lezen",
            "Het is onvolledig aangekomen, of er staat veel te veel in.",
            "Ga terug en probeer het opnieuw met minder tekst of een ander bestand.",
        ) from error
    return Posted(tuple(items), file, file_name[:200])


Form = Annotated[Posted, Depends(read_posted)]
