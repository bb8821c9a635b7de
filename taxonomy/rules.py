"""Rule files (`data/rules/*.txt`): named sections of patterns or words, one per line."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from vaardig.base.errors import TaxonomyError


@lru_cache(maxsize=64)
def read_rules(name: str) -> dict[str, tuple[str, ...]]:
    """Sections of ``data/rules/<name>.txt``: ``== section`` heads, ``- item`` lines. Order is kept.

    Raises
    ------
    TaxonomyError
        When a line is neither comment, section head nor item.
    """
    text = resources.files("taxonomy").joinpath("data", "rules", f"{name}.txt").read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    current: list[str] | None = None
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("== "):
            current = sections.setdefault(line[3:].strip(), [])
        elif line.startswith("- ") and current is not None:
            current.append(line[2:].strip())
        else:
            raise TaxonomyError(
                f"rules/{name}.txt line {number}: '{line[:60]}'",
                allowed="'# comment', '== section' or '- item'",
                next_step="correct that line",
            )
    return {key: tuple(items) for key, items in sections.items()}
