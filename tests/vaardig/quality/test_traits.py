"""What looks like a trait, a demand or a sentence and is none; beside each, one that is."""

from __future__ import annotations

import pytest

from vaardig.quality.assess import assess
from vaardig.quality.readability import prose

OFFER = "\nAanbod\nEen vast contract van 38 uur in Gent."


def rules(engine, text, title="Medewerker (v/m/x)"):
    return {finding.rule for finding in assess(text + OFFER, title=title, engine=engine).findings}


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Profiel\nVlotte communicatie in het Nederlands.", False),
        ("Profiel\nVlotte communicatie.", True),
        ("Taken\n- Reflecteren op je eigen lessen.\n- Toetsen opstellen.", False),
        ("Taken\nJe onderhandelt over prijzen met leveranciers.\nProfiel\nJe hebt onderhandelingsvaardigheden.", False),
        ("Taken\nJe poetst de trap.\nProfiel\nJe hebt onderhandelingsvaardigheden.", True),
        ("Profiel\nEen teamspeler die nieuwe collega's wegwijs maakt.", False),
        ("Profiel\nEen teamspeler die graag werkt.", True),
        ("Profiel\nEen teamspeler die geduldig en nauwkeurig is.", True),
        ("Taken\nJe kent de organisatie.\nProfiel\nSterke organisatorische vaardigheden.", True),
        ("Profiel\nJe bent klantvriendelijk en zoekt naar de juiste maat.", False),
        ("Profiel\nJe bent klantvriendelijk en zelfstandig.", True),
        ("Profiel\nJe ondersteunt collega's en bent een teamspeler.", False),
        ("Profiel\nJe bent een teamspeler.", True),
        ("Profiel\nErvaring met het leiden van ploegen.\nLeiderschap\nErvaring met grote werven in de bouw.", False),
        ("Profiel\n- stressbestendig\n- nauwkeurig\n- rijbewijs B", True),
    ],
)  # fmt: skip
def test_a_trait_is_bare_or_told(engine, text, bare):
    assert ("concreetheid.soft" in rules(engine, text)) is bare


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("Je bent gemotiveerd om met Navision te werken.", False),
        ("Je bent gemotiveerd om bij te leren.", True),
        ("Je bent gemotiveerd.", True),
        ("Een echte teamspeler die de ploeg helpt en begeleidt.", False),
        ("Een echte teamspeler.", True),
        ("Hou je van flexibiliteit in je job?", False),
        ("Interesse in deze boeiende job?", False),
    ],
)
def test_a_vague_word_that_says_for_what_is_concrete(engine, text, vague):
    assert ("concreetheid.vaag" in rules(engine, f"Profiel\n{text}")) is vague


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("Profiel\nJe kan vlot schakelen tussen verschillende taken.", False),
        ("Taken\nJe doet verschillende taken.", True),
        ("Taken\nJe zorgt ervoor dat alles vlot verloopt.", True),
        ("Taken\nJe zorgt ervoor dat alles vlot verloopt en dat bezoekers een badge krijgen.", False),
    ],
)
def test_an_empty_task(engine, text, empty):
    assert ("concreetheid.taak" in rules(engine, text)) is empty


def test_places_are_whole_words(engine):
    text = "Taken\nJe zorgt ervoor dat alles vlot verloopt op de werf.\nProfiel\nJe bent een echte teamspeler."
    for finding in assess(text, title="Werfmedewerker", engine=engine).findings:
        if finding.part == "text":
            assert not text[finding.start - 1 : finding.start].isalpha()
            assert not text[finding.end : finding.end + 1].isalpha()


def test_english_that_names_a_trait_is_said_once(engine):
    found = assess(f"Profiel\nJe bent een teamplayer.{OFFER}", title="Kok", engine=engine).findings
    assert len([f for f in found if f.text == "teamplayer"]) == 1


def test_the_count_of_traits_leaves_out_offer_tasks_and_second_words(engine):
    few = (
        "Taken\nJe neemt initiatief bij storingen.\nProfiel\nJe bent nauwkeurig en stressbestendig.\n"
        "Je werkt nauwkeurig en precies.\nFlexibiliteit om 's avonds te werken.\n"
        "Aanbod\nRuimte voor creativiteit, initiatief, zelfstandigheid en verantwoordelijkheid."
    )
    many = "Profiel\nJe bent nauwkeurig, stressbestendig, creatief, assertief, klantgericht, zelfstandig en leergierig."
    assert "hierarchie.soft" not in rules(engine, few)
    assert "hierarchie.soft" in rules(engine, many)


GLUED = (
    "Samenwerken: je draagt bij aan een resultaat in een team of project, ook als dat niet meteen van persoonlijk "
    "belang is Analyseren: je plaatst problemen in hun verband en gaat op een vlotte wijze op zoek naar de informatie "
    "die ontbreekt"
)
WRITTEN = (
    "Je draagt bij aan een resultaat in een team of project, ook als dat niet meteen van persoonlijk belang is, en je "
    "plaatst problemen in hun verband en gaat op een vlotte wijze op zoek naar de informatie die nog ontbreekt"
)


def test_glued_items_are_no_long_sentence(engine):
    assert prose(GLUED).listed
    assert not prose(WRITTEN).listed
    assert "helderheid.zin" not in rules(engine, f"Profiel\n{GLUED}")
    assert "helderheid.zin" in rules(engine, f"Profiel\n{WRITTEN}")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("We verwachten dat je goed kan metsen. Je metst muren van woningen.", False),
        ("Je metst muren van woningen. Wij bouwen huizen.", True),
    ],
)
def test_a_profile_of_one_line(engine, text, absent):
    report = assess(text, title="Metser", engine=engine)
    assert ("volledigheid.profiel" in {f.rule for f in report.findings}) is absent
