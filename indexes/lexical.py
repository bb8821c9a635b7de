"""Words to rows: the lexical half of hybrid search, BM25 over the memory-mapped postings of one or more segments.

A segment holds a run of texts and never changes, so an index that grows writes only what is new.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexes.postings import Segment, count_words, searched_words, write_segment
from vaardig.base.errors import EncoderError
from vaardig.base.files import write_json

_QUERY_CHARACTERS = 2_000
_K1 = 1.2
_B = 0.5
WORDS = "words"
_ABOUT = "lexical.json"
_REBUILD = "vaardig build SOURCE --out WERKMAP"


class LexicalIndex:
    """Postings of a fixed list of texts; row numbers are positions in that list."""

    def __init__(self, folder: Path) -> None:
        try:
            about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
            # An index of before there were segments is one segment, in the folder itself.
            self._segments = [Segment.open(folder / name) for name in about.get("segments", [""])]
            postings, texts = about["postings"], about["texts"]
        except (OSError, ValueError, KeyError) as error:
            raise EncoderError(
                f"the word index in {folder} cannot be read ({error})", next_step=f"rebuild it: {_REBUILD}"
            ) from error
        sizes = [len(segment.lengths) for segment in self._segments]
        if postings != sum(len(segment.rows) for segment in self._segments) or texts != sum(sizes):
            raise EncoderError(f"the word index in {folder} is damaged", next_step=f"rebuild it: {_REBUILD}")
        self._ends = np.cumsum([0, *sizes]).tolist()
        lengths = np.concatenate([np.zeros(0, np.float32), *(segment.lengths for segment in self._segments)])
        mean = float(lengths.mean()) if len(lengths) else 1.0
        self._length_factor: NDArray[np.float32] = (_K1 * (1 - _B + _B * lengths / max(mean, 1.0))).astype(np.float32)

    def __len__(self) -> int:
        return len(self._length_factor)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether a finished index stands in the folder."""
        return (folder / _ABOUT).exists()

    @classmethod
    def build(cls, folder: Path, parts: Iterable[Sequence[str]]) -> LexicalIndex:
        """Write an index of all texts of all parts, in order, each part a segment; an existing index is replaced."""
        shutil.rmtree(folder, ignore_errors=True)
        names: list[str] = []
        for part in parts:
            names.append(f"{len(names):05d}")
            write_segment(folder / names[-1], [searched_words(text) for text in part])
        return cls.join(folder, names)

    @classmethod
    def join(cls, folder: Path, names: Sequence[str]) -> LexicalIndex:
        """Make segments that stand in the folder into an index, in this order; what else stands there is removed."""
        folder.mkdir(parents=True, exist_ok=True)
        segments = [Segment.open(folder / name) for name in names]
        about = {
            "postings": sum(len(segment.rows) for segment in segments),
            "texts": sum(len(segment.lengths) for segment in segments),
            "segments": list(names),
        }
        write_json(folder / _ABOUT, about)
        wanted = set(names)
        for item in folder.iterdir():
            if item.is_dir() and item.name not in wanted:
                # A worker that outlived its killed build may still be writing there.
                shutil.rmtree(item, ignore_errors=True)
            elif item.is_file() and item.name != _ABOUT:
                item.unlink()
        return cls(folder)

    def search(
        self, query: str, k: int, allowed: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows that share words with the query, best BM25 weight first (ties by row): two arrays of length <= ``k``."""
        weights = np.zeros(len(self), dtype=np.float32)
        for column in count_words([searched_words(query[:_QUERY_CHARACTERS])])[1].tolist():
            self._weigh(column, weights)
        if allowed is not None:
            keep = np.zeros(len(self), dtype=bool)
            keep[allowed] = True
            weights[~keep] = 0.0
        found = np.flatnonzero(weights)
        if len(found) > k:
            cut = np.partition(weights[found], len(found) - k)[len(found) - k]
            found = found[weights[found] >= cut]
        order = np.lexsort((found, -weights[found]))[:k]
        return found[order], weights[found][order]

    def shares(self, query: str, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """What part of the query, 0..1, each of some rows holds: its words weighed by how rare they are.

        A word that no text holds counts as the rarest: what was asked for is then missing everywhere.
        """
        held, whole = np.zeros(len(rows), dtype=np.float32), np.float32(0.0)
        for column in count_words([searched_words(query[:_QUERY_CHARACTERS])])[1].tolist():
            places = [segment.postings(column) for segment in self._segments]
            idf = self._idf(sum(place.stop - place.start for place in places))
            whole += idf
            for segment, place, start in zip(self._segments, places, self._ends, strict=False):
                held += idf * np.isin(rows - start, segment.rows[place])
        return held / whole if whole else held

    def _idf(self, holding: int) -> np.float32:
        return np.float32(np.log(1.0 + (len(self) - holding + 0.5) / (holding + 0.5)))

    def _weigh(self, column: int, weights: NDArray[np.float32]) -> None:
        """Add what one word is worth to the weights of the texts that hold it."""
        places = [segment.postings(column) for segment in self._segments]
        idf = self._idf(sum(place.stop - place.start for place in places))
        for segment, place, start, end in zip(self._segments, places, self._ends[:-1], self._ends[1:], strict=True):
            rows, counts = segment.rows[place], segment.counts[place].astype(np.float32)
            factor = self._length_factor[start:end][rows]
            weights[start:end][rows] += idf * counts * (_K1 + 1) / (counts + factor)
