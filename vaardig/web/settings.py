"""What the web app is started with, and the limits that it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class WebSettings:
    """Settings of one server.

    Parameters
    ----------
    werkmap
        Folder that every figure comes from.
    hosts
        Names under which the server may be called beside ``localhost`` and bare IP addresses. Any other name in the
        ``Host`` header is refused: a page elsewhere could make its own name point at this machine (DNS rebinding).
    encoder
        The encoder that the werkmap was built with; None for the one that ships.
    overlay
        Taxonomy overlay, as with ``--taxonomy``.
    maximum_upload
        Bytes of one request; more is refused before it is read.
    maximum_text
        Characters of one vacancy that is judged.
    maximum_rows
        Vacancies in one uploaded batch.
    read_seconds
        Time that a process gets to read an upload; it is stopped after that.
    answer_seconds
        Time that judging a batch may take; what is not judged by then is said.
    """

    werkmap: Path
    hosts: tuple[str, ...] = ()
    encoder: str | None = None
    overlay: Path | None = None
    maximum_upload: int = 20 << 20
    maximum_text: int = 60_000
    maximum_rows: int = 2_000
    read_seconds: float = 30.0
    answer_seconds: float = 60.0
