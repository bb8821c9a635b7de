"""Options that the counsellor's commands share: who the person is, and how the answer is given."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class GapFormat(StrEnum):
    """How the answer to a counsellor's question is given."""

    table = "table"
    json = "json"
    html = "html"


From = Annotated[
    list[str] | None, typer.Option("--from", help="Job now or before, in your own words; may be repeated.")
]
To = Annotated[str | None, typer.Option("--to", "--target", help="Job to go to: a title, a label or an id.")]
Has = Annotated[list[str] | None, typer.Option("--has", help="Skill that the person has; may be repeated.")]
Bit = Annotated[list[str] | None, typer.Option("--a-bit", help="Skill that the person has a little; may be repeated.")]
HasNot = Annotated[list[str] | None, typer.Option("--has-not", help="Skill that the person lacks; may be repeated.")]
Activity = Annotated[
    list[str] | None, typer.Option("--activity", help="Voluntary work, hobby or work abroad; may be repeated.")
]
Cv = Annotated[
    Path | None, typer.Option("--cv", metavar="FILE", help="Text of a CV, - for standard input. It is not stored.")
]
CvNot = Annotated[
    list[str] | None,
    typer.Option("--cv-not", metavar="JOB", help="Job that we read in the CV but that is not so; may be repeated."),
]
Diploma = Annotated[str, typer.Option("--from-diploma", help="Diploma of the person: 'bachelor elektromechanica'.")]
OwnFit = Annotated[str, typer.Option("--diploma-fit", help="Own judgement of the field: past, deels or 'past niet'.")]
OwnLevel = Annotated[
    str, typer.Option("--diploma-level", help="Own judgement of the level: 'te hoog', juist or 'te laag'.")
]
Languages = Annotated[list[str] | None, typer.Option("--language", help="Language that the person speaks.")]
Experience = Annotated[float | None, typer.Option("--experience", help="Years of experience in such work.")]
Status = Annotated[str, typer.Option("--status", help="werknemer, werkzoekende or nieuwkomer.")]
Pc = Annotated[str, typer.Option("--pc", help="Paritair comité of the present employer, as 140.03.")]
Open = Annotated[Path | None, typer.Option("--open", metavar="FILE", help="File kept from last time.")]
Save = Annotated[Path | None, typer.Option("--save", metavar="FILE", help="Keep the answers in this file, no names.")]
WerkmapOption = Annotated[
    Path | None, typer.Option("--werkmap", metavar="WERKMAP", help="Vacancies to take as evidence.")
]
Form = Annotated[GapFormat, typer.Option("--format", help="How to show or write it.")]
Releases = Annotated[
    list[Path] | None, typer.Option("--release", metavar="DIR", help="Imported official release to merge in.")
]
