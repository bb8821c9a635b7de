"""A tiny extractor and encoder behind the real contracts, importable by spawned workers too."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl

from nlp.batch import Tables, mention_schema, text_schema, vacancy_schema
from vaardig.build.tools import Identity, Tools, identify

SKILLS = {"lassen": "vs-1", "python": "vs-2", "excel": "vs-3", "frezen": "vs-4"}
SOFT = {"nauwkeurig": ("SO-6", "Zorgvuldigheid"), "teamspeler": ("SO-20", "Samenwerken")}


class FakeExtractor:
    def __init__(self, version: str, pause: float) -> None:
        self.fingerprint = f"fake-{version}"
        self.version = version
        self.pause = pause

    def extract_frame(self, raw: pl.DataFrame) -> Tables:
        time.sleep(self.pause)
        vacancies, mentions = [], []
        for row in raw.iter_rows(named=True):
            text = row["text"]
            vacancies.append(
                {name: row.get(name) for name in vacancy_schema()}
                | {
                    "year": row["date"].year if row["date"] else None,
                    "employer_class": "genoemd" if row["employer"] else "onbekend",
                    "contract": row["contract"] or "vast", "agency": False, "language": "nl", "text_length": len(text),
                    "asked_length": len(text), "occupation_similarity": 0.0, "domain": row["sector"] or "geen",
                    "domain_rule": "sector", "stem": "geen",
                }
            )  # fmt: skip
            for match in re.finditer(r"\w+", text):
                word = match.group().lower()
                if word in SKILLS or word in SOFT:
                    kind = "hard" if word in SKILLS else "soft"
                    concept, label = (SKILLS[word], word) if kind == "hard" else SOFT[word]
                    before = text[max(0, match.start() - 12) : match.start()].lower()
                    level = "not_required" if "geen " in before else "nice" if "troef " in before else "essential"
                    marking = "explicit" if level != "essential" else "default"
                    found = (match.start(), match.end(), match.group(), kind, concept, label, level, marking)
                    mentions.append((row["id"], *found, "text", "profiel", 1.0, f"fake-{self.version}"))
            for name in row["soft_form"] or ():
                concept, label = SOFT.get(name, (None, name))
                found = (None, None, name, "soft", concept, label, "essential", "explicit")
                mentions.append((row["id"], *found, "form", "profiel", 1.0, "form"))
        return Tables(
            pl.DataFrame(vacancies, schema=vacancy_schema()),
            pl.DataFrame({"id": raw["id"], "text": raw["text"]}, schema=text_schema()),
            pl.DataFrame(mentions, schema=mention_schema(), orient="row"),
            [f"{title}. {text}" for title, text in zip(raw["title"], raw["text"], strict=True)],
        )


class FakeEncoder:
    dimension = 8

    def __init__(self, version: str) -> None:
        self.id = f"fake-encoder-{version}"

    def encode(self, texts):
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for i, text in enumerate(texts):
            for word in text.lower().split():
                vectors[i, sum(map(ord, word)) % self.dimension] += 1
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


@dataclass(frozen=True)
class FakeRecipe:
    version: str = "1"
    pause: float = 0.0
    encoder: str = "1"
    fail: str = ""
    changes: bool = False

    def identity(self) -> Identity:
        named = identify(self())
        return replace(named, extractor="another") if self.changes else named

    def __call__(self) -> Tools:
        if self.fail:
            from vaardig.base.errors import TaxonomyError

            raise TaxonomyError(self.fail)
        return Tools(FakeExtractor(self.version, self.pause), FakeEncoder(self.encoder))


@dataclass(frozen=True)
class LazyRecipe:
    """Tells what it would make, and must never have to."""

    known: Identity

    def identity(self) -> Identity:
        return self.known

    def __call__(self) -> Tools:
        raise AssertionError("the tools were made though there was nothing to do")


def machinery(recipe: FakeRecipe | LazyRecipe | None = None):
    from nlp.ingest import discover, read_batches
    from vaardig.build.pipeline import Machinery

    return Machinery(recipe or FakeRecipe(), discover, read_batches)


def main() -> None:
    """Build in a process of its own, to be killed: OUT WORKERS PAUSE PART_ROWS SOURCE…."""
    import sys

    from vaardig.build.pipeline import build
    from vaardig.build.request import BuildRequest

    out, workers, pause, part_rows, *sources = sys.argv[1:]
    request = BuildRequest(tuple(map(Path, sources)), Path(out), workers=int(workers), part_rows=int(part_rows))
    build(request, machinery=machinery(FakeRecipe(pause=float(pause))))


if __name__ == "__main__":
    main()
