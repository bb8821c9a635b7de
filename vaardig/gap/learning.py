"""Where a missing skill can be learnt, with entry conditions and what is known about the channel; never a ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from taxonomy.model import EDUCATION_LEVELS, Channel, Skill

from .report import ChannelLine
from .request import STATUSES, Person
from .space import field_of
from .workspace import Workspace

_MOST_PER_SKILL = 4
# A sector fund is named when it serves at least this share of the missing skills.
_FUND_SHARE = 0.25
_CAVEAT = "Wie instapt, wordt vooraf gekozen. Het cijfer zegt dus niet wat het voor u oplevert."
# Of the other kinds we found no figure that compares who took them with who did not; a page says that once.
EVIDENCE: dict[str, str] = {
    "werkplekleren": "In evaluaties doet leren op de werkvloer het gemiddeld het best. " + _CAVEAT,
    "vdab": "Een beroepsopleiding helpt gemiddeld, maar niet iedereen even veel. " + _CAVEAT,
    "hoger-onderwijs": "Een diploma telt lang mee. Het vraagt ook het meeste tijd.",
    "evc": "Dit leert u niets bij: het toont wat u al kunt.",
    "inburgering": "Taal opent vaak de deur naar een opleiding of een job.",
    "zelfstudie": "Volhouden is het moeilijkst.",
}
_NEWCOMER = "Voor nieuwkomers doet een beroepsopleiding het beter dan ander leren op de werkvloer. " + _CAVEAT
# Kinds in the order in which a counsellor would go through them, not an order of pay-off.
_ORDER = (
    "vdab",
    "werkplekleren",
    "sectorfonds",
    "syntra",
    "cvo",
    "hoger-onderwijs",
    "inburgering",
    "zelfstudie",
    "evc",
)
# Ways that lead to a diploma or a first language, and proof of competence: told once for the job, not for each skill.
_GENERAL = ("evc", "inburgering")


def channels_for(
    skills: Sequence[Skill],
    person: Person,
    domain: str,
    workspace: Workspace,
    *,
    level: str = "",
    kinds: Sequence[str] = (),
) -> dict[str, tuple[str, ...]]:
    """Ids of channels per skill: one of each kind, made for its field first, then the one that suits most skills.

    Parameters
    ----------
    skills
        Missing skills of one target; a channel that serves many of them saves somebody a second intake.
    domain
        Strategic domain of the target.
    level
        Usual level of education of the target: higher education is for jobs that ask it, apprenticeship for others.
    kinds
        Only these kinds of channel; empty: all.
    """
    allowed = [c for c in workspace.taxonomy.channels if c.kind not in _GENERAL and (not kinds or c.kind in kinds)]
    open_ = [c for c in allowed if _open_to(c, person, domain) and _of_level(c, level)]
    suiting = {skill.id: [channel for channel in open_ if _suits(channel, skill)] for skill in skills}
    counts = Counter(channel.id for channels in suiting.values() for channel in channels)
    # A fund trains for its own sector: one stray skill ("schoonmaken" in child care) does not lead there.
    least = _FUND_SHARE * len(suiting)
    result: dict[str, tuple[str, ...]] = {}
    for skill, channels in suiting.items():
        best: dict[str, tuple[int, int, str]] = {}
        for channel in channels:
            own = _own_sector(channel, person)
            if channel.kind == "sectorfonds" and counts[channel.id] < least and not own:
                continue
            precise = 2 * bool(channel.groups) + bool(channel.domains) + 4 * own
            rank = (-precise, -counts[channel.id], channel.id)
            best[channel.kind] = min(rank, best.get(channel.kind, rank))
        result[skill] = tuple(best[kind][2] for kind in _ORDER if kind in best)[:_MOST_PER_SKILL]
    return result


def _of_level(channel: Channel, level: str) -> bool:
    """False when a channel lies above or below the usual level of the target; an unknown level leaves all open."""
    if level not in EDUCATION_LEVELS:
        return True
    place = EDUCATION_LEVELS.index(level)
    if "leerling" in channel.audience and channel.kind == "syntra":
        return place <= EDUCATION_LEVELS.index("secundair")
    if channel.kind != "hoger-onderwijs":
        return True
    # A postgraduaat builds on a bachelor; every other diploma of higher education starts from secondary school.
    least = "bachelor" if channel.label.startswith("postgraduaat") else "graduaat"
    return place >= EDUCATION_LEVELS.index(least)


def _suits(channel: Channel, skill: Skill) -> bool:
    field = field_of(skill.group)
    by_group = not channel.groups or any(skill.group.startswith(group) or field == group for group in channel.groups)
    return by_group and (not channel.kinds or skill.kind in channel.kinds) and bool(channel.groups or channel.kinds)


def _own_sector(channel: Channel, person: Person) -> bool:
    return bool(person.pc) and any(person.pc.startswith(number) for number in channel.pc)


def _open_to(channel: Channel, person: Person, domain: str) -> bool:
    if channel.domains and domain not in channel.domains:
        return False
    if not set(channel.audience) & ({person.status} if person.status else set(STATUSES)):
        return False
    # A fund of another sector than the one somebody works in does not pay for him; a jobseeker enters through VDAB.
    return not (person.status == "werknemer" and person.pc and channel.pc and not _own_sector(channel, person))


def channel_lines(
    per_skill: Iterable[tuple[str, tuple[str, ...]]], person: Person, workspace: Workspace, *, extra: Iterable[str] = ()
) -> tuple[ChannelLine, ...]:
    """Channels with the skills that each suits, in the order of `_ORDER`, the most useful of a kind first.

    Parameters
    ----------
    per_skill
        Concept id and ids of its channels.
    extra
        Ids of channels to show although no single skill asks for them (proof of competence, a diploma, language).
    """
    skills: dict[str, list[str]] = {}
    for concept, channels in per_skill:
        for channel in channels:
            skills.setdefault(channel, []).append(concept)
    for channel in extra:
        skills.setdefault(channel, [])
    lines = []
    for identifier, concepts in skills.items():
        channel_ = workspace.taxonomy.channel(identifier)
        lines.append(
            ChannelLine(
                channel_.id, channel_.label, channel_.kind, channel_.what, channel_.entry,
                evidence_of(channel_.kind, person), tuple(concepts),
            )
        )  # fmt: skip
    return tuple(sorted(lines, key=lambda line: _place(line, workspace)))


def _place(line: ChannelLine, workspace: Workspace) -> tuple[int, bool, int, str]:
    """Kind, what is meant for pupils last, then what serves most skills."""
    pupils = "leerling" in workspace.taxonomy.channel(line.channel_id).audience and line.kind == "syntra"
    return _ORDER.index(line.kind), pupils, -len(line.skills), line.channel_id


def evidence_of(kind: str, person: Person) -> str:
    """What is known about a kind of channel, with its caveat."""
    if person.status == "nieuwkomer" and kind in ("vdab", "werkplekleren"):
        return _NEWCOMER
    return EVIDENCE.get(kind, "")


def general_channels(
    person: Person, *, by_law: str, workspace: Workspace, fields: Sequence[str] = ()
) -> tuple[str, ...]:
    """Channels for the whole step: proof of competence, a diploma where the law asks it, language for newcomers.

    Parameters
    ----------
    by_law
        Usual level of the diploma that the law asks and the person does not show; empty when it asks none.
    fields
        Fields of study of the target: a diploma course of one field (*graduaat verpleegkunde*) is for that field only,
        and there it stands instead of the course in general.
    """
    wanted = ["evc"]
    if person.status == "nieuwkomer":
        wanted.append("inburgering")
    open_ = [c for c in workspace.taxonomy.channels if _open_to(c, person, "")]
    found = [c.id for c in open_ if c.kind in wanted]
    if by_law:
        ways = [c for c in open_ if c.label.startswith(("onderwijskwalificerend", *_DIPLOMA.get(by_law, ())))]
        own = [c for c in ways if _of_one_field(c) and any(field in c.label for field in fields)]
        found += [c.id for c in ways if c in own or not (_of_one_field(c) or c.kind in {way.kind for way in own})]
    return tuple(dict.fromkeys(found))


def _of_one_field(channel: Channel) -> bool:
    """True for a course of higher education that no single skill leads to: its label names the one field it is for."""
    return channel.kind == "hoger-onderwijs" and not channel.groups and not channel.kinds


# By level, the beginnings of the channels that lead to a diploma. By label: a catalogue of one's own may lack them.
_DIPLOMA = {
    "secundair": ("tweedekansonderwijs", "centrum voor volwassenenonderwijs"),
    "graduaat": ("graduaat",),
    "bachelor": ("bachelor",),
    "master": ("bachelor",),
    "doctoraat": ("bachelor",),
}
# What only a diploma opens may not be learnt on a work floor: of the channels per skill these remain.
BY_LAW = ("sectorfonds", "cvo")
