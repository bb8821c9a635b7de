"""Size classes are read from a user's file, never guessed; what does not fit is counted."""

from __future__ import annotations

import polars as pl
import pytest

from nlp.employers import A_CODE, A_DATE, CONFLICT, NO_CLASS, NO_EMPLOYER, NO_SIZE, read_employer_sizes, size_class
from vaardig.base.errors import InputError


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (1, "1-4"), (4, "1-4"), (5, "5-9"), (9, "5-9"), (10, "10-19"), (49, "20-49"), (50, "50-99"), (199, "100-199"),
        (200, "200-499"), (999, "500-999"), (1000, "1000+"), (250_000, "1000+"), (49.5, "20-49"), ("250.0", "200-499"),
        ("1.200", "1000+"), ("1 200", "1000+"), ("12.500 werknemers", "1000+"), ("37", "20-49"),
        ("5-9", "5-9"), ("5 – 9", "5-9"), ("van 5 tot 9 werknemers", "5-9"), ("10 t/m 19", "10-19"),
        ("12-15", "10-19"), ("1000+", "1000+"), ("1.000 en meer", "1000+"), (">= 1000", "1000+"),
        ("meer dan 999", "1000+"), ("minder dan 5", "1-4"), ("<5", "1-4"), ("500 to 999 employees", "500-999"),
        (0, None), ("0", None), (-3, None), ("10-49", None), ("500+", None), ("<10", None), ("9-5", None),
        ("KMO", None), ("2024-09-05 00:00:00", None), ("", None), (None, None), (True, None), (float("nan"), None),
    ],
)  # fmt: skip
def test_size_class(written, expected):
    assert size_class(written) == expected


CSV = """Werkgever;Aantal werknemers
Acme NV;120
ACME  bv;150
Bakkerij Peeters;3
Klein;10-49
Fout;KMO
Excel;2024-09-05
Twist;5
Twist BV;80
Twist;5
onze klant;50
;12
Leeg;
"""


def test_names_meet_without_legal_form_and_misfits_are_counted(tmp_path):
    path = tmp_path / "groottes.csv"
    path.write_bytes(CSV.encode("cp1252"))
    sizes = read_employer_sizes(path)
    assert dict(sizes.classes) == {"acme": "100-199", "bakkerij peeters": "1-4"}
    assert sizes.rows == 12
    assert {item.reason: item.count for item in sizes.skipped} == {
        NO_CLASS: 1, A_DATE: 1, NO_SIZE: 2, CONFLICT: 1, NO_EMPLOYER: 2,
    }  # fmt: skip
    assert next(item.first for item in sizes.skipped if item.reason == CONFLICT) == "row 8, 'Twist BV: 80'"
    names = ["Acme", "acme bvba", "Onze klant", None, "", "Iemand anders", "Twist"]
    raw = sizes.add_to(pl.DataFrame({"employer": names}))
    assert raw["employer_size"].to_list() == ["100-199", "100-199", *["onbekend"] * 5]


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "parquet"])
@pytest.mark.parametrize(("name", "size"), [("Bedrijfsnaam", "Grootteklasse (2023)"), ("Company name", "Employees")])
def test_every_format_and_language_of_header_says_the_same(tmp_path, suffix, name, size):
    frame = pl.DataFrame({"Jaar": [2023, 2023], name: ["Café Élan", "Bouw & Co"], size: ["5-9", "1000+"]})
    path = tmp_path / f"sizes.{suffix}"
    if suffix == "csv":
        frame.write_csv(path)
    elif suffix == "tsv":
        frame.write_csv(path, separator="\t")
    elif suffix == "xlsx":
        frame.write_excel(path)
    else:
        frame.write_parquet(path)
    sizes = read_employer_sizes(path)
    assert (sizes.of("CAFÉ ELAN bv"), sizes.of("Bouw & Co")) == ("5-9", "1000+")
    assert sizes.skipped == ()


def test_a_code_of_a_class_is_not_a_number_of_employees(tmp_path):
    path = tmp_path / "rsz.csv"
    path.write_text("naam;RSZ-klasse;personeel\nAcme;6;\nBeta;6;250\nGamma;20-49;\n", encoding="utf-8")
    sizes = read_employer_sizes(path)
    assert dict(sizes.classes) == {"beta": "200-499", "gamma": "20-49"}
    assert [(item.reason, item.first) for item in sizes.skipped] == [(A_CODE, "row 1, 'Acme: 6'")]


def test_numbers_in_a_spreadsheet_and_in_parquet(tmp_path):
    frame = pl.DataFrame({"employer": ["A-bedrijf", "B-bedrijf"], "headcount": [12, None]})
    frame.write_excel(tmp_path / "a.xlsx")
    frame.with_columns(pl.col("headcount").cast(pl.Float64)).write_parquet(tmp_path / "a.parquet")
    for name in ("a.xlsx", "a.parquet"):
        sizes = read_employer_sizes(tmp_path / name)
        assert dict(sizes.classes) == {"a-bedrijf": "10-19"}, name
        assert [(item.reason, item.count) for item in sizes.skipped] == [(NO_SIZE, 1)], name


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("no_size.csv", b"werkgever,stad\nAcme,Gent\n", r"no_size\.csv, line 1: .*number of employees.*Next: rename"),
        ("no_name.csv", b"\nstad;aantal werknemers\nGent;5\n", r"no_name\.csv, line 2: .*employer's name.*Next:"),
        ("none.csv", b"werkgever;klasse\nAcme;veel\n", r"none\.csv, row 1, 'Acme: veel': none of its 1 rows"),
        ("empty.csv", b"", r"empty\.csv, line 1: there are no rows"),
        ("head.csv", b"werkgever;klasse\n", r"head\.csv, line 1: there are no rows"),
        ("broken.xlsx", b"PK\x03\x04 not a book", r"broken\.xlsx cannot be read as a spreadsheet"),
        ("broken.parquet", b"PAR1 no", r"broken\.parquet cannot be read as Parquet"),
        ("sizes.pdf", b"%PDF", r"sizes\.pdf is no table"),
    ],
)
def test_a_bad_file_is_one_error_with_a_remedy(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        read_employer_sizes(tmp_path / name)
    assert caught.value.next_step


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"gone\.csv does not exist"):
        read_employer_sizes(tmp_path / "gone.csv")
