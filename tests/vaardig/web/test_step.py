"""The counsellor's door with the real taxonomy: screens, choices, going back, and silence about answers."""

import html
import json
import logging
import re

import pytest

SECRET = "geheimhouder van sluisdeuren"


def _post(client, **fields):
    return client.post("/overstap", data=fields)


def _title(answer):
    return html.unescape(re.search(r"<h1>(.*?)</h1>", answer.text, re.DOTALL).group(1))


def _hidden(answer):
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.text)
    return {html.unescape(name): html.unescape(value) for name, value in found}


def test_four_screens(client):
    assert _title(_post(client, job="magazijnier", naar="doel")) == "Welke job wil deze persoon?"
    ticking = _post(client, job="magazijnier", doel="heftruckchauffeur", naar="vaardigheden")
    assert _title(ticking) == "Wat kan deze persoon al?"
    assert ticking.text.count('class="driekeuze"') >= 8
    result = _post(client, job="magazijnier", doel="heftruckchauffeur", naar="resultaat")
    assert "heftruckchauffeur" in _title(result)
    for part in ("Heeft u al", "Kleine stap", "Nog leren", "Opleiding, ervaring en talen"):
        assert part in result.text


def test_how_a_job_was_read_is_said(client):
    read = _post(client, job="magasinier", naar="doel").text
    assert "“magasinier” lezen wij als <strong>magazijnmedewerker</strong>" in read
    assert "lezen wij als" not in _post(client, job="magazijnmedewerker", naar="doel").text


def test_going_back_keeps_every_tick(client):
    ticked = {"t:vs-000001": "beetje", "t:SO-6": "niet"}
    back = _post(client, job="magazijnier", doel="heftruckchauffeur", naar="doel", talen="Frans\nDuits", **ticked)
    kept = _hidden(back)
    assert kept["job"] == "magazijnier"
    assert kept["talen"] == "Frans\nDuits"
    assert {name: kept[name] for name in ticked} == ticked
    again = _post(client, **kept, doel="heftruckchauffeur", naar="vaardigheden")
    assert {**_hidden(again)}.items() >= {"t:vs-000001": "beetje"}.items()


def test_what_is_pre_ticked_can_be_changed(client):
    first = _post(client, job="magazijnier", doel="heftruckchauffeur", naar="vaardigheden").text
    name = html.unescape(re.search(r'name="(t:[^"]+)" value="kan" checked', first).group(1))
    second = _post(client, job="magazijnier", doel="heftruckchauffeur", naar="vaardigheden", **{name: "niet"}).text
    assert f'name="{name}" value="niet" checked' in second
    assert f'name="{name}" value="kan" checked' not in second


def test_an_unclear_title_is_asked_back_and_the_choice_counts(client):
    asked = _post(client, job="chauffeur", naar="doel")
    assert "Welke bedoelt u?" in asked.text
    choice = html.unescape(re.findall(r'name="kies" value="([^"]+)"', asked.text)[0])
    chosen = _post(client, job="chauffeur", kies=choice, bij="job", was="chauffeur", naar="doel")
    assert _hidden(chosen)["job"] == choice
    retyped = _post(client, job="kok", kies=choice, bij="job", was="chauffeur", naar="doel")
    assert _hidden(retyped)["job"] == "kok"


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"naar": "resultaat"}, "Vul een job in"),
        ({"job": "kok", "naar": "resultaat"}, "Kies een job uit de lijst"),
        ({"job": "qqqq zzzz xxxx", "naar": "doel"}, "kennen wij niet"),
        ({"job": "kok", "doel": "qqqq zzzz xxxx", "naar": "vaardigheden"}, "kennen wij niet"),
        ({"naar": "../../etc/passwd"}, "Wat doet deze persoon nu?"),
    ],
)
def test_what_is_missing_is_asked(client, fields, word):
    answer = _post(client, **fields)
    assert answer.status_code == 200
    assert word in answer.text


def test_answers_stand_in_no_address_and_no_log(client, caplog, monkeypatch):
    with caplog.at_level(logging.DEBUG):
        answer = _post(client, job="kok", bezigheden=SECRET, doel="bakker", naar="resultaat")
        assert answer.status_code == 200
        # Also when it goes wrong on our side, with a message that quotes the answer.
        import vaardig.web.doors.step as door

        def fail(space, answers):
            raise RuntimeError(f"cannot handle {answers.bezigheden}")

        monkeypatch.setitem(door._MAKERS, "resultaat", fail)
        broken = _post(client, job="kok", bezigheden=SECRET, doel="bakker", naar="resultaat")
        assert broken.status_code == 500
        assert "Traceback" not in broken.text
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text
    addresses = re.findall(r'(?:href|action|src)="([^"]*)"', answer.text)
    assert not any("kok" in address or "geheim" in address for address in addresses)


def test_a_kept_file_opens_again_and_others_do_not(client):
    kept = client.post("/overstap/bewaar", data={"job": "kok", "doel": "bakker", "t:SO-6": "kan"})
    assert kept.headers["content-disposition"].startswith("attachment")
    reopened = client.post("/overstap/open", files={"bestand": ("x.json", kept.content)})
    assert _title(reopened) == "Wat kan deze persoon al?"
    for raw in (
        b"",
        b"{}",
        b"[" * 5000,
        b"\xff\xfe",
        json.dumps({"format": "vaardig-overstap", "version": 99}).encode(),
    ):
        assert client.post("/overstap/open", files={"bestand": ("x.json", raw)}).status_code == 400


def test_the_sheet_to_print_may_use_its_own_style_and_no_other(client):
    sheet = client.post("/overstap/blad", data={"job": "kok", "doel": "bakker"})
    assert sheet.status_code == 200
    policy = sheet.headers["content-security-policy"]
    assert "style-src 'sha256-" in policy
    assert "unsafe" not in policy
    assert sheet.headers["cache-control"] == "no-store"


def test_type_ahead_is_asked_by_post(client):
    assert "lasser" in client.post("/overstap/voorstel", data={"q": "lass"}).json()["items"]
    assert client.get("/overstap/voorstel?q=lass").status_code == 405


def test_languages_that_were_given_are_shown_again_and_no_figure_is_said_once(client):
    page = _post(client, job="magazijnier", doel="elektricien", naar="resultaat", talen="Frans B1\nTurks").text
    assert "Talen die u opgaf: Frans B1, Turks." in page
    assert page.count("geen vergelijkend cijfer") == 1
    sheet = client.post("/overstap/blad", data={"job": "magazijnier", "doel": "elektricien", "talen": "Turks"}).text
    assert "Talen die u opgaf: Turks." in sheet


def test_a_job_of_the_cv_is_shown_and_can_be_taken_away(client):
    cv = "2015-2019: Kok bij Voorbeeld\n2010-2014: Kassierster"
    page = _post(client, job="magazijnier", cv=cv, naar="doel").text
    seen = re.findall(r'name="cvgezien" value="([^"]+)"', page)
    assert len(seen) == 2
    assert page.count('name="cvgoed"') == page.count(" checked>") == 2
    answers = {"job": "magazijnier", "cv": cv, "doel": "bakker", "cvgezien": seen, "cvgoed": seen[:1]}
    ticking = _post(client, **answers, naar="vaardigheden")
    assert re.findall(r'name="cvgoed" value="([^"]+)" checked', ticking.text) == seen[:1]
    result = _post(client, **answers, naar="resultaat")
    assert "kok" in _title(result).lower()
    assert "kass" not in _title(result).lower()
    assert _hidden(result)["cvniet"] == seen[1]
