"""The wheel, not the checkout: every data file is in it, and it works where the source cannot be imported."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("vaardig", "nlp", "taxonomy", "indexes")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


def _data_files():
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and path.suffix not in (".pyc", ".tmp"):
                yield path.relative_to(ROOT).as_posix()


def test_every_file_of_our_packages_is_in_the_wheel(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert [name for name in _data_files() if name not in inside] == []


def test_wheel_reads_a_vacancy_without_the_source(wheel, tmp_path):
    target = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(target)
    (tmp_path / "in.jsonl").write_text(
        '{"id": "1", "title": "Lasser", '
        '"text": "Profiel: je hebt ervaring met TIG-lassen. Kennis van AutoCAD is een pluspunt."}\n',
        encoding="utf-8",
    )
    code = (
        "import sys, json; import nlp, taxonomy, indexes, vaardig\n"
        f"assert all(str({str(target)!r}) in m.__path__[0] for m in (nlp, taxonomy, indexes, vaardig))\n"
        "from nlp.extract import extract_rows\n"
        "rows = [json.loads(line) for line in open('in.jsonl', encoding='utf-8')]\n"
        "print(json.dumps([m['text'] for m in next(extract_rows(rows))['mentions']]))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(target)}
    answer = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert "TIG-lassen" in answer.stdout
    assert "AutoCAD" in answer.stdout
