"""Which files the taxonomy consists of, which keys each may use, and which ids its entries get."""

from __future__ import annotations

from dataclasses import dataclass

# Keys that only an overlay may use: see "Overlay" in data/README.md.
OVERLAY_KEYS = frozenset({"off", "remove", "replace"})


@dataclass(frozen=True, slots=True)
class Section:
    """A folder of files, or one file. ``prefix`` is the id prefix that is given out; empty: authors choose ids.

    ``required`` keys must have a value, ``repeated`` keys may stand on several lines.
    """

    name: str
    path: str
    prefix: str
    keys: frozenset[str]
    required: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()
    counters: bool = False

    @property
    def is_folder(self) -> bool:
        """True when ``path`` is a folder of ``.txt`` files."""
        return not self.path.endswith(".txt")


def _keys(text: str) -> frozenset[str]:
    return frozenset(text.split())


SECTIONS: tuple[Section, ...] = (
    Section(
        "skills",
        "skills",
        "vs-",
        _keys("kind domains esco competent broader label-form"),
        required=_keys("kind domains"),
    ),
    Section(
        "soft",
        "soft",
        "",
        _keys("esco old definition indicator"),
        required=_keys("definition"),
        repeated=_keys("old indicator"),
        counters=True,
    ),
    Section(
        "occupations",
        "occupations",
        "vo-",
        _keys("isco nace esco competent stem domain education fields access essential optional soft"),
        required=_keys("isco stem domain education essential"),
        repeated=_keys("essential optional soft fields"),
    ),
    Section(
        "domains",
        "domains.txt",
        "",
        _keys("nace pc agency-nace agency-pc"),
        repeated=_keys("nace pc agency-nace agency-pc"),
    ),
    Section("licences", "licences.txt", "vl-", _keys("implies"), counters=True),
    Section("languages", "languages.txt", "", frozenset(), counters=True),
    Section("education", "education.txt", "", frozenset(), counters=True),
    Section(
        "blockers",
        "blockers.txt",
        "vb-",
        _keys("kind what authority duration official licences"),
        required=_keys("kind what authority duration official"),
    ),
    Section(
        "channels",
        "channels.txt",
        "vc-",
        _keys("kind what entry audience groups domains pc kinds"),
        required=_keys("kind what entry audience"),
        repeated=_keys("groups domains pc"),
    ),
)
