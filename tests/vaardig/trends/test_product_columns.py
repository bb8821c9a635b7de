"""docs/kolommen-producten.md documents exactly the tables of the products, in order."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest
from conftest import write_jsonl
from fake_engine import machinery

import vaardig.trends.audit as audit
from vaardig.build.pipeline import build
from vaardig.build.request import BuildRequest
from vaardig.trends.audit.document import HEADINGS as AUDIT
from vaardig.trends.communities import CommunityRequest, communities
from vaardig.trends.communities.document import community_document
from vaardig.trends.compute import trends
from vaardig.trends.emerging import EmergingRequest, emerging
from vaardig.trends.emerging.document import emerging_document
from vaardig.trends.panel import PanelRequest, panel
from vaardig.trends.panel.document import panel_document
from vaardig.trends.replicate import ReplicationRequest, replicate
from vaardig.trends.replicate.document import replication_document
from vaardig.trends.request import TrendRequest
from vaardig.trends.stem_monitor import StemRequest, stem
from vaardig.trends.stem_monitor.document import stem_document
from vaardig.trends.tightness import TightnessRequest, tightness
from vaardig.trends.tightness.document import tightness_document
from vaardig.werkmap import Werkmap

PAGE = Path(__file__).resolve().parents[3] / "docs" / "kolommen-producten.md"
TITLES = ("lasser", "verpleegkundige", "slager", "kok")


@pytest.fixture
def documents(tmp_path, titled):
    rows = []
    for i in range(160):
        words = "lassen en frezen" if i % 2 else "python met excel"
        own = " ".join(f"w{i}x{j}" for j in range(30))
        rows.append(
            {"id": str(i), "title": TITLES[i % 4], "date": f"{2015 + i % 3}-03-01", "sector": "food",
             "employer": f"B {i}", "text": f"Je kunt {words}. Je bent nauwkeurig. {own}"}
        )  # fmt: skip
    build(BuildRequest((write_jsonl(tmp_path / "a.jsonl", rows),), tmp_path / "w", workers=1), machinery=machinery())
    werkmap = Werkmap.open(tmp_path / "w")
    (tmp_path / "panel.csv").write_text("expert;skill;importance\nAn;Samenwerken;3\n", encoding="utf-8")
    (tmp_path / "lijst.csv").write_text("beroep\nlasser\nkok\n", encoding="utf-8")
    food = TrendRequest(domains=("food",))
    judged = audit.measure(audit.draw(werkmap, audit.AuditRequest(per_year=1)), {})
    shares = audit.corrected(trends(werkmap, food).shares, judged)
    made = {
        "emerging": emerging_document(emerging(werkmap, EmergingRequest())),
        "clusters": community_document(communities(werkmap, CommunityRequest(food, seeds=2, samples=2))),
        "stem": stem_document(stem(werkmap, StemRequest())),
        "panel": panel_document(panel(werkmap, PanelRequest(tmp_path / "panel.csv", samples=100))),
        "tightness": tightness_document(tightness(werkmap, TightnessRequest(tmp_path / "lijst.csv"))),
        "replicate": replication_document(replicate(werkmap, ReplicationRequest())),
    }
    sheets = {f"{name}: {sheet.name}": sheet for name, document in made.items() for sheet in document.sheets}
    frames = {name: (sheet.frame, sheet.headings) for name, sheet in sheets.items()}
    return frames | {"audit: quality": (judged.table, AUDIT), "audit: corrected": (shares, AUDIT)}


def test_every_column_is_documented_in_order_and_has_a_heading(documents):
    tables: dict[str, list[str]] = {}
    current: list[str] = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = tables.setdefault(line[3:], [])
        elif match := re.match(r"\| `(\w+)` \| (tekst|geheel getal|getal|getal 0-1) \| \S", line):
            current.append(match[1])
    assert tables == {name: frame.columns for name, (frame, _) in documents.items()}
    assert [
        (name, column) for name, (frame, headings) in documents.items() for column in frame.columns
        if not headings.get(column)
    ] == []  # fmt: skip


def test_shares_stay_shares(documents):
    for name, (frame, _) in documents.items():
        for column in ("share", "recent_share", "sample_stability", "precision", "similarity"):
            if column in frame.columns:
                values = frame[column].cast(pl.Float64()).drop_nulls()
                assert values.is_between(0, 1).all(), (name, column)
