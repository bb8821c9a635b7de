from __future__ import annotations

from functools import lru_cache

from nlp.engine import load_engine
from vaardig.explain import explained_row, read_explained
from vaardig.explain.document import bands, explained_html
from vaardig.extract import read_lines, write_explained_page

AD = {
    "id": "1",
    "title": "Onderhoudstechnieker",
    "text": "<p>Functieomschrijving</p><p>Je last met TIG.</p><p>Profiel</p><ul><li>Je hebt kennis van AutoCAD, SAP is "
    "een pluspunt.</li></ul><p>Pluspunten:</p><ul><li>Ervaring met PLC</li></ul>"
    "<p>Over ons</p><p>Wij zijn gespecialiseerd in HVAC &amp; <b>sprinklers</b>.</p>",
}


@lru_cache(maxsize=1)
def row():
    return explained_row(read_explained(AD))


def why(text: str):
    return next(m for m in row()["mentions"] if m["text"] == text)


def test_the_words_that_decide_are_pointed_at_in_the_text_as_given():
    cue = why("SAP")["why"]["cue"]
    assert AD["text"][cue["start"] : cue["end"]] == cue["text"] == "is een pluspunt"
    assert why("SAP")["why"]["level_rule"] == "cue"


def test_a_level_may_come_from_the_heading_or_the_zone():
    assert why("PLC")["why"] | {"near": None} == {
        "form": "PLC", "derived": False, "near": None, "level_rule": "heading", "cue": None,
    }  # fmt: skip
    assert why("AutoCAD")["why"]["level_rule"] == "zone"


def test_what_the_occupation_implies_stands_apart_and_is_never_a_mention():
    implicit = row()["implicit"]
    assert implicit["occupation"]["label"] == "onderhoudstechnicus"
    labels = {skill["label"] for skill in implicit["skills"]}
    assert "correctief onderhoud" in labels
    said = {
        m["concept_id"] for m in row()["mentions"] if m["requirement"] in ("essential", "nice", "learnable", "task")
    }
    assert said
    assert not said & {skill["concept_id"] for skill in implicit["skills"]}


def test_explaining_changes_nothing_of_what_is_read():
    from nlp.extract import extract_rows

    [plain] = extract_rows([AD])
    stripped = {key: value for key, value in row().items() if key != "implicit"}
    stripped["mentions"] = [{k: v for k, v in m.items() if k != "why"} for m in row()["mentions"]]
    assert stripped == plain


def test_the_bands_hold_the_whole_text_once():
    item = read_explained(AD)
    assert "".join(run.text for band in bands(item) for run in band.runs) == item.cleaned.text
    noted = [n for band in bands(item) for run in band.runs for n in run.notes]
    assert sorted(noted) == list(range(1, len(item.explanation.mentions) + 1))


def test_every_sample_sentence_with_a_mention_has_a_reason(tmp_path):
    engine = load_engine()
    text = "Je hebt ervaring met lassen en een rijbewijs B. Frans is een troef. Je bent stressbestendig."
    for why_ in read_explained({"id": 1, "text": text}, engine).explanation.mentions:
        assert why_.level_rule in ("cue", "heading", "subject", "zone")


def test_nothing_of_an_ad_becomes_markup(tmp_path):
    evil = {
        "id": "<script>x</script>",
        "title": "<img src=x>",
        "text": "Kennis van SQL &lt;script&gt;alert(1)&lt;/script&gt;",
    }
    page = explained_html([read_explained(evil)])
    assert "<script" not in page
    assert "<img" not in page
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": 1, "text": "Kennis van SQL"}\n', encoding="utf-8")
    assert write_explained_page(source, tmp_path / "out.html") == 1
    assert "SQL" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert len(list(read_lines(source))) == 1
