"""Is this installation whole, and are the packages that answer really ours?"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("vaardig", "nlp", "taxonomy", "indexes")
DISTRIBUTION = "vaardig"
_NEEDED = (
    "ahocorasick-rs", "faiss-cpu", "fastexcel", "numpy", "polars", "py3langid", "rapidfuzz", "rich", "scipy",
    "simplemma", "spacy", "typer", "XlsxWriter", "zstandard",
)  # fmt: skip
_OPTIONAL = {"sentence-transformers": "transformers", "pypdf": "documents", "python-docx": "documents"}


@dataclass(frozen=True)
class Check:
    """One finding. ``ok`` False is a fault; ``detail`` says what was found and, for a fault, what to do."""

    name: str
    ok: bool
    detail: str


def examine() -> list[Check]:
    """Run all checks; none of them changes anything or needs a network."""
    return [
        Check("python", sys.version_info >= (3, 11), f"{sys.version.split()[0]} (3.11 or newer is needed)"),
        _distribution(),
        *(_ours(package) for package in PACKAGES),
        _files(),
        *(_dependency(name) for name in _NEEDED),
        *(_extra(name, extra) for name, extra in _OPTIONAL.items()),
        _taxonomy(),
        _encoder(),
    ]


def _distribution() -> Check:
    try:
        return Check("vaardig", True, metadata.version(DISTRIBUTION))
    except metadata.PackageNotFoundError:
        return Check("vaardig", False, "not installed as a distribution; run: pip install vaardig")


def _ours(package: str) -> Check:
    """``nlp``, ``taxonomy`` and ``indexes`` are common names: another distribution may bring them too."""
    owners = sorted(set(metadata.packages_distributions().get(package, [])))
    others = [owner for owner in owners if owner.lower() != DISTRIBUTION]
    spec = find_spec(package)
    place = Path(spec.origin).parent if spec is not None and spec.origin else None
    home = Path(__file__).resolve().parent.parent
    name = f"package {package}"
    if others:
        return Check(name, False, f"also brought by {', '.join(others)}; run: pip uninstall {' '.join(others)}")
    if place is None or place.resolve().parent != home:
        return Check(name, False, f"comes from {place}, not from {home}; remove or rename that folder")
    return Check(name, True, str(place))


def _files() -> Check:
    try:
        listed = metadata.files(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return Check("files", False, "the distribution is not installed")
    missing = [str(item) for item in listed if not Path(str(item.locate())).exists()]
    if missing:
        shown = ", ".join(missing[:3])
        return Check("files", False, f"{len(missing)} of {len(listed)} are missing ({shown}); reinstall vaardig")
    return Check("files", True, f"all {len(listed)} are there")


def _dependency(name: str) -> Check:
    try:
        return Check(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Check(name, False, f"missing; run: pip install {name}")


def _extra(name: str, extra: str) -> Check:
    try:
        return Check(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Check(name, True, f"not installed, only needed for vaardig[{extra}]")


def _taxonomy() -> Check:
    from vaardig.base.errors import VaardigError

    try:
        from taxonomy.load import load_taxonomy

        taxonomy = load_taxonomy(None, ())
    except (VaardigError, ImportError) as error:
        return Check("taxonomy", False, str(error))
    counts = f"{len(taxonomy.skills)} hard skills, {len(taxonomy.occupations)} occupations"
    return Check("taxonomy", True, f"{counts}, hash {taxonomy.hash}")


def _encoder() -> Check:
    from vaardig.base.errors import VaardigError

    try:
        from indexes.encoders import load_encoder

        encoder = load_encoder(None)
    except (VaardigError, ImportError) as error:
        return Check("encoder", False, str(error))
    return Check("encoder", True, f"{encoder.id}, {encoder.dimension} components")
