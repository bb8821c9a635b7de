"""Every page that needs no model: it answers, in Dutch, without inline code, and says what to do when it cannot."""

import re
import time

import pytest

from vaardig.trends.granularity import COUNTS
from vaardig.web import words

SCRIPT = "<script>alert('x')</script>"

PAGES = (
    "/", "/trends", "/trends?soort=soft&niveau=gevraagd", "/trends?domein=food&van=2019&tot=2022", "/trends/vergelijk",
    "/trends/rapport",
    "/trends/vaardigheid/vs-1", "/trends/vaardigheid/SO-6", "/overstap", "/overstap?voor=mezelf", "/kwaliteit",
    "/zoeken", "/methode", "/begrippen", "/kolommen", "/privacy", "/stijl", "/api",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_page_is_whole(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    page = answer.text
    assert '<html lang="nl">' in page
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
    assert not re.search(r"<script(?! src=\"/static/)", page)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page), "nothing comes from elsewhere"


def test_ids_are_unique_and_labels_point_at_fields(client):
    for path in PAGES:
        page = client.get(path).text
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), path
        for target in re.findall(r'<label for="([^"]+)"', page):
            assert target in ids, (path, target)


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/trends?domein=ruimtevaart", "Deze keuze bestaat niet"),
        ("/trends?soort=zacht", "Deze keuze bestaat niet"),
        ("/trends?niveau=-1", "Deze keuze bestaat niet"),
        ("/trends?van=gisteren", "Dit is geen jaar"),
        ("/trends?tot=%00", "Dit is geen jaar"),
        ("/trends?van=1900&tot=1901", "Geen vacatures in deze keuze"),
        ("/trends?regio=Atlantis", "Geen vacatures in deze keuze"),
        ("/trends?aantal=99999999999", "Deze keuze bestaat niet"),
        ("/trends.csv?tabel=geheim", "Deze tabel bestaat niet"),
        ("/trends.svg?figuur=geheim", "Deze figuur bestaat niet"),
        ("/zoeken?wat=alles", "Deze keuze bestaat niet"),
    ],
)
def test_a_wrong_value_is_explained(client, path, word):
    answer = client.get(path)
    assert answer.status_code == 400
    assert word in answer.text
    assert "Wat kunt u doen?" in answer.text


@pytest.mark.parametrize("path", ["/niets", "/trends.exe", "/trends/vaardigheid/vs-bestaat-niet", "/vacature?id=geen"])
def test_what_is_not_there_is_404(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/%2fetc/passwd",
        "/static/....//....//etc/passwd", "/vacature?id=../../manifest.json", "/trends/vaardigheid/..%2f..%2fmanifest",
        "/begrippen/../../pyproject.toml", "/%2e%2e/%2e%2e/etc/passwd", "/static/vaardig.css%00.png",
    ],
)  # fmt: skip
def test_no_path_leads_out(client, path):
    answer = client.get(path)
    assert answer.status_code in (400, 404, 405)
    assert "import" not in answer.text
    assert "root:" not in answer.text


def test_data_is_never_code(client):
    hostile = [path for path in PAGES if path.startswith("/trends")]
    found = client.get("/vacature", params={"id": "ad 6/../6"})
    assert found.status_code in (200, 409)
    for path in (*hostile, "/trends?beroep=", f"/zoeken?wat={SCRIPT}", f"/trends?domein={SCRIPT}", f"/{SCRIPT}"):
        assert SCRIPT not in client.get(path).text


def test_a_name_that_an_ad_gave_is_shown_as_text(client):
    page = client.get("/trends").text
    assert '<option value="&lt;script&gt;' in page
    assert SCRIPT not in page


def test_the_address_is_the_view(client):
    page = client.get("/trends?domein=food&soort=soft&volgorde=daling").text
    assert re.search(r'<option value="food" selected>', page)
    assert re.search(r'<option value="soft" selected>', page)
    assert re.search(r'<option value="daling" selected>', page)
    assert "/trends.xlsx?domein=food&amp;soort=soft&amp;volgorde=daling" in page


def test_start_page_says_what_the_data_are(client):
    page = client.get("/").text
    assert "420" in page
    assert "2018 – 2024" in page
    assert "Oefengegevens" not in page


def test_sample_data_are_called_so(client, monkeypatch):
    space = client.app.state.workspace
    monkeypatch.setitem(space.__dict__, "samples", "alle")
    assert "Oefengegevens" in client.get("/trends").text


def test_the_names_of_our_samples_are_known():
    from pathlib import Path

    from vaardig.web.workspace import SAMPLE_FILES

    folder = Path(__file__).resolve().parents[3] / "corpus_samples"
    assert {path.relative_to(folder).as_posix() for path in (folder / "vacatures").glob("*.jsonl")} == SAMPLE_FILES


def test_a_region_that_does_not_exist_names_those_that_do(client):
    # The vacancies of this werkmap have the vectors of a fake encoder; skills are looked up with the real one.
    page = client.get("/zoeken?q=lassen&wat=vaardigheden&regio=Atlantis").text
    assert "geen vacatures in “Atlantis”" in page
    assert "Antwerpen" in page


def test_a_large_werkmap_says_at_once_that_it_is_working(client, monkeypatch):
    monkeypatch.setattr("vaardig.web.workspace._SMALL", -1)
    monkeypatch.setattr("vaardig.web.workspace._PATIENCE", 0.0)
    path = "/trends?domein=smart_logistics&niveau=nice"
    first = client.get(path)
    assert (first.status_code, "data-wacht" in first.text) == (202, True)
    assert "/trends?domein=smart_logistics&amp;niveau=nice" in first.text
    for _ in range(200):
        answer = client.get(path)
        if answer.status_code == 200:
            break
        time.sleep(0.05)
    assert "data-wacht" not in answer.text
    assert "kop-tabel" in answer.text
    # Once worked out it is there at once, and a wrong choice is still told as such.
    assert client.get(path).status_code == 200
    assert client.get("/trends?regio=Nergensland").status_code in (202, 400)


def test_every_way_of_counting_is_shown_in_words(client):
    page = client.get("/trends?domein=food").text
    assert "Groepen van vaardigheden" in page
    assert "Werkvelden" in page
    assert "zonder concept" not in page.split("kop-korrel")[1].split("kop-leeswijzer")[0]


def test_ways_of_counting_have_words():
    assert words.GRAINS.keys() == {grain for _, grain in COUNTS}


def test_the_sector_report_is_made_and_opens(client):
    assert 'href="/trends/rapport"' in client.get("/trends").text
    path = "/trends/rapport?domein=food"
    assert "data-wacht" in client.get(path).text
    for _ in range(600):
        page = client.get(path).text
        if "data-wacht" not in page:
            break
        time.sleep(0.05)
    assert "/trends/rapport/blad?domein=food" in page
    sheet = client.get("/trends/rapport/blad?domein=food")
    assert sheet.status_code == 200
    assert "Sectorrapport op basis van" in sheet.text


@pytest.mark.parametrize("address", ["/trends?domein=voeding", "/zoeken?q=lassen&domein=voeding"])
def test_a_wrong_domain_lists_domains_by_their_names(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "Food" in answer.text
    assert "smart_logistics" not in answer.text
