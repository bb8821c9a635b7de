"""With what the parts of a werkmap are made, and the refusal to mix parts that are made differently."""

from __future__ import annotations

from vaardig.base.errors import WerkmapError
from vaardig.werkmap.layout import Layout
from vaardig.werkmap.manifest import FORMAT, Plan

from .tools import Identity


def make_plan(identity: Identity, part_rows: int, keep_personal_data: bool, employer_sizes: str) -> Plan:
    """Plan of a werkmap that is made with these tools."""
    return Plan(
        extractor=identity.extractor,
        encoder=identity.encoder,
        dimension=identity.dimension,
        part_rows=part_rows,
        keep_personal_data=keep_personal_data,
        employer_sizes=employer_sizes,
    )


def check_plan(layout: Layout, plan: Plan) -> None:
    """Refuse to mix parts that are made differently.

    Raises
    ------
    WerkmapError
        The werkmap has another plan; the message names the command that makes it fit.
    """
    if not layout.plan.exists():
        return
    known = Plan.read(layout.plan)
    relink = f"'vaardig relink {layout.root}' with the same --taxonomy, --release and --encoder as in this command"
    anew = "build into a new folder with 'vaardig build SOURCE… --out NEW'"
    if known.format != FORMAT:
        raise WerkmapError(f"the werkmap {layout.root} has format {known.format}", allowed=str(FORMAT), next_step=anew)
    if known.part_rows != plan.part_rows or known.keep_personal_data != plan.keep_personal_data:
        raise WerkmapError(
            f"the werkmap {layout.root} was made with part_rows={known.part_rows} and "
            f"keep_personal_data={known.keep_personal_data}",
            next_step=f"give the same options, or {anew}",
        )
    if known.encoder != plan.encoder:
        raise WerkmapError(
            f"the werkmap {layout.root} was made with the encoder '{known.encoder}', not '{plan.encoder}'",
            next_step=f"give that encoder with --encoder, or change the werkmap with {relink}",
        )
    if known.extractor != plan.extractor:
        raise WerkmapError(
            f"the werkmap {layout.root} was made with another taxonomy or version of vaardig",
            next_step=f"apply the present one to it with {relink}, or {anew}",
        )
    if known.employer_sizes != plan.employer_sizes:
        raise _other_sizes(layout, known, plan, anew)


def _other_sizes(layout: Layout, known: Plan, plan: Plan, anew: str) -> WerkmapError:
    what = f"the werkmap {layout.root} was made with "
    if not plan.employer_sizes:
        return WerkmapError(
            what + "a file of employer sizes", next_step=f"give that file with --employer-sizes, or {anew}"
        )
    return WerkmapError(
        what + ("another file" if known.employer_sizes else "no file") + " of employer sizes",
        next_step=f"give it this file with 'vaardig relink {layout.root} --employer-sizes FILE' and the same "
        f"--taxonomy, --release and --encoder, or {anew}",
    )
