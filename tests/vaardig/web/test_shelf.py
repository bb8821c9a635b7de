"""Answers worked out once, by many readers at the same time."""

import threading
import time

import pytest

from vaardig.web.shelf import Shelf


def test_one_worker_for_many_readers():
    made, shelf = [], Shelf()

    def make():
        time.sleep(0.05)
        made.append(1)
        return "antwoord"

    readers = [threading.Thread(target=shelf.get, args=("sleutel", make)) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(made) == 1


def test_an_error_is_not_kept():
    shelf = Shelf()
    with pytest.raises(ValueError, match="mis"):
        shelf.get("k", lambda: (_ for _ in ()).throw(ValueError("mis")))
    assert shelf.get("k", lambda: 3) == 3


def test_the_oldest_goes_first():
    shelf = Shelf(size=2)
    for key in ("a", "b", "a", "c"):
        shelf.get(key, lambda key=key: key)
    assert shelf.get("a", lambda: "opnieuw") == "a"
    assert shelf.get("b", lambda: "opnieuw") == "opnieuw"


def _until(look, seconds=2.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        time.sleep(0.01)
    raise AssertionError("it never came")


def test_long_work_happens_in_the_background():
    shelf, go = Shelf(), threading.Event()

    def make():
        go.wait(2)
        return 5

    assert shelf.later("k", make) is None
    assert shelf.later("k", lambda: pytest.fail("begun twice")) is None
    go.set()
    assert _until(lambda: shelf.later("k", make)) == 5


def test_what_went_wrong_in_the_background_is_raised_once():
    shelf = Shelf()

    def fail():
        raise ValueError("mis")

    def look():
        try:
            return shelf.later("k", fail)
        except ValueError as error:
            return str(error)

    assert look() is None
    assert _until(look) == "mis"
    assert shelf.later("k", lambda: 1) is None


def test_soon_waits_a_little_and_then_lets_go():
    shelf, go = Shelf(), threading.Event()

    def make():
        go.wait(5)
        return 5

    assert shelf.soon("k", lambda: 3, 5) == 3
    assert shelf.soon("traag", make, 0.01) is None
    # Long work in the background does not stand in its way.
    assert shelf.later("lang", make) is None
    assert shelf.soon("vlug", lambda: 4, 5) == 4
    go.set()
    assert shelf.soon("traag", lambda: pytest.fail("begun twice"), 5) == 5
    with pytest.raises(ValueError, match="mis"):
        shelf.soon("fout", lambda: (_ for _ in ()).throw(ValueError("mis")), 5)
    assert shelf.soon("fout", lambda: 6, 5) == 6
