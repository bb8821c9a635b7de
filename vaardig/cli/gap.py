"""``vaardig gap``, ``reach``, ``routes``, ``scan`` and ``inflow``: the counsellor's questions on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vaardig.base.errors import InputError

from . import options
from .gap_options import (
    Activity,
    Bit,
    Cv,
    CvNot,
    Diploma,
    Experience,
    Form,
    From,
    GapFormat,
    Has,
    HasNot,
    Languages,
    Open,
    OwnFit,
    OwnLevel,
    Pc,
    Releases,
    Save,
    Status,
    To,
    WerkmapOption,
)
from .output import deliver_text, web_page

if TYPE_CHECKING:
    from vaardig.gap.request import Person
    from vaardig.gap.workspace import Workspace


def gap(
    start: From = None,
    to: To = None,
    has: Has = None,
    bit: Bit = None,
    has_not: HasNot = None,
    activity: Activity = None,
    cv: Cv = None,
    cv_not: CvNot = None,
    diploma: Diploma = "",
    diploma_fit: OwnFit = "",
    diploma_level: OwnLevel = "",
    language: Languages = None,
    experience: Experience = None,
    status: Status = "",
    pc: Pc = "",
    werkmap: WerkmapOption = None,
    open_file: Open = None,
    save: Save = None,
    form: Form = GapFormat.table,
    out: options.Out = None,
    taxonomy: options.Taxonomy = None,
    release: Releases = None,
    encoder: options.EncoderOption = None,
) -> None:
    """Show a worker how big the step to a job is, skill by skill, and how to take it.

    --format html gives a page to print. Nothing about the person is stored, unless you ask for it with --save.
    """
    from vaardig.gap.answer import gap as ask
    from vaardig.gap.clientfile import merge, open_client, save_client
    from vaardig.gap.document import report_html, report_json
    from vaardig.gap.request import GapRequest, Person, RouteRequest
    from vaardig.gap.routes import routes as find

    from .gap_print import print_gap

    form = _form(form, out)
    person = Person(
        tuple(start or ()), tuple(has or ()), tuple(bit or ()), tuple(has_not or ()), tuple(activity or ()),
        _read(cv), diploma, diploma_fit, diploma_level, tuple(language or ()), experience, status, pc,
        tuple(cv_not or ()),
    )  # fmt: skip
    target = to or ""
    if open_file is not None:
        saved, saved_target = open_client(open_file)
        person, target = merge(saved, person), target or saved_target
    if not target:
        raise InputError("no target job is given", next_step="name it: --to 'onderhoudstechnieker'")
    workspace = _workspace(werkmap, taxonomy, release, encoder)
    report = ask(GapRequest(target, person), workspace)
    if save is not None:
        save_client(save, person, workspace, report.target.label)
        typer.echo(f"written: {save}", err=True)
    if form is GapFormat.json:
        deliver_text(_json(report_json(report)), out)
        return
    route = find(RouteRequest(target, person), workspace) if report.step != "dichtbij" else None
    if form is GapFormat.html:
        deliver_text(report_html(report, route), out)
    else:
        print_gap(report, route, typer.echo)


def reach(
    start: From = None,
    stem: Annotated[list[str] | None, typer.Option("--stem", help="hard, zorg, licht or geen.")] = None,
    domain: options.Domain = None,
    has: Has = None,
    has_not: HasNot = None,
    activity: Activity = None,
    cv: Cv = None,
    cv_not: CvNot = None,
    diploma: Diploma = "",
    interest: Annotated[list[str] | None, typer.Option("--interest", help="What the person likes.")] = None,
    region: Annotated[str, typer.Option("--region", help="Count vacancies of this region or place.")] = "",
    contract: Annotated[list[str] | None, typer.Option("--contract", help="Count vacancies of this contract.")] = None,
    highest: Annotated[str, typer.Option("--highest-education", help="Leave out jobs that ask more.")] = "",
    open_access: Annotated[bool, typer.Option("--open-access", help="Leave out jobs with a diploma by law.")] = False,
    other_field: Annotated[bool, typer.Option("--other-field", help="Only other fields of work.")] = False,
    shortage: Annotated[
        Path | None, typer.Option("--shortage", metavar="FILE", help="Knelpuntberoepen, one title a line or CSV.")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, max=200, help="At most so many jobs.")] = 10,
    werkmap: WerkmapOption = None,
    open_file: Open = None,
    form: Form = GapFormat.table,
    out: options.Out = None,
    taxonomy: options.Taxonomy = None,
    release: Releases = None,
    encoder: options.EncoderOption = None,
) -> None:
    """List the jobs within reach of a person: what is feasible and what is wished, apart, with why."""
    from vaardig.gap.document import report_json
    from vaardig.gap.reach import reach as ask
    from vaardig.gap.request import Person, ReachRequest
    from vaardig.gap.shortage import read_shortage

    from .gap_print import print_reach

    person = Person(
        jobs=tuple(start or ()), has=tuple(has or ()), has_not=tuple(has_not or ()), cv=_read(cv), diploma=diploma,
        cv_not=tuple(cv_not or ()), activities=tuple(activity or ()),
    )  # fmt: skip
    request = ReachRequest(
        _opened(person, open_file), tuple(stem or ()), options.domains(domain), region, tuple(contract or ()),
        tuple(interest or ()), highest, open_access, read_shortage(shortage) if shortage else (), other_field, top,
    )  # fmt: skip
    report = ask(request, _workspace(werkmap, taxonomy, release, encoder))
    _show(report, form, out, report_json, print_reach)


def routes(
    start: From = None,
    to: To = None,
    has: Has = None,
    has_not: HasNot = None,
    diploma: Diploma = "",
    top: Annotated[int, typer.Option("--top", min=1, max=20, help="At most so many routes.")] = 3,
    werkmap: WerkmapOption = None,
    open_file: Open = None,
    form: Form = GapFormat.table,
    out: options.Out = None,
    taxonomy: options.Taxonomy = None,
    release: Releases = None,
    encoder: options.EncoderOption = None,
) -> None:
    """Find the best job in between when the direct step is big, with what each half asks."""
    from vaardig.gap.document import report_json
    from vaardig.gap.request import Person, RouteRequest
    from vaardig.gap.routes import routes as ask

    from .gap_print import print_routes

    person = Person(jobs=tuple(start or ()), has=tuple(has or ()), has_not=tuple(has_not or ()), diploma=diploma)
    request = RouteRequest(to or "", _opened(person, open_file), top)
    report = ask(request, _workspace(werkmap, taxonomy, release, encoder))
    _show(report, form, out, report_json, print_routes)


def scan(
    werkmap: options.WerkmapArgument,
    start: From = None,
    has: Has = None,
    has_not: HasNot = None,
    region: Annotated[str, typer.Option("--region", help="Only vacancies of this region or place.")] = "",
    domain: options.Domain = None,
    top: Annotated[int, typer.Option("--top", min=1, help="At most so many skills.")] = 10,
    open_file: Open = None,
    form: Form = GapFormat.table,
    out: options.Out = None,
    taxonomy: options.Taxonomy = None,
) -> None:
    """Fact or fear: how many vacancies ask for what a person can, and which of it is asked less than before."""
    from vaardig.gap.document import report_json
    from vaardig.gap.request import Person, ScanRequest
    from vaardig.gap.scan import scan as ask

    from .gap_print import print_scan

    person = Person(jobs=tuple(start or ()), has=tuple(has or ()), has_not=tuple(has_not or ()))
    request = ScanRequest(_opened(person, open_file), region, options.domains(domain), top)
    report = ask(request, _workspace(werkmap, taxonomy, None, None))
    _show(report, form, out, report_json, print_scan)


def inflow(
    to: Annotated[str, typer.Argument(metavar="JOB", help="Job that looks for people.")],
    all_fields: Annotated[bool, typer.Option("--all-fields", help="Also jobs of the same field of work.")] = False,
    top: Annotated[int, typer.Option("--top", min=1, max=200, help="At most so many jobs.")] = 12,
    werkmap: WerkmapOption = None,
    form: Form = GapFormat.table,
    out: options.Out = None,
    taxonomy: options.Taxonomy = None,
    release: Releases = None,
    encoder: options.EncoderOption = None,
) -> None:
    """For a sector: from which jobs side entrants to one job most plausibly come, and what they must learn."""
    from vaardig.gap.document import report_json
    from vaardig.gap.inflow import inflow as ask
    from vaardig.gap.request import InflowRequest

    from .gap_print import print_inflow

    request = InflowRequest(to, not all_fields, top)
    report = ask(request, _workspace(werkmap, taxonomy, release, encoder))
    _show(report, form, out, report_json, print_inflow)


def _workspace(
    werkmap: Path | None, taxonomy: Path | None, releases: list[Path] | None, encoder: str | None
) -> Workspace:
    from vaardig.gap.workspace import load_workspace

    return load_workspace(werkmap, taxonomy, tuple(releases or ()), encoder)


def _opened(person: Person, path: Path | None) -> Person:
    from vaardig.gap.clientfile import merge, open_client

    return person if path is None else merge(open_client(path)[0], person)


def _read(path: Path | None) -> str:
    """Text of a CV; a PDF or Word file is refused with what to do."""
    if path is None:
        return ""
    if str(path) == "-":
        return typer.get_text_stream("stdin", errors="replace").read()
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror or error})", next_step="check the name") from error
    if raw[:4] in (b"%PDF", b"PK\x03\x04") or b"\0" in raw[:4096]:
        raise InputError(f"{path} is not a text file", next_step="save the CV as plain text (.txt) and give that file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _show(report: Any, form: GapFormat, out: Path | None, as_json: Any, show: Any) -> None:
    form = _form(form, out)
    if form is GapFormat.json:
        deliver_text(_json(as_json(report)), out)
    elif form is GapFormat.html:
        raise InputError("only 'vaardig gap' makes a page", allowed="table, json", next_step="use --format json")
    else:
        show(report, typer.echo)


def _form(form: GapFormat, out: Path | None) -> GapFormat:
    """The form that was asked, or that the name of the file tells."""
    if out is not None and form is GapFormat.table:
        forms = {".json": GapFormat.json, ".html": GapFormat.html, ".htm": GapFormat.html}
        if out.suffix.lower() not in forms:
            raise InputError(f"'{out}' tells no format", allowed=", ".join(forms), next_step="add --format")
        return forms[out.suffix.lower()]
    if form is GapFormat.html:
        web_page(out)
    return form


def _json(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
