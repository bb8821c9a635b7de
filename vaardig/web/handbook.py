"""The Dutch documentation as pages: from the Markdown files that ship with the package."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from vaardig.base.text import fold

# In a wheel the files lie beside this module; in a checkout they are the files of docs/ themselves.
_PLACES = (Path(__file__).parent / "docs", Path(__file__).resolve().parents[2] / "docs")
_COMMANDS = re.compile(r"<!-- opdracht -->.*?<!-- /opdracht -->", re.DOTALL)
_IN_BRACKETS = re.compile(r" \(`(?:vaardig [a-z]+|--[a-z-]+)`\)")
_LINKS = {"definities.md": "/begrippen", "methode.md": "/methode", "kolommen.md": "/kolommen"}


@dataclass(frozen=True)
class Chapter:
    """A document: its title, its body as HTML, and the sections of its table of contents (id, title)."""

    title: str
    body: Markup
    sections: tuple[tuple[str, str], ...]


@lru_cache(maxsize=8)
def chapter(name: str) -> Chapter | None:
    """Render ``docs/NAME.md``; None when the file is not there."""
    path = next((place / f"{name}.md" for place in _PLACES if (place / f"{name}.md").is_file()), None)
    return render(for_readers(path.read_text(encoding="utf-8"))) if path is not None else None


def for_readers(text: str) -> str:
    """Leave out what only somebody with a command line needs: marked passages, and names of commands in brackets."""
    return _IN_BRACKETS.sub("", _COMMANDS.sub("", text))


def render(text: str) -> Chapter:
    """Render Markdown with tables. HTML in it is shown as text, never run."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(text)
    title = ""
    sections: list[tuple[str, str]] = []
    seen: set[str] = set()
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            if token.tag == "h1" and title:
                # A page has one title; a document with a second part has it one level lower.
                token.tag = tokens[place + 2].tag = "h2"
            words = tokens[place + 1].content.replace("`", "").replace("*", "")
            anchor = _anchor(words, seen)
            token.attrSet("id", anchor)
            if token.tag == "h1":
                title = words
            elif token.tag == "h2":
                sections.append((anchor, words))
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", _link(str(child.attrGet("href") or "")))
    body = parser.renderer.render(tokens, parser.options, {})
    # A wide table scrolls inside its own box, which the keyboard must be able to reach.
    body = re.sub(r"<table>", _box(itertools.count(1)), body)
    body = (
        body.replace("<pre>", '<pre tabindex="0">')
        .replace("</table>", "</table></div>")
        .replace("<th>", '<th scope="col">')
    )
    return Chapter(title or "Uitleg", Markup(body), tuple(sections))


def _box(numbers: Iterator[int]) -> Callable[[re.Match[str]], str]:
    """Open a numbered box before a table."""

    def opened(match: re.Match[str]) -> str:
        return f'<div class="tabel" role="region" aria-label="Tabel {next(numbers)}" tabindex="0">{match.group()}'

    return opened


def _anchor(words: str, seen: set[str]) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-") or "deel"
    anchor, number = base, 2
    while anchor in seen:
        anchor, number = f"{base}-{number}", number + 1
    seen.add(anchor)
    return anchor


def _link(address: str) -> str:
    name, _, section = address.partition("#")
    target = _LINKS.get(name.rsplit("/", 1)[-1], name)
    return f"{target}#{section}" if section else target
