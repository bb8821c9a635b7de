"""CompetentNL: Turtle and JSON-LD, SKOS-XL labels, relations; and the two readers on their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from taxonomy.importers.competentnl import import_competentnl
from taxonomy.importers.jsonld import read_jsonld
from taxonomy.importers.turtle import RDF_TYPE, Triple, read_turtle
from taxonomy.release import Match, Relation, read_release
from vaardig.base.errors import TaxonomyError

SAMPLE = Path(__file__).parents[1] / "data" / "competentnl"


def test_turtle_release(tmp_path):
    report = import_competentnl(SAMPLE / "sample-2.1.ttl", tmp_path / "release")
    assert report.version == "2.1"
    assert report.counts == {"skills": 3, "occupations": 1, "relations": 3}
    release = read_release(tmp_path / "release")
    (job,) = release.occupations
    assert (job.label, job.titles, job.isco) == ("Ketelontkalker", ("Kalkverwijderaar",), "7126")
    skills = {skill.label: skill for skill in release.skills}
    assert skills["Leer van zuren"].matches == (Match("exact", "esco:00000000-0000-4000-8000-000000000002"),)
    assert {skill.kind for skill in skills.values()} == {"kennis", "soft", "activiteit"}
    assert 'Ketels "zuur" ontkalken' in skills
    assert Relation("competentnl:occ-1", "competentnl:know-1", "essential") in release.relations
    assert Relation("competentnl:occ-1", "competentnl:cap-1", "optional") in release.relations
    assert any("1 concepts have no label" in note for note in report.notes)


def test_folder_with_both_formats(tmp_path):
    report = import_competentnl(SAMPLE, tmp_path / "release")
    assert report.counts == {"skills": 4, "occupations": 2, "relations": 4}
    jobs = {job.label: job for job in read_release(tmp_path / "release").occupations}
    assert jobs["Zuurmeester"].titles == ("Zuurbaas",)


def test_turtle_syntax():
    text = (
        "@base <http://x/> . PREFIX p: <http://p/>\n"
        '<a> a p:C ; p:v 1.5, true, \'k\\u00e9\', "t"@nl-BE, "d"^^p:d ; p:l ( p:m <n> ) ; .\n'
        "_:b p:q [ p:r p:s.t ] . # end"
    )
    triples = list(read_turtle(text, "x.ttl"))
    assert Triple("http://x/a", RDF_TYPE, "http://p/C") in triples
    literals = {triple.object: triple.language for triple in triples if triple.literal}
    assert literals == {"1.5": "", "true": "", "k\u00e9": "", "t": "nl-be", "d": ""}
    assert {triple.object for triple in triples if triple.predicate == "http://p/l"} == {"http://p/m", "http://x/n"}
    assert Triple("_:anonymous1", "http://p/r", "http://p/s.t") in triples


@pytest.mark.parametrize("text", ["<a> <b> .", '<a> <b> "open .', "x:a x:b x:c .", "<a> <b> <c>", "<a> <b> %"])
def test_what_is_no_turtle_is_refused_with_its_line(text):
    with pytest.raises(TaxonomyError, match="line 2"):
        list(read_turtle("\n" + text, "x.ttl"))


def test_jsonld_that_needs_the_network_or_is_no_json_is_refused():
    with pytest.raises(TaxonomyError, match="context elsewhere"):
        list(read_jsonld('{"@context": "http://x/context.json", "@id": "a"}', "x.jsonld"))
    with pytest.raises(TaxonomyError, match="no JSON"):
        list(read_jsonld("{", "x.jsonld"))


def test_a_folder_without_rdf_is_refused(tmp_path):
    with pytest.raises(TaxonomyError, match="no RDF file"):
        import_competentnl(tmp_path, tmp_path / "release")
