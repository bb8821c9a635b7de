import pytest

from nlp.hard import in_job_title


@pytest.mark.parametrize(
    ("text", "word", "title"),
    [
        ("als sap-consultant werk je", "sap", True),
        ("een java developer met zin", "java", True),
        ("je kent java en sql", "java", False),
        ("cnc operator gezocht", "cnc", True),
        ("kennis van sap. consultant zijn", "sap", False),
        ("java/.net developers", "java", False),
    ],
)
def test_job_titles_are_not_skills(text, word, title):
    end = text.index(word) + len(word)
    assert in_job_title(text, end, len(text)) is title


@pytest.mark.parametrize(
    ("text", "surface", "found"),
    [
        ("Profiel: je spreekt over R en D, kennis van Python en R is nodig", "R", True),
        ("Profiel: je hebt een rijbewijs B", "B", False),
        ("Profiel: functie m/v/x", "v", False),
        ("Profiel: je hebt Excelkennis", "Excel", True),
    ],
)
def test_ambiguous_forms(reader, text, surface, found):
    assert any(m.text.startswith(surface) for m in reader.read(text).mentions if m.kind == "hard") is found
