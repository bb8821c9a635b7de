from __future__ import annotations

import gzip
import json
import tracemalloc
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from nlp.ingest import Batch, IngestOptions, discover, read_batches
from vaardig.base.errors import ConfigError, InputError

FORMATS = Path(__file__).parents[3] / "corpus_samples" / "formats"


def batches(path: Path, start: int = 0, **options: object) -> list[Batch]:
    return list(read_batches(discover([path])[0], IngestOptions(**options), start_row=start))  # type: ignore[arg-type]


def write_jsonl(path: Path, count: int) -> Path:
    lines = [json.dumps({"id": n, "tekst": f"Vacature nummer {n}"}) if n % 7 else '{"id": kapot' for n in range(count)]
    path.write_text("\n\n".join(lines))
    return path


def test_borders_count_rows_not_vacancies(tmp_path: Path) -> None:
    found = batches(write_jsonl(tmp_path / "a.jsonl", 25), batch_rows=10)
    assert [batch.rows_read for batch in found] == [10, 10, 5]
    for index, batch in enumerate(found):
        rows = sorted([*batch.vacancies["row"], *batch.rejects["row"]])
        assert rows == list(range(index * 10 + 1, index * 10 + 1 + batch.rows_read))


SAMPLES = sorted(
    path.name for path in FORMATS.iterdir() if path.suffix not in {".md", ".py"} and path.name != "__pycache__"
)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_resumed_read_gives_the_same_batches(name: str) -> None:
    whole = batches(FORMATS / name, batch_rows=1)
    for start in range(1, len(whole) + 2):
        resumed = batches(FORMATS / name, start, batch_rows=1)
        assert len(resumed) == max(0, len(whole) - start)
        for left, right in zip(whole[start:], resumed, strict=True):
            assert left.vacancies.equals(right.vacancies)
            assert left.rejects.equals(right.rejects)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.tsv", "a.xml"])
@pytest.mark.parametrize("content", ["", "\n \n"])
def test_an_empty_file_is_one_clear_error(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=rf"{name}, line 1: there is nothing in it.*Next:"):
        batches(tmp_path / name)


@pytest.mark.parametrize("name", ["a.parquet", "a.xlsx", "a.jsonl.gz", "a.csv.zst"])
def test_a_file_of_another_kind_is_one_clear_error(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"dit is gewone tekst, geen archief of tabel\n" * 20)
    with pytest.raises(InputError, match=name.replace(".", r"\.")):
        batches(tmp_path / name)


def test_header_only_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("titel;tekst\n")
    with pytest.raises(InputError, match="nothing in it"):
        batches(tmp_path / "a.csv")


def test_json_lines_without_any_text_field_name_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"kop": "a", "uitleg": "Je last."}\n' * 5)
    with pytest.raises(InputError, match=r"a\.jsonl, line 1.*'kop', 'uitleg'.*--map text=COLUMN"):
        batches(path)
    (batch,) = batches(path, mapping={"text": "uitleg", "title": "kop"})
    assert batch.vacancies["title"].to_list() == ["a"] * 5
    path.write_text('{"kop": "a"}\n')  # one poor row does not stop a build
    assert batches(path)[0].rejects.height == 1


def test_options_are_checked(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", 3)
    with pytest.raises(ConfigError, match="kind"):
        batches(path, kind="advertentie")
    with pytest.raises(ConfigError, match="batch_rows"):
        batches(path, batch_rows=0)


def test_ids_without_a_source_id_are_stable_and_unique(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("tekst\nJe last.\nJe last.\n")
    first, second = batches(tmp_path / "a.csv")[0].vacancies["id"]
    assert first != second
    assert batches(tmp_path / "a.csv", 1)[0].vacancies["id"][0] == second


def test_absurd_length_follows_the_option(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("tekst\n" + "lang " * 30 + "\nkort\n")
    (batch,) = batches(tmp_path / "a.csv", max_characters=100)
    assert batch.rejects["reason"].to_list() == ["absurd length: 150 characters, at most 100"]


def test_an_address_cut_by_the_limit_of_a_reject_is_not_left_behind(tmp_path: Path) -> None:
    filler = "x " * 994
    (tmp_path / "a.jsonl").write_text(json.dumps({"a": filler + "mail jan.peeters@voorbeeld.example nu"}))
    (content,) = batches(tmp_path / "a.jsonl")[0].rejects["content"]
    assert "jan" not in content


def test_parquet_types_and_compression(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"id": [1, 2], "tekst": ["Je last.", None], "datum": [date(2015, 12, 31), None], "skills": [["a", "b"], None]}
    )
    frame.write_parquet(tmp_path / "a.parquet")
    (tmp_path / "a.parquet.gz").write_bytes(gzip.compress((tmp_path / "a.parquet").read_bytes()))
    for name in ("a.parquet", "a.parquet.gz"):
        (batch,) = batches(tmp_path / name)
        (row,) = batch.vacancies.iter_rows(named=True)
        assert (row["id"], row["date"], row["skill_form"]) == ("1", date(2015, 12, 31), ["a", "b"])
        assert batch.rejects["reason"].to_list() == ["no text"]


def test_parquet_moments_and_impossible_dates(tmp_path: Path) -> None:
    frame = pl.DataFrame({"tekst": ["Je last."] * 3, "datum": [1451602800, 10**12, None]})
    seconds = pl.from_epoch("datum", time_unit="s")
    frame.with_columns(seconds.dt.replace_time_zone("UTC")).write_parquet(tmp_path / "zone.parquet")
    frame.with_columns(seconds).write_parquet(tmp_path / "plain.parquet")
    frame.with_columns(pl.Series("datum", [16800, 10**8, None]).cast(pl.Int32).cast(pl.Date)).write_parquet(
        tmp_path / "days.parquet"
    )
    found = {
        name: batches(tmp_path / f"{name}.parquet")[0].vacancies["date"].to_list() for name in ("zone", "plain", "days")
    }
    assert found == {
        "zone": [date(2016, 1, 1), None, None],
        "plain": [date(2015, 12, 31), None, None],
        "days": [date(2015, 12, 31), None, None],
    }


def test_excel_of_several_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["nummer", "tekst", "datum"])
    for line in range(1, 26):
        if line not in (7, 8):  # blank lines are no rows
            sheet.write_row(line, 0, [line, f"Je last {line}", "31/12/2015"])
    book.close()
    monkeypatch.setattr("nlp.ingest.excel._WINDOW", 4)
    found = batches(tmp_path / "a.xlsx", batch_rows=10)
    assert [batch.rows_read for batch in found] == [10, 10, 3]
    ids = [item for batch in found for item in batch.vacancies["id"]]
    assert ids == [str(line) for line in range(1, 26) if line not in (7, 8)]


@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv", "xml"])
def test_memory_does_not_grow_with_the_source(tmp_path: Path, suffix: str) -> None:
    text = "Je last en je plooit, je leest een plan en je meet na. " * 20
    row = {
        "jsonl": json.dumps({"tekst": text}) + "\n", "json": json.dumps({"tekst": text}) + ",", "csv": f'"{text}"\n',
        "xml": f"<job><text>{text}</text></job>",
    }[suffix]  # fmt: skip
    head, tail = {"json": ("[", "{}]"), "csv": ("tekst\n", ""), "xml": ("<jobs>", "</jobs>")}.get(suffix, ("", ""))

    def peak(count: int) -> int:
        path = tmp_path / f"{count}.{suffix}"
        path.write_text(head + row * count + tail)
        source = discover([path])[0]
        tracemalloc.start()
        total = sum(batch.rows_read for batch in read_batches(source, IngestOptions(batch_rows=100)))
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert total in (count, count + 1)
        return used

    peak(10)
    assert peak(3_000) < peak(1_500) + 400_000


@pytest.mark.parametrize(
    "name", ["vacatures.xlsx", "vacatures.parquet", "functiebeschrijvingen.jsonl.gz", "vacatures.csv.zst"]
)
def test_damage_anywhere_in_a_binary_file_is_an_input_error_or_rejects(tmp_path: Path, name: str) -> None:
    raw = (FORMATS / name).read_bytes()
    for position in range(0, len(raw), max(1, len(raw) // 60)):
        (tmp_path / name).write_bytes(raw[:position] + bytes([raw[position] ^ 0xFF]) + raw[position + 1 :])
        message = name
        found: list[Batch] = []
        try:
            found = batches(tmp_path / name)
        except InputError as error:
            message = str(error)
        assert name in message
        assert all(batch.rows_read == batch.vacancies.height + batch.rejects.height for batch in found)
