"""Which imported labels are kept out of matching, and why."""

from __future__ import annotations

import pytest

from taxonomy.exclusions import why_excluded


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("chromatografie", ""),
        ("Verlichtingsinstallaties installeren", ""),
        ("Werken", "labels"),
        ("samenwerken", "labels"),
        ("gegevens beheren", "verbs alone"),
        ("Kantoormateriaal (kopieerapparaat, scanner, ...)", "marks"),
        ("Een opleiding aanpassen aan pedagogische, sociale en economische evoluties", "limits"),
        ("R", "limits"),
    ],
)
def test_labels(label, reason):
    assert why_excluded(label) == reason


def test_kinds_and_collections():
    assert why_excluded("Nauwkeurig werken", kind="soft") == "kinds"
    assert why_excluded("Spaans begrijpen", collection="language") == "collections"
