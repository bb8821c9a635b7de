"""Specifications hold what they must, and drawings fetch nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import polars as pl
import pytest

from vaardig.base.errors import InputError
from vaardig.charts import line_chart, ranked_chart, to_png, to_svg

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def yearly() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "year": [2015, 2016, 2017, 2015, 2016, 2017],
            "label": ["Python"] * 3 + ["<b>Lassen & frezen</b>"] * 3,
            "share": [0.1, None, 0.3, 0.2, 0.2, 0.2],
            "low": [0.05, None, 0.2, 0.1, 0.1, 0.1],
            "high": [0.15, None, 0.4, 0.3, 0.3, 0.3],
        }
    )


def test_line_is_accessible_dutch_and_self_contained(yearly: pl.DataFrame) -> None:
    svg = to_svg(line_chart(yearly, title="Food & <meer>", subtitle="95 %", series="label"))
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Food & <meer>"
    assert "Python: van 10,0\u00a0% in 2015 naar 30,0\u00a0% in 2017." in (root.findtext(f"{SVG}desc") or "")
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id")  # type: ignore[union-attr]
    texts = "".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "40\u00a0%" in texts
    assert "<b>Lassen & frezen</b>" in texts
    assert not re.search(r"https?://(?!www\.w3\.org/)", svg)


def test_a_suppressed_year_breaks_the_line(yearly: pl.DataFrame) -> None:
    python = yearly.filter(pl.col("label") == "Python")
    lines = [
        path.get("d") or ""
        for path in ET.fromstring(to_svg(line_chart(python, title="t"))).iter(f"{SVG}path")
        if path.get("stroke-width") == "2" and path.get("stroke") == "#0072B2"
    ]
    assert len(lines) == 1
    # Two single points on either side of the gap: no segment from the first year to the last.
    assert "L" not in lines[0].replace("Z", "") or lines[0].count("M") == 2


def test_two_drawings_in_one_page_share_no_id(yearly: pl.DataFrame) -> None:
    one, two = (to_svg(line_chart(yearly, title=title, series="label")) for title in ("a", "b"))
    found = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (one, two)]
    assert found[0]
    assert not found[0] & found[1]
    for svg, ids in zip((one, two), found, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= ids


def test_same_frame_same_bytes(yearly: pl.DataFrame) -> None:
    specs = [line_chart(yearly, title="t", series="label") for _ in range(2)]
    assert to_svg(specs[0]) == to_svg(specs[1])


def test_ranking_keeps_order_and_gives_intervals_in_words() -> None:
    frame = pl.DataFrame({"label": ["b", "a"], "share": [0.2, 0.5], "low": [0.1, 0.4], "high": [0.3, 0.6]})
    spec = ranked_chart(frame, title="t")
    assert (
        spec["description"]
        == "Rangschikking. b: 20,0\u00a0% (95 %: 10,0 – 30,0\u00a0%). a: 50,0\u00a0% (95 %: 40,0 – 60,0\u00a0%)."
    )
    root = ET.fromstring(to_svg(spec))
    labels = [text.text for text in root.iter(f"{SVG}text") if text.text in {"a", "b"}]
    assert labels == ["b", "a"]


def test_facets_and_series_draw() -> None:
    frame = pl.DataFrame(
        {"label": ["a", "b"] * 2, "share": [0.2, 0.5, 0.1, 0.02], "p": ["x", "x", "y", "y"], "low": 0.0, "high": 0.6}
    )
    assert "y" in to_svg(ranked_chart(frame, title="t", facet="p", mark="bar"))
    assert "y" in to_svg(ranked_chart(frame, title="t", series="p"))


def test_png() -> None:
    frame = pl.DataFrame({"year": [2015, 2016], "share": [0.1, 0.2]})
    assert to_png(line_chart(frame, title="t", low=None, high=None)).startswith(b"\x89PNG")


def test_an_address_is_refused_without_a_connection() -> None:
    spec = {"data": {"url": "https://example.org/a.csv"}, "mark": "point", "encoding": {"x": {"field": "a"}}}
    with pytest.raises(InputError, match="not allowed"):
        to_svg(spec)
    with pytest.raises(InputError, match="not allowed"):
        to_png(spec)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pl.DataFrame({"year": [], "share": [], "low": [], "high": []}), "no rows"),
        (pl.DataFrame({"year": [2015], "low": [0.1], "high": [0.2]}), "no column 'share'"),
        (pl.DataFrame({"year": [2015] * 8, "share": 0.1, "low": 0.1, "high": 0.1, "s": list("abcdefgh")}), "8 series"),
    ],
)
def test_bad_frames_have_one_clear_message(frame: pl.DataFrame, message: str) -> None:
    with pytest.raises(InputError, match=message):
        line_chart(frame, title="t", series="s" if "s" in frame.columns else None)
