"""Documentation as pages."""

import re

from vaardig.cli.main import app
from vaardig.web.handbook import chapter, for_readers, render


def test_markup_in_a_document_is_text():
    assert "<script>" not in render("# T\n\n<script>x</script> en <b>y</b>").body


def test_headings_tables_and_links():
    found = render("# Titel\n\n## Deel een\n\n## Deel een\n\n| a |\n|---|\n| 1 |\n\n[k](kolommen.md#units)")
    assert found.title == "Titel"
    assert found.sections == (("deel-een", "Deel een"), ("deel-een-2", "Deel een"))
    assert '<th scope="col">a</th>' in found.body
    assert 'href="/kolommen#units"' in found.body


def test_the_documents_are_there():
    for name in ("definities", "methode", "kolommen"):
        assert chapter(name) is not None
    assert chapter("../pyproject") is None


def test_who_reads_in_a_browser_has_no_terminal():
    page = str(chapter("methode").body)
    codes = re.findall(r"<code[^>]*>(.*?)</code>", page, flags=re.DOTALL)
    commands = {command.name or command.callback.__name__ for command in app.registered_commands}
    assert not [code for code in codes if code.split()[:1] == ["vaardig"] and {*code.split()} & commands]
    assert not [code for code in codes if code.startswith(("--", "python ", "vaardig/")) or code in commands]
    assert "opdracht --" not in page
    assert for_readers("## A (`vaardig x`)\nb<!-- opdracht --> c\nd<!-- /opdracht --> e") == "## A\nb e"
