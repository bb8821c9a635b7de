"""A folder with the vectors of a werkmap: FAISS finds candidates, the stored float16 vectors rank them exactly.

Below ``FLAT_BELOW`` vectors every search is exact. Above it 8-bit codes find candidates, which are ranked again on the
stored vectors: below ``SCAN_BELOW`` all codes are compared (``SQ8``), above it the nearer half of a trained inverted
file (``IVF,SQ8``). Opening a few lists only, as is usual, finds half of the true neighbours of what people type: a few
words lie far from every ad, and their neighbours are spread over many lists. The same vectors give the same bytes on
every run: training uses a fixed sample, a fixed seed and one thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.manifest import StoreManifest, read_manifest, write_manifest
from indexes.protocol import Encoder, Vectors
from indexes.trained import list_count, train_index
from vaardig.base.errors import EncoderError, InputError
from vaardig.base.files import atomic_path
from vaardig.base.hashing import hash_file

FLAT_BELOW = 20_000
SCAN_BELOW = 1_500_000
_RERANK = 8
_VECTORS = "vectors.f16"
_INDEX = "index.faiss"
_BLOCK = 65_536

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SearchEffort:
    """How hard an inverted file looks.

    Parameters
    ----------
    lists
        Number of lists of an inverted file opened per query; None: half of them.
    rerank
        Candidates per wanted result that are ranked again on the stored vectors.
    """

    lists: int | None = None
    rerank: int = _RERANK


def _kind(count: int) -> str:
    if count < FLAT_BELOW:
        return "flat"
    return "SQ8" if count < SCAN_BELOW else f"IVF{list_count(count)},SQ8"


class VectorStore:
    """Row numbers 0..n-1 and their unit vectors. Use :meth:`build` or :meth:`open`."""

    def __init__(self, folder: Path, manifest: StoreManifest) -> None:
        self.folder = folder
        self.manifest = manifest
        shape = (manifest.count, manifest.dimension)
        self._vectors: NDArray[np.float16] = (
            np.memmap(folder / _VECTORS, dtype="<f2", mode="r", shape=shape)
            if manifest.count
            else np.zeros(shape, dtype=np.float16)
        )
        self._index: Any = None

    def __len__(self) -> int:
        return self.manifest.count

    # ------------------------------------------------------------------ build

    @classmethod
    def build(cls, folder: Path, parts: Iterable[Vectors], *, encoder: Encoder) -> VectorStore:
        """Write a new store from parts of float32 ``(n, d)`` in row order; an existing store is replaced.

        Memory: one part, plus (from 20,000 vectors on) the index of ``d + 8`` bytes per vector.
        """
        return cls._write(folder, parts, encoder.id, encoder.dimension)

    @classmethod
    def _write(cls, folder: Path, parts: Iterable[Vectors], encoder_id: str, dimension: int) -> VectorStore:
        folder.mkdir(parents=True, exist_ok=True)
        # Without a manifest a half-written store is no store: it is the last file to come.
        (folder / "manifest.json").unlink(missing_ok=True)
        count = 0
        with atomic_path(folder / _VECTORS) as temporary, temporary.open("wb") as handle:
            for part in parts:
                _check_part(part, dimension)
                handle.write(np.ascontiguousarray(part, dtype="<f2").tobytes())
                count += len(part)
        return cls._finish(folder, count, encoder_id, dimension)

    @classmethod
    def _finish(cls, folder: Path, count: int, encoder_id: str, dimension: int) -> VectorStore:
        import faiss

        kind = _kind(count)
        if kind == "flat":
            (folder / _INDEX).unlink(missing_ok=True)
        else:
            with atomic_path(folder / _INDEX) as temporary:
                faiss.write_index(train_index(folder / _VECTORS, (count, dimension), kind), str(temporary))
        manifest = StoreManifest(
            encoder_id=encoder_id,
            dimension=dimension,
            count=count,
            index=kind,
            faiss_version=faiss.__version__,
            vectors_hash=hash_file(folder / _VECTORS),
            index_hash="" if kind == "flat" else hash_file(folder / _INDEX),
            vectors_bytes=(folder / _VECTORS).stat().st_size,
            index_bytes=0 if kind == "flat" else (folder / _INDEX).stat().st_size,
        )
        write_manifest(folder, manifest)
        return cls(folder, manifest)

    def append(self, parts: Iterable[Vectors]) -> VectorStore:
        """Return the store with rows added at the end. Lists are trained anew, so it equals a build of all rows."""

        def everything() -> Iterable[Vectors]:
            for start in range(0, len(self), _BLOCK):
                yield self._vectors[start : start + _BLOCK].astype(np.float32)
            yield from parts

        return self._write(self.folder, everything(), self.manifest.encoder_id, self.manifest.dimension)

    # ------------------------------------------------------------------- open

    @classmethod
    def open(cls, folder: Path, *, encoder_id: str, verify: bool = False) -> VectorStore:
        """Open a store.

        Parameters
        ----------
        encoder_id
            ``Encoder.id`` of the encoder that will make the queries.
        verify
            Hash the files too (reads them whole); sizes are always checked.

        Raises
        ------
        EncoderError
            No store, a store of another encoder, or a damaged file.
        """
        manifest = read_manifest(folder)
        if manifest.encoder_id != encoder_id:
            raise EncoderError(
                f"the vectors in {folder} were made with the encoder '{manifest.encoder_id}', not '{encoder_id}'",
                allowed=f"searching with '{manifest.encoder_id}'",
                next_step=f"give that encoder with --encoder, or rebuild: {manifest.rebuild_command}",
            )
        wanted = {_VECTORS: (manifest.vectors_bytes, manifest.vectors_hash)}
        if manifest.index != "flat":
            wanted[_INDEX] = (manifest.index_bytes, manifest.index_hash)
        for name, (size, content_hash) in wanted.items():
            path = folder / name
            found = path.stat().st_size if path.exists() else -1
            if found != size or (verify and hash_file(path) != content_hash):
                state = "is missing" if found < 0 else f"is damaged ({found} bytes where the manifest says {size})"
                raise EncoderError(f"{path} {state}", next_step=f"rebuild it: {manifest.rebuild_command}")
        return cls(folder, manifest)

    # ----------------------------------------------------------------- search

    def search(
        self, query: Vectors, k: int, allowed: Rows | None = None, effort: SearchEffort | None = None
    ) -> tuple[Rows, Vectors]:
        """Find the ``k`` nearest rows of every query.

        Parameters
        ----------
        query
            float32 ``(q, d)`` of unit vectors.
        allowed
            Row numbers to search in; None: all of them.

        Returns
        -------
        Row numbers ``(q, k)`` int64, padded with -1, and similarities ``(q, k)`` float32, padded with ``-inf``;
        best first, equal similarities by row number.
        """
        query = self._check_query(query, k)
        if allowed is not None:
            allowed = np.unique(np.asarray(allowed, dtype=np.int64))
            if len(allowed) and (allowed[0] < 0 or allowed[-1] >= len(self)):
                raise InputError(f"row {allowed[-1]} is asked of a store of {len(self)} rows", allowed="existing rows")
        # A small subset is ranked whole: exact, and faster than visiting lists that hold few of its members.
        if self.manifest.index == "flat" or (allowed is not None and len(allowed) < FLAT_BELOW):
            return self.brute_force(query, k, allowed)
        return self._coded(query, k, allowed, effort or SearchEffort())

    def vectors(self, rows: Rows) -> Vectors:
        """Stored vectors of some rows, float32 ``(len(rows), d)``."""
        return np.asarray(self._vectors[rows], dtype=np.float32)

    def _check_query(self, query: Vectors, k: int) -> Vectors:
        if query.ndim != 2 or query.shape[1] != self.manifest.dimension:
            raise EncoderError(
                f"a query of shape {query.shape} for vectors of {self.manifest.dimension} components",
                next_step=f"encode the query with '{self.manifest.encoder_id}'",
            )
        if k < 1:
            raise InputError(f"{k} results are asked", allowed="1 or more")
        return np.ascontiguousarray(query, dtype=np.float32)

    def brute_force(self, query: Vectors, k: int, allowed: Rows | None = None) -> tuple[Rows, Vectors]:
        """Like :meth:`search`, exact at any size: compares with every allowed row."""
        total = len(self) if allowed is None else len(allowed)
        rows = np.full((len(query), 0), -1, dtype=np.int64)
        values = np.full((len(query), 0), -np.inf, dtype=np.float32)
        for start in range(0, total, _BLOCK):
            numbers = (
                np.arange(start, min(start + _BLOCK, total), dtype=np.int64)
                if allowed is None
                else allowed[start : start + _BLOCK]
            )
            block = query @ self.vectors(numbers).T
            rows = np.concatenate([rows, np.broadcast_to(numbers, block.shape)], axis=1)
            values = np.concatenate([values, block], axis=1)
            rows, values = _best(rows, values, k)
        return _pad(rows, values, k)

    def _coded(self, query: Vectors, k: int, allowed: Rows | None, effort: SearchEffort) -> tuple[Rows, Vectors]:
        import faiss

        index = self._load_index()
        selector = None if allowed is None else faiss.IDSelectorBatch(allowed)
        inverted = self.manifest.index.startswith("IVF")
        make: Any = faiss.SearchParametersIVF if inverted else faiss.SearchParameters
        parameters = make(sel=selector)
        if inverted:
            parameters.nprobe = min(effort.lists or index.nlist // 2, index.nlist)
        _, found = index.search(query, min(k * effort.rerank, len(self)), params=parameters)
        values = np.full(found.shape, -np.inf, dtype=np.float32)
        for position, candidates in enumerate(found):
            real = candidates >= 0
            values[position, real] = self.vectors(candidates[real]) @ query[position]
        return _pad(*_best(found, values, k), k)

    def _load_index(self) -> Any:
        if self._index is None:
            import faiss

            try:
                self._index = faiss.read_index(str(self.folder / _INDEX))
            except RuntimeError as error:
                raise EncoderError(
                    f"{self.folder / _INDEX} cannot be read", next_step=f"rebuild it: {self.manifest.rebuild_command}"
                ) from error
        return self._index

    def describe(self) -> dict[str, Any]:
        """Return the manifest as a plain dictionary."""
        return asdict(self.manifest)


def _check_part(part: Vectors, dimension: int) -> None:
    if part.ndim != 2 or part.shape[1] != dimension:
        raise EncoderError(
            f"a part of shape {part.shape} where vectors of {dimension} components are built",
            next_step="encode all parts with one encoder",
        )


def _best(rows: Rows, values: Vectors, k: int) -> tuple[Rows, Vectors]:
    order = np.lexsort((rows, -values), axis=1)[:, :k]
    return np.take_along_axis(rows, order, axis=1), np.take_along_axis(values, order, axis=1)


def _pad(rows: Rows, values: Vectors, k: int) -> tuple[Rows, Vectors]:
    missing = k - rows.shape[1]
    if missing > 0:
        rows = np.pad(rows, ((0, 0), (0, missing)), constant_values=-1)
        values = np.pad(values, ((0, 0), (0, missing)), constant_values=-np.inf)
    return rows.astype(np.int64), np.where(rows >= 0, values, -np.inf).astype(np.float32)
