"""The printable page: plain Dutch, no percentages, nothing from outside, escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from vaardig.gap.answer import gap
from vaardig.gap.document import MOST, report_html, report_json
from vaardig.gap.request import GapRequest, Person, RouteRequest
from vaardig.gap.routes import routes

VOID = {"meta", "br", "link", "img"}


class Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "title"):
            self.text.append(data)


def page(workspace, target="logistiek technicus", **person):
    person = Person(**({"jobs": ("magazijnier",)} | person))
    report = gap(GapRequest(target, person), workspace)
    html = report_html(report, routes(RouteRequest(target, person), workspace))
    parser = Balanced()
    parser.feed(html)
    assert parser.open == []
    return html, " ".join(" ".join(parser.text).split()), report


@pytest.mark.parametrize(
    "target", ["logistiek technicus", "verpleegkundige", "productieoperator voeding", "magazijnier"]
)
def test_the_page_says_the_same_as_the_report(workspace, target):
    html, text, report = page(workspace, target)
    assert f"Uw stap naar {report.target.label}" in text
    for sentence in report.advice:
        assert sentence in text
    for status, title in (("have", "Heeft u al"), ("near", "Kleine stap"), ("learn", "Nog leren")):
        assert f"{title} ({report.count(status)})" in text
        for line in report.of(status)[: MOST[status]]:
            assert line.label in text
    assert "Notities" in text
    assert 'lang="nl-BE"' in html


def test_no_percentage_no_jargon_nothing_from_outside(workspace):
    html, text, _ = page(workspace, "verpleegkundige", status="nieuwkomer", diploma="bachelor verpleegkunde")
    assert not re.search(r"\d\s?%", text)
    for word in ("cosinus", "similarity", "score", "gelijkenis", "embedding", "ISCO", "match", "gap", "percentiel"):
        assert word not in text
    assert not re.search(r"(src|href)=|url\(|<script|https?://", html)


def test_sentences_are_short(workspace):
    _, _, report = page(workspace, "verpleegkundige", diploma="A2 kantoor", diploma_fit="past niet")
    ours = [*report.advice, *report.notes, *report.education.sentences, report.experience.sentence]
    for text in ours:
        for sentence in re.split(r"(?<=[.?!])\s", text):
            assert len(sentence.split()) <= 24, sentence


def test_a_small_step_reads_as_a_sentence_and_the_legend_explains_only_what_is_shown(workspace):
    _, text, _ = page(workspace, "onderhoudstechnicus", jobs=("automecanicien",))
    assert "lijkt op technische herstellingen uitvoeren (heel dichtbij)" in text
    assert "? = wij leiden dit af" in text
    _, text, _ = page(workspace, "koeltechnicus", jobs=("vrachtwagenchauffeur",))
    assert "? = wij leiden dit af" not in text


def test_what_a_person_types_is_escaped(workspace):
    report = gap(GapRequest("kok", Person(jobs=("magazijnier",), activities=("<script>alert(1)</script>",))), workspace)
    start = replace(report.starts[0], typed="<b>x</b>")
    html = report_html(replace(report, starts=(start,)))
    assert "<script>" not in html
    assert "<b>x</b>" not in html


def test_json_holds_every_line_and_its_counts(workspace):
    _, _, report = page(workspace)
    values = report_json(report)
    assert len(values["lines"]) == len(report.lines)
    assert values["counts"]["hard"] == {s: report.count(s) for s in ("have", "near", "learn")}
    assert values["basis"]["encoder"] == workspace.encoder.id
