"""``gap``: the step from a person to one job, explained skill by skill."""

from __future__ import annotations

from dataclasses import replace

from taxonomy.model import EDUCATION_LEVELS
from vaardig.base.errors import InputError

from .blockers import blocker_lines, unmet_by_law, with_diploma
from .education import match_education
from .evidence import LEAST_COUNT, LEAST_SHARE
from .experience import match_experience
from .learning import BY_LAW, channel_lines, channels_for, general_channels
from .profiles import Profile
from .report import EducationMatch, GapReport, LanguageLine, SkillLine
from .request import GapRequest, forget
from .starting import Starting, read_person
from .step import skill_lines, step_from
from .titles import resolve_title
from .wording import advice, gap_notes
from .workspace import Workspace

_MOST_ASSETS = 6


def gap(request: GapRequest, workspace: Workspace) -> GapReport:
    """Explain the step.

    Raises
    ------
    UnclearTitleError
        A title fits several occupations (``choices`` to pick from), or none.
    InputError
        Nothing is known about the person, or the target has no profile.
    """
    target = resolve_title(request.target, workspace)
    assert target.occupation_id is not None
    profile = workspace.profile(target.occupation_id)
    if not profile.skills:
        raise InputError(
            f"'{target.label}' has no skill profile: its release gives none",
            next_step="choose an occupation of the shipped taxonomy, or import a release with its skill relations",
        )
    starting = read_person(request.person, workspace)
    same = target.occupation_id in starting.jobs
    blockers = blocker_lines(target.occupation_id, starting, workspace)
    education = match_education(
        profile.occupation, request.person, profile.evidence, blockers, workspace, starting.level
    )
    blockers = with_diploma(blockers, education.horizontal, education.vertical)
    by_law = bool(unmet_by_law(blockers))
    kinds = BY_LAW if by_law else ()
    lines = _with_channels(
        skill_lines(profile, starting, workspace, reserved=by_law), request, profile, workspace, kinds
    )
    step = step_from(
        lines, by_law=by_law, levels_below=levels_below(education, starting, workspace), workspace=workspace
    )
    channels = channel_lines(
        ((line.concept_id, line.channels) for line in lines if line.channels),
        request.person,
        workspace,
        extra=()
        if same and request.person.status != "nieuwkomer"
        else general_channels(
            request.person,
            by_law=profile.occupation.education if by_law else "",
            workspace=workspace,
            fields=profile.occupation.fields,
        ),
    )
    kept = replace(request, person=forget(request.person))
    report = GapReport(
        kept, workspace.basis, starting.starts, workspace.job(target.occupation_id), step, same, blockers,
        _languages(profile, starting, workspace), education, match_experience(request.person, profile.evidence),
        lines, channels, (), (), _assets(profile, starting, workspace),
    )  # fmt: skip
    return replace(report, advice=advice(report), notes=(*starting.notes, *gap_notes(report, profile)))


def _assets(profile: Profile, starting: Starting, workspace: Workspace) -> tuple[str, ...]:
    """Labels of held skills that the target does not list but that its sector uses: knowing the work floor counts."""
    asked = {skill.concept_id for skill in profile.skills}
    domain = profile.occupation.domain
    found = [
        workspace.skills[key].label
        for key, holding in starting.holdings.items()
        if holding.certain and key in workspace.skills and key not in asked and domain in workspace.skills[key].domains
    ]
    return tuple(found[:_MOST_ASSETS])


def levels_below(education: EducationMatch, starting: Starting, workspace: Workspace) -> int:
    """How many levels the diploma lies below the usual one of the target, 0 when not below.

    Without a diploma the usual level of the person's own jobs stands for it; without jobs nothing is assumed.
    """
    levels = [EDUCATION_LEVELS.index(workspace.occupations[job].education) for job in starting.jobs]
    if education.level in EDUCATION_LEVELS:
        levels = [EDUCATION_LEVELS.index(education.level)]
    return max(0, EDUCATION_LEVELS.index(education.target_level) - max(levels)) if levels else 0


def _with_channels(
    lines: tuple[SkillLine, ...], request: GapRequest, profile: Profile, workspace: Workspace, kinds: tuple[str, ...]
) -> tuple[SkillLine, ...]:
    missing = [workspace.skills[line.concept_id] for line in lines if line.kind == "hard" and line.status != "have"]
    job = profile.occupation
    channels = channels_for(missing, request.person, job.domain, workspace, level=job.education, kinds=kinds)
    return tuple(replace(line, channels=channels.get(line.concept_id, ())) for line in lines)


def _languages(profile: Profile, starting: Starting, workspace: Workspace) -> tuple[LanguageLine, ...]:
    """Languages that a fair share of the vacancies ask, most asked first; none without vacancies."""
    found = []
    for language in workspace.taxonomy.languages:
        demand = profile.evidence.demands.get(f"taal:{language.id}")
        if demand is None or demand.share < LEAST_SHARE or demand.numerator < LEAST_COUNT:
            continue
        met = "ja" if language.id in starting.languages else "onbekend"
        found.append(LanguageLine(language.label, met, demand))
    return tuple(sorted(found, key=lambda line: (-line.demand.share, line.label)))
