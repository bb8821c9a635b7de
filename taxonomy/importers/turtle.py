"""A streaming reader for the Turtle that SKOS vocabularies are published in. No reasoning, no store, no dependency.

Read: prefixes and base, ``a``, ``;`` and ``,`` lists, language tags, datatypes, long strings, escapes, blank nodes
(``_:x`` and ``[ … ]``), collections (their members are read, not their order), comments. Not read: named graphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vaardig.base.errors import TaxonomyError

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_TOKEN = re.compile(
    r"""
    (?P<space>\s+|\#[^\n]*)
  | (?P<iri><[^<>"{}|^`\\\s]*>)
  | (?P<long>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*''')
  | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<directive>@prefix|@base|(?i:PREFIX|BASE)(?=\s))
  | (?P<lang>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)
  | (?P<datatype>\^\^)
  | (?P<blank>_:[\w.-]*\w)
  | (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<name>[\w-]*(?:\.[\w-]+)*:(?:[\w%-]|\\.|:|\.(?=[\w%:-]))*)
  | (?P<word>a(?=[\s<\[])|true|false)
  | (?P<mark>[.;,\[\]()])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


class Triple(NamedTuple):
    """One statement. ``language`` is empty for a literal without a tag; ``literal`` tells a text from an IRI."""

    subject: str
    predicate: str
    object: str
    literal: bool = False
    language: str = ""


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


def read_turtle(text: str, name: str) -> Iterator[Triple]:
    """Yield the triples of a document.

    Raises
    ------
    TaxonomyError
        With the line, where the text is no Turtle or breaks off.
    """
    yield from _Reader(text, name).document()


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.tokens = self.scan()
        self.ahead = next(self.tokens)
        self.prefixes: dict[str, str] = {}
        self.base = ""
        self.blanks = 0
        self.pending: list[Triple] = []

    def scan(self) -> Iterator[_Token]:
        at = 0
        while at < len(self.text):
            match = _TOKEN.match(self.text, at)
            if match is None:
                raise self.error(at, f"'{self.text[at : at + 20]}' cannot be read")
            at = match.end()
            if match.lastgroup != "space":
                yield _Token(str(match.lastgroup), match.group(), match.start())
        while True:
            yield _Token("end", "", at)

    def error(self, at: int, what: str) -> TaxonomyError:
        line = self.text.count("\n", 0, at) + 1
        return TaxonomyError(
            f"'{self.name}' line {line}: {what}", allowed="Turtle", next_step="download the file again"
        )

    def take(self, mark: str = "") -> _Token:
        token = self.ahead
        if mark and token.text != mark:
            raise self.error(token.at, f"'{mark}' expected, '{token.text[:20] or 'end of file'}' found")
        self.ahead = next(self.tokens)
        return token

    def document(self) -> Iterator[Triple]:
        while self.ahead.kind != "end":
            if self.ahead.kind == "directive":
                self.directive()
                continue
            subject = self.node()
            if self.ahead.text != ".":
                self.predicates(subject)
            self.take(".")
            yield from self.pending
            self.pending.clear()

    def directive(self) -> None:
        word = self.take().text
        if word.lower().endswith("prefix"):
            prefix = self.take().text.removesuffix(":")
            self.prefixes[prefix] = self.take().text[1:-1]
        else:
            self.base = self.take().text[1:-1]
        if word.startswith("@"):
            self.take(".")

    def predicates(self, subject: str) -> None:
        while self.ahead.text not in (".", "]"):
            token = self.take()
            predicate = RDF_TYPE if token.text == "a" else self.iri(token)
            while True:
                self.object(subject, predicate)
                if self.ahead.text != ",":
                    break
                self.take()
            while self.ahead.text == ";":
                self.take()

    def object(self, subject: str, predicate: str) -> None:
        if self.ahead.kind in ("string", "long", "number", "word"):
            token = self.take()
            quotes = 3 if token.kind == "long" else 1 if token.kind == "string" else 0
            value = _unescaped(token.text[quotes : len(token.text) - quotes])
            language = self.take().text[1:].lower() if self.ahead.kind == "lang" else ""
            if self.ahead.kind == "datatype":
                self.take()
                self.take()
            self.pending.append(Triple(subject, predicate, value, True, language))
        elif self.ahead.text == "(":
            self.take()
            while self.ahead.text != ")":
                self.object(subject, predicate)
            self.take()
        else:
            self.pending.append(Triple(subject, predicate, self.node()))

    def node(self) -> str:
        if self.ahead.text != "[":
            return self.iri(self.take())
        self.take()
        self.blanks += 1
        blank = f"_:anonymous{self.blanks}"
        self.predicates(blank)
        self.take("]")
        return blank

    def iri(self, token: _Token) -> str:
        if token.kind == "iri":
            value = token.text[1:-1]
            return value if ":" in value else self.base + value
        if token.kind == "blank":
            return token.text
        if token.kind == "name":
            prefix, _, local = token.text.partition(":")
            if prefix in self.prefixes:
                return self.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
            raise self.error(token.at, f"the prefix '{prefix}:' is not declared")
        raise self.error(token.at, f"'{token.text[:20] or 'end of file'}' where a name was expected")


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text

    def one(match: re.Match[str]) -> str:
        code = match[1]
        return chr(int(code[1:], 16)) if code[0] in "uU" else _ESCAPES.get(code, code)

    return re.sub(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", one, text)
