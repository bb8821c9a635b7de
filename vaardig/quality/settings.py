"""What a federation sets without code: rules off, weights, severities, thresholds and words, in one TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, get_args

from vaardig.base.errors import ConfigError

from .model import FAMILIES, Rule, Severity

_KEYS = {
    "uit": "rules that are not looked at: an id, or a whole family",
    "ernst": "severity per rule: hoog, middel or laag",
    "gewichten": "weight per severity in the sub-figures",
    "drempels": "thresholds, see Thresholds",
    "woorden": "extra words per rule, 'words => proposal'",
    "weg": "words per rule that are no longer looked for",
    "mag": "words per rule that are legitimate here",
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Defaults where no werkmap tells what peers do; docs/methode.md says where they come from."""

    min_words: int = 80
    max_words: int = 1200
    demands: int = 20
    soft: int = 5
    min_demands_for_levels: int = 5
    min_peers: int = 30
    sentence_words: int = 32
    word_letters: int = 30
    flesch_douma: int = 30


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices that produced a report. Pairs instead of dicts inside: a value that can be a key."""

    off: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    weights: tuple[tuple[str, float], ...] = (("hoog", 3.0), ("middel", 2.0), ("laag", 1.0))
    thresholds: Thresholds = field(default_factory=Thresholds)
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    words_off: tuple[tuple[str, tuple[str, ...]], ...] = ()
    allowed: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def extra_words(self) -> dict[str, tuple[str, ...]]:
        """Words to add, per rule."""
        return dict(self.words)

    @property
    def removed_words(self) -> dict[str, tuple[str, ...]]:
        """Words to leave alone, per rule."""
        return dict(self.words_off)

    @property
    def legitimate(self) -> dict[str, tuple[str, ...]]:
        """Wordings that make a hit legitimate, per rule."""
        return dict(self.allowed)

    def severity_of(self, rule: Rule) -> Severity:
        """Severity of a rule under these settings."""
        chosen: Any = dict(self.severities).get(rule.id, rule.severity)
        severity: Severity = chosen
        return severity

    def weight_of(self, severity: str) -> float:
        """Weight of a severity in a sub-figure."""
        return dict(self.weights)[severity]

    def check(self, rules: Mapping[str, Rule]) -> None:
        """Refuse names of rules that do not exist, all at once.

        Raises
        ------
        ConfigError
            A rule is unknown.
        """
        named = {*(name for name, _ in self.severities), *(name for name, _ in self.words)}
        named |= {name for name, _ in self.words_off} | {name for name, _ in self.allowed}
        unknown = sorted(
            (named - set(rules)) | {name for name in self.off if name not in rules and name not in FAMILIES}
        )
        if unknown:
            raise ConfigError(f"no rule is called {', '.join(unknown)}", allowed=", ".join(rules))

    def to_dict(self) -> dict[str, Any]:
        """Plain values that say what differs from the defaults, for an account."""
        ours, shipped = asdict(self), asdict(Settings())
        return {name: value for name, value in ours.items() if value != shipped[name]}


def read_settings(path: Path | None) -> Settings:
    """Read a TOML file; None gives the defaults.

    Raises
    ------
    ConfigError
        The file is absent, is no TOML, or holds keys or values that mean nothing; all problems at once.
    """
    if path is None:
        return Settings()
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read ({error.strerror})", next_step="check the path") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}", next_step="correct the file; docs/methode.md shows one") from None
    return parse_settings(document, str(path))


def parse_settings(document: Mapping[str, Any], name: str) -> Settings:
    """Settings of a parsed document; see `read_settings`."""
    problems = [f"unknown key '{key}'" for key in document if key not in _KEYS]
    limits = {item.name for item in fields(Thresholds)}
    thresholds: dict[str, int] = {}
    for key, value in _table(document, "drempels", problems).items():
        if key not in limits or not isinstance(value, int) or isinstance(value, bool) or value < 0:
            problems.append(f"drempels.{key} = {value!r} (allowed: {', '.join(sorted(limits))}, whole numbers)")
        else:
            thresholds[key] = value
    weights = dict(Settings().weights)
    for key, value in _table(document, "gewichten", problems).items():
        if key not in weights or not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
            problems.append(f"gewichten.{key} = {value!r} (allowed: hoog, middel, laag with a number)")
        else:
            weights[key] = float(value)
    severities = _table(document, "ernst", problems)
    problems += [f"ernst.{key} = {value!r}" for key, value in severities.items() if value not in get_args(Severity)]
    off = document.get("uit", [])
    if not isinstance(off, list) or not all(isinstance(item, str) for item in off):
        problems.append("uit must be a list of rule ids")
        off = []
    lists = {key: _lists(_table(document, key, problems), key, problems) for key in ("woorden", "weg", "mag")}
    if problems:
        raise ConfigError(
            f"{name}: {'; '.join(problems)}", allowed=", ".join(_KEYS), next_step="correct these and run it again"
        )
    settings = Settings(
        off=tuple(sorted(off)),
        severities=tuple(sorted(severities.items())),
        weights=tuple(weights.items()),
        thresholds=Thresholds(**thresholds),
        words=lists["woorden"],
        words_off=lists["weg"],
        allowed=lists["mag"],
    )
    from .rulebook import load_rulebook

    # A pattern that cannot be compiled is found now, not in the middle of a batch.
    load_rulebook(settings)
    return settings


def _table(document: Mapping[str, Any], key: str, problems: list[str]) -> Mapping[str, Any]:
    value = document.get(key, {})
    if isinstance(value, Mapping):
        return value
    problems.append(f"{key} must be a table [{key}]")
    return {}


def _lists(table: Mapping[str, Any], key: str, problems: list[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for rule, items in table.items():
        if not isinstance(items, Iterable) or isinstance(items, str) or not all(isinstance(i, str) for i in items):
            problems.append(f'{key}."{rule}" must be a list of texts')
            continue
        found.append((rule, tuple(items)))
    return tuple(sorted(found))
