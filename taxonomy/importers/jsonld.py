"""Reads SKOS from JSON-LD, compact or expanded, with an inline context of prefixes and terms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from vaardig.base.errors import TaxonomyError

from .turtle import RDF_TYPE, Triple


def read_jsonld(text: str, name: str) -> Iterator[Triple]:
    """Yield the triples of a document; nested nodes and language maps are followed, remote contexts are refused.

    Raises
    ------
    TaxonomyError
        The text is no JSON, or its context lies elsewhere.
    """
    try:
        document = json.loads(text)
    except ValueError as error:
        raise TaxonomyError(f"'{name}' is no JSON: {error}", next_step="download the file again") from error
    context = _Context(name)
    nodes = document if isinstance(document, list) else [document]
    for node in nodes:
        yield from _node(node, context.extended(node.get("@context", {})) if isinstance(node, dict) else context)


class _Context:
    """Terms and prefixes of a context, and its default language."""

    def __init__(self, name: str, terms: dict[str, dict[str, Any]] | None = None, language: str = "") -> None:
        self.name, self.terms, self.language = name, terms or {}, language

    def extended(self, local: Any) -> _Context:
        terms, language = dict(self.terms), self.language
        for part in local if isinstance(local, list) else [local]:
            if isinstance(part, str):
                raise TaxonomyError(
                    f"'{self.name}' refers to a context elsewhere ({part[:80]})",
                    allowed="a context inside the file, or Turtle",
                )
            for key, value in (part or {}).items():
                if key == "@language":
                    language = value or ""
                elif key == "@vocab":
                    terms["@vocab"] = {"@id": value}
                elif not key.startswith("@"):
                    terms[key] = value if isinstance(value, dict) else {"@id": value}
        return _Context(self.name, terms, language)

    def iri(self, name: str) -> str:
        term = self.terms.get(name, {}).get("@id")
        if term and term != name:
            return self.iri(term)
        prefix, colon, rest = name.partition(":")
        if colon and not rest.startswith("//") and prefix in self.terms:
            return self.iri(str(self.terms[prefix].get("@id", prefix))) + rest
        if not colon and "@vocab" in self.terms:
            return str(self.terms["@vocab"]["@id"]) + name
        return name


def _node(node: Any, context: _Context) -> Iterator[Triple]:
    if not isinstance(node, dict):
        return
    for inner in _listed(node.get("@graph", [])):
        yield from _node(inner, context)
    subject = str(node.get("@id") or node.get("id") or f"_:node{id(node)}")
    subject = context.iri(subject)
    for kind in _listed(node.get("@type", node.get("type", []))):
        yield Triple(subject, RDF_TYPE, context.iri(str(kind)))
    for key, value in node.items():
        if not key.startswith("@") and key not in ("id", "type"):
            yield from _values(subject, key, value, context)


def _values(subject: str, key: str, value: Any, context: _Context) -> Iterator[Triple]:
    predicate, term = context.iri(key), context.terms.get(key, {})
    if isinstance(value, dict) and term.get("@container") == "@language":
        for language, texts in value.items():
            for text in _listed(texts):
                yield Triple(subject, predicate, str(text), True, language.lower())
        return
    for item in _listed(value):
        if isinstance(item, dict) and "@value" in item:
            yield Triple(subject, predicate, str(item["@value"]), True, str(item.get("@language", "")).lower())
        elif isinstance(item, dict) and "@list" in item:
            yield from _values(subject, key, item["@list"], context)
        elif isinstance(item, dict):
            inner = str(item.get("@id") or item.get("id") or f"_:node{id(item)}")
            yield Triple(subject, predicate, context.iri(inner))
            if len(item) > 1 or "@id" not in item:
                yield from _node(item, context)
        elif term.get("@type") in ("@id", "@vocab"):
            yield Triple(subject, predicate, context.iri(str(item)))
        else:
            language = str(term.get("@language", context.language) or "").lower()
            yield Triple(subject, predicate, str(item), True, language)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
