import pytest

from nlp.language import detect, detect_segment


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wij zoeken een lasser die met ons de machines bouwt en onderhoudt.", "nl"),
        ("Nous recherchons une aide-ménagère pour le week-end dans la région.", "fr"),
        ("We are looking for an engineer who will work with our team on the plant.", "en"),
        ("Wir suchen eine Fachkraft für die Montage und Wartung der Maschinen.", "de"),
        ("", "onbekend"),
        ("12 345", "onbekend"),
    ],
)
def test_language_of_a_text(text, language):
    assert detect(text) == language


def test_a_bilingual_ad_with_a_dutch_half_is_dutch():
    dutch = "Wij zoeken een poetshulp voor ons hotel. Je werkt zorgvuldig en je hebt oog voor detail. "
    french = "Nous recherchons une aide-ménagère pour notre hôtel. Vous travaillez avec soin. "
    assert detect(dutch + french) == "nl"
    assert detect_segment("Nous recherchons une aide-ménagère pour notre hôtel.", "nl") == "fr"
    assert detect_segment("Windows Server en Azure", "nl") == "nl"
