"""The adapter kept on disk under a hash of what it was learnt from; an extract it does not know stands at its ways' middle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.language.encoder import DIMENSIONS, Vector, identity
from pipeline.language.kept_vectors import mark, replace
from pipeline.retrieval.adapter import Adapter, Numbers, learn, middles
from pipeline.retrieval.settings import retrieval_settings

LEARNT = "learnt.npz"
NATION_TWIN = re.compile("-(?:england|wales)$")


@dataclass(frozen=True)
class Lessons:
    """What there is to learn: the extracts, their ways of asking with the place of the extract, and the ways' vectors."""

    ids: tuple[str, ...]
    ways: tuple[str, ...]
    owners: Numbers
    vectors: Vector

    def marks(self) -> list[str]:
        """A hash for each extract that changes with its id or its ways."""
        own: list[list[str]] = [[one] for one in self.ids]
        for way, owner in zip(self.ways, self.owners, strict=True):
            own[owner].append(way)
        return [mark(*words) for words in own]


def adapter_for(lessons: Lessons, cache: Path) -> Adapter:
    """What was learnt last, for the extracts as they are now; new and changed ones stand at the middle of their ways."""
    turn, known = _remembered(cache / LEARNT)
    turned = Adapter(turn, np.zeros((0, DIMENSIONS), dtype=np.float32)).turned(lessons.vectors)
    extracts = middles(turned, lessons.owners, len(lessons.ids))
    for place, one in enumerate(lessons.marks()):
        if one in known:
            extracts[place] = known[one]
    return Adapter(turn, extracts)


def is_learnt(lessons: Lessons, cache: Path) -> bool:
    """True when every extract, as it is now, was among those last learnt from."""
    return set(lessons.marks()) == set(_remembered(cache / LEARNT)[1])


def learn_anew(lessons: Lessons, cache: Path, groups: Sequence[str] | None = None) -> Adapter:
    """Learn from the ways and keep it; ``groups``: extracts that are told together.

    A badly typed copy of each way brought nothing on voices held out (docs/adr/0008), and cost as much again.
    """
    numbers = retrieval_settings()
    together = list(groups) if groups is not None else [NATION_TWIN.sub("", one) for one in lessons.ids]
    first, second = numbers.learning_decay
    teams = np.unique(together, return_inverse=True)[1]
    return keep(lessons, learn(lessons.vectors, lessons.owners, teams, numbers.how_to_learn(), (first, second)), cache)


def keep(lessons: Lessons, adapter: Adapter, cache: Path) -> Adapter:
    """Keep the adapter on disk as what was learnt from these, and give it back."""
    replace(cache / LEARNT, turn=adapter.turn, extracts=adapter.extracts, marks=np.array(lessons.marks()),
            encoder=np.array(identity()), settings=np.array(_settings()))
    return adapter


def _remembered(file: Path) -> tuple[Vector, dict[str, Vector]]:
    """The turn and the vectors by mark; no turn and none when nothing was learnt, or with another encoder or settings."""
    nothing: tuple[Vector, dict[str, Vector]] = (np.zeros((DIMENSIONS, DIMENSIONS), dtype=np.float32), {})
    if not file.exists():
        return nothing
    with np.load(file, allow_pickle=False) as kept:
        if str(kept["encoder"]) != identity() or str(kept["settings"]) != _settings():
            return nothing
        return kept["turn"], dict(zip(kept["marks"].tolist(), kept["extracts"], strict=True))


def _settings() -> str:
    """A hash of the numbers that decide what is learnt."""
    numbers = retrieval_settings()
    return mark(repr((numbers.learning, numbers.learning_decay)))
