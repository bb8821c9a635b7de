"""The one error tree. Every message says what was found, what was allowed, and what to do next."""

from __future__ import annotations


class VaardigError(Exception):
    """Base of all errors that a person can act on.

    Parameters
    ----------
    found
        What was met, with file, line or name where known.
    allowed
        What would have been accepted. Empty when that is evident from ``found``.
    next_step
        What the person can do now, preferably a command.
    """

    exit_code = 2

    def __init__(self, found: str, *, allowed: str = "", next_step: str = "") -> None:
        self.found = found
        self.allowed = allowed
        self.next_step = next_step
        parts = [found.rstrip(".") + "."]
        if allowed:
            parts.append(f"Allowed: {allowed.rstrip('.')}.")
        if next_step:
            parts.append(f"Next: {next_step}" if next_step.endswith("?") else f"Next: {next_step.rstrip('.')}.")
        super().__init__(" ".join(parts))


class InputError(VaardigError):
    """A source, text or argument that the user gave cannot be used."""


class ConfigError(VaardigError):
    """A configuration document, column mapping or option is not valid."""


class TaxonomyError(VaardigError):
    """Taxonomy data, an overlay or an official release is not valid."""


class EncoderError(VaardigError):
    """An encoder or vector index is missing, damaged or of another kind than expected."""


class WerkmapError(VaardigError):
    """A werkmap is missing, damaged, in use, or made with other inputs than the ones given."""


class WerkmapBusyError(WerkmapError):
    """A build is writing the werkmap, or wrote it while it was read: the same question succeeds when it is done."""


class MissingExtraError(VaardigError):
    """An optional package is needed for what was asked.

    Parameters
    ----------
    package
        The package that cannot be imported.
    extra
        The extra of ``vaardig`` that brings it.
    purpose
        What it is needed for.
    """

    def __init__(self, package: str, extra: str, purpose: str) -> None:
        super().__init__(
            f"the package '{package}' is not installed and is needed for {purpose}",
            next_step=f"pip install 'vaardig[{extra}]'",
        )
        self.package = package
        self.extra = extra
