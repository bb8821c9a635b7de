import polars as pl
import pytest
from conftest import tree
from fake_engine import FakeRecipe, machinery

from indexes.postings import searched_words, write_segment
from nlp.signatures import words_of
from vaardig.build.pipeline import build
from vaardig.build.relink import relink
from vaardig.build.request import BuildRequest, RelinkRequest
from vaardig.build.words import write_part_words
from vaardig.werkmap.layout import Layout
from vaardig.werkmap.manifest import PartRecord

SPECIAL = ["C++ en C#", "ASP.NET of .net", "snake_case 2+", "plain words", "de het een", "x " * 9_999 + "c++ later"]


def test_words_of_signatures_serve_unless_they_would_differ(tmp_path):
    vacancies, texts = pl.DataFrame({"title": ["Lasser C++"] * 6}), pl.DataFrame({"text": SPECIAL})
    record = PartRecord("s", 0, 6, 6, 0, 0, 0, {"fields": "a", "texts": "b"})
    layout = Layout(tmp_path)
    write_part_words(layout, record, vacancies, texts, [words_of(text) for text in SPECIAL])
    (segment,) = layout.words.iterdir()
    write_segment(tmp_path / "w", [["lasser", "c++"] * 3 + searched_words(text) for text in SPECIAL])
    assert tree(segment) == tree(tmp_path / "w")


def test_segments_that_are_missing_are_written_at_the_end(tmp_path, corpus):
    request = BuildRequest((corpus,), tmp_path / "w", part_rows=25)
    build(request, machinery=machinery())
    before = tree(tmp_path / "w")
    layout = Layout(tmp_path / "w")
    assert len([item for item in layout.words.iterdir() if item.is_dir()]) == 8
    for folder in sorted(layout.words.iterdir())[:3]:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
    layout.manifest.unlink()
    build(request, machinery=machinery())
    assert tree(tmp_path / "w") == before


@pytest.mark.parametrize("workers", [1, 2])
def test_a_relink_keeps_the_segments(tmp_path, corpus, workers):
    build(BuildRequest((corpus,), tmp_path / "w", part_rows=25), machinery=machinery())
    before = {name: content for name, content in tree(tmp_path / "w").items() if "/words/" in name}
    relink(RelinkRequest(tmp_path / "w", workers=workers), recipe=FakeRecipe("2"))
    assert {name: content for name, content in tree(tmp_path / "w").items() if "/words/" in name} == before != {}
