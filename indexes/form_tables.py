"""What a scorer knows of its forms before any query comes: made once per list of forms, then kept between runs."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from indexes.compounds import Splitter
from indexes.ngrams import NgramRecipe, inverse_document_frequency, ngram_counts, weigh
from indexes.protocol import Encoder, Vectors
from indexes.titles import match_words, normalise_title
from vaardig.base.cache import code_of, kept
from vaardig.base.hashing import hash_parts
from vaardig.base.text import fold, squeeze

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Kind = Literal["skill", "occupation"]
_MAX_CHARACTERS = 400
# Fewer forms are quicker made than read.
_WORTH_KEEPING = 2_000
_MANY_FORMS = 2_000
_COMMON = 0.05


def plain_text(text: str, kind: Kind, normalise: bool = True) -> str:
    """Return the text that is compared: folded, at most 400 characters, a title reduced to the name of the work."""
    clipped = text[:_MAX_CHARACTERS]
    return normalise_title(clipped) if kind == "occupation" and normalise else squeeze(fold(clipped))


@dataclass(frozen=True)
class FormTables:
    """Tables over ``f`` forms.

    Parameters
    ----------
    plain
        What is compared of each form: `plain_text`.
    words, parts
        Per form the words to compare by, joined by spaces, and the key of its compound parts.
    idf
        float32 ``(columns,)`` of the character n-grams.
    characters
        CSR ``(columns, f)``: weighed n-grams of the forms.
    dense
        float32 ``(d, f)``: vectors of the forms; ``d`` is 0 when none are wanted.
    """

    plain: tuple[str, ...]
    words: tuple[str, ...]
    parts: tuple[str, ...]
    idf: NDArray[np.float32]
    characters: csr_matrix
    dense: Vectors


def form_tables(
    forms: Sequence[str], kind: Kind, normalise: bool, encoder: Encoder | None, recipe: NgramRecipe
) -> FormTables:
    """Tables of forms; no vectors without an encoder."""

    def make() -> FormTables:
        return _make([plain_text(form, kind, normalise) for form in forms], encoder, recipe)

    if len(forms) < _WORTH_KEEPING:
        return make()
    code = (sys.version, np.__version__, code_of("indexes", "data"), code_of("vaardig.base"))
    asked = (kind, str(normalise), repr(recipe), encoder.id if encoder else "")
    return kept("forms", hash_parts([*code, *asked, *forms]), make, _pack, _unpack)


def _make(plain: Sequence[str], encoder: Encoder | None, recipe: NgramRecipe) -> FormTables:
    words = [match_words(form) for form in plain]
    splitter = Splitter(word for form in words for word in form)
    counts = ngram_counts(plain, recipe)
    idf = inverse_document_frequency(counts)
    return FormTables(
        tuple(plain),
        tuple(" ".join(form) for form in words),
        tuple(splitter.bag(form) for form in words),
        idf,
        _without_common(weigh(counts, idf)).T.tocsr(),
        encoder.encode(plain).T.copy() if encoder else np.zeros((0, len(plain)), np.float32),
    )


def _without_common(weighted: csr_matrix) -> csr_matrix:
    """Drop features that stand in more than a twentieth of 2,000 forms or more: they cost most and tell least."""
    count = weighted.shape[0]
    if count >= _MANY_FORMS:
        frequency = np.bincount(weighted.indices, minlength=weighted.shape[1])
        weighted.data[frequency[weighted.indices] > count * _COMMON] = 0.0
        weighted.eliminate_zeros()
    return weighted


def _pack(tables: FormTables) -> bytes:
    texts = json.dumps([tables.plain, tables.words, tables.parts], ensure_ascii=False).encode("utf-8", "surrogatepass")
    matrix = tables.characters
    arrays: dict[str, NDArray[Any]] = {
        "texts": np.frombuffer(texts, dtype=np.uint8),
        "idf": tables.idf,
        "data": matrix.data,
        "indices": matrix.indices,
        "indptr": matrix.indptr,
        "shape": np.array(matrix.shape),
        "dense": tables.dense,
    }
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def _unpack(content: bytes) -> FormTables:
    from scipy.sparse import csr_matrix

    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        plain, words, parts = json.loads(arrays["texts"].tobytes().decode("utf-8", "surrogatepass"))
        matrix = csr_matrix((arrays["data"], arrays["indices"], arrays["indptr"]), shape=tuple(arrays["shape"]))
        return FormTables(tuple(plain), tuple(words), tuple(parts), arrays["idf"], matrix, arrays["dense"])
