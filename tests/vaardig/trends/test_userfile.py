"""Tables as people save them."""

from __future__ import annotations

import polars as pl
import pytest

from vaardig.base.errors import InputError
from vaardig.trends.userfile import read_user_table

COLUMNS = {"name": ("beroep",), "code": ("isco",)}


@pytest.mark.parametrize(
    "raw",
    [
        b"Beroep;ISCO\nBakker;7512\n",
        "\ufeffberoep,isco\r\nBakker,7512\r\n\r\n".encode(),
        "beroep\tisco\nBakker\t7512".encode("utf-16"),
        "isco,naam,BEROEP\n7512,x,  Bakker \n".encode("cp1252"),
    ],
)
def test_dialects_and_encodings(tmp_path, raw):
    path = tmp_path / "lijst.csv"
    path.write_bytes(raw)
    assert read_user_table(path, COLUMNS, ("name",)) == [{"name": "Bakker", "code": "7512"}]


def test_cp1252_accents(tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_bytes("beroep\nCoördinator\n".encode("cp1252"))
    assert read_user_table(path, COLUMNS, ("name",))[0]["name"] == "Coördinator"


def test_excel(tmp_path):
    path = tmp_path / "lijst.xlsx"
    pl.DataFrame({"Beroep": ["Bakker", None], "ISCO": [7512, None]}).write_excel(path)
    assert read_user_table(path, COLUMNS, ("name",)) == [{"name": "Bakker", "code": "7512"}]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("weg.csv", None, "does not exist"),
        ("foto.jpg", b"x", "no table that can be read"),
        ("leeg.csv", b"", "is empty"),
        ("kop.csv", b"beroep,isco\n", "has no rows"),
        ("anders.csv", b"kleur\nrood\n", "has no column 'name' or 'beroep'; its columns are 'kleur'"),
        ("stuk.xlsx", b"geen excel", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_user_table(path, COLUMNS, ("name",))
