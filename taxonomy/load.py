"""Loads the taxonomy: our files, a user's overlay, and imported official releases, as one value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from vaardig.base.collector import long_lived
from vaardig.base.errors import TaxonomyError
from vaardig.base.hashing import hash_parts

from .concepts import Taxonomy, surface_forms
from .merge import Release, merge_releases, read_release
from .model import Problem
from .resolve import Resolver
from .sources import OVERLAY, Source, data_root, lay_over, read_source
from .variants import SurfaceForm


def load_taxonomy(overlay: Path | None = None, releases: Sequence[Path] = ()) -> Taxonomy:
    """Load the shipped taxonomy with a user's changes and official releases merged in.

    Parameters
    ----------
    overlay
        Folder with changes in the same line format (``--taxonomy DIR``); see ``data/README.md``.
    releases
        Release folders made by ``vaardig taxonomy import``, earlier ones win.

    Returns
    -------
    The taxonomy; the same object for the same content within a process.

    Raises
    ------
    TaxonomyError
        The overlay is missing or wrong (all problems at once), or a release is damaged.
    """
    if overlay is not None and not overlay.is_dir():
        raise TaxonomyError(
            f"the taxonomy overlay '{overlay}' is not a folder",
            allowed="a folder with skills/, occupations/, domains.txt … as in taxonomy/data",
            next_step="give an existing folder to --taxonomy",
        )
    key = _content_key(overlay, releases)
    return _load(overlay, tuple(releases), key)


def _content_key(overlay: Path | None, releases: Sequence[Path]) -> str:
    """Content of what a user may edit while the process lives; the shipped data does not change under us."""
    parts = [read_source(overlay, overlay=True).hash if overlay else ""]
    for folder in releases:
        manifest = folder / "manifest.json"
        parts.append(manifest.read_text("utf-8") if manifest.is_file() else "")
    return hash_parts(parts)


@lru_cache(maxsize=8)
def _load(overlay: Path | None, releases: tuple[Path, ...], key: str) -> Taxonomy:
    with long_lived():
        source = read_source(data_root())
        if overlay is not None:
            lay_over(source, read_source(overlay, overlay=True))
        taxonomy = build_taxonomy(source, [read_release(folder) for folder in releases])
    if overlay is not None:
        _refuse_overlay_problems(overlay, taxonomy.problems)
    return taxonomy


def build_taxonomy(source: Source, releases: Sequence[Release] = ()) -> Taxonomy:
    """Resolve a source and merge releases into it. What does not fit is left out and listed in ``problems``."""
    resolver = Resolver(source)
    skills, occupations = merge_releases(
        resolver.all("skills", resolver.skill), resolver.all("occupations", resolver.occupation), releases
    )
    taxonomy = Taxonomy(
        skills=skills,
        occupations=occupations,
        soft_skills=resolver.all("soft", resolver.soft),
        domains=resolver.all("domains", resolver.domain),
        licences=resolver.all("licences", resolver.licence),
        languages=resolver.all("languages", resolver.language),
        blockers=resolver.all("blockers", resolver.blocker),
        channels=resolver.all("channels", resolver.channel),
        education=resolver.all("education", resolver.education),
        hash=hash_parts([source.hash, *(release.hash for release in releases)]),
        releases=tuple(release.name for release in releases),
    )
    # What did not fit is known once every section is resolved.
    return replace(taxonomy, problems=tuple(sorted({*source.problems, *resolver.problems})))


def _refuse_overlay_problems(overlay: Path, problems: Iterable[Problem]) -> None:
    """Refuse a wrong overlay with all its problems: a user must hear of a typing error, not lose a line silently."""
    own = [problem for problem in problems if problem.file.startswith(OVERLAY)]
    if own:
        listed = "; ".join(str(problem) for problem in own)
        raise TaxonomyError(
            f"the taxonomy overlay '{overlay}' has {len(own)} problem(s): {listed}",
            next_step=f"correct these lines and run: vaardig taxonomy validate --taxonomy {overlay}",
        )


__all__ = ["SurfaceForm", "Taxonomy", "load_taxonomy", "surface_forms"]
