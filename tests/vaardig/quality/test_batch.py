"""Many vacancies: tables, figures with denominators, small groups suppressed, safe cells, documented columns."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from vaardig.base.errors import ConfigError
from vaardig.export.document import save
from vaardig.quality.aggregate import figures
from vaardig.quality.assess import assess_request
from vaardig.quality.batch import BatchRequest, assess_files, assess_werkmap
from vaardig.quality.federation import batch_document, federation_html
from vaardig.quality.model import FAMILY_LABELS, QualityRequest
from vaardig.quality.peers import Group, Peers
from vaardig.quality.settings import Thresholds

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def tables(tmp_path_factory, engine):
    folder = tmp_path_factory.mktemp("quality")
    rows = [
        {"id": str(i), "title": "=Lasser", "employer": "Klein" if i % 2 else "Groot", "date": f"20{20 + i % 2}-03-01",
         "text": f"Je last frames nummer {i}. Je leest plannen. Je bent stressbestendig. "
         + ("Wij zoeken een jonge medewerker." if i % 2 else "Uurloon: 17 euro bruto.")}
        for i in range(12)
    ]  # fmt: skip
    rows.append(rows[0] | {"id": "again"})
    rows.append(
        {
            "id": "fr",
            "title": "Soudeur",
            "text": "Nous recherchons un soudeur pour notre atelier et vous avez de l'expérience.",
        }
    )
    path = folder / "ads.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    sizes = folder / "sizes.csv"
    sizes.write_text("werkgever;aantal werknemers\nKlein;12\nGroot;900\n", encoding="utf-8")
    return assess_files([path], BatchRequest(by=("year", "employer_size"), minimum=5), sizes=sizes, engine=engine)


def test_every_vacancy_is_judged_once_or_counted_apart(tables):
    assert tables.ads.height == 12
    assert tables.skipped == {"herhaling van dezelfde tekst": 1, "andere taal": 1}


def test_shares_have_their_denominator_and_interval(tables):
    rules = {row["rule"]: row for row in figures(tables).rules.iter_rows(named=True)}
    age = rules["inclusie.leeftijd"]
    assert (age["numerator"], age["denominator"]) == (6, 12)
    assert age["low"] < age["share"] == 0.5 < age["high"]


def test_small_firms_stand_against_large_ones(tables):
    rows = {row["rule"]: row for row in figures(tables).sizes.iter_rows(named=True)}
    assert rows["inclusie.leeftijd"]["small_share"] == 1.0
    assert rows["inclusie.leeftijd"]["large_share"] == 0.0
    assert rows["inclusie.leeftijd"]["low"] > 0


def test_a_small_group_gets_no_figure(tables):
    from dataclasses import replace

    strict = replace(tables, request=replace(tables.request, minimum=7))
    groups = figures(strict).groups
    assert groups["mean"].null_count() == groups.height
    assert set(groups["remark"]) == {"te weinig vacatures"}


def test_the_workbook_has_one_row_per_finding_and_no_formulas(tables, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    path = save(batch_document(figures(tables)), tmp_path / "q.xlsx", "xlsx")[0]
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[0] == "opmerkingen"
    assert book.sheetnames[-1] == "Verantwoording"
    assert book["opmerkingen"].max_row == tables.findings.height + 1
    assert all("." not in str(row[0].value) for row in book["onderdelen"].iter_rows())
    assert {row[2].value for row in book["groepen"].iter_rows(min_row=2)} == set(FAMILY_LABELS.values())
    assert all(cell.data_type != "f" for row in book["opmerkingen"].iter_rows() for cell in row)


def test_a_table_too_long_for_a_workbook_is_cut_at_whole_vacancies_and_says_so(tables, monkeypatch):
    monkeypatch.setattr("vaardig.quality.federation.WORKBOOK_ROWS", 20)
    result = figures(tables)
    document = batch_document(result, workbook=True)
    shown, ads = document.sheets[0].frame, document.sheets[1].frame
    assert 0 < shown.height <= 20
    assert ads.height < 12
    whole = tables.findings.filter(tables.findings["vacancy_id"].is_in(ads["id"].implode()))
    assert shown.height == whole.height
    assert f"eerste {ads.height} vacatures van 12" in document.notes[0]
    assert batch_document(result).sheets[0].frame.height == tables.findings.height


def test_every_column_is_documented_in_order(tables):
    documented: dict[str, list[str]] = {}
    for line in (ROOT / "docs" / "kolommen-kwaliteit.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = documented.setdefault(line[3:], [])
        elif match := re.match(r"\| `(\w+)` \|", line):
            current.append(match[1])
    assert documented == {sheet.name: sheet.frame.columns for sheet in batch_document(figures(tables)).sheets}


def test_the_federation_report_says_how_many_and_fetches_nothing(tables):
    page = federation_html(figures(tables))
    assert "<strong>12</strong> vacatures" in page
    assert "Kleine tegenover grote bedrijven" in page
    assert not re.search(r"(?:src|href)=", page)


def test_what_has_no_meaning_is_refused():
    with pytest.raises(ConfigError):
        BatchRequest(by=("kleur",))
    with pytest.raises(ConfigError):
        BatchRequest(minimum=0)


def test_peers_are_the_nearest_group_and_never_harsher_than_half_the_default():
    limits = Thresholds()
    groups = {("o", "bachelor"): Group("o", 40, 30, 9, 120), ("", "bachelor"): Group("l", 90, 1, 0, 10)}
    peers = Peers("w", 30, groups)
    assert peers.basis("o", "bachelor", limits).demands == 30
    other = peers.basis("x", "bachelor", limits)
    assert (other.group, other.demands) == ("l", limits.demands / 2)
    assert peers.basis("x", "master", limits).count == 0


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory):
    """Forty ads in four parts."""
    from vaardig.build.pipeline import build
    from vaardig.build.request import BuildRequest
    from vaardig.werkmap import Werkmap

    folder = tmp_path_factory.mktemp("werkmap")
    jobs = ("Je last frames en leest plannen.", "Je verkoopt schoenen aan klanten.", "Je rijdt met een heftruck.")
    rows = [
        {"id": f"v{i}", "title": "Lasser", "employer": f"Firma {i % 7}", "date": "2024-03-01",
         "contract": "voltijds, vast" if i % 3 == 0 else "",
         "text": f"{jobs[i % 3]} Werf {i}, hal {i * 37 % 101}, ploeg {i * i % 97}. Je bent stressbestendig. "
         f"Je hebt een bachelor nummer {i}. "
         + ("Wij zoeken een jonge medewerker. Ongeacht handicap: solliciteer." if i % 2 else "")}
        for i in range(40)
    ]  # fmt: skip
    (folder / "ads.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build(BuildRequest((folder / "ads.jsonl",), folder / "w", part_rows=10))
    return Werkmap.open(folder / "w")


def test_several_processes_give_what_one_gives(werkmap):
    alone = assess_werkmap(werkmap, BatchRequest())
    together = assess_werkmap(werkmap, BatchRequest(workers=2))
    assert alone.ads.height > 10
    assert together.ads.equals(alone.ads)
    assert together.findings.equals(alone.findings)
    assert together.skipped == alone.skipped


def test_a_werkmap_is_judged_as_its_texts_are(werkmap, engine):
    found = assess_werkmap(werkmap, BatchRequest(), engine=engine).findings
    text = dict(werkmap.scan("texts").select("id", "text").collect().iter_rows())
    stated = dict(werkmap.scan("fields").select("id", "contract").collect().iter_rows())
    assert {"", "voltijds, vast"} == {contract or "" for contract in stated.values()}
    for identifier in found["vacancy_id"].unique().sort()[:12]:
        request = QualityRequest(text[identifier], "Lasser", contract=stated[identifier] or "")
        report = assess_request(request, engine=engine)
        mine = found.filter(found["vacancy_id"] == identifier).select("rule", "start", "end").rows()
        alone = {(f.rule, f.start, f.end) for f in report.findings if not f.rule.startswith("hierarchie.")}
        assert {row for row in mine if not row[0].startswith("hierarchie.")} == alone
