import json
from pathlib import Path

import pytest

REAL_ADS = Path(__file__).resolve().parents[3] / "shared" / "data" / "corpus" / "vacatures_echt.jsonl"


@pytest.fixture(scope="session")
def reader():
    from nlp.document import Reader
    from nlp.lexicon import build_lexicon
    from taxonomy.load import load_taxonomy

    return Reader(build_lexicon(load_taxonomy()))


@pytest.fixture(scope="session")
def real_texts():
    """Texts of real ads by ``source/id``, of the wanted ones only; skips where the reference data is absent."""
    if not REAL_ADS.is_file():
        pytest.skip("the real ads lie in ../shared/data/corpus, which is absent")

    def texts_of(wanted):
        found = {}
        with REAL_ADS.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                doc_id = f"{row['source']}/{row['id']}"
                if doc_id in wanted:
                    found[doc_id] = row["text"]
        return found

    return texts_of
