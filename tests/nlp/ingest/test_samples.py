"""The committed samples, one of every format, through the public door."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from nlp.ingest import IngestOptions, discover, read_batches
from nlp.schema import raw_schema, reject_schema

FORMATS = Path(__file__).parents[3] / "corpus_samples" / "formats"


def read(*names: str, **options: object) -> tuple[pl.DataFrame, pl.DataFrame]:
    sources = discover([FORMATS / name for name in names])
    batches = [batch for item in sources for batch in read_batches(item, IngestOptions(**options))]  # type: ignore[arg-type]
    return pl.concat([batch.vacancies for batch in batches]), pl.concat([batch.rejects for batch in batches])


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("vacatures.jsonl", 3), ("vacatures.csv", 3), ("vacatures.tsv", 3), ("vacatures.parquet", 3),
        ("vacatures.xlsx", 2), ("rss.xml", 2), ("atom.xml", 2), ("jobfeed.xml", 2), ("jobposting.html", 1),
        ("jobposting.json", 2), ("map", 4), ("functiebeschrijvingen.jsonl.gz", 2), ("vacatures.csv.zst", 2),
    ],
)  # fmt: skip
def test_every_format_gives_its_vacancies(name: str, rows: int) -> None:
    vacancies, rejects = read(name)
    assert (vacancies.height, rejects.height) == (rows, 0)
    assert dict(vacancies.schema) == raw_schema()
    assert dict(rejects.schema) == reject_schema()
    assert vacancies["row"].to_list() == list(range(1, rows + 1))
    assert vacancies["id"].n_unique() == rows
    assert vacancies["text"].str.len_chars().min() > 80
    assert vacancies["title"].str.len_chars().min() > 3
    assert not any("�" in text or "Ã" in text for text in vacancies["text"])


def test_the_whole_folder_is_read_in_sorted_order() -> None:
    names = [source.name for source in discover([FORMATS])]
    assert names[:-1] == sorted(names[:-1])
    assert names[-1] == "formats/"  # the text documents of all folders below


def test_columns_of_jsonl_with_three_date_forms_and_ticked_lists() -> None:
    vacancies, _ = read("vacatures.jsonl")
    first, second, third = vacancies.iter_rows(named=True)
    assert [row["date"] for row in (first, second, third)] == [date(2019, 3, 14), date(2021, 9, 1), date(2020, 3, 1)]
    assert (first["nace"], first["paritair_comite"], first["contract"]) == ("10.13", "118", "vast")
    assert first["soft_form"] == ["Zelfstandigheid", "Omgaan met stress"]
    assert first["skill_form"] == ["Storingen opsporen", "Preventief onderhoud uitvoeren"]
    assert second["soft_form"] == ["Empathie", "Zelfstandigheid", "Plannen en organiseren"]
    assert second["employer"] == ""
    headings = [line for line in third["text"].split("\n") if line in {"Functieomschrijving", "Profiel", "Aanbod"}]
    assert headings == ["Functieomschrijving", "Profiel", "Aanbod"]


def test_cp1252_csv_keeps_accents_euro_and_dash() -> None:
    text = "".join(read("vacatures.csv")[0]["text"])
    assert "éclairs, crème au beurre" in text
    assert "€ 150" in text
    assert "trekken – of" in text
    assert 'het "fijne" gebak' in text


def test_excel_finds_the_sheet_and_the_header_and_reads_dates() -> None:
    vacancies, _ = read("vacatures.xlsx")
    assert vacancies["date"].to_list() == [date(2017, 9, 18), date(2018, 1, 8)]
    assert vacancies["title"][0] == "Elektricien residentieel"
    assert "\n\nProfiel\nJe werkt zelfstandig" in vacancies["text"][0]


def test_rss_prefers_the_full_content_and_converts_to_the_local_day() -> None:
    vacancies, _ = read("rss.xml")
    assert "Standaardbestek 250" in vacancies["text"][0]
    assert vacancies["date"].to_list() == [date(2018, 6, 5), date(2019, 1, 1)]
    assert "extra\u00a0troef" in vacancies["text"][1]


def test_atom_keeps_xhtml_markup_and_its_escapes() -> None:
    text = read("atom.xml")[0]["text"][0]
    assert text.startswith("<div><p>Waterstalen")
    assert "&lt; 24 uur" in text


def test_job_feed_with_a_wrong_encoding_label() -> None:
    first = read("jobfeed.xml")[0].row(0, named=True)
    assert first["text"].startswith("Over het bedrijf\nEen coöperatie")
    assert (first["employer"], first["location"], first["id"]) == ("Melkerij Ijzerdal", "Diksmuide", "WW-881")
    assert first["soft_form"] == ["Zorgvuldigheid", "Samenwerken"]
    assert "Debruyne" not in str(first)
    assert "051 50" not in str(first)


def test_jobposting_in_a_page() -> None:
    posting = read("jobposting.html")[0].row(0, named=True)
    assert (posting["id"], posting["occupation_code"], posting["region"]) == ("CN-2022-07", "3115", "Limburg")
    assert posting["contract"] == "FULL_TIME; TEMPORARY"
    assert posting["skill_form"] == ["werkplanning opmaken", "technische tekeningen lezen"]
    for piece in ("<h2>Profiel</h2>", "Ervaring: 2 jaar", "Loon: 2900 - 3700 EUR per maand", "Kennis van EN 1090"):
        assert piece in posting["text"]
    assert "Lees hieronder" not in posting["text"]


def test_prose_under_skills_is_text_and_no_ticked_list() -> None:
    row = read("jobposting.json")[0].row(1, named=True)
    assert row["skill_form"] == []
    assert row["text"].endswith("technische fiches.")


def test_documents_with_a_title_each() -> None:
    vacancies, _ = read("map")
    assert dict(zip(vacancies["id"], vacancies["title"], strict=True)) == {
        "hulpkok.txt": "Hulpkok schoolrestaurant",
        "kraanmachinist.pdf": "Kraanmachinist torenkraan",
        "offsetdrukker.html": "Offsetdrukker",
        "orderpicker.docx": "Orderpicker diepvries",
    }
    assert "één miljoen" in vacancies["text"][2]
    assert "- Een heftruckattest is een troef.\n" in vacancies["text"][3]
    assert "vroege | 6.00 - 14.00 uur" in vacancies["text"][3]


def test_internal_job_descriptions_are_marked() -> None:
    assert set(read("functiebeschrijvingen.jsonl.gz")[0]["kind"]) == {"functiebeschrijving"}
    assert set(read("vacatures.tsv", kind="functiebeschrijving")[0]["kind"]) == {"functiebeschrijving"}


def test_broken_jsonl_as_its_readme_says() -> None:
    vacancies, rejects = read("gebroken.jsonl")
    assert vacancies["id"].to_list() == ["g-01", "g-07", "g-08", "g-09", "g-11"]
    assert {row: reason.split(":")[0] for row, reason in zip(rejects["row"], rejects["reason"], strict=True)} == {
        2: "broken JSON", 3: "no text", 4: "no text", 5: "broken JSON", 6: "broken encoding", 10: "absurd length",
        12: "broken JSON",
    }  # fmt: skip
    repaired = dict(zip(vacancies["id"], vacancies["text"], strict=True))
    assert "Crème brûlée en éclairs" in repaired["g-07"]
    assert "– en dat" in repaired["g-07"]
    assert "kassa \ufffd en" in repaired["g-08"]
    assert "\x00" not in repaired["g-09"]
    assert "café met terras" in repaired["g-11"]
    assert vacancies.filter(pl.col("id") == "g-07")["date"].to_list() == [None]


def test_broken_csv_as_its_readme_says() -> None:
    vacancies, rejects = read("gebroken.csv")
    assert vacancies["id"].to_list() == ["c-01", "c-05", "c-07", "c-08"]
    assert rejects["row"].to_list() == [2, 3, 4, 6]
    assert "line 3 has 3 fields, the header 4" in rejects["reason"][0]
    assert "a quote is opened and not closed" in rejects["reason"][2]


PERSONAL = ("Els Wauters", "els.wauters@", "0478 12 34 56", "Tom Claes", "tom.claes@", "09 223 45 67", "0478/12")


def test_rejects_hold_no_personal_data() -> None:
    content = "\n".join(read("gebroken.jsonl")[1]["content"]) + "\n".join(read("gebroken.csv")[1]["content"])
    assert not [item for item in PERSONAL if item in content]
    assert content.count("[naam]") >= 3
    assert max(len(item) for item in read("gebroken.jsonl")[1]["content"]) <= 2_000


def test_personal_data_can_be_kept() -> None:
    content = "\n".join(read("gebroken.jsonl", keep_personal_data=True)[1]["content"])
    assert "els.wauters@voorbeeld.example" in content
    assert "Tom Claes" in content
