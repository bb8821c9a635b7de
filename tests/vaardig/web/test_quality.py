"""The federation's door with the real rules."""

import base64
import io
import json
import re

AD = (
    "Wij zijn een jong en dynamisch team en zoeken een lasser.\nTaken: je last stalen onderdelen met MIG/MAG "
    "en je leest technische tekeningen.\nProfiel: Nederlands is je moedertaal, je bent flexibel, je hebt rijbewijs B.\n"
    "<script>alert('x')</script> =1+1"
)


def _send(client, **files):
    return client.post("/kwaliteit", files=files)


def test_a_pasted_ad_is_marked_and_explained(client):
    answer = _send(client, tekst=(None, AD), titel=(None, "Lasser"))
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    marks = re.findall(r'<mark class="(?:hoog|middel|laag)"', answer.text)
    assert marks
    for number in re.findall(r'href="#(b\d+)"', answer.text):
        assert f'id="{number}"' in answer.text
    assert "Hoe anders?" in answer.text


def test_nothing_given_is_said(client):
    answer = _send(client, tekst=(None, "  "))
    assert answer.status_code == 400
    assert "Er is nog geen vacature" in answer.text


def test_two_letters_are_too_little_and_not_nothing(client):
    page = _send(client, tekst=(None, "ab")).text
    assert "te weinig woorden" in page
    assert "geen tekst in" not in page


def test_what_it_was_compared_with_is_a_sentence(client):
    page = _send(client, tekst=(None, AD), titel=(None, "Lasser")).text
    assert "vergeleken wij met" in page or "vaste grenzen" in page
    assert "(standaarddrempel)" not in page


def test_another_language_is_not_judged(client):
    french = "Nous cherchons un soudeur expérimenté pour notre atelier. Vous savez lire un plan en équipe."
    assert "niet beoordeeld" in _send(client, tekst=(None, french)).text


def test_a_very_long_text_is_refused(client):
    assert _send(client, tekst=(None, "Je last elke dag staal. " * 4_000)).status_code == 413


def test_a_batch_with_its_workbook(client):
    from openpyxl import load_workbook

    rows = [
        {"title": "=cmd|'/c calc'!A1", "text": AD},
        {"title": "Kok", "text": f"{AD} Je kookt."},
        {"title": "Leeg", "text": ""},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    answer = _send(client, tekst=(None, ""), bestand=("x.jsonl", lines.encode()))
    assert answer.status_code == 200
    assert "2 vacatures beoordeeld" in answer.text
    assert "1 rij kon niet gelezen worden" in answer.text
    data = re.search(r'href="data:[^;]+;base64,([^"]+)"', answer.text).group(1)
    book = load_workbook(io.BytesIO(base64.b64decode(data)))
    assert book["opmerkingen"].max_row > 4
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_two_files_or_a_broken_form_are_refused(client):
    many = [("bestand", ("a.txt", b"x")), ("bestand", ("b.txt", b"y"))]
    assert client.post("/kwaliteit", files=many).status_code == 400
    broken = client.post(
        "/kwaliteit", content=b"--x\r\nkapot", headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert broken.status_code == 400
    assert client.post("/kwaliteit", content=b"{}", headers={"content-type": "multipart/form-data"}).status_code == 400
