"""Signatures of texts for finding reposts: an identity hash, MinHash bands and a bottom-k sketch of word shingles.

Sources: Broder (1997), "On the resemblance and containment of documents" (shingles, bottom-k sketches);
Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", ch. 3 (banding); Dietzfelbinger et al. (1997), "A reliable
randomized algorithm for the closest-pair problem" (multiply-shift hashing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from vaardig.base.text import fold

BANDS = 12
ROWS_PER_BAND = 4
SKETCH = 128
SHINGLE = 5
PAD = np.uint32(0xFFFFFFFF)

_WORD = re.compile(r"\w+")
_WORDS_AT_ONCE = 1_000_000
_VOCABULARY_LIMIT = 500_000
_GENDER = re.compile(r"\(?\b(?:[mvfhxw]\s?[/|]\s?){1,3}[mvfhxwd]\b\)?")

UInt32s = NDArray[np.uint32]
UInt64s = NDArray[np.uint64]


@dataclass(frozen=True)
class Signatures:
    """Signatures of ``n`` ads, in the order given.

    Parameters
    ----------
    group
        uint64 ``(n,)``: equal for ads with the same words in text and title and the same employer.
    bands
        uint64 ``(n, BANDS)``: two texts of Jaccard similarity J over word-5-shingles share at least one band with
        probability ``1 - (1 - J**4)**12``: .998 at J = .8, .22 at J = .38.
    sketch
        uint32 ``(n, SKETCH)``: the smallest shingle hashes, ascending, padded with ``PAD``.
    """

    group: UInt64s
    bands: UInt64s
    sketch: UInt32s


class _Vocabulary(dict[str, int]):
    def __missing__(self, word: str) -> int:
        code = crc32(word.encode("utf-8", "surrogatepass"))
        if len(self) >= _VOCABULARY_LIMIT:
            self.clear()
        self[word] = code
        return code


_vocabulary = _Vocabulary()


def words_of(text: str) -> list[str]:
    """Folded words of a text: layout, case, diacritics and punctuation never make two texts differ."""
    return _WORD.findall(fold(text))


def title_key(title: str | None) -> str:
    """Words of a job title without the gender marks "(m/v/x)", in order, joined by spaces."""
    return " ".join(_WORD.findall(_GENDER.sub(" ", fold(title or ""))))


def _hash64(*parts: str) -> int:
    digest = blake2b(digest_size=8)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "little"))
        digest.update(raw)
    return int.from_bytes(digest.digest(), "little")


def _mix(values: UInt64s) -> UInt64s:
    """Splitmix64 finaliser: every input bit reaches every output bit."""
    mixed = values + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


_SHINGLE_FACTORS = _mix(np.arange(1, SHINGLE + 1, dtype=np.uint64)) | np.uint64(1)
_FACTORS = _mix(np.arange(100, 100 + BANDS * ROWS_PER_BAND, dtype=np.uint64)) | np.uint64(1)
_OFFSETS = _mix(np.arange(900, 900 + BANDS * ROWS_PER_BAND, dtype=np.uint64))
_BAND_SALTS = _mix(np.arange(5_000, 5_000 + BANDS, dtype=np.uint64))


def _shingles(documents: Sequence[Sequence[str]]) -> UInt64s:
    """Distinct shingles of non-empty documents as ``document << 32 | hash``, ascending."""
    codes: list[int] = []
    lengths = np.empty(len(documents), dtype=np.int64)
    look_up = _vocabulary.__getitem__
    for i, words in enumerate(documents):
        codes.extend(map(look_up, words))
        padding = max(0, SHINGLE - len(words))
        codes.extend([0] * padding)
        lengths[i] = len(words) + padding
    array = np.array(codes, dtype=np.uint64)
    count = lengths - (SHINGLE - 1)
    document = np.repeat(np.arange(len(documents), dtype=np.int64), count)
    # Every document loses its last SHINGLE - 1 positions, so positions shift by that much per document before it.
    position = np.arange(len(document), dtype=np.int64) + document * (SHINGLE - 1)
    hashed = np.zeros(len(document), dtype=np.uint64)
    for j in range(SHINGLE):
        hashed += array[position + j] * _SHINGLE_FACTORS[j]
    keys = (document.astype(np.uint64) << np.uint64(32)) | (_mix(hashed) >> np.uint64(32))
    # By hand, because np.unique of numpy 2.3 and later hashes, which takes nine times as long here.
    keys.sort()
    return keys[np.concatenate(([True], keys[1:] != keys[:-1]))]


def _sign(documents: Sequence[Sequence[str]]) -> tuple[UInt64s, UInt32s]:
    keys = _shingles(documents)
    document = (keys >> np.uint64(32)).astype(np.int64)
    hashes = keys & np.uint64(0xFFFFFFFF)
    starts = np.searchsorted(document, np.arange(len(documents)))
    bands = np.empty((len(documents), BANDS), dtype=np.uint64)
    for band in range(BANDS):
        key = np.full(len(documents), _BAND_SALTS[band], dtype=np.uint64)
        for row in range(ROWS_PER_BAND):
            i = band * ROWS_PER_BAND + row
            permuted = (hashes * _FACTORS[i] + _OFFSETS[i]) >> np.uint64(32)
            key = _mix(key ^ np.minimum.reduceat(permuted, starts))
        bands[:, band] = key
    sketch = np.full((len(documents), SKETCH), PAD, dtype=np.uint32)
    rank = np.arange(len(keys)) - starts[document]
    kept = rank < SKETCH
    sketch[document[kept], rank[kept]] = hashes[kept].astype(np.uint32)
    return bands, sketch


def _slices(documents: Sequence[Sequence[str]]) -> Iterator[slice]:
    start = total = 0
    for i, words in enumerate(documents):
        total += len(words)
        if total >= _WORDS_AT_ONCE:
            yield slice(start, i + 1)
            start, total = i + 1, 0
    if start < len(documents):
        yield slice(start, len(documents))


def sign(
    texts: Sequence[str], titles: Sequence[str | None], employers: Sequence[str | None], ids: Sequence[str]
) -> Signatures:
    """Sign ads; ``ids`` keep ads without a single word apart from each other."""
    return sign_words([words_of(text) for text in texts], titles, employers, ids)


def sign_words(
    documents: Sequence[Sequence[str]],
    titles: Sequence[str | None],
    employers: Sequence[str | None],
    ids: Sequence[str],
) -> Signatures:
    """As `sign`, for texts of which the `words_of` are known.

    Memory is bounded by about 60 bytes a word for a million words at a time.
    """
    group = np.array(
        [
            _hash64(" ".join(words), title_key(title), employer or "", "" if words else identifier)
            for words, title, employer, identifier in zip(documents, titles, employers, ids, strict=True)
        ],
        dtype=np.uint64,
    )
    # An ad without words gets bands that only its own group hash has, so that it meets nobody.
    bands = _mix(group[:, None] ^ _BAND_SALTS[None, :])
    sketch = np.full((len(documents), SKETCH), PAD, dtype=np.uint32)
    filled = [i for i, words in enumerate(documents) if words]
    with_words = [documents[i] for i in filled]
    for part in _slices(with_words):
        bands[filled[part]], sketch[filled[part]] = _sign(with_words[part])
    return Signatures(group, bands, sketch)


def jaccard(left: UInt32s, right: UInt32s) -> float:
    """Similarity of two shingle sets from their sketches, 0..1.

    Exact when both sets have at most ``SKETCH`` shingles together; else the bottom-k estimate, standard error about
    ``sqrt(J * (1 - J) / SKETCH)``, .035 at .8.
    """
    merged = np.sort(np.concatenate((left, right)))
    merged = merged[merged != PAD]
    if not len(merged):
        return 0.0
    new = np.concatenate(([True], merged[1:] != merged[:-1]))
    distinct = int(new.sum())
    if distinct > SKETCH:
        # Cut after all copies of the SKETCH-th distinct value.
        cut = int(np.flatnonzero(new)[SKETCH])
        merged, distinct = merged[:cut], SKETCH
    return (len(merged) - distinct) / distinct
