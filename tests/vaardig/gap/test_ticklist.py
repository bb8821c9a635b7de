"""The ticking step: twelve first, grouped, pre-ticked only with what is known."""

from __future__ import annotations

from vaardig.gap.answer import gap
from vaardig.gap.request import GapRequest, Person
from vaardig.gap.ticklist import FIRST, tick_list


def items(workspace, target="logistiek technicus", **person):
    found = tick_list(GapRequest(target, Person(**person)), workspace)
    return found, {item.label: item for group in found.groups for item in group.items}


def test_every_skill_stands_once_and_twelve_come_first(workspace):
    found, by_label = items(workspace, jobs=("magazijnier",))
    every = [item for group in found.groups for item in group.items]
    profile = workspace.profile(found.target.occupation_id)
    assert len(every) == len({item.concept_id for item in every}) == len(profile.skills)
    first = [item for item in every if item.first]
    assert len(first) == FIRST
    assert {item.kind for item in first} == {"hard"}
    assert found.groups[-1].label == "Hoe u werkt"
    assert "elektromechanica" in by_label


def test_only_what_is_known_is_ticked(workspace):
    _, by_label = items(workspace, jobs=("magazijnier",), has=("PLC",), bit=("sensoren",), has_not=("pneumatica",))
    assert by_label["PLC"].tick == "kan"
    assert by_label["sensoren"].tick == "beetje"
    assert by_label["pneumatica"].tick == "niet"
    assert by_label["elektromechanica"].tick == ""
    # Likely in a warehouse, not sure: open, with the reason.
    assert by_label["heftruck besturen"].tick == ""
    assert "vaak bij magazijnmedewerker" in by_label["heftruck besturen"].because


def test_the_list_works_without_any_start(workspace):
    _, by_label = items(workspace)
    assert {item.tick for item in by_label.values()} == {""}


def test_ticking_everything_leaves_no_gap(workspace):
    found, by_label = items(workspace, jobs=("magazijnier",))
    everything = tuple(item.concept_id for item in by_label.values())
    report = gap(GapRequest(found.target.occupation_id, Person(has=everything)), workspace)
    assert report.count("learn") == report.count("near") == report.count("learn", "soft") == 0
