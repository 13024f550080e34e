"""Which topics are taken for each other: half of the ways of asking held out, looked for with the other half.

    python -m tests.measuring.confusion     writes dist/confusion.csv
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import numpy as np

from knowledge.store.read import Knowledge
from pipeline.language.encoder import Vector, cache_folder
from pipeline.language.kept_vectors import encoded
from pipeline.retrieval.adapter import Adapter, Numbers, learn
from pipeline.retrieval.settings import retrieval_settings

TARGET = Path("dist/confusion.csv")
NEAREST = 3


def found(adapter: Adapter, known: tuple[Vector, Numbers], asked: Vector) -> Numbers:
    """The place of the first extract for each row of ``asked``; no words in common count, for the index holds every way."""
    vectors, owners = known
    heard = adapter.turned(asked)
    likeness = heard @ adapter.turned(vectors).T
    score = heard @ adapter.extracts.T
    for place in range(len(adapter.extracts)):
        own = -np.sort(-likeness[:, owners == place], axis=1)[:, :NEAREST]
        score[:, place] += own.mean(axis=1) if own.shape[1] else -1
    best: Numbers = score.argmax(axis=1)
    return best


def main() -> None:
    """Write each pair of extracts of two topics with how often one was taken for the other, most confused topics first."""
    knowledge, numbers = Knowledge(Path("knowledge.db")), retrieval_settings()
    ways = knowledge.ways()
    ids = list(dict.fromkeys(extract for extract, _ in ways))
    owners = np.array([ids.index(extract) for extract, _ in ways])
    vectors = encoded([way for _, way in ways], cache_folder() / "confusion.npz")
    group = [knowledge.extracts[one].group for one in ids]
    groups = np.unique(group, return_inverse=True)[1]
    halves, right, near = np.random.default_rng(0).integers(0, 2, len(ways)), 0, 0
    pairs, topics = Counter[tuple[str, str]](), Counter[frozenset[str]]()
    for half in (0, 1):
        known, held = halves != half, halves == half
        first, second = numbers.learning_decay
        adapter = learn(vectors[known], owners[known], groups, numbers.how_to_learn(), (first, second))
        for own, got in zip(owners[held], found(adapter, (vectors[known], owners[known]), vectors[held]), strict=True):
            right += own == got
            near += groups[own] == groups[got]
            if groups[own] != groups[got]:
                pairs[ids[own], ids[got]] += 1
                topics[frozenset((group[own], group[got]))] += 1
    TARGET.parent.mkdir(exist_ok=True)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("topics, times", "topic", "taken for", "extract", "its", "times", "title", "title of the other"))
        of = {one: knowledge.extracts[one].group for one in ids}
        order = sorted(pairs, key=lambda pair: (-topics[frozenset(of[one] for one in pair)], sorted(of[one] for one in pair),
                                                -pairs[pair]))
        rows.writerows((topics[frozenset((of[one], of[other]))], of[one], of[other], one, other, pairs[one, other],
                        knowledge.extracts[one].title, knowledge.extracts[other].title) for one, other in order)
    print(f"{len(ways)} ways held out: {right / len(ways):.1%} find their own extract, {near / len(ways):.1%} their own topic; "
          f"{TARGET}")


if __name__ == "__main__":
    main()
