"""Every page: accessibility rules, a phone's width, and paper."""

import io
import unicodedata

import pytest
from real_server import NARROW, press

AD = "Taken: je last stalen onderdelen met MIG/MAG.\nProfiel: Nederlands is je moedertaal, je bent jong en flexibel."
PLAIN = (
    "/", "/trends?domein=engineering_technology", "/trends?domein=food&soort=soft&gelijk=1", "/trends/vergelijk",
    "/trends/vergelijk?soort=hard", "/trends/nieuwe-termen", "/trends/clusters", "/trends/stem", "/trends/rapport",
    "/trends/vaardigheid/SO-6", "/overstap", "/overstap?voor=mezelf", "/kwaliteit", "/kwaliteit/werkmap", "/zoeken",
    "/zoeken?q=robot",
    "/zoeken?q=lassen&wat=vaardigheden", "/zoeken?q=", "/methode", "/begrippen", "/kolommen", "/privacy", "/stijl",
    "/api", "/bestaat-niet", "/trends?domein=ruimtevaart",
)  # fmt: skip


def _step(page, screen):
    page.goto("/overstap")
    page.get_by_label("Job", exact=True).fill("chauffeur" if screen == "unclear" else "magazijnier")
    page.keyboard.press("Escape")
    press(page, page.get_by_role("button", name="Verder", exact=True))
    if screen in ("ticks", "result"):
        press(page, page.get_by_role("button", name="Kies reachtruckchauffeur", exact=True))
    if screen == "result":
        press(page, page.get_by_role("button", name="Toon het resultaat", exact=True))


def _quality(page, _):
    page.goto("/kwaliteit")
    page.get_by_label("Tekst van de vacature").fill(AD)
    press(page, page.get_by_role("button", name="Beoordeel", exact=True))


def _batch(page, _):
    page.goto("/kwaliteit")
    rows = "titel;tekst\n" + "".join(f"Lasser {i};{AD.replace(chr(10), ' ')} Ploeg {i}.\n" for i in range(3))
    file = {"name": "x.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.get_by_label("Of kies een bestand").set_input_files(file)
    press(page, page.get_by_role("button", name="Beoordeel", exact=True))


def _vacancy(page, _):
    page.goto("/zoeken?q=robot")
    press(page, page.locator("ul.treffers a").first)


WALKED = {
    "unclear": _step, "proposals": _step, "ticks": _step, "result": _step, "quality": _quality, "batch": _batch,
    "vacancy": _vacancy,
}  # fmt: skip


def _open(page, place):
    if place in WALKED:
        WALKED[place](page, place)
    else:
        page.goto(place)


@pytest.mark.parametrize("place", [*PLAIN, *WALKED])
def test_no_accessibility_rule_is_broken_and_a_phone_is_wide_enough(request, scripted, place):
    from axe_playwright_python.sync_playwright import Axe

    page = scripted
    # The browser itself notes in its console that an error page came with 404 or 400.
    request.node.allowed_messages = ("404", "400") if "ruimtevaart" in place or "bestaat" in place else ()
    _open(page, place)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size(NARROW)
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 "
        "&& !e.closest('.tabel, .verborgen, pre')).map(e => e.outerHTML.slice(0, 120)).slice(0, 3)"
    )
    assert not wide
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_what_is_pressed_is_large_enough(scripted):
    page = scripted
    small = []
    for place in ("/", "/trends", "/overstap", "/kwaliteit", "/zoeken", "/stijl"):
        page.goto(place)
        for box in page.locator("button, input, select, textarea, summary, nav a, .knop, .voet a, label.vakje").all():
            if not box.is_visible():
                continue
            inside = "element => (element.closest('label') || element).getBoundingClientRect().height"
            height = box.evaluate(inside)
            if height < 44 and not box.evaluate("element => !!element.closest('td, .kruimels, .inhoudstafel')"):
                small.append((place, height, box.evaluate("element => element.outerHTML.slice(0, 100)")))
    assert not small


def _paper(page):
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def _text(reader):
    """Text on paper; a ligature ("ff" drawn as one sign) is two letters again."""
    whole = " ".join(sheet.extract_text() for sheet in reader.pages)
    return " ".join(unicodedata.normalize("NFKC", whole).split())


@pytest.mark.parametrize("place", ["/trends?domein=engineering_technology&aantal=100", "/begrippen", "/trends/stem"])
def test_the_last_row_of_every_table_is_on_paper(scripted, place):
    page = scripted
    page.goto(place)
    last = [" ".join(row.inner_text().split()) for row in page.locator("tbody tr:last-child > :first-child").all()]
    assert last
    reader = _paper(page)
    printed = _text(reader)
    # A label may be broken over two lines, behind a hyphen too.
    together = "".join(printed.split())
    assert [row for row in last if "".join(row.split()) not in together] == []
    width, height = float(reader.pages[0].mediabox.width), float(reader.pages[0].mediabox.height)
    assert (round(width), round(height)) == (595, 842), "A4"
    assert "Naar de inhoud" not in printed


def test_the_result_of_a_step_is_printed_whole(scripted):
    page = scripted
    _step(page, "result")
    printed = _text(_paper(page))
    for part in ("Heeft u al", "Nog leren", "Notities"):
        assert part in printed


def test_the_sheet_fits_two_pages(scripted):
    page = scripted
    _step(page, "result")
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Blad om af te drukken (A4)").click()
    sheet = popup.value
    sheet.wait_for_load_state()
    reader = _paper(sheet)
    assert len(reader.pages) <= 2
    assert "Notities" in _text(reader)
