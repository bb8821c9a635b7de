"""The training loop: multiple negatives ranking loss, both ways; a concept is never its own negative."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.protocol import Vectors
from indexes.recipe.data import Group
from indexes.recipe.table import Expansion, Rows

Pair = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Hyperparameters; the defaults made the shipped model.

    Parameters
    ----------
    epochs, batch, rate, scale, seed
        The usual ones; ``scale`` multiplies the cosine before the softmax.
    warmup
        Steps over which the rate rises; it falls linearly to two hundredths after that.
    apart
        Share of texts whose compounds are shown as their parts only, so that parts learn to stand for unknown ones.
    distil_epochs, distil_batch
        Passes over the teacher's vectors of whole names before that, without warm-up.
    """

    epochs: int = 10
    batch: int = 512
    rate: float = 2e-3
    scale: float = 12.0
    warmup: int = 30
    apart: float = 0.2
    distil_epochs: int = 3
    distil_batch: int = 1024
    seed: int = 1


def draw_pairs(groups: Sequence[Group], generator: random.Random) -> list[Pair]:
    """Draw one epoch in random order: pairs of names, and a name with its description.

    Batches of alike concepts (one ISCO group) were tried and did worse: sources overlap, and near-synonyms of two
    sources push each other away.
    """
    pairs: list[Pair] = []
    for number, group in enumerate(groups):
        if len(group.forms) > 1:
            for _ in range(group.weight):
                first, second = generator.sample(group.forms, 2)
                pairs.append((first, second, number))
        if group.description:
            pairs.append((generator.choice(group.forms), group.description, number))
    generator.shuffle(pairs)
    return pairs


def train(
    groups: Sequence[Group],
    lessons: tuple[Sequence[str], Vectors],
    expansion: Expansion,
    start: Vectors,
    schedule: Schedule,
    report: Callable[[int, float], None],
) -> Vectors:
    """Train the table.

    Parameters
    ----------
    lessons
        Texts and the teacher's unit vectors of them, float32 ``(texts, d)``, in the space of ``start``.
    start
        float32 ``(words, d)``; the rows of letters start at zero.
    report
        Called after every epoch with its number and mean loss.

    Returns
    -------
    float32 ``(expansion.size, d)``. The same on every run with one thread.
    """
    import torch
    from torch.nn import functional

    torch.set_num_threads(1)
    generator = random.Random(schedule.seed)
    table = np.zeros((expansion.size, start.shape[1]), dtype=np.float32)
    table[: len(start)] = start
    bag = torch.nn.EmbeddingBag.from_pretrained(torch.from_numpy(table), freeze=False, mode="sum", sparse=True)
    optimiser = torch.optim.SparseAdam(list(bag.parameters()), lr=schedule.rate)
    known: dict[tuple[str, bool], Rows] = {}

    def rows_of(text: str) -> Rows:
        key = (text, generator.random() < schedule.apart)
        if key not in known:
            known[key] = expansion.text(*key)
        return known[key]

    def embed(texts: Sequence[str]) -> torch.Tensor:
        rows = [rows_of(text) for text in texts]
        numbers = torch.from_numpy(np.concatenate([row.numbers for row in rows]))
        weights = torch.from_numpy(np.concatenate([row.weights for row in rows]))
        offsets: NDArray[np.int64] = np.cumsum([0, *(len(row.numbers) for row in rows[:-1])])
        vectors: torch.Tensor = bag(numbers, torch.from_numpy(offsets), per_sample_weights=weights)
        return functional.normalize(vectors, dim=1)

    texts, targets = lessons
    order = np.random.default_rng(schedule.seed)
    steps = schedule.distil_epochs * (len(texts) // schedule.distil_batch)
    step = 0
    for _ in range(schedule.distil_epochs):
        shuffled = order.permutation(len(texts))
        for first in range(0, len(texts) - schedule.distil_batch + 1, schedule.distil_batch):
            chosen = shuffled[first : first + schedule.distil_batch]
            optimiser.param_groups[0]["lr"] = schedule.rate * max(0.05, 1.0 - step / steps)
            wanted = torch.from_numpy(targets[chosen])
            apart = 1.0 - (embed([texts[i] for i in chosen]) * wanted).sum(dim=1)
            _descend(optimiser, apart.mean())
            step += 1
    optimiser = torch.optim.SparseAdam(list(bag.parameters()), lr=schedule.rate)
    step = 0
    for epoch in range(schedule.epochs):
        pairs = draw_pairs(groups, generator)
        batches = [pairs[first : first + schedule.batch] for first in range(0, len(pairs), schedule.batch)]
        total = schedule.epochs * len(batches)
        losses: list[float] = []
        for batch in batches:
            left = max(0.02, 1.0 - step / total)
            optimiser.param_groups[0]["lr"] = schedule.rate * min(1.0, (step + 1) / schedule.warmup) * left
            similarity = embed([pair[0] for pair in batch]) @ embed([pair[1] for pair in batch]).T * schedule.scale
            concepts = torch.tensor([pair[2] for pair in batch])
            twins = (concepts[:, None] == concepts[None, :]).fill_diagonal_(False)
            similarity = similarity.masked_fill(twins, -1e4)
            wanted = torch.arange(len(batch))
            loss = functional.cross_entropy(similarity, wanted) + functional.cross_entropy(similarity.T, wanted)
            _descend(optimiser, loss)
            losses.append(float(loss.detach()) / 2)
            step += 1
        report(epoch + 1, float(np.mean(losses)))
    trained: Vectors = bag.weight.detach().numpy().astype(np.float32)
    return trained


def _descend(optimiser: Any, loss: Any) -> None:
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
