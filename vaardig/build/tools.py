"""What a process needs to make parts: an extractor and an encoder, from a recipe that travels between processes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from indexes.protocol import Encoder
    from nlp.batch import Extractor


@dataclass(frozen=True)
class Tools:
    """Loaded tools of one process."""

    extractor: Extractor
    encoder: Encoder


@dataclass(frozen=True)
class Identity:
    """What of the tools goes into the plan of a werkmap."""

    extractor: str
    encoder: str
    dimension: int


class Recipe(Protocol):
    """Makes the tools; picklable, and cheap until called."""

    def identity(self) -> Identity:
        """Identity of the tools that a call gives, at less cost where that can be; raises like a call."""
        ...

    def __call__(self) -> Tools:
        """Load the tools. Raises TaxonomyError or EncoderError when they cannot be loaded."""
        ...


@dataclass(frozen=True)
class OurTools:
    """The recipe of every real build."""

    taxonomy: Path | None = None
    releases: tuple[Path, ...] = ()
    keep_personal_data: bool = False
    encoder: str | None = None

    def identity(self) -> Identity:
        """Load taxonomy and encoder, but build no lexicon: an unchanged build needs no more."""
        from indexes.encoders import load_encoder
        from nlp.batch import fingerprint

        encoder = load_encoder(self.encoder)
        extractor = fingerprint(self.taxonomy, self.releases, self.keep_personal_data, self.encoder)
        return Identity(extractor, encoder.id, encoder.dimension)

    def __call__(self) -> Tools:
        """Load the engine once: extractor and build share its encoder."""
        from nlp.batch import make_extractor
        from nlp.engine import load_engine

        extractor = make_extractor(self.taxonomy, self.releases, self.keep_personal_data, self.encoder)
        return Tools(extractor, load_engine(self.taxonomy, self.releases, self.encoder).encoder)


def identify(tools: Tools) -> Identity:
    """Fingerprints of loaded tools."""
    return Identity(tools.extractor.fingerprint, tools.encoder.id, tools.encoder.dimension)
