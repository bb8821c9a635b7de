"""How texts to learn from are made; the fitting itself is tested in test_crf."""

import random

from nlp.segments import split_segments
from nlp.train_zones import _joined, _Part, _shortened, train
from nlp.types import ZONES

_TEXT = "Wij bouwen huizen. Je metselt muren. Je plaatst ramen. Je hebt ervaring. Wij bieden loon. Bel ons."
_LABELS = [ZONES.index(zone) for zone in ("bedrijf", "taken", "taken", "profiel", "aanbod", "procedure")]


def _parts():
    segments = split_segments(_TEXT)
    assert len(segments) == len(_LABELS)
    return [_Part(segment, {}, label) for segment, label in zip(segments, _LABELS, strict=True)]


def test_a_shortened_text_keeps_order_and_labels():
    parts = _parts()
    for seed in range(20):
        short = _shortened(parts, random.Random(seed))
        places = [parts.index(part) for part in short]
        assert places == sorted(set(places))


def test_joined_parts_stand_where_they_say():
    parts = _parts()[1:4]
    text, placed = _joined(_TEXT.lower(), parts, flat=True)
    for before, after in zip(parts, placed, strict=True):
        words = _TEXT.lower()[before.segment.start : before.segment.end]
        assert text[after.segment.start : after.segment.end] == words
        assert (after.segment.line, after.segment.bullet) == (False, False)


def test_a_word_of_fewer_than_three_texts_is_not_kept():
    from nlp.train_zones import Example

    def example(source):
        return Example([["zeldzaam", "."], ["overal", "."]], [0, 0], [0, 1], 1.0, source)

    twice = train([example("a")] * 4 + [example("b")] * 4)
    thrice = train([example("a"), example("b"), example("c")] * 3)
    assert not any(line.startswith("zeldzaam\t") for line in twice)
    assert any(line.startswith("zeldzaam\t") for line in thrice)
