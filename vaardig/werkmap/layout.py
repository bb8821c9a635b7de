"""Where things stand in a werkmap folder. No other module spells a file name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PART_TABLES = ("vacancies", "texts", "mentions", "rejects", "fields", "vectors", "signatures")
FIGURE_TABLES = ("clusters", "units", "demands")


@dataclass(frozen=True)
class Layout:
    """Paths inside one werkmap.

    ``plan`` fixes with what the parts are made and stands there from the first moment; ``manifest`` is written last
    and says which parts belong to the finished whole. ``figures`` and ``index`` follow from the parts.
    """

    root: Path

    @property
    def plan(self) -> Path:
        """What the parts are made with (JSON)."""
        return self.root / "plan.json"

    @property
    def manifest(self) -> Path:
        """The finished whole (JSON); absent while a werkmap is not finished."""
        return self.root / "manifest.json"

    @property
    def log(self) -> Path:
        """Times of the last build; the one file that may differ between equal werkmappen."""
        return self.root / "build_log.json"

    @property
    def lock(self) -> Path:
        """Held while a build writes."""
        return self.root / ".lock"

    @property
    def sources(self) -> Path:
        """Journals, one JSON file per source."""
        return self.root / "sources"

    @property
    def parts(self) -> Path:
        """One folder per part."""
        return self.root / "parts"

    @property
    def figures(self) -> Path:
        """Clusters and the tables that yearly figures read, derived from the parts."""
        return self.root / "figures"

    @property
    def index(self) -> Path:
        """FAISS index over the vectors of the parts."""
        return self.root / "index"

    @property
    def words(self) -> Path:
        """Word index over titles and texts of the parts, in segments."""
        return self.index / "words"

    @property
    def relink(self) -> Path:
        """A relink in progress: the same layout again, until it takes the place of the old parts."""
        return self.root / "relink"

    def journal(self, fingerprint: str) -> Path:
        """Journal of one source."""
        return self.sources / f"{fingerprint}.json"

    def part(self, name: str) -> Path:
        """Folder of one part."""
        return self.parts / name

    def part_table(self, name: str, table: str) -> Path:
        """One table of one part."""
        return self.parts / name / f"{table}.parquet"

    def part_record(self, name: str) -> Path:
        """Counts and hashes of one part (JSON)."""
        return self.parts / name / "part.json"

    def figure_shard(self, table: str, number: int) -> Path:
        """One shard of a derived table."""
        return self.figures / table / f"{number:05d}.parquet"

    @property
    def concepts(self) -> Path:
        """Concepts that occur, with the code that ``demands`` uses."""
        return self.figures / "concepts.parquet"

    @property
    def trend_tests(self) -> Path:
        """The fixed family of trend tests."""
        return self.figures / "trend_tests.parquet"


def part_name(fingerprint: str, number: int) -> str:
    """Name of the ``number``-th part (from 0) of a source; names sort in reading order within a source."""
    return f"{fingerprint}-{number:06d}"
