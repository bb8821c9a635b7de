import pytest


@pytest.fixture(scope="session")
def reader():
    from nlp.document import Reader
    from nlp.lexicon import build_lexicon
    from taxonomy.load import load_taxonomy

    return Reader(build_lexicon(load_taxonomy()))
