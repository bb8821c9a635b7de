"""What all doors read: the werkmap and the taxonomy, opened once; heavy models only when a page needs them."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from vaardig.base.errors import WerkmapBusyError
from vaardig.werkmap import Werkmap
from vaardig.werkmap.domains import DOMAINS

from . import words
from .faults import Trouble, Waiting
from .settings import WebSettings
from .shelf import Shelf
from .titles import Titles

if TYPE_CHECKING:
    from nlp.engine import Engine
    from taxonomy.load import Taxonomy
    from vaardig.gap.workspace import Workspace as GapWorkspace
    from vaardig.info import WerkmapInfo
    from vaardig.quality.peers import Peers

_log = logging.getLogger("vaardig.web")

# Files of corpus_samples/vacatures: figures over these say nothing about the labour market.
SAMPLE_FILES = frozenset(
    f"vacatures/{name}.jsonl"
    for name in (
        "chemie_materialen", "logistiek", "overig", "techniek", "vergelijking", "voeding", "zorg_life_sciences",
    )
)  # fmt: skip


_JUDGING = 2
# Up to so many counted vacancies a page is worked out while its visitor waits.
_SMALL = 100_000
_PATIENCE = 1.0
_SEARCHES = 48
# Tries and seconds between them while a build is writing.
_WAITS, _WAIT = 60, 2.0
T = TypeVar("T")


class Workspace:
    """One werkmap with what hangs on it. Safe to use from many threads.

    Parameters
    ----------
    settings
        What the server was started with.

    Raises
    ------
    WerkmapError
        The folder is no finished werkmap.
    """

    def __init__(self, settings: WebSettings) -> None:
        self.settings = settings
        self.werkmap = Werkmap.open(settings.werkmap)
        self.shelf = Shelf(around=self.steady)
        self._searches = Shelf(_SEARCHES, self.steady)
        self._lock = threading.RLock()
        self._places = threading.BoundedSemaphore(_JUDGING)
        self._titles: Titles | None = None

    @contextmanager
    def steady(self) -> Iterator[None]:
        """See that what is read in the body is of one generation of the werkmap; :class:`WerkmapBusyError` if not."""
        with self.werkmap.steady():
            yield

    def renew(self) -> None:
        """Open the werkmap anew when a build has finished since, and forget the answers from the old one.

        While a build is writing, what was answered before still stands; the rest waits for its end.
        """
        if self.werkmap.current:
            return
        with self._lock:
            try:
                self.werkmap = Werkmap.open(self.settings.werkmap)
            except WerkmapBusyError:
                return
            self.shelf.empty()
            self._searches.empty()
            self.__dict__.pop("samples", None)

    def for_page(self, key: Hashable, make: Callable[[], T], *, search: bool = False) -> T:
        """Answer for a page, worked out once. Searches have a shelf of their own: they would push out the figures.

        Raises
        ------
        Waiting
            The werkmap is large and the answer is not there yet; the work goes on.
        """
        shelf = self._searches if search else self.shelf
        if self.werkmap.counts["units"] <= _SMALL:
            return shelf.get(key, make)
        found = shelf.soon(key, make, _PATIENCE)
        if found is None:
            raise Waiting
        return found

    @property
    def name(self) -> str:
        """Name of the werkmap's folder; its place on the disk is nobody's business."""
        return self.werkmap.path.resolve().name

    @cached_property
    def samples(self) -> str:
        """``alle`` when every source is one of our samples, ``deels`` for some, empty for none."""
        ours = [source["name"] in SAMPLE_FILES for source in self.werkmap.manifest.sources]
        return "alle" if ours and all(ours) else "deels" if any(ours) else ""

    @property
    def info(self) -> WerkmapInfo:
        """Counts per year, domain and language."""
        from vaardig.info import describe

        return self.shelf.get("info", lambda: describe(self.werkmap))

    @property
    def thin_years(self) -> list[int]:
        """Years with too few vacancies to show a share."""
        from vaardig.trends.request import MINIMUM_DENOMINATOR

        return [year for year, count in self.info.years.items() if year is not None and count < MINIMUM_DENOMINATOR]

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The taxonomy with the user's overlay, as it was when it was first asked for."""
        from taxonomy.load import load_taxonomy

        with self._lock:
            return load_taxonomy(self.settings.overlay)

    @property
    def years(self) -> list[int]:
        """Years with vacancies, first to last."""
        return sorted(year for year in self.info.years if year is not None)

    @property
    def main_domain(self) -> str:
        """The strategic domain with most vacancies: what a page shows before anybody chose."""
        counts = {name: count for name, count in self.info.domains.items() if name != "geen"}
        return max(counts, key=lambda name: counts[name]) if counts else next(iter(DOMAINS))

    @property
    def regions(self) -> list[str]:
        """Regions as the werkmap writes them, most vacancies first."""
        return self.shelf.get("regions", lambda: self._values("region"))

    @property
    def sizes(self) -> list[str]:
        """Employer size classes that occur; empty when no sizes were given to the build."""
        return self.shelf.get("sizes", lambda: [name for name in self._values("employer_size") if name != "onbekend"])

    def _values(self, column: str, most: int = 60) -> list[str]:
        import polars as pl

        counted = self.werkmap.scan("units").group_by(column).agg(pl.len()).drop_nulls(column).collect()
        ordered = counted.filter(pl.col(column) != "").sort("len", column, descending=[True, False])
        return [str(name) for name in ordered[column].head(most)]

    @property
    def occupations(self) -> Titles:
        """Titles as people type them, to occupations."""
        with self._lock:
            if self._titles is None:
                self._titles = Titles(self.taxonomy, self.settings.encoder)
            return self._titles

    @property
    def gap(self) -> GapWorkspace:
        """What the gap functions read: profiles, skill vectors, linkers."""
        from vaardig.gap.workspace import load_workspace

        with self._lock:
            return load_workspace(self.werkmap.path, self.settings.overlay, (), self.settings.encoder)

    @property
    def engine(self) -> Engine:
        """What reads a vacancy."""
        from nlp.engine import load_engine

        with self._lock:
            return load_engine(self.settings.overlay, (), self.settings.encoder)

    @property
    def peers(self) -> Peers:
        """What comparable vacancies of the werkmap do."""
        from vaardig.quality.peers import read_peers

        return self.shelf.get("peers", lambda: read_peers(self.werkmap))

    @contextmanager
    def judging(self) -> Iterator[None]:
        """Take one of the few places for judging vacancies, so that many uploads at once cannot choke the machine.

        Raises
        ------
        Trouble
            None came free in time.
        """
        if not self._places.acquire(timeout=self.settings.answer_seconds / 2):
            raise Trouble(*words.STATUS[503], words.GO_BACK, status=503)
        try:
            yield
        finally:
            self._places.release()

    @property
    def taxonomy_ready(self) -> bool:
        """True once the taxonomy is in memory: the start page does not wait for it."""
        return "taxonomy" in self.__dict__

    def warm(self) -> None:
        """Load in the background what the first visitor would otherwise wait for."""
        threading.Thread(target=self._warm, name="warm", daemon=True).start()

    def _warm(self) -> None:
        from .warm import STEPS

        for step in STEPS:
            try:
                self._patiently(step)
            except Exception as error:  # noqa: BLE001 - a page that needs it will say what is wrong
                _log.warning("not ready beforehand: %s (%s)", step.__name__, type(error).__name__)

    def _patiently(self, step: Callable[[Workspace], None]) -> None:
        """Do a step; while a build is writing the werkmap, try again."""
        for _ in range(_WAITS):
            try:
                self.renew()
                return step(self)
            except WerkmapBusyError:
                time.sleep(_WAIT)
        return step(self)
