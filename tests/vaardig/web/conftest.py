"""One app on a small werkmap whose vacancies try to break the pages."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

SCRIPT = "<script>alert('x')</script>"
JOBS = ("Lasser", "Programmeur", "Planner")
DOMAINS = ("engineering_technology", "food", "smart_logistics")


def hostile_ads(count: int = 420) -> list[dict[str, object]]:
    """Ads over seven years; some titles and employers hold markup or formulas."""
    generator = random.Random(7)
    rows: list[dict[str, object]] = []
    for number in range(count):
        words = " ".join(f"{generator.choice('abcdefgh')}{generator.randrange(4000)}" for _ in range(40))
        row: dict[str, object] = {
            "id": f"ad {number}/../{number}", "title": generator.choice(JOBS),
            "text": f"Je kunt lassen en python. Je bent nauwkeurig. Excel is een troef. {words}",
            "employer": f"Bedrijf {generator.randrange(60)}", "sector": generator.choice(DOMAINS),
            "date": f"{2018 + number % 7}-03-11", "region": generator.choice(("Antwerpen", "Limburg", SCRIPT)),
        }  # fmt: skip
        if number % 7 == 6:
            row |= {
                "title": SCRIPT,
                "employer": '=HYPERLINK("http://kwaad.example")',
                "text": f"{row['text']} {SCRIPT}",
            }
        rows.append(row)
    return rows


@pytest.fixture(scope="session")
def werkmap(tmp_path_factory):
    """Folder of a finished werkmap, made by the fake engine."""
    from fake_engine import machinery

    from vaardig.build.pipeline import build
    from vaardig.build.request import BuildRequest

    folder = tmp_path_factory.mktemp("web")
    source = folder / "ads.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in hostile_ads()), encoding="utf-8")
    build(BuildRequest((source,), folder / "proefmap"), machinery=machinery())
    return folder / "proefmap"


@pytest.fixture(scope="session")
def client(werkmap):
    """Speaks to the app as a browser on this machine would, without a network."""
    from fastapi.testclient import TestClient

    from vaardig.web.app import create_app
    from vaardig.web.settings import WebSettings

    app = create_app(WebSettings(werkmap, maximum_upload=3 << 20, maximum_rows=50, read_seconds=20), warm=False)
    with TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=True) as session:
        yield session
