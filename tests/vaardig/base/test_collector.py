import gc

import pytest

from vaardig.base.collector import long_lived


def test_nothing_is_collected_inside_and_the_outermost_decides():
    assert gc.isenabled()
    with long_lived():
        with long_lived():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_runs_again_after_an_error():
    with pytest.raises(ValueError, match="stop"), long_lived():
        raise ValueError("stop")
    assert gc.isenabled()


def test_what_was_made_inside_is_walked_no_more():
    before = gc.get_freeze_count()
    with long_lived():
        kept = [[number] for number in range(1000)]
    assert gc.get_freeze_count() - before >= len(kept)
