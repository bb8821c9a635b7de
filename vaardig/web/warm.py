"""What is loaded after the start, while the first visitor reads the start page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .workspace import Workspace


def counts(space: Workspace) -> None:
    """Read the state of the data, which the start page shows."""
    _ = space.info


def taxonomy(space: Workspace) -> None:
    """Load skills and occupations."""
    _ = space.taxonomy


def first_view(space: Workspace) -> None:
    """Work out and draw what the trends door shows before anybody chose."""
    from vaardig.charts import to_svg

    from .doors.trends import report_for
    from .views.trend_form import TrendView
    from .views.trend_table import charts_of, rows_of

    view = TrendView(space.main_domain)
    report = report_for(space, view.request(space.years))
    for chart in charts_of(report, view, rows_of(report, view))[:1]:
        to_svg(chart.spec)
    _ = space.regions, space.sizes


def steps(space: Workspace) -> None:
    """Load profiles, vectors and linkers of the counsellor's door."""
    from vaardig.gap.reach import reach
    from vaardig.gap.request import Person, ReachRequest

    # A whole answer touches everything that is made at first use.
    reach(ReachRequest(Person(jobs=("magazijnier",)), top=1), space.gap)
    space.occupations.suggest("magazijn")


def reader(space: Workspace) -> None:
    """Load what judges a vacancy."""
    from vaardig.quality.assess import assess

    assess("Je onderhoudt de machines in onze werkplaats.", title="Technicus", peers=space.peers, engine=space.engine)


def searching(space: Workspace) -> None:
    """Open the index of the vacancies and link words to skills, which the first search would wait for."""
    from vaardig.find import ConceptRequest, find_concepts
    from vaardig.search import SearchRequest, search

    find_concepts(ConceptRequest("lassen", taxonomy=space.settings.overlay, encoder=space.settings.encoder))
    search(space.werkmap, SearchRequest("lassen", top=1, encoder=space.settings.encoder))


STEPS: tuple[Callable[[Workspace], None], ...] = (counts, taxonomy, first_view, steps, searching, reader)
