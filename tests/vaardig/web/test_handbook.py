"""Documentation as pages."""

from vaardig.web.handbook import chapter, render


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
