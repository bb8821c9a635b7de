"""Finding vacancies by meaning in a werkmap."""

from __future__ import annotations

from dataclasses import dataclass

from vaardig.base.errors import InputError
from vaardig.base.text import squeeze
from vaardig.werkmap.domains import DOMAINS
from vaardig.werkmap.reader import Werkmap

EXCERPT = 200


@dataclass(frozen=True)
class SearchRequest:
    """One search.

    Parameters
    ----------
    query
        Free wording.
    top
        Results wanted.
    domains
        Ids of domains to search in; empty: all.
    years
        First and last year, both included; None: all, undated ads too.
    encoder
        The encoder that the werkmap was built with; None for the one that ships.
    """

    query: str
    top: int = 10
    domains: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    encoder: str | None = None


@dataclass(frozen=True)
class Hit:
    """A vacancy; ``similarity`` is the cosine between query and title with asked part, -1..1."""

    vacancy_id: str
    similarity: float
    title: str
    employer: str | None
    year: int | None
    domain: str
    occupation: str | None
    excerpt: str


@dataclass(frozen=True)
class SearchResult:
    """Hits, best first, one per repost cluster; ``searched`` vacancies were looked through."""

    request: SearchRequest
    hits: tuple[Hit, ...]
    searched: int
    encoder: str


def search(werkmap: Werkmap, request: SearchRequest) -> SearchResult:
    """Search a werkmap.

    Raises
    ------
    InputError
        The query is empty, or ``top`` is below 1.
    EncoderError
        The werkmap was built with another encoder, or its index is damaged.
    """
    import numpy as np
    import polars as pl

    from indexes.encoders import load_encoder
    from indexes.store import VectorStore

    if not request.query.strip() or request.top < 1:
        raise InputError("the query is empty" if request.top >= 1 else f"{request.top} results are asked")
    encoder = load_encoder(request.encoder)
    store = VectorStore.open(werkmap.layout.index, encoder_id=encoder.id)
    columns = ["title", "employer", "year", "domain", "occupation_label"]
    # Rows of the index are vacancies in reading order, and so are both scans.
    frame = pl.concat(
        [
            werkmap.scan("vacancies").select("id", *columns).collect(),
            werkmap.scan("clusters").select("cluster").collect(),
        ],
        how="horizontal",
    ).with_row_index("row")
    wanted = frame.filter(pl.col("domain").is_in(list(request.domains or DOMAINS)))
    if request.years is not None:
        wanted = wanted.filter(pl.col("year").is_between(*request.years))
    hits: tuple[Hit, ...] = ()
    if wanted.height:
        allowed = None if wanted.height == frame.height else wanted["row"].to_numpy().astype(np.int64)
        # Reposts lie next to each other: ask for more, then keep the best of each cluster.
        rows, similarities = store.search(encoder.encode([request.query]), min(request.top * 5, len(store)), allowed)
        found = pl.DataFrame({"row": rows[0], "similarity": similarities[0]}).filter(pl.col("row") >= 0)
        best = (
            found.join(frame.with_columns(pl.col("row").cast(pl.Int64())), on="row", maintain_order="left")
            .unique("cluster", keep="first", maintain_order=True)
            .head(request.top)
        )
        hits = _hits(werkmap, best)
    return SearchResult(request, hits, wanted.height, encoder.id)


def _hits(werkmap: Werkmap, best: object) -> tuple[Hit, ...]:
    import polars as pl

    assert isinstance(best, pl.DataFrame)
    ids = best["id"].to_list()
    texts = dict(werkmap.scan("texts").filter(pl.col("id").is_in(ids)).collect().iter_rows())
    return tuple(
        Hit(
            vacancy_id=row["id"],
            similarity=float(row["similarity"]),
            title=row["title"],
            employer=row["employer"],
            year=row["year"],
            domain=row["domain"],
            occupation=row["occupation_label"],
            excerpt=_excerpt(texts.get(row["id"], "")),
        )
        for row in best.iter_rows(named=True)
    )


def _excerpt(text: str) -> str:
    short = squeeze(text[: EXCERPT * 3])
    return short if len(short) <= EXCERPT else short[: EXCERPT - 1].rsplit(" ", 1)[0] + "…"
