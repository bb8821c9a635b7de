"""Columns of every table in a werkmap, in order. docs/kolommen.md explains them; a test compares the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

Schema = dict[str, "pl.DataType"]


def vacancies() -> Schema:
    """One row per vacancy of a part."""
    from nlp.batch import vacancy_schema

    return vacancy_schema()


def texts() -> Schema:
    """Cleaned text, personal data masked; offsets of mentions refer to it."""
    from nlp.batch import text_schema

    return text_schema()


def mentions() -> Schema:
    """One row per mention; ``start`` and ``end`` are null for what an employer ticked in a form."""
    from nlp.batch import mention_schema

    return mention_schema()


def rejects() -> Schema:
    """Rows that could not become a vacancy."""
    from nlp.schema import reject_schema

    return reject_schema()


def fields() -> Schema:
    """The row as it was read, without its text: with ``texts`` all that ``vaardig relink`` needs."""
    from nlp.schema import raw_schema

    return {name: kind for name, kind in raw_schema().items() if name != "text"}


def vectors(dimension: int) -> Schema:
    """Unit vector of title and asked part."""
    import polars as pl

    return {"id": pl.String(), "vector": pl.Array(pl.Float32(), dimension)}


def signatures() -> Schema:
    """What repost search reads: see :mod:`nlp.signatures`."""
    import polars as pl

    from nlp.signatures import BANDS, SKETCH

    bands: Schema = {f"band_{number:02d}": pl.UInt64() for number in range(BANDS)}
    return {"id": pl.String(), "group": pl.UInt64(), **bands, "sketch": pl.Array(pl.UInt32(), SKETCH)}


def clusters() -> Schema:
    """One row per vacancy: its repost cluster, and whether it stands for that cluster in its year."""
    import polars as pl

    return {"vacancy_id": pl.String(), "cluster": pl.String(), "year": pl.Int32(), "representative": pl.Boolean()}


def units() -> Schema:
    """One row per cluster and year: the unit that every figure counts, described by its representative."""
    import polars as pl

    text = pl.String()
    return {
        "unit": pl.UInt32(), "vacancy_id": text, "cluster": text, "year": pl.Int32(), "ads": pl.Int32(),
        "source": text, "kind": text, "language": text, "contract": text, "agency": pl.Boolean(), "employer": text,
        "employer_class": text, "employer_size": text, "sector": text, "nace": text, "paritair_comite": text,
        "region": text, "occupation_id": text, "domain": text, "stem": text, "education_level": text,
        "text_length": pl.Int32(), "asked_length": pl.Int32(), "unlinked_hard": pl.Int32(), "unlinked_soft": pl.Int32(),
    }  # fmt: skip


def demands() -> Schema:
    """One row per unit, concept and origin: the highest level at which the representative asks it."""
    import polars as pl

    return {
        "unit": pl.UInt32(), "concept": pl.UInt32(), "level": pl.UInt8(), "explicit": pl.Boolean(),
        "form": pl.Boolean(),
    }  # fmt: skip


def concepts() -> Schema:
    """One row per concept that occurs; ``concept`` is its code in ``demands``."""
    import polars as pl

    return {"concept": pl.UInt32(), "concept_id": pl.String(), "label": pl.String(), "kind": pl.String()}


# Codes of ``demands.level``: a lower code is a stronger demand.
LEVEL_CODES = {"essential": 1, "nice": 2, "learnable": 3, "task": 4}


def conform(frame: pl.DataFrame, schema: Schema, table: str) -> pl.DataFrame:
    """Select and cast the columns of a table in their order; a missing nullable column becomes null.

    Raises
    ------
    WerkmapError
        When the frame lacks its key column or has values that do not fit the type.
    """
    import polars as pl

    from vaardig.base.errors import WerkmapError

    key = next(iter(schema))
    if key not in frame.columns:
        raise WerkmapError(f"table '{table}' has no column '{key}'", allowed=", ".join(schema))
    columns = [
        pl.col(name).cast(kind) if name in frame.columns else pl.lit(None, dtype=kind).alias(name)
        for name, kind in schema.items()
    ]
    try:
        return frame.select(columns)
    except pl.exceptions.PolarsError as error:
        raise WerkmapError(f"table '{table}' does not fit its columns: {error}") from error
