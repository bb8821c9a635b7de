"""How many rows a source holds, where that is cheap to know: for the progress bar, never for a figure."""

from __future__ import annotations

from pathlib import Path

_CHUNK = 1 << 22


def rows_in(path: Path) -> int | None:
    """Rows of a JSONL or Parquet file; None for everything else, whose rows need a real reader."""
    suffix = path.suffix.lower()
    if not path.is_file():
        return None
    if suffix in {".jsonl", ".ndjson"}:
        return _lines(path)
    if suffix in {".parquet", ".pq"}:
        return _parquet(path)
    return None


def _lines(path: Path) -> int:
    lines, last = 0, b"\n"
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            lines += chunk.count(b"\n")
            last = chunk[-1:]
    return lines + (last != b"\n")


def _parquet(path: Path) -> int | None:
    import polars as pl

    try:
        return int(pl.scan_parquet(path).select(pl.len()).collect().item())
    except (pl.exceptions.PolarsError, OSError):
        return None
