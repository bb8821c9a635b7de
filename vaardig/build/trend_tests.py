"""The last figure of a build: the fixed family of trend tests, which reads the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from vaardig.trends.stored import store_tests
from vaardig.werkmap.layout import Layout
from vaardig.werkmap.manifest import Manifest, Plan
from vaardig.werkmap.reader import Werkmap


def store_trend_tests(layout: Layout, plan: Plan, counts: Mapping[str, int]) -> None:
    """Test every skill of every domain over the figures that stand under ``layout`` and store the answer beside them.

    The manifest does not exist yet, on purpose: a kill here leaves parts that the next run finishes.
    """
    unfinished = Manifest(
        plan=asdict(plan), sources=[], order=[], parts={}, counts={"vacancies": 0, "undated": 0, **counts}, figures=""
    )
    store_tests(Werkmap(layout, unfinished))
