"""The report stands on its own, says what it rests on, and never shows a gap as a number."""

from __future__ import annotations

import math
import re
import shutil
from html.parser import HTMLParser

import pytest
from conftest import write_jsonl
from fake_engine import machinery

from vaardig.base.errors import ConfigError, InputError
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.report import ReportRequest, render_html, save_html, sector_report
from vaardig.trends.request import TrendRequest
from vaardig.werkmap import Werkmap

FOOD = TrendRequest(domains=("food",))


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    rows = []
    for year in range(2014, 2021):
        for i in range(60):
            # Lassen falls along a straight line of logits; python stays; the new word stands in late years.
            falling = 60 / (1 + math.exp(0.4 * (year - 2014) - 1.3))
            words = ["Ervaring met lassen is nodig in dit werk."] * (i < falling)
            words += ["Je werkt met de kweekreactor."] * (year > 2017)
            words += ["Kennis van <python> & meer wordt gevraagd."] * (i % 3 == 0) + ["Je bent nauwkeurig."] * (i % 2)
            own = " ".join(f"w{year}x{i}x{j}" for j in range(30))
            rows.append(
                {"id": f"{year}-{i}", "title": "T", "date": f"{year}-03-05", "employer": f"B {i}", "sector": "food",
                 "text": " ".join([*words, f"Dit zijn {own}."])}
            )  # fmt: skip
    rows.append({"id": "x", "title": "T", "date": "2014-01-01", "text": "python", "sector": "smart_logistics"})
    build(BuildRequest((write_jsonl(folder / "a.jsonl", rows),), folder / "w"), machinery=machinery())
    return Werkmap.open(folder / "w")


@pytest.fixture(scope="module")
def page(werkmap):
    return render_html(sector_report(werkmap, ReportRequest(FOOD, commissioner="Voorbeeld & Co")))


class Outline(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text, self.ids, self.refs = [], [], [], []
        self.skip = 0

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.skip += tag in ("style", "svg")
        values = dict(attrs)
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.refs.append(values["href"])

    def handle_endtag(self, tag):
        self.skip -= tag in ("style", "svg")

    def handle_data(self, data):
        if not self.skip:
            self.text.append(data)


def outline(page):
    parser = Outline()
    parser.feed(page)
    return parser


def test_the_page_asks_nothing_from_outside(page):
    assert not re.search(r"""(?:src|href)=["'](?!#)|@import|url\((?!#)|<script""", page)
    assert set(re.findall(r"https?://[^\"' <]+", page)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_the_page_is_whole_and_in_dutch(page):
    parsed = outline(page)
    assert page.startswith('<!doctype html>\n<html lang="nl-BE">')
    assert parsed.tags.count("h1") == 1
    assert parsed.tags.count("h2") == 11
    assert len(parsed.ids) == len(set(parsed.ids))
    assert all(ref[1:] in parsed.ids for ref in parsed.refs)
    text = " ".join(parsed.text)
    assert not re.search(r"\b(None|nan|NaN|undefined|True|False)\b", text)
    assert "Voorbeeld & Co" in text


def test_what_was_planted_stands_in_it(page):
    text = " ".join(" ".join(outline(page).text).replace("\u00a0", " ").split())
    assert "Dit rapport telt 420 vacatures in Food, van 2014 tot 2020." in text
    assert "dalend" in text
    assert "het sterkst dalend: lassen" in text
    assert "kweekreactor" in text
    assert "<python>" not in page  # escaped wherever it is shown
    assert "Ervaring met lassen is nodig" in re.sub(r"</?mark>", "", page)
    assert "geen enkele titel noemt een bekend beroep" in text


def test_two_renderings_are_equal(werkmap, page):
    assert render_html(sector_report(werkmap, ReportRequest(FOOD, commissioner="Voorbeeld & Co"))) == page


def test_one_year_still_gives_a_report_that_says_so(werkmap):
    page = render_html(sector_report(werkmap, ReportRequest(TrendRequest(domains=("food",), years=(2015, 2015)))))
    assert "Geen enkele vaardigheid kon getoetst worden" in page
    assert "alle vacatures zijn van één jaar" in page


def test_a_handful_of_vacancies_shows_no_share(werkmap):
    page = render_html(sector_report(werkmap, ReportRequest(TrendRequest(domains=("smart_logistics",)))))
    assert "te weinig vacatures om aandelen te tonen" in page


def test_refusals(werkmap, tmp_path):
    with pytest.raises(ConfigError, match="one domain"):
        ReportRequest(TrendRequest())
    with pytest.raises(InputError, match="no vacancy to count"):
        sector_report(werkmap, ReportRequest(TrendRequest(domains=("life_sciences_health",))))
    report = sector_report(werkmap, ReportRequest(FOOD, read=0))
    assert report.emerging is None
    save_html(report, tmp_path / "r.html")
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_without_stored_texts_the_figures_stand_and_the_gap_is_said(werkmap, tmp_path):
    folder = tmp_path / "w"
    shutil.copytree(werkmap.path, folder)
    for table in ("texts", "mentions"):
        for file in (folder / "parts").rglob(f"{table}.parquet"):
            file.unlink()
    report = sector_report(Werkmap.open(folder), ReportRequest(FOOD))
    assert report.sentences is None
    whole = sector_report(werkmap, ReportRequest(FOOD))
    assert report.missing.keys() - whole.missing.keys() == {"emerging", "sentences"}
    page = render_html(report)
    assert "Er zijn geen zinnen om te tonen: deze werkmap bewaart geen teksten." in page
    assert "Niet beoordeeld: deze werkmap bewaart geen teksten." in page
    assert "<blockquote>" not in page
    assert report.trends.shares.equals(whole.trends.shares)


def test_the_index_is_shown_finer_and_coarser(page):
    assert "index van 2020 (eerste jaar = 100)" in page
    assert re.search(r"Harde vaardigheden: met activiteiten zonder concept \d+, vaardigheid \d+, groep \d+", page)
