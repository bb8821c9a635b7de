"""Finding vacancies in a werkmap: by words and meaning together, or like a vacancy that one has at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from vaardig.base.errors import InputError
from vaardig.base.hashing import hash_file
from vaardig.base.text import fold, squeeze
from vaardig.regions import in_regions
from vaardig.werkmap.domains import DOMAINS
from vaardig.werkmap.reader import Werkmap

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from indexes.protocol import Encoder
    from indexes.search import VacancySearch

EXCERPT = 200
_DEPTHS = (4, 25)
_SHORTEST_WORD = 4
_LONGEST_TITLE = 120

Via = Literal["both", "words", "meaning"]


@dataclass(frozen=True)
class SearchRequest:
    """One search among vacancies: exactly one of ``query``, ``like`` and ``like_text`` is given.

    Parameters
    ----------
    query
        Free wording.
    like
        Id of a vacancy of the werkmap: "vacatures zoals deze". Its own reposts are left out.
    like_text
        Text of a vacancy that is not in the werkmap; a first line can be its title.
    top
        Results wanted.
    domains
        Ids of domains to search in; empty: all.
    years
        First and last year, both included; None: all, undated ads too.
    regions
        Parts of the name of a region or place ("Antwerpen", "limburg"); one of them must occur; empty: everywhere.
    encoder
        The encoder that the werkmap was built with; None for the one that ships.
    """

    query: str = ""
    top: int = 10
    domains: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    encoder: str | None = None
    like: str | None = None
    like_text: str | None = None
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A vacancy.

    ``similarity`` is the cosine between what was asked and its title with asked part, -1..1; ``via`` tells which half
    of the search found it. Hits stand in fused order, not in order of similarity alone.
    """

    vacancy_id: str
    similarity: float
    title: str
    employer: str | None
    year: int | None
    domain: str
    occupation: str | None
    excerpt: str
    region: str | None = None
    via: Via = "meaning"


@dataclass(frozen=True)
class SearchResult:
    """Hits, best first, one per repost cluster; ``searched`` vacancies were looked through.

    ``by_words`` is False when the werkmap has no word index (built before there was one): meaning alone decided.
    """

    request: SearchRequest
    hits: tuple[Hit, ...]
    searched: int
    encoder: str
    by_words: bool = True

    @property
    def strange(self) -> bool:
        """True when the words were looked for and no hit holds one of them: the nearest may be far off."""
        return bool(self.by_words and self.request.query and self.hits) and all(h.via == "meaning" for h in self.hits)


def search(werkmap: Werkmap, request: SearchRequest) -> SearchResult:
    """Search the vacancies of a werkmap.

    Raises
    ------
    InputError
        Nothing or more than one thing is asked, ``top`` is below 1, or there is no such vacancy or region.
    EncoderError
        The werkmap was built with another encoder, or its index is damaged.
    """
    from indexes.encoders import load_encoder
    from indexes.search import check_query

    _check(request)
    if request.query:
        check_query(request.query)
    encoder = load_encoder(request.encoder)
    finder, by_words = _finder(werkmap, encoder)
    frame = _ads(werkmap)
    wanted = _filter(frame, request)
    best = _best(finder, encoder, frame, wanted, request) if wanted.height else wanted.clear()
    return SearchResult(request, _hits(werkmap, best, request.query), wanted.height, encoder.id, by_words)


def _check(request: SearchRequest) -> None:
    given = [name for name in ("query", "like", "like_text") if getattr(request, name)]
    if request.top < 1:
        raise InputError(f"{request.top} results are asked", allowed="1 or more")
    if len(given) > 1:
        raise InputError(
            f"{len(given)} things are asked at once ({', '.join(given)})",
            allowed="a few words, or one vacancy to look like",
        )
    if not given:
        raise InputError(
            "the query is empty", allowed="a few words", next_step='for example "onderhoud van robotlijnen"'
        )


def _finder(werkmap: Werkmap, encoder: Encoder) -> tuple[VacancySearch, bool]:
    folder = werkmap.layout.index
    manifest = folder / "manifest.json"
    # The content hash keys the cache: a rebuilt werkmap is opened anew.
    return _open(folder, hash_file(manifest) if manifest.exists() else "", _Held(encoder))


@dataclass(frozen=True)
class _Held:
    """An encoder in the key of a cache: equal when its content is."""

    encoder: Encoder

    def __hash__(self) -> int:
        return hash(self.encoder.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.encoder.id == self.encoder.id


@lru_cache(maxsize=2)
def _open(folder: Path, _content: str, held: _Held) -> tuple[VacancySearch, bool]:
    from indexes.lexical import WORDS, LexicalIndex
    from indexes.search import VacancySearch
    from indexes.store import VectorStore

    encoder, words = held.encoder, folder / WORDS
    lexical = LexicalIndex(words) if LexicalIndex.exists(words) else None
    return VacancySearch(VectorStore.open(folder, encoder_id=encoder.id), encoder, lexical), lexical is not None


def _ads(werkmap: Werkmap) -> pl.DataFrame:
    """Rows of the index with what filters need; the index, vacancies and clusters share one order."""
    import polars as pl

    columns = ("id", "year", "domain", "region", "location")
    parts = [werkmap.scan("vacancies").select(columns), werkmap.scan("clusters").select("cluster")]
    return pl.concat([part.collect() for part in parts], how="horizontal").with_row_index("row")


def _filter(frame: pl.DataFrame, request: SearchRequest) -> pl.DataFrame:
    import polars as pl

    # Regions first: whether one exists is a question to the whole werkmap, not to the years that are left.
    wanted = in_regions(frame, ("region", "location"), request.regions)
    wanted = wanted.filter(pl.col("domain").is_in(list(request.domains or DOMAINS)))
    if request.years is not None:
        wanted = wanted.filter(pl.col("year").is_between(*request.years))
    return wanted


def _best(
    finder: VacancySearch, encoder: Encoder, frame: pl.DataFrame, wanted: pl.DataFrame, request: SearchRequest
) -> pl.DataFrame:
    """Best row of each repost cluster. Reposts lie next to each other, so more than ``top`` rows are asked for."""
    import numpy as np
    import polars as pl

    allowed = None if wanted.height == frame.height else wanted["row"].to_numpy().astype(np.int64)
    own = frame.filter(pl.col("id") == request.like) if request.like else frame.clear()
    if request.like and own.is_empty():
        raise InputError(
            f"the werkmap has no vacancy '{request.like}'", next_step="take an id that 'vaardig search' shows"
        )
    vector = _vector_of(request.like_text, encoder) if request.like_text else None
    best = wanted.clear()
    for depth in _DEPTHS:
        hits = _ranked(finder, request, own, vector, request.top * depth, allowed)
        found = pl.DataFrame(
            [(hit.row, hit.similarity, hit.via) for hit in hits],
            schema={"row": frame.schema["row"], "similarity": pl.Float64(), "via": pl.String()},
            orient="row",
        )
        best = (
            found.join(frame, on="row", maintain_order="left")
            .filter(~pl.col("cluster").is_in(own["cluster"].to_list()))
            .unique("cluster", keep="first", maintain_order=True)
            .head(request.top)
        )
        if best.height == request.top or len(hits) < request.top * depth:
            break
    return best


def _ranked(
    finder: VacancySearch,
    request: SearchRequest,
    own: pl.DataFrame,
    vector: NDArray[np.float32] | None,
    depth: int,
    allowed: NDArray[np.int64] | None,
) -> Sequence[Any]:
    if not own.is_empty():
        return finder.like(int(own["row"][0]), depth, allowed)
    if vector is not None:
        return finder.near(vector, depth, allowed)
    return finder.search(request.query, depth, allowed)


def _vector_of(text: str, encoder: Encoder) -> NDArray[np.float32]:
    """Vector of a text as a build makes it: its title and what it asks, not what the employer says about itself."""
    import polars as pl

    from nlp.batch import make_extractor
    from nlp.schema import raw_schema

    head, _, rest = text.strip().partition("\n")
    title = head if rest.strip() and len(head) <= _LONGEST_TITLE else ""
    schema = raw_schema()
    row = dict.fromkeys(schema) | {"id": "asked", "kind": "vacature", "title": title, "text": rest or head}
    tables = make_extractor().extract_frame(pl.DataFrame([row], schema=schema))
    vector = encoder.encode(tables.vector_texts)
    if not vector.any():
        raise InputError("the text has no word that the encoder knows", next_step="give the text of a Dutch vacancy")
    return vector


def _hits(werkmap: Werkmap, best: pl.DataFrame, query: str) -> tuple[Hit, ...]:
    import polars as pl

    from indexes.search import content_of

    ids = best["id"].to_list()
    shown = ("id", "title", "employer", "occupation_label")
    details = werkmap.scan("vacancies").filter(pl.col("id").is_in(ids)).select(shown).collect()
    texts = dict(werkmap.scan("texts").filter(pl.col("id").is_in(ids)).collect().iter_rows())
    return tuple(
        Hit(
            vacancy_id=row["id"],
            similarity=float(row["similarity"]),
            title=row["title"] or "",
            employer=row["employer"],
            year=row["year"],
            domain=row["domain"],
            occupation=row["occupation_label"],
            excerpt=excerpt(texts.get(row["id"], ""), content_of(query)),
            region=row["region"],
            via=row["via"],
        )
        for row in best.join(details, on="id", maintain_order="left").iter_rows(named=True)
    )


def excerpt(text: str, query: str = "") -> str:
    """At most 200 characters of a text: from the sentence with the first word of the query, else from its start."""
    folded = fold(text)
    words = [word for word in fold(query[:EXCERPT]).split() if len(word) >= _SHORTEST_WORD]
    first = next((place for word in words if (place := folded.find(word)) >= 0), 0)
    start = max((text.rfind(mark, 0, first) + 1 for mark in ".!?\n•"), default=0)
    if first - start > EXCERPT // 2:
        start = text.rfind(" ", 0, first - EXCERPT // 4) + 1
    short = squeeze(text[start : start + EXCERPT * 3])
    head = "… " if text[:start].strip() and short else ""
    if len(short) + len(head) <= EXCERPT:
        return head + short
    return head + short[: EXCERPT - 1 - len(head)].rsplit(" ", 1)[0] + "…"
