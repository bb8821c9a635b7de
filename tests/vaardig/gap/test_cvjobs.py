"""Former jobs in a CV: what is one, what only looks like one, and how it is taken away."""

import pytest

from vaardig.gap.answer import gap
from vaardig.gap.clientfile import client_text, read_client
from vaardig.gap.cvjobs import jobs_in, read_cv
from vaardig.gap.request import GapRequest, Person
from vaardig.gap.starting import read_person

CV = """Curriculum vitae
An Peeters, Kerkstraat 1, 9000 Gent

Werkervaring
2019 - heden: Magazijnier bij Voorbeeld nv, Gent
03/2012 – 12/2018 | Kassierster | Winkel Voorbeeld
Functie: kok
Sinds 2008
Poetshulp
Vrachtwagenchauffeur in het binnenland. Laden en lossen.

Opleiding
2005-2008 Verpleegkundige, hogeschool
Hobby's
Fotograaf
Gewenste functie: boekhouder
"""


def test_role_lines_dated_lines_and_titles_at_line_starts_are_read(workspace):
    typed = [job.typed for job in jobs_in(CV, workspace)]
    assert typed == ["Magazijnier", "Kassierster", "kok", "Poetshulp", "Vrachtwagenchauffeur"]


@pytest.mark.parametrize(
    "text",
    [
        "Ik zoek werk als boekhouder.",
        "2015-2016 stage als verpleegkundige",
        "2010-2014 bachelor verpleegkunde",
        "Opleiding\nMagazijnier",
        "2012-2018 Bakkerij Peeters",
        "Mijn vader was bakker.",
        "Chauffeur",
        "Nauwkeurig, stipt en sociaal",
        "Excel, Word, SAP",
        "2014",
    ],
)
def test_in_doubt_no_job_is_read(workspace, text):
    assert jobs_in(text, workspace) == ()


def test_a_title_that_can_mean_several_jobs_is_said(workspace):
    reading = read_cv("Functie: chauffeur\n2015-2019: Kok", workspace)
    assert reading.unclear == ("chauffeur",)
    assert [job.typed for job in reading.jobs] == ["Kok"]
    starting = read_person(Person(cv="Functie: chauffeur"), workspace)
    assert any("“chauffeur”" in note and "verschillende jobs" in note for note in starting.notes)


def test_a_job_of_the_cv_counts_as_assumed_and_can_be_taken_away(workspace):
    target = "logistiek technicus"
    with_jobs = gap(GapRequest(target, Person(cv="2015-2019: Magazijnier bij X")), workspace)
    start = next(start for start in with_jobs.starts if start.kind == "cv-job")
    assert (start.understood, start.certain) == ("magazijnmedewerker", False)
    held = [line for line in with_jobs.lines if line.status == "have" and line.because.endswith("in uw cv")]
    assert all(not line.certain for line in held)
    denied = Person(cv="2015-2019: Magazijnier bij X", cv_not=(start.occupation_id,))
    without = gap(GapRequest(target, denied), workspace)
    assert not [start for start in without.starts if start.kind == "cv-job"]
    assert without.count("have") + without.count("near") <= with_jobs.count("have") + with_jobs.count("near")


def test_a_kept_file_holds_the_jobs_and_not_the_text(workspace):
    text = client_text(Person(cv=CV, cv_not=("kok",)), workspace)
    person, _ = read_client(text)
    assert "magazijnmedewerker" in person.jobs
    assert "kok" not in person.jobs
    assert "Kerkstraat" not in text
    assert person.cv_not == ()
