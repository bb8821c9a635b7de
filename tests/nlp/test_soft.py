import pytest


@pytest.mark.parametrize(
    ("text", "label", "level"),
    [
        ("Profiel: je werkt nauwkeurig en je hebt oog voor detail.", "Zorgvuldigheid", "essential"),
        ("Profiel: je bent een echte teamspeler.", "Samenwerken", "essential"),
        ("Profiel: je kan zelfstandig werken.", "Zelfstandigheid", "essential"),
        ("Profiel: stressbestendigheid is een pluspunt.", "Stressbestendigheid", "nice"),
        ("Profiel: je bent leergierig.", "Zelfontwikkeling", "essential"),
    ],
)
def test_behaviour_is_recognised(reader, text, label, level):
    assert {m.label: m.requirement for m in reader.read(text).mentions if m.kind == "soft"}.get(label) == level


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Taken: je bent verantwoordelijk voor de planning.", "Verantwoordelijkheid nemen"),
        ("Aanbod: je werkt als zelfstandige met een zelfstandig statuut.", "Zelfstandigheid"),
        ("Aanbod: flexibele werkuren en flexibel werken.", "Flexibiliteit"),
        ("Over ons: wij zijn een betrouwbare partner.", "Betrouwbaarheid"),
    ],
)
def test_look_alikes_are_not_asked(reader, text, label):
    asked = {m.label for m in reader.read(text).mentions if m.kind == "soft" and m.requirement != "context"}
    assert label not in asked
