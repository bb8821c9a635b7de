"""Judging vacancies that come from files: cleaned, masked, read and judged batch by batch."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from nlp.circumstances import UNKNOWN, normalise_employer
from nlp.clean import clean
from nlp.language import detect
from nlp.privacy import mask
from vaardig.base.hashing import hash_text
from vaardig.base.text import squeeze

from .assess import ad_of
from .batch import frames, judge_rows, single_request
from .peers import Peers
from .settings import Settings

if TYPE_CHECKING:
    import polars as pl

    from nlp.employers import EmployerSizes
    from nlp.engine import Engine
    from nlp.ingest import Batch

_LEAST_LETTERS = 8


class FileJudge:
    """Judges batches of rows; remembers texts that it saw, so that a repeated one counts once."""

    def __init__(self, settings: Settings, engine: Engine, sizes: EmployerSizes | None = None) -> None:
        self._settings, self._engine, self._peers, self._sizes = settings, engine, Peers(), sizes
        self._seen: set[str] = set()
        self.skipped: Counter[str] = Counter()

    def __call__(self, batch: Batch) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Frames ``ads`` and ``findings`` of one batch."""
        from nlp.engine import Job

        vacancies = batch.vacancies if self._sizes is None else self._sizes.add_to(batch.vacancies)
        rows = [row for row in map(self._prepare, vacancies.iter_rows(named=True)) if row is not None]
        if batch.rejects.height:
            self.skipped["niet te lezen rij"] += batch.rejects.height
        jobs = [
            Job(row["text"], row["title"], row["employer"], row["sector"], row["nace"], row["paritair_comite"],
                row["contract"])
            for row in rows
        ]  # fmt: skip
        pairs = []
        for row, (extraction, reading) in zip(rows, self._engine.read(jobs), strict=True):
            row["stated_contract"], row["contract"] = row["contract"], extraction.contract
            row["domain"] = extraction.domain
            row["agency"], row["education_level"] = extraction.agency, extraction.education_level
            row["occupation_label"] = extraction.occupation.label
            ad = ad_of(single_request(row), row["title"], row["text"], extraction, reading, self._engine)
            pairs.append((row, ad))
        return frames(judge_rows(pairs, self._settings, self._peers))

    def _prepare(self, raw: dict[str, Any]) -> dict[str, Any] | None:
        """The row with clean, masked text, or None when it is not judged; the reason is counted."""
        text = mask(clean(raw["text"]).text.strip())
        reason = ""
        if raw["kind"] == "functiebeschrijving":
            reason = "interne functiebeschrijving"
        elif sum(character.isalpha() for character in text) < _LEAST_LETTERS:
            reason = "lege tekst"
        elif detect(text) not in ("nl", "onbekend"):
            reason = "andere taal"
        else:
            digest = hash_text(squeeze(text))
            if digest in self._seen:
                reason = "herhaling van dezelfde tekst"
            self._seen.add(digest)
        if reason:
            self.skipped[reason] += 1
            return None
        row = {name: ("" if value is None and name in _TEXTS else value) for name, value in raw.items()}
        date = raw.get("date")
        row |= {
            "text": text,
            "title": squeeze(mask(clean(raw["title"] or "").text)),
            "year": date.year if date else None,
            "employer": normalise_employer(raw["employer"] or ""),
            "employer_size": raw.get("employer_size") or UNKNOWN,
            "id": str(raw.get("id") or f"{raw['source']}:{raw['row']}"),
        }
        return row


_TEXTS = ("employer", "sector", "nace", "paritair_comite", "contract", "location", "region")
