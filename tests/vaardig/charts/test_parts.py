"""What charts share: how many decimals a share gets, and a head that carries its data."""

from vaardig.charts.parts import head, value_format
from vaardig.charts.style import FINE_SHARE_FORMAT, NUMBER_FORMAT, SHARE_FORMAT


def test_small_shares_get_a_decimal_and_numbers_their_own_format():
    assert value_format([0.01, 0.049], share=True) == FINE_SHARE_FORMAT
    assert value_format([0.01, 0.05], share=True) == SHARE_FORMAT
    assert value_format([], share=True) == FINE_SHARE_FORMAT
    assert value_format([0.01], share=False) == NUMBER_FORMAT


def test_a_head_has_its_lines_below_each_other_and_no_subtitle_without_one():
    assert head([], title="T", subtitle="a\nb", description="d")["title"] == {"text": "T", "subtitle": ["a", "b"]}
    assert head([{"x": 1}], title="T", subtitle="", description="d")["title"] == {"text": "T"}
