"""Column contracts between ingest and understanding. Polars is imported where used: the module only names types."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def raw_schema() -> dict[str, pl.DataType]:
    """Columns of a batch of raw vacancies as ingest yields them, one row each.

    ``source`` is the file's name relative to what the user gave, ``row`` its 1-based number in that file
    (vacancies and rejects share the numbering). ``text`` is as given, markup included, never empty.
    ``soft_form`` and ``skill_form`` hold what an employer ticked in a form (origin ``form``), as given.
    ``kind`` is ``vacature`` or ``functiebeschrijving`` (internal job description).
    """
    import polars as pl

    text = pl.String()
    return {
        "source": text, "row": pl.Int64(), "id": text, "kind": text, "date": pl.Date(), "title": text, "text": text,
        "employer": text, "location": text, "region": text, "country": text, "sector": text, "nace": text,
        "paritair_comite": text, "contract": text, "occupation_code": text, "url": text,
        "soft_form": pl.List(pl.String()), "skill_form": pl.List(pl.String()),
    }  # fmt: skip


def reject_schema() -> dict[str, pl.DataType]:
    """Columns of rejects: what could not become a vacancy, masked, truncated to 2,000 characters, with its hash."""
    import polars as pl

    text = pl.String()
    return {"source": text, "row": pl.Int64(), "reason": text, "content": text, "hash": text}
