"""The engine, once for all tests of quality."""

from __future__ import annotations

import pytest

from nlp.engine import load_engine


@pytest.fixture(scope="session")
def engine():
    return load_engine()
